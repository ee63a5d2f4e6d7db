// A decision → the answer with its citations and the questions that can be asked next. Verbatim or not at all.
import { isAskable } from '../passage/askable.ts'
import type { Query } from '../query/query.ts'
import type { Indexed } from '../search/indexed.ts'
import type { PassageIndex } from '../search/passage-index.ts'
import type { Candidate } from '../search/rank.ts'
import type { Answer, Citation, ClaimCheck } from './answer.ts'
import { citationOf } from './citation.ts'
import type { Decision } from './decide.ts'

const mostSuggestions = 3
/** Longer questions are not read, let alone tapped. */
const longestSuggestion = 40

/** The answer that the decision amounts to. `understood` is the question as completed from the conversation. */
export function compose(
  decision: Decision,
  query: Query,
  index: PassageIndex,
  understood: string | null,
): Answer {
  switch (decision.outcome) {
    case 'answered': {
      const { citations, indexOf } = cite(decision.chosen)
      const figures = decision.chosen.flatMap(({ figure, indexed }) =>
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
        claim: claimCheck(query, decision.chosen),
        suggestions: suggestionsNear(decision.chosen, index),
        confidence: confidenceOf(decision.chosen),
        understood,
      }
    }
    case 'clarify': {
      const { citations, indexOf } = cite(decision.choices)
      const choices = decision.choices.flatMap(({ figure, indexed }) =>
        figure ? [{ question: figure.question, citation: indexOf(indexed) }] : [],
      )
      return { outcome: 'clarify', choices, citations, suggestions: [], confidence: 0.5, understood }
    }
    case 'not-stated': {
      const { citations } = cite(decision.nearby)
      return {
        outcome: 'not-stated',
        reason: decision.reason,
        about: decision.about,
        citations,
        suggestions: suggestionsNear(decision.nearby, index),
        confidence: 1 - confidenceOf(decision.nearby.slice(0, 1)),
        understood,
      }
    }
  }
}

function cite(candidates: readonly Candidate[]): {
  citations: Citation[]
  indexOf: (indexed: Indexed) => number
} {
  const sources = [...new Set(candidates.map((candidate) => candidate.indexed))]
  return { citations: sources.map(citationOf), indexOf: (indexed) => sources.indexOf(indexed) }
}

function labelOf(
  { passage }: Indexed,
  figure: { readonly counted: { start: number; end: number }; readonly own: { start: number; end: number } },
): string {
  const counted = passage.text.slice(figure.counted.start, figure.counted.end)
  return counted || passage.text.slice(figure.own.start, figure.own.end)
}

function claimCheck(query: Query, chosen: readonly Candidate[]): ClaimCheck | null {
  const mention = query.mentions[0]
  const figure = chosen[0]?.figure
  if (!query.checksClaim || !mention || !figure) return null
  return { claimed: mention.text, agrees: figure.value === mention.value }
}

function confidenceOf(candidates: readonly Candidate[]): number {
  if (candidates.length === 0) return 0
  return Number(
    Math.max(0, Math.min(1, Math.min(...candidates.map((candidate) => candidate.score)))).toFixed(2),
  )
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
