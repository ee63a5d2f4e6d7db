// How a turn came about → what the next one may refer back to.
import { type LastTurn, namesLittle, type Shown } from '../query/conversation.ts'
import type { Before } from '../search/bound.ts'
import type { Explanation } from './engine.ts'

/** What the next turn may refer back to; `before` where the turn says nothing of its own. */
export function lastTurnOf(
  { query, ranked, decision, curated }: Explanation,
  before: LastTurn | null,
): LastTurn | null {
  if (ranked.length === 0 || !decision) return before
  const about =
    decision.outcome === 'answered'
      ? decision.chosen[0]
      : decision.outcome === 'not-stated'
        ? decision.nearby[0]
        : decision.choices[0]
  const figure = decision.outcome === 'answered' ? (about?.figure ?? null) : null
  const passage = about?.indexed.passage.id ?? null
  const shown =
    passage === null
      ? null
      : { text: query.text, passage, figure: figure?.text ?? null, kind: figure?.kind ?? null }
  const earlier = before === null ? null : shownIn(before)
  // What is not stated of the last answer leaves that one on the table.
  const staysShown =
    decision.outcome === 'not-stated' &&
    earlier !== null &&
    earlier.figure !== null &&
    (earlier.passage === passage || namesLittle(query))
  return {
    text: query.text,
    slots: ranked.map(({ slot }) => slot),
    passage,
    figure: figure?.text ?? null,
    isAnswered: decision.outcome === 'answered',
    shown: staysShown ? earlier : shown,
    ...(curated === null ? {} : { curated }),
  }
}

/** What the reader has before them; a turn that an earlier version kept says it by its passage. */
export function shownIn({ text, passage, figure, shown }: LastTurn): Shown | null {
  if (shown !== undefined) return shown
  return passage === null ? null : { text, passage, figure, kind: null }
}

/** What the turn came to, for those who know what was asked after such turns. */
export function cameTo(last: LastTurn): Before {
  const { passage, figure, isAnswered = figure !== null } = last
  const shown = shownIn(last)
  return { passage, figure, isAnswered, shown: isAnswered || shown?.figure ? shown : null }
}
