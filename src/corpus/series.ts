// One indicator through time: what several releases say of it, newest first; and where two of them contradict.
import type { Finding } from './finding.ts'
import { agree } from './interval.ts'
import type { LedgerLine } from './ledger.ts'

/** What the releases of one place say of one indicator, newest first; at least two of them. */
export interface Series {
  readonly key: string
  readonly indicator: string
  readonly lines: readonly LedgerLine[]
}

/** The series of a ledger whose lines come from the newest release to the oldest, as a corpus has them. */
export function seriesOf(ledger: readonly LedgerLine[]): Series[] {
  return [...groups(ledger)].flatMap(([key, lines]) => {
    const [newest] = lines
    const releases = new Set(lines.map(({ release }) => release.id))
    return newest === undefined || releases.size < 2 ? [] : [{ key, indicator: newest.indicator, lines }]
  })
}

/**
 * Indicators with two values for the same time, in one release or in two of the same place. Numbers that one true
 * number can be behind (2000余人, 2013人) do not contradict.
 */
export function conflictsOf(ledger: readonly LedgerLine[]): Finding[] {
  return [...groups(ledger)].flatMap(([, lines]) =>
    [...Map.groupBy(lines, ({ at }) => at).values()].flatMap(conflictIn),
  )
}

/**
 * The first line that contradicts the newest one; a third value would only say the same again. One sentence does not
 * contradict itself: it lists, or says from what to what. A share that is not said of anything says nothing to compare.
 */
function conflictIn(lines: readonly LedgerLine[]): Finding[] {
  const [first, ...others] = lines.filter(({ isThin, figure }) => !isThin || figure.kind !== 'share')
  const other =
    first &&
    others.find(({ figure, passage }) => passage.id !== first.passage.id && !agree(figure, first.figure))
  if (!first || !other) return []
  const what = `${first.indicator} is ${first.figure.text} and ${other.figure.text} for the same time (${first.at})`
  return [{ rule: 'conflict', holds: false, where: first.passage.id, also: [other.passage.id], what }]
}

/** By place and indicator. Two departments may count the same words differently, so theirs are apart. */
function groups(ledger: readonly LedgerLine[]): Map<string, LedgerLine[]> {
  return Map.groupBy(ledger, ({ key, release, passage }) =>
    [release.place, passage.department ?? '', key].join('\n'),
  )
}
