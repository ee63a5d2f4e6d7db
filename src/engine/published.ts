// Words of a search → the published figures that they lead to, each with its own question and its sentence: what can be
// shown side by side, because each stands for itself.
import type { Citation } from '../answer/answer.ts'
import { citationOf } from '../answer/citation.ts'
import { wrongIn } from '../answer/verbatim.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isAskable } from '../passage/askable.ts'
import type { Slot } from '../query/query.ts'
import type { Reader } from '../query/understand.ts'
import { unmetDemand } from '../search/demands.ts'
import type { PassageIndex } from '../search/passage-index.ts'
import { type Candidate, makeRanker } from '../search/rank.ts'
import { thresholds } from '../search/weights.ts'

/** A figure as it was published. */
export interface PublishedFigure {
  readonly text: string
  /** What it answers, in the release's words. */
  readonly question: string
  readonly citation: Citation
}

/** Figures that the words lead to, best first; none where they lead nowhere. */
export type FigureFinder = (words: string) => readonly PublishedFigure[]

/** So many candidates are looked through; Telegram shows no more cards anyway. */
const mostFigures = 50

/** A finder for one corpus. */
export function makeFigureFinder(reader: Reader, index: PassageIndex, lexicon: Lexicon): FigureFinder {
  return (words) => {
    const query = reader.understand(words)
    const rank = makeRanker(query, index, lexicon)
    const found = query.slots.flatMap((slot) => rank(asTopic(slot), null))
    const best = Math.max(0, ...found.map(({ evidence }) => evidence.coverage))
    const least = Math.max(thresholds.nearby, thresholds.nearbyShare * best)
    const fits = (one: Candidate) =>
      one.score > 0 &&
      one.evidence.coverage >= least &&
      one.evidence.contradicted.length === 0 &&
      one.evidence.otherPersons === 0 &&
      unmetDemand(query, one) === null
    const figures = found.filter(fits).flatMap(({ indexed, figure }): PublishedFigure[] => {
      if (!figure || !isAskable(figure)) return []
      const citation = citationOf(indexed, index.corpus.retired)
      const isVerbatim = citation.quote.includes(figure.text) && wrongIn(citation, index.corpus).length === 0
      return isVerbatim ? [{ text: figure.text, question: figure.question, citation }] : []
    })
    return onlyOnce(figures).slice(0, mostFigures)
  }
}

/** Whatever the words ask for, figures are shown. */
function asTopic(slot: Slot): Slot {
  return slot.asking === 'figure' || slot.asking === 'topic'
    ? slot
    : { ...slot, asking: 'topic', kinds: null }
}

function onlyOnce(figures: readonly PublishedFigure[]): readonly PublishedFigure[] {
  const keys = new Set<string>()
  return figures.filter(({ text, question, citation }) => {
    const key = [citation.release, citation.paragraph, citation.sentence, question, text].join('\n')
    return keys.size < keys.add(key).size
  })
}
