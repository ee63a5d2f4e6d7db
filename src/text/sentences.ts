// A paragraph → sentences, a sentence → clauses, with offsets. Quotation marks, brackets and book titles are never cut.

/** A stretch of a longer text: UTF-16 offsets, `end` exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const openers = '“‘（《〈「『【('
const closers = '”’）》〉」』】)'
const sentenceMarks = '。！？!?\n'
const clauseMarks = '，；：。！？,;:!?\n'
/** Marks that are no boundary between two digits: 1,505 and 8:30. */
const digitMarks = ',，:：'
/** A bracket that is still open after so many characters was never closed: a damaged text must split all the same. */
const longestBracket = 600
/** A closing mark looks for its partner among so many open ones; text nests no deeper. */
const deepest = 6
/** Behind a quotation that ends in a full stop, the sentence goes on with these: “让群众满意！”的目标. */
const goesOn = /^[的地得之等是为这，、；：,;:。！？!?）》”]/

/** Where every bracket that has a partner ends, by where it begins. An unclosed one opens nothing. */
export function enclosures(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (openers.includes(character)) open.push(i)
    const kind = closers.indexOf(character)
    if (kind < 0) continue
    const deep = open.slice(-deepest).findLastIndex((at) => text.charAt(at) === openers.charAt(kind))
    if (deep < 0) continue
    const at = Math.max(0, open.length - deepest) + deep
    const start = open[at] ?? i
    open.length = at
    if (i - start <= longestBracket) pairs.set(start, i)
  }
  return pairs
}

/** Splits after any of `marks` that stands outside brackets and quotes. The stretches cover the whole text, in order. */
function splitAfter(text: string, marks: string): Stretch[] {
  const pairs = enclosures(text)
  const stretches: Stretch[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const partner = pairs.get(i)
    if (partner !== undefined) i = partner
    if (partner === undefined ? !isBoundary(text, i, marks) : !endsSentence(text, partner)) continue
    let end = i + 1
    while (end < text.length && (marks.includes(text.charAt(end)) || closers.includes(text.charAt(end))))
      end++
    stretches.push({ start, end })
    start = end
    i = end - 1
  }
  if (start < text.length) stretches.push({ start, end: text.length })
  return stretches
}

function isBoundary(text: string, at: number, marks: string): boolean {
  if (!marks.includes(text.charAt(at))) return false
  const between = digitMarks.includes(text.charAt(at)) && isDigit(text.charAt(at - 1))
  return !(between && isDigit(text.charAt(at + 1)))
}

function isDigit(character: string): boolean {
  return /[0-9０-９]/.test(character)
}

/** “甲。乙。” ends the sentence that quotes it, unless the sentence visibly goes on behind it. */
function endsSentence(text: string, close: number): boolean {
  if (!'”’」』'.includes(text.charAt(close)) || !'。！？!?'.includes(text.charAt(close - 1))) return false
  return close + 1 < text.length && !goesOn.test(text.slice(close + 1, close + 2))
}

/** Sentences of a paragraph, blanks around them left out. A full stop inside a closing quote ends the sentence too. */
export function splitSentences(paragraph: string): Stretch[] {
  return splitAfter(paragraph, sentenceMarks)
    .map(({ start, end }) => trimStretch(paragraph, start, end))
    .filter(({ start, end }) => end > start)
}

/** Clauses of a sentence, without the mark that ends them. Digits are not parted: 1,505万元, 8:30. */
export function splitClauses(sentence: string): Stretch[] {
  return splitAfter(sentence, clauseMarks)
    .map(({ start, end }) => {
      let last = end
      while (last > start && clauseMarks.includes(sentence.charAt(last - 1))) last--
      return trimStretch(sentence, start, last)
    })
    .filter(({ start, end }) => end > start)
}

function trimStretch(text: string, from: number, to: number): Stretch {
  let start = from
  let end = to
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return { start, end }
}
