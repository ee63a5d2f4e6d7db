// Separable verbs (离合词): 上了班, 结上对, 报上名 → 上班了, 结对上, 报名上, so that the word is found again.
import { words } from '../text/words.ts'

const infix = /(\p{Script=Han})((?:上|成|完|起|到|着|不|得)?(?:了|过|上|成|完|起|着|个))(\p{Script=Han})/gu

/** The text with every split verb joined that `isWord` knows; what stood inside it follows behind. */
export function joinSeparated(text: string, isWord: (word: string) => boolean): string {
  if (!/[了过上成完起着个]/.test(text)) return text
  const alone = new Set(words(text).flatMap((word) => (word.text.length === 1 ? [word.start] : [])))
  return text.replace(infix, (whole, first: string, inside: string, last: string, at: number) => {
    const standsAlone = alone.has(at + first.length + inside.length)
    return standsAlone && isWord(first + last) ? first + last + inside : whole
  })
}
