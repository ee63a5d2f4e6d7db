// Documents as lists of terms → which term stands how often in which document, field by field: an inverted index in
// arrays of numbers. It is quick to make, small to hold, and can be written to a file and read back as it is.

export interface TermTable {
  /** Documents are numbered from 0 in the order in which they were added. */
  readonly documents: number
  readonly fields: number
  /** Each term's row. */
  readonly rows: ReadonlyMap<string, number>
  /** The postings of a row in a field begin at `starts[row * fields + field]` and end where the next ones begin. */
  readonly starts: Uint32Array
  /** Of each posting the document, ascending within a row and field. */
  readonly holders: Uint32Array
  /** Of each posting how often the term stands there. */
  readonly counts: Uint16Array
  /** Of each document and field how many different terms it has, `document * fields + field`. */
  readonly lengths: Uint32Array
}

/** Where the postings of one term in one field stand in `holders` and `counts`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const nothing: Stretch = { from: 0, to: 0 }
const mostCounted = 0xffff

/** The table of these documents; `termsOf` gives a document's terms field by field, with repetitions. */
export function tabulate<T>(
  documents: readonly T[],
  fields: number,
  termsOf: (document: T) => readonly (readonly string[])[],
): TermTable {
  const rows = new Map<string, number>()
  const lengths = new Uint32Array(documents.length * fields)
  const found = new Postings()
  // Of each row, the posting that the field at hand has for it already.
  const latest: number[] = []
  for (const [document, one] of documents.entries())
    for (const [field, terms] of termsOf(one).entries()) {
      const first = found.size
      for (const term of terms) {
        const row = rows.get(term) ?? rows.size
        if (row === rows.size) rows.set(term, row)
        const known = latest[row] ?? -1
        if (known >= first) found.again(known)
        else latest[row] = found.add(row * fields + field)
      }
      lengths[document * fields + field] = found.size - first
    }
  return {
    documents: documents.length,
    fields,
    rows,
    lengths,
    ...found.byPlace(rows.size * fields, lengths, fields),
  }
}

/** Where a term's postings stand; nothing for a term that no document has. */
export function stretchOf({ rows, starts, fields }: TermTable, term: string, field: number): Stretch {
  const row = rows.get(term)
  if (row === undefined) return nothing
  const place = row * fields + field
  return { from: starts[place] ?? 0, to: starts[place + 1] ?? 0 }
}

/** How often a term stands in a document, given where its postings stand. */
export function countIn({ holders, counts }: TermTable, { from, to }: Stretch, document: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((holders[middle] ?? 0) < document) low = middle + 1
    else high = middle
  }
  return low < to && holders[low] === document ? (counts[low] ?? 0) : 0
}

/** Postings in the order of documents, in arrays that grow. */
class Postings {
  size = 0
  #places = new Uint32Array(1 << 16)
  #counts = new Uint16Array(1 << 16)

  add(place: number): number {
    if (this.size === this.#places.length) this.#grow()
    this.#places[this.size] = place
    this.#counts[this.size] = 1
    return this.size++
  }

  again(posting: number): void {
    const count = this.#counts[posting] ?? 0
    if (count < mostCounted) this.#counts[posting] = count + 1
  }

  /** Sorted by place (row and field); within a place documents stay in order. Counting sort. */
  byPlace(places: number, lengths: Uint32Array, fields: number) {
    const starts = new Uint32Array(places + 1)
    for (let i = 0; i < this.size; i++) {
      const after = (this.#places[i] ?? 0) + 1
      starts[after] = (starts[after] ?? 0) + 1
    }
    for (let place = 0; place < places; place++)
      starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
    const next = starts.slice()
    const holders = new Uint32Array(this.size)
    const counts = new Uint16Array(this.size)
    let at = 0
    for (let i = 0; i < lengths.length; i++)
      for (let left = lengths[i] ?? 0; left > 0; left--, at++) {
        const place = this.#places[at] ?? 0
        const to = next[place] ?? 0
        next[place] = to + 1
        holders[to] = Math.floor(i / fields)
        counts[to] = this.#counts[at] ?? 0
      }
    return { starts, holders, counts }
  }

  #grow(): void {
    const [places, counts] = [this.#places, this.#counts]
    this.#places = new Uint32Array(places.length * 2)
    this.#counts = new Uint16Array(counts.length * 2)
    this.#places.set(places)
    this.#counts.set(counts)
  }
}
