// Every figure of a corpus put to the test: found by its own question, missed without its sentence, and other with
// other digits. What one figure can be asked, and what became of it.
import type { Answer } from '../answer/answer.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { indicatorOf } from '../corpus/indicator.ts'
import { indicatorKey, isThinIndicator } from '../corpus/ledger.ts'
import type { Figure, FigureKind, Passage } from '../passage/passage.ts'
import {
  corpusOfPart,
  type OtherDigits,
  otherDigitsOf,
  type Part,
  withOtherDigits,
  withoutPassage,
} from './counterfactual.ts'
import { type Engine, freshContext } from './engine.ts'

/** Builds the engine of a corpus that is tried out. */
export type Build = (corpus: Corpus) => Engine

/** A figure that is asked for by number, in its passage. */
export interface Asked {
  readonly passage: Passage
  readonly figure: Figure
}

/** A figure that failed a test: what was said in its place. */
export interface Miss extends Asked {
  readonly said: string
}

/** Kinds that nobody asks for by number: they are said beside what is asked. */
const unasked: readonly FigureKind[] = ['date', 'age', 'duration', 'ordinal', 'document-number', 'other']

export function askedIn(passages: readonly Passage[]): Asked[] {
  // A journalist's question answers nothing.
  const telling = passages.filter(({ isQuestion }) => isQuestion !== true)
  return telling.flatMap((passage) =>
    passage.figures.filter(({ kind }) => !unasked.includes(kind)).map((figure) => ({ passage, figure })),
  )
}

/** True where the question says too little to be about this figure and no other: 累计投入多少钱？ */
export function isThin({ figure }: Asked): boolean {
  const words = figure.question.replace(/多少\p{Script=Han}?|百分之几|千分之几|第几\p{Script=Han}?/u, '')
  return figure.askable === false || isThinIndicator(words)
}

/** Figures that an answer points out, with the passages they stand in. */
export function pointedOut(answer: Answer): readonly { readonly text: string; readonly passage: string }[] {
  if (answer.outcome !== 'answered') return []
  return answer.figures.map(({ text, citation }) => {
    const cited = answer.citations[citation]
    return { text, passage: cited ? `${cited.release}#${cited.paragraph}.${cited.sentence}` : '' }
  })
}

/** What an answer says, in a few words. */
export function saidIn(answer: Answer): string {
  const figures = pointedOut(answer).map(({ text }) => text)
  return figures.length > 0 ? figures.join('、') : answer.outcome
}

/**
 * Those that their own question does not find. Among several releases another one may answer with the same indicator,
 * or be offered beside this one: that is a series, no miss.
 */
export function missedByOwnQuestion(asked: readonly Asked[], engine: Engine, corpus: Corpus): Miss[] {
  const passages = new Map(corpus.passages.map((passage) => [passage.id, passage]))
  const keysIn = (id: string) => {
    const passage = passages.get(id)
    return passage?.figures.map((figure) => indicatorKey(indicatorOf(passage, figure), figure)) ?? []
  }
  return asked.flatMap(({ passage, figure }) => {
    const { answer } = engine.ask(figure.question, freshContext)
    const found = pointedOut(answer)
    if (found.some(({ text }) => text === figure.text)) return []
    const key = indicatorKey(indicatorOf(passage, figure), figure)
    const offered =
      answer.outcome === 'clarify'
        ? answer.citations.map((cited) => `${cited.release}#${cited.paragraph}.${cited.sentence}`)
        : found.map((one) => one.passage)
    const elsewhere = offered.filter((id) => passages.get(id)?.release !== passage.release)
    return elsewhere.some((id) => keysIn(id).includes(key)) ? [] : [{ passage, figure, said: saidIn(answer) }]
  })
}

/** Those whose question is answered by another figure when their sentence is taken away. One build a passage. */
export function answeredWithout(asked: readonly Asked[], part: Part, corpus: Corpus, build: Build): Miss[] {
  return [...Map.groupBy(asked, ({ passage }) => passage)].flatMap(([passage, ones]) => {
    const engine = build(corpusOfPart(corpus, withoutPassage(part, passage)))
    return ones.flatMap(({ figure }) => {
      const { answer } = engine.ask(figure.question, freshContext)
      const others = pointedOut(answer).filter(({ text }) => text !== figure.text)
      return others.length === 0 ? [] : [{ passage, figure, said: saidIn(answer) }]
    })
  })
}

/**
 * Those whose answer does not change with their digits. The first figures of all passages are changed at once, then the
 * second ones: a handful of builds. One that fails so is tried again alone before it is blamed.
 */
export function unmovedByDigits(asked: readonly Asked[], part: Part, corpus: Corpus, build: Build): Miss[] {
  const rounds: OtherDigits[][] = []
  for (const [passage, ones] of Map.groupBy(asked, ({ passage }) => passage))
    for (const [i, { figure }] of ones.entries()) {
      const now = otherDigitsOf(figure.text)
      if (now === null) continue
      rounds[i] ??= []
      rounds[i].push({ passage, figure, now })
    }
  return rounds.flatMap((changes) => {
    const suspects = unmoved(changes, part, corpus, build)
    return changes.length === 1
      ? suspects
      : suspects.flatMap(({ passage, figure }) =>
          unmoved(
            changes.filter((one) => one.passage === passage && one.figure === figure),
            part,
            corpus,
            build,
          ),
        )
  })
}

function unmoved(changes: readonly OtherDigits[], part: Part, corpus: Corpus, build: Build): Miss[] {
  const changed = withOtherDigits(part, changes)
  const engine = build(corpusOfPart(corpus, changed))
  const printed = new Set(changed.passages.flatMap(({ figures }) => figures.map(({ text }) => text)))
  return changes.flatMap(({ passage, figure, now }) => {
    const { answer } = engine.ask(figure.question, freshContext)
    const found = pointedOut(answer).map(({ text }) => text)
    // 233名 may stand in another sentence too, which says the same of the same children.
    const follows = found.includes(now) || (printed.has(figure.text) && found.includes(figure.text))
    return follows ? [] : [{ passage, figure, said: saidIn(answer) }]
  })
}
