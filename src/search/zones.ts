// A figure in its passage → the texts around it, from its own stretch outwards, each with how much a match there counts.
import type { Figure, Span } from '../passage/passage.ts'
import { hanOf } from './likeness.ts'
import { weights } from './weights.ts'

/** A sentence with the texts around it. */
export interface Sentence {
  readonly text: string
  readonly clauses: readonly Span[]
  /** The sentence before and the one behind, in the same paragraph; empty at its ends. */
  readonly previous: string
  readonly next: string
  /** Department, title, and the paragraph's first sentence: what the whole paragraph is about. */
  readonly heading: string
}

/** Where a word of the question may be found, seen from the figure (or, without one, from the sentence). */
export type ZoneName = keyof typeof weights.zones

export interface Zone {
  readonly name: ZoneName
  readonly text: string
  /** How much a match in the zone counts, 0 to 1. */
  readonly weight: number
  /** Another text than the sentence, not a part of it. */
  readonly isAround: boolean
}

/** Zones in which a word speaks of the figure itself. */
export const inReach: ReadonlySet<ZoneName> = new Set(['own', 'clause', 'before'])

/** A figure, or a sentence as a whole, as ranking reads it: cut once, whatever is asked. */
export interface View {
  /** From the figure's own stretch outwards; for a sentence as a whole, the sentence and what surrounds it. */
  readonly zones: readonly Zone[]
  /** What a count's own zone and that of its clause tell; of a date or a sentence nothing, for much of it may be beside the question. */
  readonly ownTells: string
  readonly clauseTells: string
  /** The figure's stretch and clause, each the whole sentence where there is no figure. */
  readonly own: string
  readonly clause: string
  /** What the figure counts; empty where it counts nothing. */
  readonly counted: string
  readonly countedLetters: readonly string[]
  /** What these three tell. */
  readonly tells: { readonly own: string; readonly clause: string; readonly counted: string }
  /** The clause that a thin one goes on speaking of; empty where there is none. */
  readonly subject: string
}

/** The view from a figure, or of the whole sentence where it is null. */
export function viewOf(sentence: Sentence, figure: Figure | null): View {
  const { text, clauses } = sentence
  const zones = zonesOf(sentence, figure)
  const cut = (span: Span | null | undefined) => (span ? text.slice(span.start, span.end) : '')
  const own = figure ? cut(figure.own) : text
  const clause = figure ? cut(figure.clause) : text
  const counted = cut(figure?.counted)
  const counts = figure !== null && figure.kind !== 'date'
  return {
    zones,
    ownTells: counts ? telling(zones[0]?.text ?? '') : '',
    clauseTells: counts ? telling(zones[1]?.text ?? '') : '',
    own,
    clause,
    counted,
    countedLetters: hanOf(counted),
    tells: { own: telling(own), clause: telling(clause), counted: telling(counted) },
    subject: figure ? cut(thinSubject(text, clauses, figure)) : '',
  }
}

/** Characters that say nothing by themselves, and those of figures. */
const idle = /[^\p{Script=Han}]|[的了和与及等为对在是有将把被共已名个家所人次万亿元年月日]/gu

/** What is left of a text without them. */
export function telling(text: string): string {
  return text.replace(idle, '')
}

function zonesOf({ text, clauses, previous, next, heading }: Sentence, figure: Figure | null): Zone[] {
  const around = [zone('previous', previous), zone('next', next), zone('heading', heading)]
  if (!figure) return [zone('own', text), ...around]
  const { own, clause, span } = figure
  if (figure.kind === 'date') {
    // A date holds for the whole sentence that it opens, but not for what follows a semicolon.
    const to = `${text};`.slice(span.end).search(/[；;]/) + span.end
    return [zone('own', text.slice(0, to)), zone('behind', text.slice(to)), ...around]
  }
  const subject = thinSubject(text, clauses, figure)?.start ?? clause.start
  return [
    zone('own', without(text.slice(own.start, own.end), figure.text)),
    zone('clause', text.slice(subject, clause.end)),
    zone('before', text.slice(0, clause.start)),
    zone('behind', text.slice(clause.end)),
    zone('previous', previous),
    zone('heading', heading),
  ]
}

function zone(name: ZoneName, text: string): Zone {
  return { name, text, weight: weights.zones[name], isAround: otherTexts.has(name) }
}

const otherTexts: ReadonlySet<ZoneName> = new Set(['previous', 'next', 'heading'])

/** A thin clause (占比68.48%) goes on speaking of what the clause before it names: that clause, else null. */
function thinSubject(
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
