// Words by their first two characters: whether any begins with these, and how far it may reach.

/** First two characters → the length of the longest word that begins with them. */
export type Heads = ReadonlyMap<string, number>

/** The heads of all words of these lists. */
export function headsOf(lists: Iterable<Iterable<string>>): Heads {
  const longest = new Map<string, number>()
  for (const list of lists)
    for (const word of list) {
      const head = word.slice(0, 2)
      if (word.length > (longest.get(head) ?? 0)) longest.set(head, word.length)
    }
  return longest
}
