// A paragraph → sentences, a sentence → clauses, with offsets. Quotation marks, brackets and book titles are never cut.

/** A stretch of a longer text: UTF-16 offsets, `end` exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const openers = '“‘（《〈「『【('
const closers = '”’）》〉」』】)'
/** A bracket that is still open after so many characters was never closed: a damaged text must split all the same. */
const longestBracket = 120

/** Splits after any of `marks` that stands outside brackets and quotes. The stretches cover the whole text, in order. */
function splitAfter(text: string, marks: string): Stretch[] {
  const stretches: Stretch[] = []
  let start = 0
  let opened: number[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (openers.includes(character)) opened.push(i)
    else if (closers.includes(character)) opened.pop()
    else if (opened.length > 0 && i - (opened[0] ?? i) > longestBracket) opened = []
    if (opened.length > 0 || !marks.includes(character)) continue
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

/** Sentences of a paragraph, blanks around them left out. A full stop inside a closing quote ends the sentence too. */
export function splitSentences(paragraph: string): Stretch[] {
  return splitAfter(paragraph, '。！？!?\n')
    .map(({ start, end }) => trimStretch(paragraph, start, end))
    .filter(({ start, end }) => end > start)
}

/** Clauses of a sentence, without the mark that ends them. */
export function splitClauses(sentence: string): Stretch[] {
  return splitAfter(sentence, '，；：。！？,;:!?\n')
    .map(({ start, end }) => {
      let last = end
      while (last > start && '，；：。！？,;:!?\n'.includes(sentence.charAt(last - 1))) last--
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
