// Two corpora side by side: which releases and passages came, went or changed, and which figures are other ones now.
import type { Passage } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'
import type { Corpus } from './corpus.ts'
import { ledgerOf } from './ledger.ts'

/** A sentence that reads otherwise now; ids may differ where sentences before it came or went. */
export interface ChangedPassage {
  readonly before: Passage
  readonly after: Passage
}

/** The same indicator of the same release with another figure: `1300名` → `1420名`. */
export interface ChangedFigure {
  readonly indicator: string
  readonly before: string
  readonly after: string
  readonly where: string
}

export interface Difference {
  readonly releases: { readonly added: readonly string[]; readonly gone: readonly string[] }
  readonly added: readonly Passage[]
  readonly gone: readonly Passage[]
  readonly changed: readonly ChangedPassage[]
  readonly figures: readonly ChangedFigure[]
}

type Side = Pick<Corpus, 'releases' | 'passages'>

/** What is other in `after`. Releases are the same where their ids are, sentences where their texts are. */
export function differenceOf(before: Side, after: Side): Difference {
  const [old, now] = [before, after].map(({ passages }) => Map.groupBy(passages, (one) => one.release))
  const ids = (side: Side) => new Set(side.releases.map(({ id }) => id))
  const [oldIds, nowIds] = [ids(before), ids(after)]
  const parts = [...new Set([...nowIds, ...oldIds])].map((id) =>
    differenceInRelease(old?.get(id) ?? [], now?.get(id) ?? []),
  )
  const changed = parts.flatMap((part) => part.changed)
  const added = parts.flatMap((part) => part.added)
  const gone = parts.flatMap((part) => part.gone)
  const releases = {
    added: [...nowIds].filter((id) => !oldIds.has(id)),
    gone: [...oldIds].filter((id) => !nowIds.has(id)),
  }
  const figures = changedFigures(
    { releases: before.releases, passages: [...gone, ...changed.map((pair) => pair.before)] },
    { releases: after.releases, passages: [...added, ...changed.map((pair) => pair.after)] },
  )
  return { releases, added, gone, changed, figures }
}

function differenceInRelease(
  before: readonly Passage[],
  after: readonly Passage[],
): Pick<Difference, 'added' | 'gone' | 'changed'> {
  const gone = without(before, after)
  const added = without(after, before)
  const changed: ChangedPassage[] = []
  for (const one of [...gone]) {
    const [other] = added
      .map((after) => ({ after, likeness: likeness(one.text, after.text) }))
      .filter(({ likeness }) => likeness >= sameSentence)
      .sort((a, b) => b.likeness - a.likeness)
    if (other === undefined) continue
    changed.push({ before: one, after: other.after })
    gone.splice(gone.indexOf(one), 1)
    added.splice(added.indexOf(other.after), 1)
  }
  return { added, gone, changed }
}

/** Those of `all` whose text is not among `others`, one for one. */
function without(all: readonly Passage[], others: readonly Passage[]): Passage[] {
  const left = new Map<string, number>()
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1)
  return all.filter(({ text }) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

/** From here on a sentence is the old one with changes, and not another one. */
const sameSentence = 0.5

/** Share of common pairs of characters (Dice), numbers aside: 0 to 1. */
function likeness(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => {
    const bare = text.replace(/[0-9]+/gu, '')
    return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)))
  })
  const common = [...(one ?? [])].filter((pair) => other?.has(pair)).length
  const all = (one?.size ?? 0) + (other?.size ?? 0)
  return all === 0 ? 0 : (2 * common) / all
}

function changedFigures(before: Side, after: Side): ChangedFigure[] {
  const [old, now] = [before, after].map(({ releases, passages }) =>
    Map.groupBy(
      ledgerOf(releases as readonly Release[], passages),
      ({ release, key }) => `${release.id}\n${key}`,
    ),
  )
  return [...(now ?? [])].flatMap(([key, lines]) =>
    lines.flatMap(({ figure, indicator, passage }, i) => {
      const was = old?.get(key)?.[i]
      if (was === undefined || was.figure.text === figure.text) return []
      return [{ indicator, before: was.figure.text, after: figure.text, where: passage.id }]
    }),
  )
}
