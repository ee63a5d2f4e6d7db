// A folded question → tokens. Words that the lexicon, the corpus or the dictionary know compete; the reading with
// the longest known words wins (dynamic programming over the text, sum of squared lengths).
import { findNumbers, type NumberFound } from '../passage/figure.ts'
import { measureAt } from '../passage/measure.ts'
import { isHan } from '../text/normalise.ts'
import { numeralCharacters } from '../text/numerals.ts'
import { words } from '../text/words.ts'

export type TokenKind =
  | 'word'
  | 'compound'
  | 'unknown'
  | 'character'
  | 'filler'
  | 'ask'
  | 'number'
  | 'place'
  | 'mark'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  /** With `number`: the parsed number. */
  readonly number: NumberFound | null
  /** With `ask`: the measure word behind 多少 or 几. */
  readonly measure: string | null
}

/** What the segmenter may know a word as. */
export interface WordList {
  /** How long words may be that begin with these two characters, a bit for each length; 0 where none does. */
  lengthsFrom(pair: string): number
  isWord(text: string): boolean
  /** A run of corpus words: a name that no dictionary has (五老协会), or two words that happen to be neighbours. */
  isCompound(text: string): boolean
  isFiller(text: string): boolean
  isAsk(text: string): boolean
  isPlace(text: string): boolean
}

/** How much a reading is worth per squared length; a word known to the field beats a dictionary word of its length. */
const worth: Readonly<Record<Exclude<TokenKind, 'number' | 'mark'>, number>> = {
  ask: 1.06,
  place: 1.02,
  word: 1,
  filler: 0.96,
  unknown: 0.9,
  compound: 0.62,
  character: 0.3,
}

/** Names that no dictionary has are hardly longer than this. */
const longestName = 4

interface Reading {
  readonly kind: TokenKind
  readonly length: number
  readonly score: number
}

/** Tokens of the whole text, in order; blanks are left out, punctuation stays as `mark`. */
export function segment(text: string, list: WordList): Token[] {
  const numbers = new Map(findNumbers(text).map((n) => [n.span.start, n]))
  const dictionary = new Map<number, number>()
  for (const word of words(text)) dictionary.set(word.start, word.text.length)
  const bare = new Map([...text.matchAll(bareNumber)].map((m) => [m.index, m[0]]))
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const number = numbers.get(at)
    const unmeasured = number ? undefined : bare.get(at)
    if (unmeasured !== undefined) {
      tokens.push({ ...blank(unmeasured, at), kind: 'number' })
      at += unmeasured.length
      continue
    }
    const end = number ? number.span.end : stretchEnd(text, at, numbers, bare)
    if (number) tokens.push({ ...blank(number.text, at), kind: 'number', number })
    else tokens.push(...readStretch(text, at, end, list, dictionary))
    at = end
  }
  return tokens
}

/** 那几年, 好几个 are some, not how many; 这个数 points at one that was said. */
function asksNothing({ text: word, start }: Token, text: string): boolean {
  const before = text.charAt(start - 1)
  return word.startsWith('几')
    ? /[那这前头近好十百千万们咱俺过隔没]/.test(before)
    : word === '个数' && /[这那]/.test(before)
}

/** A number in words without a measure word: 三百, 一千五百多万. */
const bareNumber = new RegExp(
  `(?<![${numeralCharacters}第几多])[${numeralCharacters.replace(/[十拾百佰千仟万亿廿卅]/g, '')}]+[十百千万亿][${numeralCharacters}多来余]*`,
  'g',
)

function stretchEnd(
  text: string,
  from: number,
  numbers: ReadonlyMap<number, NumberFound>,
  bare: ReadonlyMap<number, string>,
): number {
  let end = from + 1
  while (end < text.length && !numbers.has(end) && !bare.has(end)) end++
  return end
}

