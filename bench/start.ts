// Fresh processes: how long until the first reply, and how much memory they then hold.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inFreshProcess, runNode } from './fresh-process.ts'
import { type Subject, subjects } from './one-reply.ts'
import { spreadOf } from './timing.ts'

const question = '给多少残疾人配了轮椅拐杖这些'
const times = 5

export interface Start {
  readonly name: string
  /** Milliseconds. */
  readonly least: number
  readonly median: number
}

/** Bytes, as the process itself and the kernel report them. */
export interface Memory {
  readonly name: string
  readonly peak: number
  readonly resident: number
  readonly heap: number
}

const names: Readonly<Record<Subject, string>> = {
  yuanwen: 'yuanwen',
  minisearch: 'MiniSearch alone',
  node: 'bare Node',
}

/**
 * Five starts of each subject in turn; the memory of one. For yuanwen the start is that of the command itself, with what
 * an earlier one left in the data folder, and with nothing there.
 */
export async function startAndMemory(): Promise<{ start: Start[]; memory: Memory[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'yuanwen-start-'))
  const ask = async (data: string) => {
    const { firstByteMs } = await runNode(['src/yuanwen.js', 'ask', question], {
      DATA_DIR: join(folder, data),
    })
    return firstByteMs
  }
  const starts: Readonly<Record<string, (turn: number) => Promise<number>>> = {
    [`${names.yuanwen}, the first time`]: (turn) => ask(`first-${turn}`),
    [names.yuanwen]: () => ask('first-0'),
    [names.minisearch]: async () =>
      (await runNode(['bench/one-reply.ts', 'minisearch', question])).firstByteMs,
    [names.node]: async () => (await runNode(['bench/one-reply.ts', 'node', question])).firstByteMs,
  }
  const started = new Map<string, number[]>()
  for (let turn = 0; turn < times; turn++)
    for (const [name, startOnce] of Object.entries(starts))
      started.set(name, [...(started.get(name) ?? []), await startOnce(turn)])
  rmSync(folder, { recursive: true })
  const memory: Memory[] = []
  for (const subject of subjects)
    memory.push({
      ...(await inFreshProcess<Omit<Memory, 'name'>>('one-reply.ts', [subject, question])),
      name: names[subject],
    })
  const start = [...started].map(([name, times]) => ({ name, ...spreadOf(times) }))
  return { start, memory }
}
