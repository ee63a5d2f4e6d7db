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

  it('exchanges its knowledge for other that was made ready beside it, with which this one has nothing to do', async () => {
    const before = await knowledgeFolder(knowledgeDir).read()
    const after = new Map([...before].map(([path, text]) => [path, text.replaceAll('2343', '2345')]))
    const other = await loadEngine(knowledgeDir, { files: after })
    let now = engine
    const counted: string[] = []
    const withCount = (one: Engine): Engine => ({
      ...one,
      ask: (text, context) => {
        counted.push(text)
        return one.ask(text, context)
      },
    })
    thread = startThread({ provide: () => ({ knowledgeDir, dataDir, today: null, files: before }), journal })
    const respond = thread.beside(() => withCount(now))
    await thread.ready
    const question = message('今年为多少名残疾人适配了轮椅等辅助器具？')
    const figure = async () => JSON.stringify((await respond(question, known)).effects)
    const preparing = thread.prepare({ knowledgeDir, dataDir, today: null, files: after })
    expect(await figure()).toContain('2343名')
    const successor = await preparing
    expect(await figure()).toContain('2343名')
    // What was asked before the exchange is answered from what answered then.
    const asked = Array.from({ length: 20 }, figure)
    now = other
    successor?.takeOver()
    expect(await figure()).toContain('2345名')
    for (const reply of await Promise.all(asked)) expect(reply).toContain('2343名')
    expect(counted).toEqual([])
  })

  it('goes on as it is where other knowledge is not needed, or cannot be answered from', async () => {
    const { respond, asked } = await started()
    const files = await knowledgeFolder(knowledgeDir).read()
    const other = new Map([...files].map(([path, text]) => [path, text.replaceAll('2343', '2345')]))
    const provision = { knowledgeDir, dataDir, today: null }
    const next = thread?.prepare({ ...provision, files: other })
    ;(await next)?.dismiss()
    const faulty = new Map([...files, ['vocabulary/desk.yaml', '不是词表']])
    expect(await thread?.prepare({ ...provision, files: faulty })).toBeNull()
    expect(said).toEqual(['the second thread cannot be made ready: the first one does its work'])
    const { effects } = await respond(message('今年为多少名残疾人适配了轮椅等辅助器具？'), known)
    expect(JSON.stringify(effects)).toContain('2343名')
    expect(asked).toEqual([])
  })

  it('takes over what answers now where it was started before that was known', async () => {
    const before = await knowledgeFolder(knowledgeDir).read()
    const after = new Map([...before].map(([path, text]) => [path, text.replaceAll('2343', '2345')]))
    const other = await loadEngine(knowledgeDir, { files: after })
    let files = before
    let here = 0
    const counting: Engine = {
      ...other,
      ask(text, context) {
        here++
        return other.ask(text, context)
      },
    }
    thread = startThread({ provide: () => ({ knowledgeDir, dataDir, today: null, files }), journal })
    await thread.ready
    files = after
    const respond = thread.beside(() => counting)
    const askedHere = async () => {
      here = 0
      const { effects } = await respond(message('今年为多少名残疾人适配了轮椅等辅助器具？'), known)
      expect(JSON.stringify(effects)).toContain('2345名')
      return here
    }
    expect(await askedHere()).toBe(1)
    await expect.poll(askedHere, { timeout: 30_000 }).toBe(0)
  })

  it('is ended over a question that takes too long; what stands behind it is answered here', async () => {
    const { respond, asked } = await started(knowledgeDir, engine.knowledgeVersion, { deadlineMs: 1 })
    const late = respond(message('轮椅'.repeat(500)), known)
    const behind = respond(message('轮椅'), known)
    await expect(late).rejects.toThrow('came to its end')
    expect((await behind).effects).not.toEqual([])
    expect((await respond(message('轮椅'), known)).effects).not.toEqual([])
    expect(asked).toEqual(['轮椅', '轮椅'])
  })

  it('counts the time of a question from where it is worked on', async () => {
    const deadlineMs = 1500
    const { respond, asked } = await started(knowledgeDir, engine.knowledgeVersion, { deadlineMs })
    const long = message('轮椅'.repeat(500))
    const from = performance.now()
    await respond(long, known)
    // All of them together take longer than one may.
    const count = Math.ceil((1.5 * deadlineMs) / (performance.now() - from))
    await Promise.all(Array.from({ length: count }, () => respond(long, known)))
    expect(asked).toEqual([])
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
