// Any message → the form in which it is compared: NFKC, lower case, simplified characters, no invisible ones.
import * as OpenCC from 'opencc-js/t2cn'

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' })
/** Control, zero-width, bidirectional and variation characters: nobody sees them, so nothing may depend on them. */
const invisible = /\p{Cc}|\p{Cf}|\p{Co}|[\u{fe00}-\u{fe0f}]/gu
const pictographs = /\p{Extended_Pictographic}/gu

/**
 * Folds a text for comparison. Full-width letters and digits become ASCII, traditional characters simplified,
 * line breaks and pictographs spaces. Not for quotes: offsets are not kept.
 */
export function fold(text: string): string {
  const flat = text
    .replace(/[\r\n\t]+/g, ' ')
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(pictographs, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  return /[\u3400-\u9fff]/.test(flat) ? toSimplified(flat) : flat
}

/**
 * Folds a release's text for indexing without moving any offset: every UTF-16 unit stays one unit.
 * What NFKC or simplification would lengthen or shorten is left as printed.
 */
export function foldInPlace(text: string): string {
  let folded = ''
  for (const character of text) {
    const plain = character.normalize('NFKC').toLowerCase()
    folded += plain.length === character.length ? plain : character
  }
  const simplified = toSimplified(folded)
  return simplified.length === text.length ? simplified : folded
}

/** True for text in which at least one character is traditional only. */
export function hasTraditional(text: string): boolean {
  return toSimplified(text) !== text
}

/** True for a Chinese character. */
export function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character)
}
