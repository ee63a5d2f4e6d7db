// One indicator in several releases: of the candidates that say the same of another time, the newest one answers (or
// the one of the time that is asked for), older ones stand behind it, and one that contradicts it is set beside it.
import { agree } from '../corpus/interval.ts'
import type { LedgerLine } from '../corpus/ledger.ts'
import type { Query } from '../query/query.ts'
import { unmetDemand } from '../search/demands.ts'
import type { RankedSlot } from '../search/in-turn.ts'
import type { Candidate } from '../search/rank.ts'

/** A slot whose candidates say each indicator once, with what else is said of the best one's indicator. */
export interface SeriesSlot extends RankedSlot {
  /** Of earlier times, from older releases, newest first. */
  readonly earlier: readonly Candidate[]
  /** Of the same time, and not to be reconciled with the best candidate. */
  readonly contradicting: readonly Candidate[]
}

/** Candidates are compared with the best one only; a series further down the list answers nothing. */
export function inSeries(ranked: RankedSlot, query: Query): SeriesSlot {
  const { candidates } = ranked
  const best = candidates.find(({ score }) => score > 0)
  const line = best && lineFor(best)
  const alike = best && line ? [best, ...candidates.filter((one) => isOfSeries(one, best, line))] : []
  if (!best || alike.length < 2) return { ...ranked, earlier: [], contradicting: [] }
  const byAge = alike.toSorted((a, b) => byDate(b) - byDate(a) || byPeriod(b, a))
  const meeting = byAge.filter((one) => unmetDemand(query, one) === null)
  const chosen = meeting.find((one) => isOfYear(one, query)) ?? meeting.find(hasBegun) ?? meeting[0] ?? best
  const of = lineFor(chosen)
  const others = byAge.filter((one) => one !== chosen)
  const contradicting = others.filter((one) => of !== null && contradicts(one, of))
  const aside = others.filter(
    (one) => one.indexed.release !== chosen.indexed.release || isOtherColumn(one, chosen, of),
  )
  const gone = new Set([...aside, ...contradicting])
  const rest = candidates.filter((one) => one !== chosen && !gone.has(one))
  return {
    ...ranked,
    candidates: [{ ...chosen, score: best.score, model: best.model }, ...rest],
    // Who asks for a time has it.
    earlier:
      query.years.length + query.months.length > 0 ? [] : aside.filter((one) => isEarlier(one, chosen, of)),
    contradicting,
  }
}

/** Printed for a year that is asked for: the release's date alone does not tell a table's columns apart. */
function isOfYear({ figure }: Candidate, { years }: Query): boolean {
  return years.some((year) => figure?.period.text.includes(`${year}`))
}

/** Not a plan for a year to come. */
function hasBegun({ figure, indexed }: Candidate): boolean {
  return (figure?.period.from ?? '') <= indexed.release.date
}

function byDate({ indexed }: Candidate): number {
  return Date.parse(indexed.release.date)
}

function byPeriod(a: Candidate, b: Candidate): number {
  const [one = '', other = ''] = [a, b].map(({ figure }) => figure?.period.to)
  return one < other ? -1 : one > other ? 1 : 0
}

/** The same row of a table for another time. */
function isOtherColumn(one: Candidate, chosen: Candidate, of: LedgerLine | null): boolean {
  return (
    one.indexed === chosen.indexed &&
    one.figure?.own.start !== chosen.figure?.own.start &&
    lineFor(one)?.at !== of?.at
  )
}

function lineFor({ indexed, figure }: Candidate): LedgerLine | null {
  const line = figure && indexed.line(figure)
  return line && !line.isThin ? line : null
}

/** Of the same place, department and indicator; a release that names no department may be of any. */
function isOfSeries(one: Candidate, best: Candidate, { key }: LedgerLine): boolean {
  if (one === best || one.figure?.kind !== best.figure?.kind) return false
  const [a, b] = [one.indexed, best.indexed]
  if (a.release.place !== b.release.place) return false
  const [mine, other] = [a.passage.department, b.passage.department]
  return (mine === null || other === null || mine === other) && lineFor(one)?.key === key
}

function contradicts(one: Candidate, of: LedgerLine): boolean {
  const line = lineFor(one)
  return line !== null && line.at === of.at && !agree(line.figure, of.figure)
}

function isEarlier(one: Candidate, chosen: Candidate, of: LedgerLine | null): boolean {
  return one.indexed.release.date < chosen.indexed.release.date && lineFor(one)?.at !== of?.at
}
