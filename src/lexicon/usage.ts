// How often characters follow one another: in what people ask, in the lexicon's words, and in common words. Weights,
// not probabilities: what a corpus adds to them is its own (`query/likelihood.ts`).

/** Weighted counts. A character is given by its `codeOf`. */
export interface Usage {
  /** Every character that has been counted. */
  readonly characters: ReadonlySet<string>
  /** Of all characters together. */
  readonly total: number
  single(code: number): number
  /** How often words begin with it, of `begun` in all, and end with it. */
  begins(code: number): number
  readonly begun: number
  ends(code: number): number
  /** How often anything stands behind it, and how many different ones. */
  before(code: number): number
  kindsBehind(code: number): number
  /** The number of a pair; -1 where the two were never neighbours. */
  pair(code: number, next: number): number
  /** Of a pair by its number: how often it stands, stands before anything (and how many different), and ends a word. */
  pairCount(pair: number): number
  pairBefore(pair: number): number
  pairKindsBehind(pair: number): number
  pairEnds(pair: number): number
  /** How often a character stands behind a pair. */
  triple(pair: number, next: number): number
}

/** Where a stretch of characters begins and ends, and a number in it. */
export const marks = { begin: '^', end: '$', number: '0' } as const

const firstHan = 0x4e00
const lastHan = 0x9fff
/** More than there are codes. */
export const span = 1 << 15

/** A small number for a character: each Chinese one has its own, what is no character of a stretch counts as its begin. */
export function codeOf(character: string): number {
  const code = character.charCodeAt(0)
  if (code >= firstHan && code <= lastHan) return code - firstHan + 3
  return character === marks.number ? 2 : character === marks.end ? 1 : 0
}

/** The stretches of Chinese characters and numbers in a folded text, with their marks: `^^有0人$`. */
export function runsOf(folded: string): string[] {
  const found = folded.replace(/[0-9][0-9.]*/g, marks.number).match(/[\u4e00-\u9fff0]+/g) ?? []
  return found.map((run) => `${marks.begin}${marks.begin}${run}${marks.end}`)
}

/** What counts how much: a question's neighbours, a word of the lexicon, one occurrence in common writing. */
const weights = { asked: 1, word: 0.3, common: 0.0004, name: 0.4, count: 1, demand: 4 } as const
/** What is longer is a phrase: there are many, which say the same over and over. */
const longestWord = 4

/** 八所, 两千: numbers in words, with what often stands behind them. */
const counts = [...'一二两三四五六七八九十几'].flatMap((numeral) =>
  [...'十百千万个名家户人位张所场次期种类项条年月岁天'].map((behind) => numeral + behind),
)

/** Words that change what is asked for must not be taken for others that sound the same (没人, 钱年, 升请). */
const demands =
  '每人 每户 每家 每个 每名 每月 每年 每天 人均 户均 平均 去年 前年 明年 后年 上个月 上半年 下半年 申请 申领 报名 预约 办理 材料 地址 电话 几点 几号 怎么 哪条街'.split(
    ' ',
  )

/** What is counted: words, names of places, and two files whose sections say how often (`[256]`). */
export interface Counted {
  readonly words: Iterable<string>
  readonly names: Iterable<string>
  readonly common: string
  readonly asked: string
}

