// Every figure of a release, said again: rightly, with other digits, of another place and of another year.
import { describe, expect, it } from 'vitest'
import type { Figure, Passage } from '../../src/passage/passage.ts'
import { shippedCorpus, shippedEngine } from '../support/engine.ts'

const quiet = new Set(['date', 'age', 'ordinal', 'document-number'])
const published = shippedCorpus.passages.flatMap((passage) =>
  passage.figures.filter(({ kind }) => !quiet.has(kind)).map((figure) => ({ passage, figure })),
)

function verdictOn(number: string, message: string) {
  return shippedEngine.verify(message).find((claim) => claim.number === number)?.verdict ?? 'not-published'
}

/** The figure's clause with this number in its place. */
function saying(number: string, { text }: Passage, { clause, span }: Figure): string {
  return `${text.slice(clause.start, span.start)}${number}${text.slice(span.end, clause.end)}`
}

const digits = /[0-9.]+/u

describe('a published figure', () => {
  it('agrees with its own clause, four times of five, and never differs from it', () => {
    const verdicts = published.map(({ passage, figure }) =>
      verdictOn(figure.text, saying(figure.text, passage, figure)),
    )
    expect(verdicts).not.toContain('differs')
    expect(verdicts.filter((verdict) => verdict === 'agrees').length).toBeGreaterThan(0.8 * verdicts.length)
  })

  it.each([
    ['ten times as much', (printed: string) => String(Number((Number(printed) * 10).toPrecision(8)))],
    ['another first digit', (printed: string) => printed.replace(/^./u, (d) => String((Number(d) % 9) + 1))],
  ])('does not agree with %s', (_, other) => {
    const agreeing = published.flatMap(({ passage, figure }) => {
      const number = figure.text.replace(digits, other)
      const message = saying(number, passage, figure)
      return number !== figure.text && verdictOn(number, message) === 'agrees' ? [message] : []
    })
    expect(agreeing).toEqual([])
  })

  it.each(['三亚市', '2021年，', '市公安局'])('is not published of %s', (other) => {
    const judged = published.flatMap(({ passage, figure }) => {
      const message = `${other}${saying(figure.text, passage, figure)}`
      return verdictOn(figure.text, message) === 'not-published' ? [] : [message]
    })
    expect(judged).toEqual([])
  })
})
