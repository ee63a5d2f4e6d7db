// What was worked out for a text → not worked out again while the same text keeps coming.

/** Longer texts are rarely asked twice, and would take the room of many short ones. */
const longest = 200

export interface Remembered<T> {
  readonly of: (text: string) => T
  /** The texts that were asked for more than once of those of which the results are kept, the oftenest first. */
  often(): readonly string[]
}

interface Kept<T> {
  readonly made: T
  readonly times: number
}

/** `make`, its results kept for the `most` texts that were asked for last; with 0 nothing is kept. */
export function remembered<T>(most: number, make: (text: string) => T): Remembered<T> {
  // A Map keeps insertion order, and every use inserts anew: the first entry is the one unused for longest.
  const known = new Map<string, Kept<T>>()
  return {
    of(text) {
      if (most === 0 || text.length > longest) return make(text)
      const found = known.get(text)
      const made = found === undefined ? make(text) : found.made
      known.delete(text)
      known.set(text, { made, times: 1 + (found?.times ?? 0) })
      const [oldest] = known.size > most ? known.keys() : []
      if (oldest !== undefined) known.delete(oldest)
      return made
    },
    often() {
      const again = [...known].filter(([, { times }]) => times > 1)
      return again.sort(([, a], [, b]) => b.times - a.times).map(([text]) => text)
    },
  }
}