function readStretch(
  text: string,
  from: number,
  to: number,
  list: WordList,
  dictionary: ReadonlyMap<number, number>,
): Token[] {
  const best: Reading[] = new Array(to - from)
  const scoreFrom = (at: number) => (at >= to ? 0 : (best[at - from]?.score ?? 0))
  for (let at = to - 1; at >= from; at--) {
    const left = leftoverLength(text, at, to)
    let chosen: Reading = { kind: 'character', length: left, score: 0.3 + scoreFrom(at + left) }
    const counts = countsAt(text, at)
    const known = lengthsFrom(text.slice(at, at + 2), list, counts)
    const inText = dictionary.get(at) ?? 1
    const lengths = known | (1 << inText) | (1 << 1)
    for (let length = Math.min(31 - Math.clz32(lengths), to - at); length > 0; length--) {
      if ((lengths & (1 << length)) === 0) continue
      const inDictionary = length === inText && length > 1 && isHan(text.charAt(at))
      const kind = kindOf(text.slice(at, at + length), list, inDictionary, counts)
      if (!kind) continue
      // A long run of neighbours is no better than a short one: what it holds may be words of their own.
      const squared = kind === 'compound' ? Math.min(length, longestName) * length : length * length
      const score = worth[kind as 'word'] * squared + scoreFrom(at + length)
      if (score > chosen.score) chosen = { kind, length, score }
    }
    best[at - from] = chosen
  }
  const tokens: Token[] = []
  for (let at = from; at < to; ) {
    const reading = best[at - from]
    if (!reading) break
    const kind = reading.kind === 'character' ? leftover(text, at) : reading.kind
    const token = { ...blank(text.slice(at, at + reading.length), at), kind }
    at += reading.length
    if (/^\s*$/.test(token.text)) continue
    if (token.kind === 'ask' && asksNothing(token, text)) {
      tokens.push({ ...token, kind: 'filler' })
      continue
    }
    const counted = token.kind === 'ask' ? countingForm(token.text) : null
    tokens.push(counted ? { ...token, ...counted } : token)
  }
  return tokens
}

const counting = /(?:(?:一共|总共|共)?(?:有|是))?(?:一共|总共)?(?:多少来|多少|几多|几|好多|哪几|若干)/y
const multiple = /^[十百千万亿]+/

/** No word is longer, nor a question word with its measure word: 一共有多少个工作日. */
const longestRead = 12
/** Every length up to that. */
const anyRead = (2 << longestRead) - 1

/** Whether a question word of number begins there: it may stand with any measure word. */
function countsAt(text: string, at: number): boolean {
  counting.lastIndex = at
  return counting.test(text)
}

/** How long words may be that begin with these two characters, a bit for each length; of 多少家, 有几户 any. */
function lengthsFrom(pair: string, list: WordList, counts: boolean): number {
  const lengths = list.lengthsFrom(pair)
  return counts && (lengths > 0 || /^[多几好哪若]/.test(pair)) ? anyRead : lengths & anyRead
}

/** Measure words that a question says as nouns: 多少床 asks for 床位. */
const nounMeasures: ReadonlySet<string> = new Set(
  '床 学位 岗 村 镇 乡 街道 社区 县 市 地市 站 片区 座'.split(' '),
)

/** 多少名, 几家: the question word and its measure word; null where the text is not both and nothing else. */
function countingForm(text: string): { text: string; measure: string | null } | null {
  counting.lastIndex = 0
  const asks = counting.exec(text)?.[0]
  if (!asks) return null
  const word = asks + (multiple.exec(text.slice(asks.length))?.[0] ?? '')
  // 几千, 多少万: so many, of whatever.
  if (word === text && word !== asks) return { text: word, measure: null }
  const measure = measureAt(text, word.length)
  return measure && !nounMeasures.has(measure.word) && word.length + measure.word.length === text.length
    ? { text: word, measure: measure.word }
    : null
}

function kindOf(text: string, list: WordList, inDictionary: boolean, counts: boolean): TokenKind | null {
  if (list.isAsk(text) || (counts && countingForm(text))) return 'ask'
  // 修水 is a county, but not in 修水电: a place must be a word of its own where it stands.
  if (list.isPlace(text) && (inDictionary || text.length > 2 || text.endsWith('县'))) return 'place'
  if (list.isFiller(text)) return 'filler'
  if (list.isWord(text)) return 'word'
  // 打工的, 上过: the dictionary joins particles to words that should stand alone.
  if (inDictionary && /^(?:几|多少)/.test(text) && nounMeasures.has(text.replace(/^(?:几|多少)/, '')))
    return null
  if (inDictionary && isAllFiller(text, list)) return 'filler'
  if (inDictionary)
    return /[^目][的了着过]$/.test(text)
      ? null
      : /^.[到成出上下来去进回起掉住完]$/.test(text)
        ? 'filler'
        : 'unknown'
  return list.isCompound(text) ? 'compound' : null
}

/** 又有, 总共有: words that the dictionary joins out of particles. */
function isAllFiller(text: string, list: WordList): boolean {
  for (let cut = 1; cut < text.length; cut++)
    if (list.isFiller(text.slice(0, cut)) && list.isFiller(text.slice(cut))) return true
  return false
}

function leftover(text: string, at: number): TokenKind {
  return /[\p{L}\p{N}]/u.test(text.charAt(at)) ? 'character' : 'mark'
}

const latin = /[a-z][a-z0-9'’ -]*/y

/** A run of Latin words stays whole; everything else goes by code point. */
function leftoverLength(text: string, at: number, to: number): number {
  latin.lastIndex = at
  if (latin.test(text)) return Math.min(latin.lastIndex, to) - at
  return Math.min((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1, to - at)
}

function blank(text: string, start: number): Token {
  return { kind: 'character', text, start, number: null, measure: null }
}
