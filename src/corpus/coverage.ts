// A corpus → what it covers, counted: for telling citizens what can be asked at all.
import { isAskable } from '../passage/askable.ts'
import type { IsoDate } from '../release/release.ts'
import type { Corpus } from './corpus.ts'

export interface CoveredRelease {
  readonly title: string
  readonly date: IsoDate
  readonly figures: number
}

export interface Coverage {
  /** Newest first. */
  readonly releases: readonly CoveredRelease[]
  readonly departments: readonly string[]
  /** How many figures can be asked for. */
  readonly figures: number
  readonly places: readonly string[]
  /** Years that the figures hold for, `2024`, in order; that of the release where the sentence tells none. */
  readonly years: readonly string[]
}

/** What can be asked of these releases. */
export function coverageOf({ releases, passages }: Pick<Corpus, 'releases' | 'passages'>): Coverage {
  const asked = passages.filter(({ isQuestion }) => isQuestion !== true)
  const countIn = new Map<string, number>()
  const years = new Set<string>()
  for (const { release, figures } of asked)
    for (const { period } of figures.filter(isAskable)) {
      countIn.set(release, (countIn.get(release) ?? 0) + 1)
      for (const year of yearsOf(period)) years.add(year)
    }
  return {
    releases: releases.map(({ id, title, date }) => ({ title, date, figures: countIn.get(id) ?? 0 })),
    departments: unique(passages.flatMap(({ department }) => department ?? [])),
    figures: [...countIn.values()].reduce((sum, count) => sum + count, 0),
    places: unique(releases.map(({ place }) => place)),
    years: [...years].sort(),
  }
}

/** The years of a period as far as its words tell them; `截至11月底` tells none. */
function yearsOf(period: { readonly text: string; readonly from?: string; readonly to?: string }): string[] {
  const told = [period.from, period.to].flatMap((day) => day?.slice(0, 4) ?? [])
  return told.length > 0 ? told : [...period.text.matchAll(/(?:19|20)\d\d(?=年|-)/g)].map(([year]) => year)
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
