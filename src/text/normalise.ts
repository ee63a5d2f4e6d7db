// Any message → the form in which it is compared: NFKC, lower case, simplified characters, no invisible ones.
import * as OpenCC from 'opencc-js/t2cn'

const convert = OpenCC.Converter({ from: 't', to: 'cn' })
/** Every character that the dictionary changes, alone or in an entry, and those that it normalises: other texts stay. */
const changed = new RegExp(`[${[...new Set(changedCharacters())].join('')}\\u{2f800}-\\u{2fa1f}]`, 'u')

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

/** Letters and digits of a text, folded: what reads alike has the same. */
export function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * Folds a release's text for indexing without moving any offset: every UTF-16 unit stays one unit.
 * What NFKC or simplification would lengthen or shorten is left as printed.
 */
export function foldInPlace(text: string): string {
  const folded = text.replace(foldable, (character) => {
    const plain = character.normalize('NFKC').toLowerCase()
    return plain.length === character.length ? plain : character
  })
  const simplified = toSimplified(folded)
  return simplified.length === text.length ? simplified : folded
}

/** All but what NFKC and lower case leave alone in any case: small ASCII letters, digits, common characters, 、。《》“”. */
const foldable = /[^\n -@[-~\u3001\u3002\u3008-\u3011\u4e00-\u9fff\u2018-\u201d]/gu

/** Characters of numbers and measure words that are written otherwise in traditional script. */
const traditionalCount =
  /[萬億處間個張條戶輛兩餘歲場項屆筆噸畝頃號幾點臺單雙隻顆棟樓層課節組隊員鎮鄉縣區週達過約僅數]/u

/** The text with its traditional numbers and measure words in simplified characters, every offset as it was. */
export function countsInSimplified(text: string): string {
  return traditionalCount.test(text) ? simplifiedInPlace(text) : text
}

/** The text in simplified characters, every offset as it was; as printed where that cannot be. */
export function simplifiedInPlace(text: string): string {
  const simplified = toSimplified(text)
  return simplified.length === text.length ? simplified : text
}

/** True for text in which at least one character is traditional only. */
export function hasTraditional(text: string): boolean {
  return toSimplified(text) !== text
}

/** Traditional characters → simplified ones. */
function toSimplified(text: string): string {
  return changed.test(text) ? convert(text) : text
}

function changedCharacters(): string[] {
  const dictionaries: readonly OpenCC.DictLike[] = (OpenCC.Locale.to['cn'] ?? []).flat()
  const entries = dictionaries.flatMap((dictionary) =>
    typeof dictionary === 'string' ? dictionary.split('|').map((entry) => entry.split(' ')) : dictionary,
  )
  return entries.flatMap(([from = '', to = '']) => {
    const [before, after] = [[...from], [...to]]
    return before.filter((character, i) => before.length !== after.length || character !== after[i])
  })
}

/** True for a text with a Chinese character in it. */
export function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}
