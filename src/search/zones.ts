// A figure in its passage → the texts around it, from its own stretch outwards, each with how much a match there counts.
import type { Figure, Span } from '../passage/passage.ts'
import type { Indexed } from './indexed.ts'
import { weights } from './weights.ts'

/** Where a word of the question may be found, seen from the figure (or, without one, from the sentence). */
export type ZoneName = keyof typeof weights.zones

export interface Zone {
  readonly name: ZoneName
  readonly text: string
}

/** Zones in which a word speaks of the figure itself. */
export const inReach: ReadonlySet<ZoneName> = new Set(['own', 'clause', 'before'])

/** How much a match in the zone counts, 0 to 1. */
export function zoneWeight(zone: Zone): number {
  return weights.zones[zone.name]
}

/** From the figure's own stretch outwards; for a passage as a whole, the sentence and what surrounds it. */
export function zonesOf({ text, clauses, previous, next, heading }: Indexed, figure: Figure | null): Zone[] {
  const around: Zone[] = [
    { name: 'previous', text: previous },
    { name: 'next', text: next },
    { name: 'heading', text: heading },
  ]
  if (!figure) return [{ name: 'own', text }, ...around]
  const { own, clause, span } = figure
  if (figure.kind === 'date') {
    // A date holds for the whole sentence that it opens, but not for what follows a semicolon.
    const to = `${text};`.slice(span.end).search(/[；;]/) + span.end
    return [{ name: 'own', text: text.slice(0, to) }, { name: 'behind', text: text.slice(to) }, ...around]
  }
  const subject = thinSubject(text, clauses, figure)?.start ?? clause.start
  return [
    { name: 'own', text: without(text.slice(own.start, own.end), figure.text) },
    { name: 'clause', text: text.slice(subject, clause.end) },
    { name: 'before', text: text.slice(0, clause.start) },
    { name: 'behind', text: text.slice(clause.end) },
    { name: 'previous', text: previous },
    { name: 'heading', text: heading },
  ]
}

/** A thin clause (占比68.48%) goes on speaking of what the clause before it names: that clause, else null. */
export function thinSubject(
  text: string,
  clauses: readonly Span[],
  { own, clause, text: printed }: Figure,
): Span | null {
  if (text.slice(own.start, own.end).replace(printed, '').length > weights.thin) return null
  return clauses.findLast((c) => c.end <= clause.start) ?? null
}

/** The figure's own letters are no evidence for it: 四大支点 is, 25个 is not. */
function without(text: string, figure: string): string {
  return /\d/.test(figure) ? text.replace(figure, ' ') : text
}
