import { describe, expect, it } from 'vitest'
import type { Judged, Verdict } from '../../src/measure/judge.ts'
import { evalReport, totalsOf } from '../../src/measure/report.ts'

const judged = (verdict: Verdict, over: Partial<Judged> = {}): Judged => {
  return {
    id: `q-${verdict}`,
    text: '多少？',
    kind: 'figure',
    lang: 'zh-Hans',
    style: 'formal',
    expect: { answerable: true, figures: ['48名'], all: true, evidence: '为48名' },
    verdict,
    said: { outcome: 'answered', figures: ['14名'], reply: '14名', citations: [] },
    ...over,
  }
}
const mixed = (['correct', 'correct', 'partial', 'refused', 'wrong', 'held', 'false'] as const).map((v) =>
  judged(v),
)

describe('totalsOf', () => {
  it('counts correct of the answerable, held of the others, wrong of all', () => {
    const totals = totalsOf(mixed)
    expect(totals).toMatchObject({ asked: 7, correct: 2 / 5, held: 1 / 2, wrong: 2 / 7, utility: -0.5 })
    expect(totals.counts).toEqual({ correct: 2, partial: 1, refused: 1, wrong: 1, held: 1, false: 1 })
  })

  it('has no rate where nothing was judged', () => {
    expect(totalsOf([])).toMatchObject({ asked: 0, correct: null, held: null, wrong: null, utility: 0 })
  })
})

describe('evalReport', () => {
  it('begins with one line that says it all', () => {
    const [summary] = evalReport(mixed, []).text.split('\n')
    expect(summary).toBe(
      '7 questions: correct 40.0 % · held 50.0 % · wrong 28.6 % · utility -0.5 ' +
        '(correct 2, partial 1, refused 1, wrong 1, held 1, false 1)',
    )
  })

  it('gives dialogue turns a line of their own', () => {
    const lines = evalReport(mixed, [judged('correct')]).text.split('\n')
    expect(lines[1]).toMatch(/^1 dialogue turns: correct 100\.0 % · held – · wrong 0\.0 %/)
  })

  it('shows every miss with what was wanted and said, and no hit', () => {
    const { text } = evalReport([judged('wrong', { id: 'q7' }), judged('correct', { id: 'q8' })], [])
    expect(text).toContain('misses (1):')
    expect(text).toMatch(/WRONG q7 .*\n\s+expected 48名\n\s+said answered 14名/)
    expect(text).not.toContain('q8')
  })

  it('breaks the counts down by kind, language and style', () => {
    const { text } = evalReport([judged('correct', { lang: 'en' }), judged('wrong', { kind: 'list' })], [])
    for (const row of [/^en +1 +100\.0 %/m, /^list +1 +0\.0 %/m, /^formal +2 +50\.0 %/m])
      expect(text).toMatch(row)
  })
})