/** Counts them. */
export function usageOf({ words, names, common, asked }: Counted): Usage {
  const characters = new Set<string>()
  const singles = new Float64Array(span)
  const begins = new Float64Array(span)
  const ends = new Float64Array(span)
  const before = new Float64Array(span)
  const kinds = new Uint16Array(span)
  const pairs = new Map<number, number>()
  const pairCounts: number[] = []
  const pairBefore: number[] = []
  const pairEnds: number[] = []
  const pairKinds: number[] = []
  const triples = new Map<number, number>()
  let total = 0
  let begun = 0

  function pairOf(code: number, next: number): number {
    const key = code * span + next
    const known = pairs.get(key)
    if (known !== undefined) return known
    pairs.set(key, pairCounts.length)
    pairBefore.push(0)
    pairEnds.push(0)
    pairKinds.push(0)
    return pairCounts.push(0) - 1
  }
  function addSingle(code: number, weight: number): void {
    singles[code] = (singles[code] as number) + weight
    total += weight
  }
  function addPair(code: number, next: number, weight: number): void {
    const pair = pairOf(code, next)
    if (pairCounts[pair] === 0) kinds[code] = (kinds[code] as number) + 1
    pairCounts[pair] = (pairCounts[pair] as number) + weight
    before[code] = (before[code] as number) + weight
  }
  function addTriple(one: number, other: number, next: number, weight: number): void {
    const pair = pairOf(one, other)
    const key = pair * span + next
    if (!triples.has(key)) pairKinds[pair] = (pairKinds[pair] as number) + 1
    triples.set(key, (triples.get(key) ?? 0) + weight)
    pairBefore[pair] = (pairBefore[pair] as number) + weight
  }
  function addWord(word: string, weight: number): void {
    if (!/^[\u4e00-\u9fff]+$/.test(word)) return
    let [one, other] = [-1, -1]
    for (let at = 0; at < word.length; at++) {
      const code = codeOf(word.charAt(at))
      addSingle(code, weight)
      if (other >= 0) addPair(other, code, weight)
      if (one >= 0) addTriple(one, other, code, weight)
      ;[one, other] = [other, code]
    }
    for (const character of word) characters.add(character)
    const first = codeOf(word.charAt(0))
    begins[first] = (begins[first] as number) + weight
    begun += weight
    ends[other] = (ends[other] as number) + weight
    if (one >= 0) {
      const pair = pairOf(one, other)
      pairEnds[pair] = (pairEnds[pair] as number) + weight
    }
  }
  function addAsked(piece: string, weight: number): void {
    const [first = 0, last = 0, next] = [...piece].map(codeOf)
    for (const character of piece) if (codeOf(character) > 2) characters.add(character)
    if (next !== undefined) {
      addTriple(first, last, next, weight)
      return
    }
    addPair(first, last, weight)
    addSingle(last, weight)
    begins[last] = (begins[last] as number) + weight
    begun += weight
  }

  for (const word of words) if (word.length <= longestWord) addWord(word, weights.word)
  for (const name of names) addWord(name, weights.name)
  for (const count of counts) addWord(count, weights.count)
  for (const demand of demands) addWord(demand, weights.demand)
  for (const [word, count] of counted(common)) addWord(word, count * weights.common)
  for (const [piece, count] of counted(asked)) addAsked(piece, count * weights.asked)
  const pairAt = rowsOf(pairs, span)
  const tripleAt = rowsOf(triples, pairCounts.length)
  // Most pairs that are asked for were never neighbours.
  const ofPair = (values: readonly number[]) => (pair: number) => (pair < 0 ? 0 : (values[pair] as number))
  return {
    characters,
    total,
    begun,
    single: (code) => singles[code] as number,
    begins: (code) => begins[code] as number,
    ends: (code) => ends[code] as number,
    before: (code) => before[code] as number,
    kindsBehind: (code) => kinds[code] as number,
    pair: (code, next) => pairAt(code, next, -1),
    pairCount: ofPair(pairCounts),
    pairBefore: ofPair(pairBefore),
    pairKindsBehind: ofPair(pairKinds),
    pairEnds: ofPair(pairEnds),
    triple: (pair, next) => (pair < 0 ? 0 : tripleAt(pair, next, 0)),
  }
}

/**
 * Values by two numbers, the second one a character's, as rows in arrays: what stands behind one character lies side by
 * side, where a Map has it all over memory.
 */
function rowsOf(values: ReadonlyMap<number, number>, rows: number) {
  const keys = Float64Array.from(values.keys()).sort()
  const starts = new Uint32Array(rows + 1)
  for (const key of keys) {
    const row = Math.floor(key / span) + 1
    starts[row] = (starts[row] as number) + 1
  }
  for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number)
  const nexts = Uint16Array.from(keys, (key) => key % span)
  const kept = Float64Array.from(keys, (key) => values.get(key) as number)
  return (row: number, next: number, otherwise: number) => {
    let low = starts[row] as number
    let high = starts[row + 1] as number
    while (low < high) {
      const middle = (low + high) >>> 1
      const found = nexts[middle] as number
      if (found === next) return kept[middle] as number
      if (found < next) low = middle + 1
      else high = middle
    }
    return otherwise
  }
}

/** The words of a file with how often: `[256]` opens a section, `#` a comment. */
function* counted(text: string): Generator<readonly [string, number]> {
  let count = 0
  for (const line of text.split('\n')) {
    const section = /^\[(\d+)\]$/.exec(line)
    if (section) count = Number(section[1])
    else if (!line.startsWith('#')) for (const word of line.split(' ')) if (word !== '') yield [word, count]
  }
}
