// What was worked out for a text → not worked out again while the same text keeps coming.

/** Longer texts are rarely asked twice, and would take the room of many short ones. */
const longest = 200

/** `make`, its results kept for the `most` texts that were asked for last; with 0 nothing is kept. */
export function remembered<T>(most: number, make: (text: string) => T): (text: string) => T {
  // A Map keeps insertion order, and every use inserts anew: the first entry is the one unused for longest.
  const known = new Map<string, T>()
  return (text) => {
    if (most === 0 || text.length > longest) return make(text)
    const found = known.has(text) ? (known.get(text) as T) : make(text)
    known.delete(text)
    known.set(text, found)
    const [oldest] = known.size > most ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    return found
  }
}
