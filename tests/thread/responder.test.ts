// The second thread says what this one would say, and where it cannot, this one says it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { respondHere } from '../../src/chat/responder.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { knowledgeFolder } from '../../src/store/folder-files.ts'
import { loadEngine } from '../../src/store/knowledge.ts'
import { startThread, type Thread } from '../../src/thread/responder.ts'
import { blank, message, press } from '../support/chat.ts'

const knowledgeDir = fileURLToPath(new URL('../../knowledge', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-thread-'))
const engine = await loadEngine(knowledgeDir)
const { engine: _engine, ...known } = blank
let thread: Thread | null = null
const said: string[] = []
const journal = {
  info: () => undefined,
  warn: (_facts: object, what: string) => void said.push(what),
  error: (_facts: object, what: string) => void said.push(what),
}

afterEach(() => thread?.close())
afterAll(() => rmSync(dataDir, { recursive: true }))

/** How often this thread's own engine was asked is counted in `asked`. */
async function started(
  folder = knowledgeDir,
  version = engine.knowledgeVersion,
  over: { readonly deadlineMs?: number } = {},
) {
  const asked: string[] = []
  const counting: Engine = {
    ...engine,
    knowledgeVersion: version,
    ask(text, context) {
      asked.push(text)
      return engine.ask(text, context)
    },
  }
  said.length = 0
  const provide = () => ({ knowledgeDir: folder, dataDir, today: null })
  thread = startThread({ provide, journal, ...over })
  await thread.ready
  return { respond: thread.beside(() => counting), asked }
}

const events = [
  message('今年为多少名残疾人适配了轮椅等辅助器具？'),
  message('how many older people can the homes take'),
  message('今天月球背面的火锅店几点关门？'),
  message('/topics'),
  message(null),
  press({ kind: 'vote', helpful: true }),
  press('forged'),
]

describe('the second thread', { timeout: 60_000 }, () => {
  it('responds as this one would, turn by turn', async () => {
    const { respond, asked } = await started()
    const here = respondHere(() => engine)
    for (const event of events) expect(await respond(event, known)).toEqual(await here(event, known))
    const first = await respond(message('残疾人托养多少人'), known)
    const turn = first.effects.find((effect) => effect.kind === 'turn')?.turn ?? null
    expect(turn).not.toBeNull()
    const next = message('那聋儿呢')
    expect(await respond(next, { ...known, turn })).toEqual(await here(next, { ...known, turn }))
    expect(asked).toEqual([])
  })

  it('is not asked while it holds other knowledge', async () => {
    const { respond, asked } = await started(knowledgeDir, 'another version')
    const [event] = events as [(typeof events)[0]]
    const other = { ...engine, knowledgeVersion: 'another version' }
    expect(await respond(event, known)).toEqual(await respondHere(() => other)(event, known))
    expect(asked).toHaveLength(1)
  })

  it('gives way to another one when other knowledge answers', async () => {
    const before = await knowledgeFolder(knowledgeDir).read()
    const after = new Map([...before].map(([path, text]) => [path, text.replaceAll('2343', '2345')]))
    const other = await loadEngine(knowledgeDir, { files: after })
    let now = engine
    const provide = () => ({ knowledgeDir, dataDir, today: null, files: now === engine ? before : after })
    const counted: string[] = []
    const withCount = (one: Engine): Engine => ({
      ...one,
      ask: (text, context) => {
        counted.push(text)
        return one.ask(text, context)
      },
    })
    thread = startThread({ provide, journal })
    const respond = thread.beside(() => withCount(now))
    await thread.ready
    const question = message('今年为多少名残疾人适配了轮椅等辅助器具？')
    const figure = async () => JSON.stringify((await respond(question, known)).effects)
    expect(await figure()).toContain('2343名')
    expect(counted).toEqual([])
    now = other
    expect(await figure()).toContain('2345名')
    // This thread does it until the new one can.
    const askedHere = async () => {
      counted.length = 0
      await figure()
      return counted.length
    }
    await expect.poll(askedHere, { timeout: 30_000 }).toBe(0)
    expect(await figure()).toContain('2345名')
  })

  it('is ended when a question takes too long, and this one goes on', async () => {
    const { respond, asked } = await started(knowledgeDir, engine.knowledgeVersion, { deadlineMs: 0 })
    await expect(respond(message('轮椅'.repeat(1500)), known)).rejects.toThrow('came to its end')
    expect((await respond(message('轮椅'), known)).effects).not.toEqual([])
    expect(asked).toEqual(['轮椅'])
  })

  it('leaves the work to this one where it cannot start, and says so once', async () => {
    const broken = join(dataDir, 'broken')
    writeFileSync(broken, 'no folder')
    const { respond, asked } = await started(broken)
    await respond(message('轮椅'), known)
    expect(asked).toEqual(['轮椅'])
    expect(said).toEqual(['the second thread failed: the first one does its work'])
  })
})
