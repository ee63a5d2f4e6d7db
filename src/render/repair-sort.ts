// A repair rule's name → what a citizen is told that it mends.

/** `gloss`: pinyin between the words; `script`: characters of the other script; the rest is the page around the text. */
export type RepairSort = 'gloss' | 'script' | 'punctuation' | 'page'

const sorts: readonly (readonly [RegExp, RepairSort])[] = [
  [/pinyin|by-reading/, 'gloss'],
  [/^traditional|by-word/, 'script'],
  [/-mark$|^ascii-/, 'punctuation'],
]

/** The sort of a rule; one that is not known here is told as the page around the text. */
export function sortOfRule(name: string): RepairSort {
  return sorts.find(([pattern]) => pattern.test(name))?.[1] ?? 'page'
}
