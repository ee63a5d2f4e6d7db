// Pinyin without tones: whether a message is typed in it, how Chinese is spelled in it, and words by their spelling.
import { pinyin } from 'pinyin-pro'
import { isSyllable, isSyllables } from './syllable.ts'

/** Plain English, also where it could be pinyin. */
const english =
  /^(?:the|of|how|many|much|is|are|was|were|what|who|where|when|why|which|to|for|and|do|does|did|people|number|in|i|we|on|get|got)$/

/**
 * True for a message in pinyin: no Latin word of it is anything else, or a few English ones stand among many
 * (ting li you wen ti de children you ji ge).
 */
export function looksLikePinyin(message: string): boolean {
  const latin = message.toLowerCase().match(/[a-zü']+/g) ?? []
  const others = latin.filter((word) => english.test(word) || !isSpelled(word))
  const spelled = latin.length - others.length
  return spelled > 0 && (others.length === 0 || (spelled >= 4 && spelled >= others.length * 2))
}

/** True for a Latin word that may be pinyin. */
export function isSpelled(word: string): boolean {
  return isSyllables(word.replaceAll('ü', 'v').replaceAll("'", ''))
}

/** Pinyin without tones and blanks, `ü` as `v`: 绿化 → lvhua. */
export function spell(chinese: string): string {
  // Alone it is a particle, whatever the dictionary says.
  if (chinese === '了') return 'le'
  return pinyin(chinese, { toneType: 'none', type: 'array', v: true }).join('')
}

/** Spelling → the words that are spelled so. */
export type SpellingBook = Pick<ReadonlyMap<string, string>, 'get'>

export interface SpellingBookToMake extends SpellingBook {
  /** Makes it before anybody looks into it, in short steps. */
  making(): Generator<void>
}

/**
 * Makes the book, when it is first looked into: spelling all words takes long, and not every question needs it. Earlier
 * words win over later ones of the same spelling, `short` over `known` of the same length.
 */
export function makeSpellingBook(known: Iterable<string>, short: Iterable<string>): SpellingBookToMake {
  const book = new Map<string, string>()
  const steps = spellAll(book, known, short)
  let isMade = false
  const step = () => {
    isMade = steps.next().done === true
  }
  return {
    get(spelling) {
      while (!isMade) step()
      return book.get(spelling)
    },
    *making() {
      for (; !isMade; yield) step()
    },
  }
}

/** Spelling takes long, and the book of the next corpus has nearly the same words: those of the last books are kept. */
const spelled = new Map<string, string>()
const mostSpelled = 400_000

function spellOnce(word: string): string {
  const before = spelled.get(word)
  if (before !== undefined) return before
  if (spelled.size >= mostSpelled) spelled.clear()
  const spelling = spell(word)
  spelled.set(word, spelling)
  return spelling
}

/** So many words are some milliseconds. */
const stretch = 10_000

function* spellAll(
  book: Map<string, string>,
  known: Iterable<string>,
  short: Iterable<string>,
): Generator<void> {
  let count = 0
  for (const word of [...short, ...known]) {
    const spelling = spellOnce(word)
    // xian is one syllable of many words before it is a city's two.
    if (word.length > 1 && isSyllable(spelling)) continue
    const before = book.get(spelling)
    if (before === undefined || (before.length < word.length && word.length > 1)) book.set(spelling, word)
    count += 1
    if (count % stretch === 0) yield
  }
}
