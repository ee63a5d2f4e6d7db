// What the model looks at of a candidate, as a row of numbers: a column for each name in model.json, in its order.
import model from './model.json' with { type: 'json' }

export type Column = keyof typeof model.candidate

/** The evidence of one candidate, about 0 to 1 each, in the order of `columns`. */
export type Features = readonly number[]

export const columns = Object.keys(model.candidate) as readonly Column[]

const placeOf: ReadonlyMap<string, number> = new Map(columns.map((name, place) => [name, place]))

/** A row in which nothing is known yet. */
export const unknown: Features = columns.map(() => Number.NaN)

/** Writes what has a name into its columns; what no column is named for is left out. */
export function fill(row: number[], part: Readonly<Partial<Record<Column, number>>>): void {
  for (const name in part) {
    const place = placeOf.get(name)
    if (place !== undefined) row[place] = part[name as Column] as number
  }
}

/** What stands in a column. */
export function valueIn(row: Features, column: Column): number {
  return row[placeOf.get(column) ?? -1] ?? Number.NaN
}

/** Where these columns stand in a row; -1 for one that there is not. */
export function placesOf(names: readonly string[]): number[] {
  return names.map((name) => placeOf.get(name) ?? -1)
}
