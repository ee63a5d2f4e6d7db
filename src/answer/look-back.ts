// A turn that asks about the last answer (出处呢？ 截至什么时候？ 再说一遍) → that answer's source, date or figure again.
import type { BackReference, LastTurn } from '../query/conversation.ts'
import type { Query } from '../query/query.ts'
import type { PassageIndex } from '../search/passage-index.ts'
import type { Answer, PointedFigure } from './answer.ts'
import { citationOf } from './citation.ts'
import { claimCheck } from './compose.ts'

/** The answer about the last turn, or null when that turn had no passage; a number that `query` brings is held against it. */
export function lookBack(
  back: BackReference,
  last: LastTurn,
  index: PassageIndex,
  query: Query,
): Answer | null {
  const indexed = last.passage === null ? null : index.get(last.passage)
  if (!indexed) return null
  const cited = citationOf(indexed, index.corpus.retired)
  const figure = indexed.passage.figures.find((f) => f.text === last.figure) ?? null
  const pointed: PointedFigure[] = []
  if (back !== 'period' && figure) pointed.push({ text: figure.text, citation: 0, label: '', period: null })
  if (back === 'period' && figure) {
    const said = indexed.passage.figures.find((f) => f.kind === 'date' && figure.period.text.includes(f.text))
    if (said) pointed.push({ text: said.text, citation: 0, label: '', period: null })
    else if (figure.period.basis === 'release-date' || figure.period.basis === 'previous-sentence')
      return { ...notDated(last), citations: [cited] }
  }
  return {
    outcome: 'answered',
    figures: pointed,
    citations: [cited],
    spans: [],
    missing: [],
    claim: figure ? claimCheck(query, figure) : null,
    suggestions: [],
    confidence: 1,
    understood: last.text,
  }
}

function notDated(last: LastTurn) {
  return {
    outcome: 'not-stated',
    reason: 'no-figure',
    about: null,
    suggestions: [],
    confidence: 0.5,
    understood: last.text,
  } as const
}
