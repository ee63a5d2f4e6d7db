// A release → its passages: one a sentence, each figure with what it counts, its period and its question.
import type { Paragraph, Release } from '../release/release.ts'
import { splitClauses, splitSentences } from '../text/sentences.ts'
import { countedBy, partsOf } from './counted.ts'
import { findNumbers, type NumberFound } from './figure.ts'
import type { Figure, FigureKind, Passage, Span } from './passage.ts'
import { periodOf } from './period.ts'
import { questionFor } from './question.ts'

/** All passages of a release, in reading order. Their texts are substrings of its paragraphs. */
export function splitRelease(release: Release): Passage[] {
  return release.paragraphs.flatMap((paragraph) => splitParagraph(release, paragraph))
}

function splitParagraph(release: Release, paragraph: Paragraph): Passage[] {
  const sentences = splitSentences(paragraph.text)
  return sentences.map(({ start, end }, i) => {
    const text = paragraph.text.slice(start, end)
    const before = sentences[i - 1]
    const previous = before ? paragraph.text.slice(before.start, before.end) : null
    return {
      id: `${release.id}#${paragraph.number}.${i + 1}`,
      release: release.id,
      paragraph: paragraph.number,
      sentence: i + 1,
      text,
      offset: start,
      department: paragraph.department,
      departmentEvidence: paragraph.departmentEvidence,
      figures: figuresOf(text, previous, release.date),
    }
  })
}

/** The figures of one sentence. `previous` is the sentence before it in the paragraph, for inherited periods. */
export function figuresOf(sentence: string, previous: string | null, date: string): Figure[] {
  const numbers = findNumbers(sentence)
  if (numbers.length === 0) return []
  const clauses = splitClauses(sentence)
  return numbers.map((number) => {
    const clause = clauses.find((c) => holds(c, number)) ?? { start: 0, end: sentence.length }
    const beside = numbers.filter((n) => holds(clause, n))
    const own = partsOf(sentence, clause, beside).find((part) => holds(part, number)) ?? clause
    const counted = countedBy(sentence, number, own)
    return {
      ...number,
      kind: kindOf(number, sentence.slice(own.start, own.end)),
      clause,
      own,
      counted,
      period: periodOf(sentence, clause, previous, date),
      question: questionFor(sentence, number, own, subjectBefore(sentence, clauses, clause)),
    }
  })
}

/** 303户 in 在孵企业303户 are enterprises, not families. */
function kindOf({ kind }: NumberFound, own: string): FigureKind {
  return kind === 'households' && /企业|公司|商户|经营户|个体|工商户/.test(own) ? 'organisations' : kind
}

function holds(span: Span, number: NumberFound): boolean {
  return span.start <= number.span.start && number.span.end <= span.end
}

/** What the nearest earlier clause counts: the subject that a thin clause (占比68.48%) leaves out. */
function subjectBefore(sentence: string, clauses: readonly Span[], clause: Span): string {
  const earlier = clauses.filter((c) => c.end <= clause.start).reverse()
  for (const candidate of earlier) {
    const number = findNumbers(sentence.slice(0, candidate.end))
      .filter((n) => n.span.start >= candidate.start)
      .at(-1)
    if (!number || number.kind === 'date') continue
    const counted = countedBy(sentence, number, candidate)
    if (counted.end > counted.start) return sentence.slice(counted.start, counted.end)
  }
  return ''
}
