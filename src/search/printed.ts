// The questions that a document of questions and answers prints, each with the sentences that answer it: 问：… 答：…
import type { Corpus } from '../corpus/corpus.ts'
import type { Passage } from '../passage/passage.ts'
import type { Worded } from './wording.ts'

/** A printed question, or several put in one breath, and the answer in order. */
export interface PrintedAnswer extends Worded {
  readonly passages: readonly Passage[]
}

const courtesy = /^(?:[^：:]{0,12}[：:])?(?:好的?[，。])?(?:感谢|谢谢)|^(?:[^：:]{0,12}[：:])?这个问题/u
const polite = /^(?:请问|想问一下|我想问|想请问|我们注意到[，,]?)+/u

/** All printed questions with an answer, newest release first. */
export function printedAnswers({
  passages,
  releases,
}: Pick<Corpus, 'passages' | 'releases'>): PrintedAnswer[] {
  const titles = new Map(releases.map(({ id, title }) => [id, title]))
  const answers = passages.filter(
    ({ asked, isQuestion, text }) => asked && isQuestion !== true && !courtesy.test(text),
  )
  const byQuestion = Map.groupBy(answers, ({ release, asked }) => `${release}\n${asked}`)
  return [...byQuestion.values()].map((found) => {
    const [first] = found
    const questions = (first?.asked ?? '').split(/(?<=[？?])/u).map((one) => one.trim().replace(polite, ''))
    return {
      questions: questions.filter((one) => one !== ''),
      about: titles.get(first?.release ?? '') ?? '',
      passages: found,
    }
  })
}
