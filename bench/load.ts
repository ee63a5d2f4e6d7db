// The questions that the bench asks: those of knowledge/precedents/*.jsonl that need none before them, without what is
// expected of them.
import { readdirSync, readFileSync } from 'node:fs'
import { generator } from './generator.ts'

const folder = new URL('../knowledge/precedents/', import.meta.url)

interface Turn {
  readonly text: string
}

/** The questions of every file, in order; of a conversation the first. */
export function loadQuestions(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Turn | { readonly turns: readonly [Turn, ...Turn[]] })
    .map((read) => ('turns' in read ? read.turns[0] : read).text)
}

/** All in turn, again and again: each comes as seldom as it can. */
export function inTurn(questions: readonly string[]): (i: number) => string {
  return (i) => questions[i % questions.length] ?? ''
}

/** As a whole city asks: the n-th most frequent one n times as seldom as the first (Zipf). The same ones in every run. */
export function asCity(questions: readonly string[]): () => string {
  const random = generator(20_241_224)
  const shuffled = questions
    .map((question) => ({ question, place: random() }))
    .sort((a, b) => a.place - b.place)
  let sum = 0
  const until = shuffled.map((_, i) => {
    sum += 1 / (i + 1)
    return sum
  })
  return () => {
    const drawn = random() * sum
    return shuffled[until.findIndex((end) => drawn < end)]?.question ?? ''
  }
}
