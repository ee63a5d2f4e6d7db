// The releases answer, and nothing else: without its sentence a figure's own question is not answered with another
// figure, and with other digits in the text it is answered with those.
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { answerOf, engineOf, rewritten, shippedCorpus, shippedRelease } from '../support/engine.ts'

/** What is asked for by number; days, ages and the like are said beside it. */
const asked = new Set([
  'people',
  'households',
  'organisations',
  'places',
  'things',
  'times',
  'money',
  'share',
])
const cases = shippedCorpus.passages.flatMap((passage) =>
  passage.figures
    .filter(({ kind }) => asked.has(kind))
    .map((figure) => ({
      passage,
      figure,
      text: figure.text,
      where: passage.id.split('#')[1],
      question: figure.question,
    })),
)

const pointedOut = (answer: Answer) =>
  answer.outcome === 'answered' ? answer.figures.map(({ text }) => text) : []

/** Every digit becomes another one, no leading zero among them; numbers in words become others as well. */
function otherDigits(text: string): string {
  return text
    .replace(/[0-9]/g, (digit) => String((Number(digit) % 9) + 1))
    .replace(/[两三四]/g, (word) => {
      return word === '两' ? '五' : word === '三' ? '六' : '八'
    })
}

describe('each figure', { timeout: 30_000 }, () => {
  it('is among those that are asked for here', () => {
    expect(new Set(cases.map(({ text }) => text)).size).toBeGreaterThan(60)
  })

  it.each(cases)('$where $text is found by its own question', ({ text, question }) => {
    expect(pointedOut(answerOf(question))).toContain(text)
  })

  it.each(cases)('$where $text has no stand-in when its sentence is gone', ({ passage, text, question }) => {
    const without = rewritten(shippedRelease, (whole, number) =>
      number === passage.paragraph
        ? whole.slice(0, passage.offset) + whole.slice(passage.offset + passage.text.length)
        : whole,
    )
    const others = pointedOut(answerOf(question, engineOf(without))).filter((figure) => figure !== text)
    expect(others).toEqual([])
  })

  it.each(cases)('$where $text changes with the digits of the release', ({ passage, figure, question }) => {
    const now = otherDigits(figure.text)
    const start = passage.offset + figure.span.start
    const changed = rewritten(shippedRelease, (whole, number) =>
      number === passage.paragraph
        ? whole.slice(0, start) + now + whole.slice(passage.offset + figure.span.end)
        : whole,
    )
    const answer = answerOf(question, engineOf(changed))
    const elsewhere = shippedCorpus.passages.some(
      (other) => other !== passage && other.figures.some(({ text }) => text === figure.text),
    )
    expect(pointedOut(answer).some((text) => text === now || (elsewhere && text === figure.text))).toBe(true)
    if (!elsewhere) expect(pointedOut(answer)).not.toContain(figure.text)
  })
})
