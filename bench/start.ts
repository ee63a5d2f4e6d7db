// Fresh processes: how long until the first reply, and how much memory they then hold.
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

/** Five starts of each subject in turn; the memory of one. For yuanwen the start is that of the command itself. */
export async function startAndMemory(): Promise<{ start: Start[]; memory: Memory[] }> {
  const started = new Map<Subject, number[]>()
  for (let i = 0; i < times; i++)
    for (const subject of subjects) {
      const { firstByteMs } = await runNode(
        subject === 'yuanwen'
          ? ['src/yuanwen.js', 'ask', question]
          : ['bench/one-reply.ts', subject, question],
      )
      started.set(subject, [...(started.get(subject) ?? []), firstByteMs])
    }
  const memory: Memory[] = []
  for (const subject of subjects)
    memory.push({
      ...(await inFreshProcess<Omit<Memory, 'name'>>('one-reply.ts', [subject, question])),
      name: names[subject],
    })
  const start = subjects.map((subject) => ({ name: names[subject], ...spreadOf(started.get(subject) ?? []) }))
  return { start, memory }
}
