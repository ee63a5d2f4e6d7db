// A question typed in pinyin → the Chinese that it spells. Words known to the corpus and the lexicon compete;
// the reading with the longest words wins.
import { pinyin } from 'pinyin-pro'
import { isSyllable, isSyllables } from './syllable.ts'

/** English words that are no pinyin, or common English where they could be. */
const englishWords =
  /\b(?:the|of|how|many|much|is|are|was|were|what|who|where|when|why|which|to|for|and|do|does|did|people|number|in|i|we|on|get|got)\b/

/** True when every Latin word of a message reads as pinyin and none is plain English. */
export function looksLikePinyin(message: string): boolean {
  const latin = message.toLowerCase().match(/[a-zü']+/g) ?? []
  if (latin.length === 0 || englishWords.test(message.toLowerCase())) return false
  return latin.every((word) => isSyllables(word.replaceAll('ü', 'v').replaceAll("'", '')))
}

/** True for a Latin word that may be pinyin. */
export function isSpelled(word: string): boolean {
  return isSyllables(word)
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

/** 是几个, 各有多少: how many are asked for, with the commonest measure words, so that 是几 is not read as 实际. */
export const countedInQuestions: readonly string[] = [
  ...[...'个名家户人位张场次期所种类项条台辆间处座'].flatMap((measure) =>
    ['几', '有几', '是几', '各几', '各有几', '多少', '有多少', '各多少', '各有多少'].map(
      (ask) => ask + measure,
    ),
  ),
  ...'各有多少 各是多少 各为多少 各多少 分别有 和 第一条 第二条 第三条'.split(' '),
]

/** Characters that stand alone in questions, for syllables that belong to no known word; the commonest of a sound first. */
export const aloneInQuestions =
  '人名个家户占张次期场的了吗呢有是在给和住发领给办建招签装修花投拿读学治救送补买卖看评选上下来去里中大小多少几哪谁新老男女都已还又被把让从到对为用做成立开设种类项所件台辆位岁年月日天元万亿千百座条处间套村镇乡县区市省街道路站点床各放约共总钱第每间店药房车书课半十五六七八九四三二一'

interface Step {
  readonly score: number
  readonly word: string
  readonly length: number
  readonly known: boolean
}

/** A syllable that spells nothing known costs so much; a letter that is no syllable, more. */
const strangeSyllable = -0.5
const strangeLetter = -3

/** The Chinese reading of a pinyin text, or null when more than a third of its syllables spell nothing known. */
export function readPinyin(text: string, book: SpellingBook): string | null {
  const { joined, breaks, inside } = joinedLetters(text)
  const best: Step[] = new Array(joined.length)
  const after = (end: number) => (best[end]?.score ?? 0) + (breaks.has(end) ? 0.2 : 0)
  for (let at = joined.length - 1; at >= 0; at--) {
    let chosen: Step = {
      score: strangeLetter + after(at + 1),
      word: joined.charAt(at),
      length: 1,
      known: false,
    }
    const consider = (length: number, score: number, word: string, known: boolean) => {
      if (score > chosen.score) chosen = { score, word, length, known }
    }
    for (let length = Math.min(longest, joined.length - at); length > 0; length--) {
      if (inside.has(at + length) || cuts(at, at + length, breaks)) continue
      const spelling = joined.slice(at, at + length)
      const word = book.get(spelling)
      if (word) consider(length, worth(word) + after(at + length), word, true)
      else if (isSyllable(spelling)) consider(length, strangeSyllable + after(at + length), spelling, false)
    }
    best[at] = chosen
  }
  return readingOf(best)
}

/** Begins in one typed part and ends inside another: na chaoshi is never nacha oshi. */
function cuts(from: number, to: number, breaks: ReadonlySet<number>): boolean {
  if ((from === 0 || breaks.has(from)) && breaks.has(to)) return false
  for (let at = from + 1; at < to; at++) if (breaks.has(at)) return true
  return false
}

/** Longer words are surer; a single character proves little. */
function worth({ length }: string): number {
  return length === 1 ? 0.5 : length * length
}

const longest = 40

interface Letters {
  readonly joined: string
  /** Where a typed part ends. */
  readonly breaks: ReadonlySet<number>
  /** Inside a part that is one syllable: `jian` typed alone is never ji-an. */
  readonly inside: ReadonlySet<number>
}

function joinedLetters(text: string): Letters {
  const letters = text
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9 ]/g, ' ')
  const breaks = new Set<number>()
  const inside = new Set<number>()
  let joined = ''
  for (const part of letters.split(/\s+/).filter(Boolean)) {
    if (isSyllable(part)) for (let i = 1; i < part.length; i++) inside.add(joined.length + i)
    joined += part
    breaks.add(joined.length)
  }
  return { joined, breaks, inside }
}

function readingOf(best: readonly Step[]): string | null {
  let reading = ''
  let strange = 0
  let steps = 0
  for (let at = 0; at < best.length; ) {
    const step = best[at]
    if (!step) break
    reading += step.known ? step.word : ` ${step.word} `
    if (!step.known) strange++
    steps += step.known ? step.word.length : 1
    at += step.length
  }
  return strange > steps / 3 ? null : reading.replace(/\s+/g, ' ').trim()
}
