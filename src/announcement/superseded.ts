// Figures that were announced, and a newer release gives otherwise → corrections to be offered. A figure is only offered
// where the newer release has one figure of the same indicator, department and place; everything else is for a person.
import { type Corpus, soundPassages } from '../corpus/corpus.ts'
import { type LedgerLine, ledgerOf } from '../corpus/ledger.ts'
import type { Announcement, Correction } from './announcement.ts'

export interface Offered {
  /** The newer release's title. */
  readonly by: string
  readonly changes: readonly Pick<Correction, 'old' | 'new'>[]
}

/** What changed of the figures that `announcement` shows; null where nothing did, or its release still holds. */
export function offeredCorrections(
  { content, corrections }: Pick<Announcement, 'content' | 'corrections'>,
  { releases, retired, passages }: Pick<Corpus, 'releases' | 'retired' | 'passages'>,
): Offered | null {
  if (content.kind !== 'release') return null
  const old = retired.find(({ release }) => release.id === content.release)?.release
  const newer = releases.find(({ supersedes = [] }) => supersedes.includes(content.release))
  if (old === undefined || newer === undefined) return null
  const quotes = content.excerpts.map(({ quote }) => quote)
  const before = ledgerOf([old], soundPassages(old)).filter(({ passage }) =>
    quotes.includes(passage.text.trim()),
  )
  const after = ledgerOf(
    [newer],
    passages.filter(({ release }) => release === newer.id),
  )
  const changes = before.flatMap((line) => {
    const now = sameAs(line, after)
    if (now === null || now.figure.text === line.figure.text) return []
    const change = { old: line.figure.text, new: now.figure.text }
    const known = corrections.some((one) => one.old === change.old && one.new === change.new)
    return known ? [] : [change]
  })
  return changes.length === 0 ? null : { by: newer.title, changes }
}

/** The one line of the same indicator; for the same time where there are several. */
function sameAs(line: LedgerLine, after: readonly LedgerLine[]): LedgerLine | null {
  const alike = after.filter(
    (one) =>
      one.key === line.key &&
      one.figure.kind === line.figure.kind &&
      one.passage.department === line.passage.department &&
      one.release.place === line.release.place,
  )
  const [only, ...more] = alike
  if (more.length === 0) return only ?? null
  const sameTime = alike.filter(({ at }) => at === line.at)
  return sameTime.length === 1 ? (sameTime[0] ?? null) : null
}
