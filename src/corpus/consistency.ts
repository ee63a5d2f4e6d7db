// A corpus checked against itself: the arithmetic its sentences imply, the names they count, and contradictions.
import { arithmeticOf } from './arithmetic.ts'
import type { Corpus } from './corpus.ts'
import type { Finding } from './finding.ts'
import { ledgerOf } from './ledger.ts'
import { namesOf } from './names.ts'
import { conflictsOf } from './series.ts'

/** Everything that could be checked, what holds too; in reading order, contradictions last. */
export function consistencyOf({ releases, passages }: Pick<Corpus, 'releases' | 'passages'>): Finding[] {
  const within = passages.flatMap((passage, at) => {
    const before = passages[at - 1]
    const isNeighbour = before?.release === passage.release && before.paragraph === passage.paragraph
    return [...arithmeticOf(passage, isNeighbour && before ? before : null), ...namesOf(passage)]
  })
  return [...within, ...conflictsOf(ledgerOf(releases, passages))]
}
