// Whatever is asked, and of whatever text: every quote stands in a release, every figure in its quote.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { type Context, type Engine, freshContext } from '../../src/engine/engine.ts'
import type { Release } from '../../src/release/release.ts'
import { engineOf, rewritten, shippedCorpus, shippedEngine, shippedRelease } from '../support/engine.ts'

/** Not the program's own guard: what it must come to, from the release's text alone. */
function expectVerbatim(answer: Answer, release: Release): void {
  if (answer.outcome === 'off-topic') return
  for (const citation of answer.citations) {
    const paragraph = release.paragraphs[citation.paragraph - 1]
    expect(citation.release).toBe(release.id)
    expect(citation.quote).not.toBe('')
    expect(paragraph?.text).toContain(citation.quote)
    expect(citation.department).toBe(paragraph?.department)
    expect(citation.date).toBe(release.date)
  }
  if (answer.outcome === 'answered') {
    expect(answer.citations.length).toBeGreaterThan(0)
    for (const { text, citation } of [...answer.figures, ...answer.spans]) {
      expect(text).not.toBe('')
      expect(answer.citations[citation]?.quote).toContain(text)
    }
    for (const { text } of answer.figures) expect(text).toMatch(/[0-9０-９零〇一二两三四五六七八九十百千万]/)
  }
  if (answer.outcome === 'clarify')
    for (const { citation } of answer.choices) expect(answer.citations[citation]).toBeDefined()
  expect(answer.confidence >= 0 && answer.confidence <= 1).toBe(true)
  expect(answer.suggestions.length).toBeLessThanOrEqual(3)
}

const ofTheRelease = fc.constantFrom(...shippedCorpus.words, ...[...shippedCorpus.compounds].slice(0, 300))
const ofQuestions = fc.constantFrom(
  ...(
    '多少 几 多少名 几家 多少钱 百分之几 哪些 谁 什么时候 怎么 为什么 吗 呢 和 、 ， 。 ？ 的 了 那 其中 每人 一共 今年 2023年 6月 石家庄 ' +
    '2343名 9个 听说 不是 对吗 钱 how many people wheelchairs duoshao ren 為 殘疾人'
  ).split(' '),
)
const mixture = fc
  .array(fc.oneof({ weight: 3, arbitrary: ofTheRelease }, { weight: 2, arbitrary: ofQuestions }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
const message = fc.oneof(
  { weight: 4, arbitrary: mixture },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.constantFrom(...shippedCorpus.passages.map(({ text }) => text)) },
)

function askAll(engine: Engine, release: Release, messages: readonly string[]): void {
  let context: Context = freshContext
  for (const text of messages) {
    const reply = engine.ask(text, context)
    expectVerbatim(reply.answer, release)
    context = reply.context
  }
}

describe('the shipped release', { timeout: 60_000 }, () => {
  it('is quoted to the letter, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 3 }), (messages) => {
        askAll(shippedEngine, shippedRelease, messages)
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same answer to the same question', () => {
    const other = engineOf(shippedRelease)
    fc.assert(
      fc.property(message, (text) => {
        const { answer } = shippedEngine.ask(text, freshContext)
        expect(shippedEngine.ask(text, freshContext).answer).toEqual(answer)
        expect(other.ask(text, freshContext).answer).toEqual(answer)
      }),
      { numRuns: 40 },
    )
  })

  it('is searched to an end for 100,000 characters', () => {
    for (const piece of ['轮椅多少', '十', 'how many ', 'ni hao ', '为2343名残疾人', '\ud800'])
      askAll(shippedEngine, shippedRelease, [piece.repeat(100_000 / piece.length)])
  })
})

const damage = fc.record({
  paragraph: fc.nat(3),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(6),
  text: fc.oneof(
    fc.constantFrom(
      '',
      '?',
      '\ufffd',
      '。',
      '，',
      '“',
      '（',
      '7',
      '0',
      '万',
      '\n',
      '\ue000',
      '&nbsp;',
      '  ',
      '十',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
})

/** The release after deletions, insertions and changed characters. */
function damaged(
  damages: readonly { paragraph: number; at: number; length: number; text: string }[],
): Release {
  return rewritten(shippedRelease, (whole, number) =>
    damages
      .filter(({ paragraph }) => paragraph + 1 === number)
      .reduce((text, { at, length, text: put }) => {
        const start = Math.floor(at * text.length)
        return text.slice(0, start) + put + text.slice(start + length)
      }, whole),
  )
}

// Each run builds an engine: with a machine's other work beside it, that may take longer than most tests have.
describe('a damaged copy', { timeout: 60_000 }, () => {
  it('is quoted as it stands, never as it was', () => {
    fc.assert(
      fc.property(
        fc.array(damage, { minLength: 1, maxLength: 40 }),
        fc.array(message, { minLength: 4, maxLength: 6 }),
        (damages, messages) => {
          const release = damaged(damages)
          const own = '给多少残疾人适配了轮椅拐杖'
          askAll(engineOf(release), release, [own, '发放贷款多少钱', ...messages])
        },
      ),
      { numRuns: 15 },
    )
  })

  it('of nothing but blanks answers nothing', () => {
    const release = rewritten(shippedRelease, () => ' \n ')
    const { answer } = engineOf(release).ask('给多少残疾人适配了轮椅', freshContext)
    expect(answer.outcome).not.toBe('answered')
  })
})
