// Passages ↔ how a snapshot holds them: what their releases say already (texts, departments) left out, what repeats
// (units, periods, headings) once in a table, spans as numbers. JSON of it is read in a fraction of the time.
import type { Figure, Passage, Period, Span } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'

/** All passages, and the values that many of them share, told by their place here. */
export interface StoredPassages {
  readonly shared: readonly unknown[]
  readonly periods: readonly Period[]
  /** By release, in order. */
  readonly releases: readonly (readonly [id: string, passages: readonly StoredPassage[]])[]
}

type StoredPassage = readonly [
  paragraph: number,
  sentence: number,
  start: number,
  length: number,
  figures: readonly StoredFigure[],
  /** What only some passages have. */
  rest: number | Pick<Passage, 'lists' | 'heading' | 'asked' | 'speaker' | 'isQuestion'>,
]

type StoredFigure = readonly [
  start: number,
  end: number,
  value: number,
  upper: number | null,
  /** Approximation, unit, kind, and whether it can be asked for, as one shared value. */
  said: number,
  counted: number,
  countedEnd: number,
  own: number,
  ownEnd: number,
  clause: number,
  clauseEnd: number,
  period: number,
  question: string,
  partOf: readonly [number, number] | 0,
]

type Said = Pick<Figure, 'approximation' | 'unit' | 'kind' | 'askable'>

/** For passages of these releases, which stand together and in the releases' order. */
export function storedPassages(passages: readonly Passage[]): StoredPassages {
  const shared = new Numbered<unknown>()
  const periods = new Numbered<Period>()
  const releases = Map.groupBy(passages, ({ release }) => release)
  return {
    releases: [...releases].map(([id, ones]) => [id, ones.map((one) => ofPassage(one, shared, periods))]),
    shared: shared.values,
    periods: periods.values,
  }
}

function ofPassage(passage: Passage, shared: Numbered<unknown>, periods: Numbered<Period>): StoredPassage {
  const { paragraph, sentence, offset, text, figures } = passage
  const { id: _id, release: _release, department: _name, departmentEvidence: _evidence, ...others } = passage
  const { paragraph: _p, sentence: _s, offset: _o, text: _t, figures: _f, ...rest } = others
  return [
    paragraph,
    sentence,
    offset,
    text.length,
    figures.map((figure) => ofFigure(figure, shared, periods)),
    // Lists are of one sentence; the rest, such as headings, of many.
    rest.lists === undefined ? shared.numberOf(rest) : rest,
  ]
}

function ofFigure(figure: Figure, shared: Numbered<unknown>, periods: Numbered<Period>): StoredFigure {
  const { text: _text, span, value, upper, counted, own, clause, period, question, partOf, ...said } = figure
  return [
    span.start,
    span.end,
    value,
    upper,
    shared.numberOf(said satisfies Said),
    counted.start,
    counted.end,
    own.start,
    own.end,
    clause.start,
    clause.end,
    periods.numberOf(period),
    question,
    partOf ? [partOf.start, partOf.end] : 0,
  ]
}

/** The passages again, with the texts of their releases. */
export function passagesOf(stored: StoredPassages, releases: readonly Release[]): Passage[] {
  const byId = new Map(releases.map((release) => [release.id, release]))
  return stored.releases.flatMap(([id, passages]) => {
    const paragraphs = new Map(byId.get(id)?.paragraphs.map((paragraph) => [paragraph.number, paragraph]))
    return passages.map(([number, sentence, offset, length, figures, others]): Passage => {
      const paragraph = paragraphs.get(number)
      const text = paragraph?.text.slice(offset, offset + length) ?? ''
      const rest = typeof others === 'number' ? (stored.shared[others] as object) : others
      return {
        id: `${id}#${number}.${sentence}`,
        release: id,
        paragraph: number,
        sentence,
        text,
        offset,
        department: paragraph?.department ?? null,
        departmentEvidence: paragraph?.departmentEvidence ?? 'none',
        figures: figures.map((figure) => figureOf(figure, text, stored)),
        ...rest,
      }
    })
  })
}

function figureOf(stored: StoredFigure, text: string, { shared, periods }: StoredPassages): Figure {
  const [start, end, value, upper, said, counted, countedEnd, own, ownEnd, clause, clauseEnd, period] = stored
  const partOf = stored[13]
  const span = (from: number, to: number): Span => ({ start: from, end: to })
  const { approximation, unit, kind, askable } = shared[said] as Said
  return {
    text: text.slice(start, end),
    span: span(start, end),
    value,
    upper,
    approximation,
    unit,
    kind,
    counted: span(counted, countedEnd),
    own: span(own, ownEnd),
    clause: span(clause, clauseEnd),
    period: periods[period] ?? { text: '', basis: 'release-date' },
    question: stored[12],
    ...(partOf === 0 ? {} : { partOf: span(...partOf) }),
    ...(askable === undefined ? {} : { askable }),
  }
}

/** Values by number: equal ones get the same. */
class Numbered<T> {
  readonly values: T[] = []
  readonly #known = new Map<string, number>()

  numberOf(value: T): number {
    const key = JSON.stringify(value)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#known.set(key, this.values.length)
    return this.values.push(value) - 1
  }
}
