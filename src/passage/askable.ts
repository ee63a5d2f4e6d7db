// Which figures are worth asking for: what a citizen is offered to tap.
import type { Figure, FigureKind } from './passage.ts'

const unasked: ReadonlySet<FigureKind> = new Set([
  'date',
  'age',
  'duration',
  'ordinal',
  'document-number',
  'other',
])

/** Whether a citizen would ask for this figure, and its question says enough to be asked by itself. */
export function isAskable(figure: Figure): boolean {
  return !unasked.has(figure.kind) && figure.askable !== false
}
