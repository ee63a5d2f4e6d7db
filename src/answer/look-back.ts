// A turn that asks about the last answer (出处呢？ 截至什么时候？ 再说一遍) → that answer's source, date or figure again.
import type { Figure } from '../passage/passage.ts'
import type { BackReference } from '../query/back-reference.ts'
import type { Shown } from '../query/conversation.ts'
import type { Query } from '../query/query.ts'
import type { Indexed } from '../search/indexed.ts'
import type { PassageIndex } from '../search/passage-index.ts'
import type { Answer, PointedFigure } from './answer.ts'
import { citationOf } from './citation.ts'
import { claimCheck } from './compose.ts'

/** The answer about what was `shown`, or null where that is gone; a number that `query` brings is held against it. */
export function lookBack(
  back: BackReference,
  shown: Shown,
  index: PassageIndex,
  query: Query,
): Answer | null {
  const indexed = index.get(shown.passage)
  if (!indexed) return null
  const cited = citationOf(indexed, index.corpus.retired)
  const figure = indexed.passage.figures.find((f) => f.text === shown.figure) ?? null
  if (back === 'examples' && !listsWithin(indexed, figure))
    return { ...notTold(shown, 'no-passage'), citations: [cited] }
  const pointed: PointedFigure[] = []
  if (back !== 'period' && figure) pointed.push({ text: figure.text, citation: 0, label: '', period: null })
  if (back === 'period' && figure) {
    const said = indexed.passage.figures.find((f) => f.kind === 'date' && figure.period.text.includes(f.text))
    if (said) pointed.push({ text: said.text, citation: 0, label: '', period: null })
    else if (figure.period.basis === 'release-date' || figure.period.basis === 'previous-sentence')
      return { ...notTold(shown, 'no-figure'), citations: [cited] }
  }
  return {
    outcome: 'answered',
    figures: pointed,
    citations: [cited],
    spans: [],
    missing: [],
    claim: figure && back === 'repeat' ? claimCheck({ ...query, checksClaim: true }, figure) : null,
    suggestions: [],
    confidence: 1,
    understood: shown.text,
  }
}

/** Whether the figure's own clause names some of what it counts; without a figure, the sentence. */
function listsWithin({ items, text }: Indexed, figure: Figure | null): boolean {
  const { start, end } = figure?.clause ?? { start: 0, end: text.length }
  return items.filter((item) => item.start >= start && item.end <= end).length > 1
}

function notTold(shown: Shown, reason: 'no-figure' | 'no-passage') {
  return {
    outcome: 'not-stated',
    reason,
    about: null,
    suggestions: [],
    confidence: 0.5,
    understood: shown.text,
  } as const
}
