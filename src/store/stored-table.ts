// The table of terms that passages are searched by ↔ how a snapshot holds it: terms and sizes as JSON, numbers as the
// bytes that they are in memory.
import type { TermTable } from '../search/term-table.ts'

/** What JSON holds of a table. */
export interface StoredTable {
  readonly documents: number
  readonly fields: number
  /** In the order of their rows. */
  readonly terms: readonly string[]
  /** How many numbers each array has, in the order of `arraysOf`. */
  readonly sizes: readonly number[]
}

export function storedTable(table: TermTable): StoredTable {
  const { documents, fields, rows, starts, holders, lengths, counts } = table
  const sizes = [starts, holders, lengths, counts].map(({ length }) => length)
  return { documents, fields, terms: [...rows.keys()], sizes }
}

/** The bytes of the arrays, in a fixed order; the wider numbers first. */
export function arraysOf({ starts, holders, lengths, counts }: TermTable): Uint8Array[] {
  return [starts, holders, lengths, counts].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  )
}

/** The table again; `bytes` are the arrays behind one another. */
export function tableOf({ documents, fields, terms, sizes }: StoredTable, bytes: Uint8Array): TermTable {
  let at = 0
  const next = (bytesEach: number): ArrayBuffer => {
    const from = at
    at += bytesEach * (sizes[taken++] ?? 0)
    // A copy: the bytes may begin at any place, numbers may not.
    return new Uint8Array(bytes.subarray(from, at)).buffer
  }
  let taken = 0
  const [starts, holders, lengths] = [
    new Uint32Array(next(4)),
    new Uint32Array(next(4)),
    new Uint32Array(next(4)),
  ]
  const counts = new Uint16Array(next(2))
  const rows = new Map(terms.map((term, row) => [term, row]))
  return { documents, fields, rows, starts, holders, lengths, counts }
}
