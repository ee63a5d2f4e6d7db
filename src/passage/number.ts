// A number as it stands in a sentence, before anything around it is looked at.
import type { Approximation, FigureKind, Span } from './passage.ts'

/** What a number says. */
export interface Said {
  /** In `unit`; for a range the lower bound. */
  readonly value: number
  readonly upper: number | null
  readonly approximation: Approximation
  readonly unit: string
  readonly kind: FigureKind
}

/** A number with its place. */
export interface NumberFound extends Said {
  readonly text: string
  readonly span: Span
}

/** A quantity without its place: `found` is null for numerals that count nothing (一批, 三位一体). */
export interface Quantity {
  readonly length: number
  readonly found: Said | null
}
