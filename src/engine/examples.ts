// A corpus → questions to begin with: in the words of the releases, and in English where the lexicon has their nouns.
import type { Answer } from '../answer/answer.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isAskable } from '../passage/askable.ts'
import type { Figure, FigureKind } from '../passage/passage.ts'

/** One question a paragraph in turn, so that the first few show the breadth of the releases. */
export function exampleQuestions(corpus: Corpus): string[] {
  const groups = new Map<string, string[]>()
  for (const passage of corpus.passages)
    for (const figure of passage.figures) {
      const askable = figure.kind === 'people' || figure.kind === 'money' || figure.kind === 'organisations'
      if (!askable || figure.askable === false || figure.question.length > 26 || figure.question.length < 10)
        continue
      const key = `${passage.release} ${passage.paragraph}`
      groups.set(key, [...(groups.get(key) ?? []), figure.question])
    }
  // What is short enough for a button on a small phone is also what people ask.
  const isLong = (question: string) => Number(question.length > shortExample)
  return inTurn([...groups.values()].map((row) => row.toSorted((a, b) => isLong(a) - isLong(b))))
}

const shortExample = 14

/** The first of each row, then the second of each, and so on. */
function inTurn<T>(rows: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row[i] ?? [])).flat()
}

/** What English counts with “how many”. */
const countable: ReadonlySet<FigureKind> = new Set([
  'people',
  'organisations',
  'places',
  'households',
  'things',
])
const uncountable = /(?:ment|tion|sion|ance|ence|ity|ness|ing|ship|elderly|information|staff|work)$/
/** Questions that are tried at most, whatever the corpus holds. */
const mostTried = 60

/**
 * English questions that the corpus answers with one figure, at most `limit`, from different paragraphs. Each is put
 * to `ask` before it is offered. Fewer, or none, where the lexicon knows too few of the nouns that are counted.
 */
export function englishExamples(
  corpus: Corpus,
  lexicon: Lexicon,
  ask: (question: string) => Answer,
  limit: number,
): string[] {
  const english = englishNouns(lexicon)
  const groups = new Map<string, { readonly question: string; readonly figure: Figure }[]>()
  for (const { text, figures, release, paragraph } of corpus.passages)
    for (const figure of figures) {
      const noun = english.get(text.slice(figure.counted.start, figure.counted.end))
      if (noun === undefined || !isAskable(figure) || !countable.has(figure.kind)) continue
      const key = `${release} ${paragraph}`
      groups.set(key, [...(groups.get(key) ?? []), { question: `How many ${noun}?`, figure }])
    }
  const found: string[] = []
  for (const { question, figure } of inTurn([...groups.values()]).slice(0, mostTried)) {
    if (found.length >= limit) break
    const answer = ask(question)
    const hits = answer.outcome === 'answered' && answer.figures.every(({ text }) => text === figure.text)
    if (hits && !found.includes(question)) found.push(question)
  }
  return found
}

/** Chinese nouns → an English plural of two or more words: a single word is too general to be asked by itself. */
function englishNouns(lexicon: Lexicon): ReadonlyMap<string, string> {
  const nouns = new Map<string, string>()
  for (const [english, [first]] of lexicon.english) {
    const isNoun = english.includes(' ') && /^[a-z ]+$/.test(english) && !uncountable.test(english)
    if (isNoun && first !== undefined && !nouns.has(first)) nouns.set(first, plural(english))
  }
  return nouns
}

function plural(noun: string): string {
  if (/person$/.test(noun)) return noun.replace(/person$/, 'people')
  if (/child$/.test(noun)) return `${noun}ren`
  if (/(?:people|s)$/.test(noun)) return noun
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies')
  return /(?:x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}
