// What is no question but calls for care, and how it is recognised: the sections of care.txt.

/** Somebody in distress, somebody who complains, abuse, and attempts to make the bot say something. */
export type Care = 'distress' | 'complaint' | 'abuse' | 'instruction'

/** In the order in which they win: who is in distress may curse. */
export const cares: readonly Care[] = ['distress', 'instruction', 'abuse', 'complaint']

/** Kind → what says it, and what takes it back. Over folded text. */
export type CareWords = ReadonlyMap<Care, { readonly says: RegExp; readonly unless: RegExp | null }>

/** Made of the lines of each section; throws SyntaxError where a line is no regular expression. */
export function careWords(linesOf: (section: string) => readonly string[]): CareWords {
  const pattern = (lines: readonly string[]) =>
    lines.length === 0 ? null : new RegExp(lines.map((line) => `(?:${line})`).join('|'), 'u')
  return new Map(
    cares.flatMap((care) => {
      const says = pattern(linesOf(care))
      return says === null ? [] : [[care, { says, unless: pattern(linesOf(`${care}-not`)) }] as const]
    }),
  )
}

/** What the folded text calls for; null for a question like any other. */
export function careFor(text: string, words: CareWords): Care | null {
  return (
    cares.find((care) => {
      const { says, unless } = words.get(care) ?? { says: null, unless: null }
      return says?.test(text) === true && unless?.test(text) !== true
    }) ?? null
  )
}
