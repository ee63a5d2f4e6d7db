// Separable verbs (离合词): 上了班, 结上对, 报上名 → 上班了, 结对上, 报名上, so that the word is found again.
import { once } from '../once.ts'
import { words } from '../text/words.ts'

/** What may stand inside a separable verb. */
const infix = /(?:上|成|完|起|到|着|不|得)?(?:了|过|上|成|完|起|着|个)/y

const numerals = /[一二两三四五六七八九十百千几多]/

/** The text with every split verb joined that `isVerb` knows; what stood inside it follows behind. */
export function joinSeparated(text: string, isVerb: (word: string) => boolean): string {
  if (!/[了过上成完起着个]/.test(text)) return text
  const alone = once(
    () => new Set(words(text).flatMap((word) => (word.text.length === 1 ? [word.start] : []))),
  )
  let joined = ''
  for (let at = 0; at < text.length; ) {
    infix.lastIndex = at + 1
    const inside = infix.exec(text)?.[0] ?? ''
    const end = at + 1 + inside.length
    const verb = text.charAt(at) + text.charAt(end)
    // 十一个月: no verb is a numeral.
    const splits = inside !== '' && !numerals.test(text.charAt(at)) && isVerb(verb) && alone().has(end)
    joined += splits ? verb + inside : text.charAt(at)
    at = splits ? end + 1 : at + 1
  }
  return joined
}
