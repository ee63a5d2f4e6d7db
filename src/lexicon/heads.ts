// Words by their first two characters: whether any begins with these, and how long they are.

/** First two characters → the lengths of the words that begin with them, a bit for each length. */
export type Heads = ReadonlyMap<string, number>

/** Longer words count as so long. */
const longest = 30

/** The heads of all words of these lists. */
export function headsOf(lists: Iterable<Iterable<string>>): Heads {
  const lengths = new Map<string, number>()
  for (const list of lists)
    for (const word of list) {
      const head = word.slice(0, 2)
      lengths.set(head, (lengths.get(head) ?? 0) | (1 << Math.min(word.length, longest)))
    }
  return lengths
}

/** Several tables as one, so that each head is looked up once. */
export function joinedHeads([first, ...others]: readonly Heads[]): Heads {
  const lengths = new Map(first)
  for (const heads of others)
    for (const [head, its] of heads) lengths.set(head, (lengths.get(head) ?? 0) | its)
  return lengths
}
