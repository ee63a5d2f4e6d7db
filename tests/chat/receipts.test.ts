// A thousand questions, each with its receipt; then the store and the knowledge begin anew, a release is corrected and
// rolled back: every receipt gives the bytes that were said.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageEvent } from '../../src/chat/event.ts'
import type { Turn } from '../../src/chat/memory.ts'
import { type Receipt, receiptIdIn } from '../../src/chat/receipt.ts'
import { checkedReceipt, verifying } from '../../src/chat/verifying.ts'
import { UsageError } from '../../src/cli/io.ts'
import { run } from '../../src/cli/verify.ts'
import { keyOf } from '../../src/corpus/key.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { type Live, startLive } from '../../src/engine/live.ts'
import { linesOnly } from '../../src/render/message.ts'
import { receiptPhrasesIn } from '../../src/render/phrases-receipts.ts'
import { receiptText } from '../../src/render/receipt.ts'
import { telegramText } from '../../src/render/telegram-html.ts'
import { knowledgeFolder } from '../../src/store/folder-files.ts'
import { builtOf, readKnowledge } from '../../src/store/knowledge.ts'
import { happen } from '../contracts/examples.ts'
import { blank, effectsOf, message, responseTo, textOf } from '../support/chat.ts'
import { onSqlite, type TestStore } from '../support/databases.ts'
import { engineOf, gazetteer, knowledgeDir, lexicon, releaseOf, shippedRelease } from '../support/engine.ts'
import { testIo } from '../support/test-io.ts'

const written = fileURLToPath(new URL('../../knowledge/precedents/', import.meta.url))
let folder = ''
let at: TestStore
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuanwen-receipts-'))
  cpSync(knowledgeDir, folder, { recursive: true })
  at = await onSqlite()
})
afterAll(async () => {
  await at.dispose()
  rmSync(folder, { recursive: true })
})

async function liveHere(): Promise<Live> {
  const build = async (files: Live extends { files(): infer F } ? F : never) =>
    builtOf(
      await readKnowledge(folder, { files, today: '2026-11-23' }),
      { lexicon, gazetteer },
      { remembers: 2000 },
    )
  return startLive({
    ...{ versions: at.store.versions, folder: knowledgeFolder(folder), shared: false },
    ...{ buildFirst: build, build, prepare: async () => null, today: () => '2026-11-23' },
    ...{ onSwap: () => undefined, onLeft: () => undefined, onFaults: () => undefined },
  })
}

/** A thousand of the questions that people wrote, in an order that no file has. */
function questions(): string[] {
  const texts = readdirSync(written, { withFileTypes: true }).flatMap((file) =>
    file.isFile()
      ? [...readFileSync(join(written, file.name), 'utf8').matchAll(/"text": ?"((?:[^"\\\\]|\\\\.)*)"/gu)]
      : [],
  )
  const all = [...new Set(texts.map(([, text = '']) => JSON.parse(`"${text}"`) as string))]
  return all.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))).slice(0, 1000)
}

