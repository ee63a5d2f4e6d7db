// What is offered to be corrected when a newer release takes the place of one that was announced.
import { describe, expect, it } from 'vitest'
import { draft } from '../../src/announcement/announcement.ts'
import { digestOf } from '../../src/announcement/digest.ts'
import { offeredCorrections } from '../../src/announcement/superseded.ts'
import { createOffers } from '../../src/chat/offers.ts'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import { telegramText } from '../../src/render/telegram-html.ts'
import { engineOf, noVocabulary, releaseOf } from '../support/engine.ts'

const texts = [
  '全市为2343名残疾人适配辅助器具。',
  '全市建成养老机构12家，床位460张。',
  '全年发放失业保险金856万元。',
]
const old = releaseOf(texts, { id: '2024-12-24-old' })
const renewed = (changes: Readonly<Record<string, string>>) =>
  releaseOf(
    texts.map((text) => Object.entries(changes).reduce((all, [from, to]) => all.replace(from, to), text)),
    { id: '2025-01-02-new', date: '2025-01-02', title: '更正稿', supersedes: [old.id] },
  )
const before = makeCorpus([old], noVocabulary)
const content = digestOf(old, before.passages)
if (content === null) throw new Error('the release has no digest')
const announcement = draft({ id: 'aaaaaa', content, author: 9, origin: 'test', createdAt: 1, state: 'done' })
const offeredBy = (changes: Readonly<Record<string, string>>) =>
  offeredCorrections(announcement, makeCorpus([old, renewed(changes)], noVocabulary))

describe('the digest', () => {
  it('holds sentences to the letter, with their figures', () => {
    expect(content.excerpts.map(({ quote }) => quote)).toEqual(texts)
    expect(content.excerpts.map(({ figures }) => figures)).toEqual([
      ['2343名'],
      ['12家', '460张'],
      ['856万元'],
    ])
  })
})

describe('a release that supersedes an announced one', () => {
  it('offers the figures that it gives otherwise, and no others', () => {
    expect(offeredBy({ '2343名': '2434名', '460张': '640张' })).toEqual({
      by: '更正稿',
      changes: [
        { old: '2343名', new: '2434名' },
        { old: '460张', new: '640张' },
      ],
    })
  })

  it('offers nothing where the figures stayed, or the old release still holds', () => {
    expect(offeredBy({})).toBeNull()
    expect(offeredCorrections(announcement, before)).toBeNull()
  })

  it('offers nothing twice that was corrected', () => {
    const corpus = makeCorpus([old, renewed({ '2343名': '2434名' })], noVocabulary)
    const corrections = [{ old: '2343名', new: '2434名', at: 1 }]
    expect(offeredCorrections({ ...announcement, corrections }, corpus)).toBeNull()
  })

  it('leaves to a person what no longer has one figure of the same indicator', () => {
    expect(offeredBy({ 为2343名残疾人适配辅助器具: '举办培训2500场' })).toBeNull()
  })

  it('is offered to the author with one tap, once for a knowledge version', async () => {
    const engine = engineOf(old, renewed({ '2343名': '2434名' }))
    const said: string[] = []
    const asked = new Set<string>()
    const look = createOffers({
      newsroom: {
        correctable: async () => [announcement],
        async offered(
          id: string,
          version: string,
          offers: readonly { chat: number; message: Parameters<typeof telegramText>[0] }[],
        ) {
          if (asked.has(`${id} ${version}`)) return false
          asked.add(`${id} ${version}`)
          for (const { chat, message } of offers) said.push(`${chat} ${telegramText(message)}`)
          return true
        },
      },
      engine: () => engine,
      editors: () => [1],
      onPosts: () => {},
    })
    await look()
    await look()
    expect(said).toEqual([
      expect.stringMatching(/^9 公告“民生实事”的稿件已被《更正稿》取代[\s\S]*· 2343名 → 2434名$/),
    ])
  })
})
