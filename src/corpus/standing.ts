// Which releases still hold: one that was withdrawn, superseded or has run out answers nothing as if it were in force.
import type { Fault } from '../fault.ts'
import type { IsoDate, Release } from '../release/release.ts'

/** Why a release no longer answers. */
export type Retirement =
  | { readonly state: 'withdrawn'; readonly on: IsoDate }
  | { readonly state: 'superseded'; readonly by: Pick<Release, 'id' | 'title' | 'date'> }
  | { readonly state: 'expired'; readonly on: IsoDate }

export interface Retired {
  readonly release: Release
  readonly why: Retirement
}

/**
 * The releases in force and the retired ones, both in the given order. `today` decides what has run out; without it
 * nothing has. What a withdrawn release replaced stays replaced: nobody said that it holds again.
 */
export function standingOf(
  releases: readonly Release[],
  today: IsoDate | null,
): { readonly inForce: readonly Release[]; readonly retired: readonly Retired[] } {
  const replaced = new Map(
    releases.flatMap(({ id, title, date, supersedes = [] }) =>
      supersedes.map((old) => [old, { id, title, date }] as const),
    ),
  )
  const whyOf = ({ id, withdrawn, validUntil }: Release): Retirement | null => {
    if (withdrawn) return { state: 'withdrawn', on: withdrawn }
    const by = replaced.get(id)
    if (by !== undefined && by.id !== id) return { state: 'superseded', by }
    if (validUntil && today !== null && validUntil < today) return { state: 'expired', on: validUntil }
    return null
  }
  const judged = releases.map((release) => ({ release, why: whyOf(release) }))
  return {
    inForce: judged.flatMap(({ release, why }) => (why === null ? [release] : [])),
    retired: judged.flatMap(({ release, why }) => (why === null ? [] : [{ release, why }])),
  }
}

/** Releases that say they replace what is not there, themselves, or what replaces them. */
export function standingFaults(releases: readonly Release[], whereOf: (release: Release) => string): Fault[] {
  const byId = new Map(releases.map((release) => [release.id, release]))
  return releases.flatMap((release) =>
    (release.supersedes ?? []).flatMap((old) => {
      const other = byId.get(old)
      const isCircle = old === release.id || (other?.supersedes ?? []).includes(release.id)
      if (other !== undefined && !isCircle) return []
      const what = isCircle ? `supersedes goes in a circle: ${old}` : `supersedes ${old}, which is not there`
      const mend = 'name the id of an older release (its file name without .md), or remove the field'
      return [{ code: 'release-standing', where: whereOf(release), what, mend }]
    }),
  )
}