describe('receipts', { timeout: 240_000 }, () => {
  const said = new Map<string, string>()
  let first = ''

  it('stand under every answer, and are kept', async () => {
    const live = await liveHere()
    const engine = live.engine()
    first = engine.knowledgeVersion
    let turn: Turn | null = null
    for (const [i, question] of questions().entries()) {
      const response = responseTo(message(question), { engine, turn: i % 5 === 0 ? null : turn })
      // As the store keeps it.
      turn = JSON.parse(JSON.stringify(effectsOf(response, 'turn')[0]?.turn ?? null))
      const [kept] = effectsOf(response, 'receipt')
      if (!kept) continue
      const { id } = kept.receipt
      expect(receiptIdIn(textOf(response))).toBe(id)
      said.set(id, textOf(response))
      await happen(at.store, kept)
    }
    expect(said.size).toBeGreaterThan(900)
  })

  const bytesOf = async (engines: (receipt: Receipt) => Promise<Engine | null>) => {
    const wrong: string[] = []
    for (const [id, text] of said) {
      const receipt = await at.store.memory.receipt(id)
      const engine = receipt && (await engines(receipt))
      const { again = null, isSame = false } =
        (receipt && engine && checkedReceipt(receipt, engine, engine)) ?? {}
      const lines = again === null ? '' : telegramText(linesOnly(again.reply.lines))
      const under = receiptPhrasesIn(receipt?.language ?? 'en').under(id)
      if (!isSame || !text.startsWith(`${lines}\n${under}`)) wrong.push(id)
    }
    return wrong
  }

  it('give the same bytes after a restart, a correction and a rollback', async () => {
    await at.reopened()
    const live = await liveHere()
    expect(live.engine().knowledgeVersion).toBe(first)
    const path = [...live.files().keys()].find((name) => name.startsWith('releases/')) ?? ''
    const before = live.files()
    const corrected = new Map([...before, [path, (before.get(path) ?? '').replaceAll('2343名', '2433名')]])
    const change = { way: 'desk', by: 1, note: '' } as const
    expect(await live.publish({ ...change, files: corrected, after: live.version().id })).toMatchObject({
      outcome: 'published',
    })
    expect(live.engine().knowledgeVersion).not.toBe(first)
    expect(await bytesOf(({ knowledge }) => live.engineOf(knowledge))).toEqual([])

    const [id = ''] = [...said].find(([, text]) => text.startsWith('2343名') && text.includes('回执')) ?? []
    const asked: MessageEvent = message(`/verify ${id.toUpperCase()}`)
    const parts = { memory: at.store.memory, engine: live.engine, engineOf: live.engineOf }
    const answer = textOf(await verifying(asked, blank, parts))
    expect(answer).toContain('与当时的回答一字不差')
    expect(answer).toContain('已更正：当时是 2343名，现在公布的是 2433名。')
    expect(answer).toContain(first)
    const paused = textOf(await verifying(asked, { ...blank, paused: '有一个数字正在核对' }, parts))
    expect(paused).toBe(`有一个数字正在核对\n${answer}`)

    await live.publish({ way: 'rollback', by: 1, note: '', files: before, after: live.version().id })
    expect(live.engine().knowledgeVersion).toBe(first)
    await at.reopened()
    const again = await liveHere()
    expect(await bytesOf(({ knowledge }) => again.engineOf(knowledge))).toEqual([])
    expect(textOf(await verifying(asked, blank, { ...parts, memory: at.store.memory }))).toContain(
      '这就是现在的资料',
    )
  })

  it('can be verified on the command line, beside the running bot', async () => {
    const [id = ''] = [...said].find(([, text]) => text.startsWith('2343名') && text.includes('回执')) ?? []
    const args = { knowledge: folder, data: at.options.dataDir }
    const io = testIo()
    expect(await run({ ...args, id }, io)).toBe(0)
    expect(io.out()).toContain('与当时的回答一字不差')
    expect(await run({ ...args, id: '0000000000' }, testIo())).toBe(1)
    await expect(run({ ...args, id: '12' }, testIo())).rejects.toThrow(UsageError)
  })

  it('call no figure corrected that stands, when a later release has a newer one', () => {
    const question = '给多少残疾人配了轮椅、拐杖'
    const then = engineOf(shippedRelease)
    const later = releaseOf(['2025年，为2511名残疾人适配轮椅、拐杖等辅助器具。'], {
      ...{ id: '2025-12-24-test', date: '2025-12-24', place: shippedRelease.place, departments: ['市残联'] },
    })
    const [kept] = effectsOf(responseTo(message(question), { engine: then }), 'receipt')
    const checked = kept && checkedReceipt(kept.receipt, then, engineOf(shippedRelease, later))
    const text = checked ? telegramText(receiptText(checked, 'zh-Hans')) : ''
    expect(text).toMatch(/2343名 没有更正/)
    expect(text).not.toContain('已更正')
  })

  it('that nobody has, or that name no version that is kept, say so', async () => {
    const live = await liveHere()
    const parts = { memory: at.store.memory, engine: live.engine, engineOf: async () => null }
    expect(textOf(await verifying(message('/verify'), blank, parts))).toContain('/verify')
    expect(textOf(await verifying(message('/verify 0000000000'), blank, parts))).toContain(
      '没有回执 0000000000',
    )
    const [id = ''] = said.keys()
    expect(textOf(await verifying(message(`/verify ${id}`), blank, parts))).toContain('已经不再保存')
    const quoted = `2343名\n回执 ${id}`
    expect(textOf(await verifying(message('/verify', { quoted }), blank, parts))).toContain(`回执 ${id}`)
  })

  it('are gone when who asked wants to be forgotten', async () => {
    await happen(at.store, { kind: 'forget', person: 7 })
    expect(await at.store.memory.keptAbout(7)).toMatchObject({ receipts: 0 })
  })
})
