// A question typed in pinyin → the Chinese that it spells. Words known to the corpus and the lexicon compete;
// the reading with the longest words wins.
import { pinyin } from 'pinyin-pro'

const syllable =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v)'
const spelled = new RegExp(`^(?:${syllable})+$`)
const englishWords =
  /\b(?:the|of|how|many|much|is|are|was|what|who|where|when|why|which|to|for|and|do|does|did|people|number|in|a|i|we|me|on)\b/

/** True when every Latin word of a message reads as pinyin and none is plain English. */
export function looksLikePinyin(message: string): boolean {
  const latin = message.toLowerCase().match(/[a-zü']+/g) ?? []
  if (latin.length === 0 || englishWords.test(message.toLowerCase())) return false
  return latin.every((word) => spelled.test(word.replaceAll('ü', 'v').replaceAll("'", '')))
}

/** Pinyin without tones and blanks, `ü` as `v`: 绿化 → lvhua. */
export function spell(chinese: string): string {
  return pinyin(chinese, { toneType: 'none', type: 'array', v: true }).join('')
}

/** Spelling → the words that are spelled so. */
export type SpellingBook = ReadonlyMap<string, string>

/** Makes the book; earlier words win over later ones of the same spelling. Single characters are for `short` only. */
export function makeSpellingBook(known: Iterable<string>, short: Iterable<string>): SpellingBook {
  const book = new Map<string, string>()
  for (const word of [...short, ...known]) {
    const spelling = spell(word)
    const before = book.get(spelling)
    if (before === undefined || (before.length < word.length && word.length > 1)) book.set(spelling, word)
  }
  return book
}

/** The Chinese reading of a pinyin text, or null when more than a fifth of it spells nothing known. */
export function readPinyin(text: string, book: SpellingBook): string | null {
  const letters = text
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9 ]/g, ' ')
  const breaks = new Set<number>()
  let joined = ''
  for (const part of letters.split(/\s+/).filter(Boolean)) {
    joined += part
    breaks.add(joined.length)
  }
  const best: { score: number; word: string; length: number; known: boolean }[] = new Array(joined.length)
  const longest = 40
  for (let at = joined.length - 1; at >= 0; at--) {
    let chosen = {
      score: -1.5 + (best[at + 1]?.score ?? 0),
      word: joined.charAt(at),
      length: 1,
      known: false,
    }
    for (let length = Math.min(longest, joined.length - at); length > 0; length--) {
      const word = book.get(joined.slice(at, at + length))
      if (!word) continue
      const bonus = breaks.has(at + length) ? 0.5 : 0
      const score = word.length * word.length + bonus + (best[at + length]?.score ?? 0)
      if (score > chosen.score) chosen = { score, word, length, known: true }
    }
    best[at] = chosen
  }
  let reading = ''
  let unknown = 0
  for (let at = 0; at < joined.length; ) {
    const step = best[at]
    if (!step) break
    reading += step.word
    if (!step.known) unknown++
    at += step.length
  }
  return unknown > joined.length / 5 ? null : reading
}
