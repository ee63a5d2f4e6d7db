// A corpus → questions to begin with: in the words of the releases, and in English where the lexicon has their nouns.
import type { Answer } from '../answer/answer.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { once } from '../once.ts'
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
const uncountable =
  /(?:ment|tion|sion|ance|ence|ity|ness|ing|ship|elderly|information|staff|work|poor|young|[^eg]ed)$/
/** Questions that are tried at most, whatever the corpus holds. */
const mostTried = 60

/** What can be asked in English, of what the releases say in Chinese. */
export interface EnglishQuestions {
  /** Questions that the corpus answers with one figure, from different paragraphs; at most `limit`. */
  examples(limit: number): readonly string[]
  /** The figure's own question in English; null where the lexicon knows no noun for it, or it finds another figure. */
  of(question: string): string | null
}

/** Each question is put to `ask` before it is offered. */
export function englishQuestions(
  corpus: Corpus,
  lexicon: Lexicon,
  ask: (question: string) => Answer,
): EnglishQuestions {
  const english = once(() => englishNouns(lexicon))
  const figures = once(() => countedFigures(corpus))
  const known = new Map<string, string | null>()

  function of(question: string): string | null {
    const before = known.get(question)
    if (before !== undefined) return before
    const found = figures().find((one) => one.figure.question === question)
    const noun = found && english().get(found.noun)
    const words = noun === undefined ? null : `How many ${noun}?`
    const said = words !== null && hits(ask(words), found?.figure.text ?? '') ? words : null
    known.set(question, said)
    return said
  }

  return {
    of,
    examples(limit) {
      const groups = Map.groupBy(
        figures().filter(({ noun }) => english().has(noun)),
        ({ paragraph }) => paragraph,
      )
      const found = new Set<string>()
      for (const { figure } of inTurn([...groups.values()]).slice(0, mostTried)) {
        const said = of(figure.question)
        if (said !== null) found.add(said)
        if (found.size >= limit) break
      }
      return [...found]
    },
  }
}

function hits(answer: Answer, text: string): boolean {
  return answer.outcome === 'answered' && answer.figures.every((figure) => figure.text === text)
}

interface Counted {
  readonly noun: string
  readonly figure: Figure
  readonly paragraph: string
}

function countedFigures({ passages }: Corpus): readonly Counted[] {
  return passages.flatMap(({ text, figures, release, paragraph }) =>
    figures
      .filter((figure) => isAskable(figure) && countable.has(figure.kind))
      .map((figure) => ({
        figure,
        noun: text.slice(figure.counted.start, figure.counted.end),
        paragraph: `${release} ${paragraph}`,
      })),
  )
}

/** Chinese nouns → an English plural of two or more words: a single word is too general to be asked by itself. */
function englishNouns(lexicon: Lexicon): ReadonlyMap<string, string> {
  const nouns = new Map<string, string>()
  for (const [english, [first]] of lexicon.english) {
    if (first === undefined || nouns.has(first) || !/^[a-z]+(?: [a-z]+)+$/.test(english)) continue
    const [, head = '', rest = ''] = /^(.+?)( (?:of|with|for|in|at|to) .+)?$/.exec(english) ?? []
    const ofWhich = rest.startsWith(' with ') ? plural(rest) : rest
    if (!uncountable.test(head)) nouns.set(first, `${plural(head)}${ofWhich}`)
  }
  return nouns
}

function plural(noun: string): string {
  if (/person$/.test(noun)) return noun.replace(/person$/, 'people')
  if (/child$/.test(noun)) return `${noun}ren`
  if (/m[ae]n$/.test(noun)) return noun.replace(/m[ae]n$/, 'men')
  if (/(?:people|s)$/.test(noun)) return noun
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies')
  return /(?:x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}
