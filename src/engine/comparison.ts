// Two engines asked the same questions: which of them get another answer now.
import type { Passage } from '../passage/passage.ts'
import { type Engine, freshContext } from './engine.ts'
import { sampleOf } from './sample.ts'
import { askedIn, saidIn } from './self-test.ts'

/** A question with what each of the two says: figures, or the outcome where none is pointed out. */
export interface OtherAnswer {
  readonly question: string
  readonly before: string
  readonly after: string
}

/** The figures' own questions, each once, in order. */
export function ownQuestions(passages: readonly Passage[]): string[] {
  return [...new Set(askedIn(passages).map(({ figure }) => figure.question))]
}

/** Enough for every question of four releases like the shipped one; of more, a sample that is always the same. */
const mostCompared = 300
const seed = 20241224

/** Those of the questions that the two engines answer otherwise, and how many were asked. */
export function otherAnswers(
  questions: readonly string[],
  before: Engine,
  after: Engine,
  most: number = mostCompared,
): { readonly asked: number; readonly answers: readonly OtherAnswer[] } {
  const asked = sampleOf([...new Set(questions)], most, seed)
  const answers = asked.flatMap((question) => {
    const [one, other] = [before, after].map((engine) => saidIn(engine.ask(question, freshContext).answer))
    return one === other ? [] : [{ question, before: one ?? '', after: other ?? '' }]
  })
  return { asked: asked.length, answers }
}
