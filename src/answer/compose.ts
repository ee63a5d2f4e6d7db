// A decision → the answer with its citations and the questions that can be asked next. Verbatim or not at all.
import { isAskable } from '../passage/askable.ts'
import type { Figure } from '../passage/passage.ts'
import { isMentioned } from '../query/mention.ts'
import type { Query } from '../query/query.ts'
import type { Indexed } from '../search/indexed.ts'
import type { PassageIndex } from '../search/passage-index.ts'
import type { Candidate } from '../search/rank.ts'
import type { Answer, Citation, ClaimCheck, EarlierFigure } from './answer.ts'
import { citationOf } from './citation.ts'
import type { Decision } from './decide.ts'
import { sumOf } from './sum.ts'

const mostSuggestions = 3
/** Longer questions are not read, let alone tapped. */
const longestSuggestion = 40

/** What other releases say of the indicator that answers. */
export interface Beside {
  readonly earlier: readonly Candidate[]
  readonly contradicting: readonly Candidate[]
  /** What the question wants added up, and no release does. */
  readonly addends: readonly Candidate[]
}

/** The answer that the decision amounts to. `understood` is the question as completed from the conversation. */
export function compose(
  decision: Decision,
  query: Query,
  index: PassageIndex,
  understood: string | null,
  { earlier, contradicting, addends }: Beside = { earlier: [], contradicting: [], addends: [] },
): Answer {
  switch (decision.outcome) {
    case 'answered': {
      const pointed = [...decision.chosen, ...contradicting.slice(0, 1)]
      const { citations, indexOf } = cite(pointed, index)
      const figures = pointed.flatMap(({ figure, indexed }) =>
        figure
          ? [{ text: figure.text, citation: indexOf(indexed), label: labelOf(indexed, figure), period: null }]
          : [],
      )
      return {
        outcome: 'answered',
        figures,
        citations,
        spans: [],
        missing: decision.missing,
        claim: claimCheck(query, decision.chosen[0]?.figure),
        suggestions: suggestionsNear(decision.chosen, index),
        confidence: rounded(decision.confidence),
        understood,
        ...(contradicting.length > 0 ? { disagreeing: true as const } : {}),
        ...(earlier.length > 0 ? { earlier: earlierFigures(earlier, index) } : {}),
      }
    }
    case 'clarify': {
      const { citations, indexOf } = cite(decision.choices, index)
      const choices = decision.choices.flatMap(({ figure, indexed }) =>
        figure
          ? [{ question: toldApart(figure.question, indexed, decision.choices), citation: indexOf(indexed) }]
          : [],
      )
      return { outcome: 'clarify', choices, citations, suggestions: [], confidence: 0.5, understood }
    }
    case 'not-stated': {
      const { citations } = cite(addends.length > 0 ? addends : decision.nearby, index)
      const sum = sumOf(addends)
      return {
        outcome: 'not-stated',
        ...(sum === null ? {} : { sum }),
        reason: decision.reason,
        about: decision.about,
        citations,
        suggestions: suggestionsNear(decision.nearby, index),
        confidence: rounded(decision.confidence),
        understood,
      }
    }
  }
}

/** A question that figures of several places share is asked of its own place. */
function toldApart(question: string, { release }: Indexed, choices: readonly Candidate[]): string {
  const shared = choices.some(
    ({ figure, indexed }) => figure?.question === question && indexed.release.place !== release.place,
  )
  return shared ? `${release.place}${question}` : question
}

function cite(
  candidates: readonly Candidate[],
  { corpus }: PassageIndex,
): {
  citations: Citation[]
  indexOf: (indexed: Indexed) => number
} {
  const sources = [...new Set(candidates.map((candidate) => candidate.indexed))]
  return {
    citations: sources.map((indexed) => citationOf(indexed, corpus.retired)),
    indexOf: (indexed) => sources.indexOf(indexed),
  }
}

/** One figure a release, so many at most: further back nobody looks. */
const mostEarlier = 3

function earlierFigures(candidates: readonly Candidate[], { corpus }: PassageIndex): EarlierFigure[] {
  const found = candidates.flatMap(({ figure, indexed }) =>
    figure ? [{ text: figure.text, citation: citationOf(indexed, corpus.retired) }] : [],
  )
  const once = found.filter(
    (one, i) => found.findIndex((other) => other.citation.release === one.citation.release) === i,
  )
  return once.slice(0, mostEarlier)
}

function labelOf(
  { passage }: Indexed,
  figure: { readonly counted: { start: number; end: number }; readonly own: { start: number; end: number } },
): string {
  const counted = passage.text.slice(figure.counted.start, figure.counted.end)
  return counted || passage.text.slice(figure.own.start, figure.own.end)
}

/** The number that the question brings, held against the figure; null where it brings none to check. */
export function claimCheck(query: Query, figure: Figure | null | undefined): ClaimCheck | null {
  const mention = query.mentions[0]
  if (!query.checksClaim || !mention || !figure) return null
  return { claimed: mention.text, agrees: isMentioned(mention, figure.value) }
}

function rounded(probability: number): number {
  return Math.round(probability * 100) / 100
}

/** Questions of the figures around the cited passages: same sentence, then the rest of the paragraph. */
function suggestionsNear(candidates: readonly Candidate[], index: PassageIndex): string[] {
  const first = candidates[0]
  if (!first) return []
  const { passage } = first.indexed
  const byDistance = [...index.paragraphOf(passage)].sort(
    (a, b) => Math.abs(a.sentence - passage.sentence) - Math.abs(b.sentence - passage.sentence),
  )
  const pointed = new Set(candidates.map((candidate) => candidate.figure))
  const questions = byDistance.flatMap((other) =>
    other.figures
      .filter(
        (figure) => !pointed.has(figure) && isAskable(figure) && figure.question.length <= longestSuggestion,
      )
      .map((figure) => figure.question),
  )
  return [...new Set(questions)].slice(0, mostSuggestions)
}
