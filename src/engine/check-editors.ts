// What editors wrote, put to the test: their examples, the examples of their words, and their curated answers.
import type { Corpus } from '../corpus/corpus.ts'
import { curatedFor } from '../corpus/curated.ts'
import type { Placed } from '../corpus/entry-file.ts'
import type { Example } from '../corpus/example.ts'
import { makeVocabulary } from '../corpus/vocabulary.ts'
import type { Fault } from '../fault.ts'
import { type Engine, freshContext } from './engine.ts'
import { type Build, pointedOut, saidIn } from './self-test.ts'

/** Examples that are answered otherwise than the editor says. */
export function exampleFaults(examples: readonly Placed<Example>[], engine: Engine): Fault[] {
  return examples.flatMap(({ entry: { question, figures }, where }) => {
    const { answer } = engine.ask(question, freshContext)
    const said = pointedOut(answer).map(({ text }) => text)
    const isRight =
      figures === undefined
        ? answer.outcome !== 'answered'
        : figures.every((figure) => said.includes(figure)) && answer.outcome === 'answered'
    if (isRight) return []
    const expected = figures?.join('、') ?? 'not stated'
    return [
      {
        code: 'example',
        where,
        what: `"${question}" should give ${expected}, gives ${saidIn(answer)}`,
        mend: 'correct the example; where it is right, a vocabulary entry may help, or tell the developers',
      },
    ]
  })
}

/** Entries of the vocabulary whose example is missing or is not answered. */
export function vocabularyFaults({ vocabulary }: Corpus, engine: Engine): Fault[] {
  return vocabulary.entries.flatMap(({ word, example }) => {
    const where = `vocabulary: ${word}`
    if (example === undefined) {
      const mend = 'add `example: …`, a question with the word that must be answered'
      return [{ code: 'vocabulary-example', where, what: 'has no example', mend }]
    }
    if (engine.ask(example, freshContext).answer.outcome === 'answered') return []
    const what = `its example "${example}" is not answered`
    return [{ code: 'vocabulary-example', where, what, mend: 'correct the entry or its example' }]
  })
}

/** Entries whose example is answered in the same way when there is no vocabulary at all. */
export function needlessWords(corpus: Corpus, build: Build): Fault[] {
  const { entries } = corpus.vocabulary
  const examples = entries.filter(({ example }) => example !== undefined)
  if (examples.length === 0) return []
  const [having, lacking] = [build(corpus), build({ ...corpus, vocabulary: makeVocabulary([]) })]
  return examples.flatMap(({ word, example = '' }) => {
    const [one, other] = [having, lacking].map((engine) => saidIn(engine.ask(example, freshContext).answer))
    if (one !== other) return []
    const what = `its example "${example}" is answered without any vocabulary as well`
    return [
      {
        code: 'vocabulary-needless',
        where: `vocabulary: ${word}`,
        what,
        mend: 'remove the entry, or give an example that needs it',
      },
    ]
  })
}

/** Curated answers that a reader would not see: another one is matched, or a release answers by itself. */
export function curatedNotices({ curated }: Corpus, engine: Engine): Fault[] {
  return curated.entries.flatMap((entry) =>
    entry.questions.flatMap((question) => {
      const where = `answers: ${entry.questions[0] ?? ''}`
      const match = curatedFor(question, curated)
      if (match?.entry !== entry) {
        const what = `its question "${question}" does not find it`
        return [{ code: 'curated-lost', where, what, mend: 'word the question so that it names the thing' }]
      }
      const figures = pointedOut(engine.ask(question, freshContext).answer)
      if (figures.length === 0) return []
      const what = `a release answers "${question}" with ${figures.map(({ text }) => text).join('、')}`
      return [
        { code: 'curated-covers', where, what, mend: 'leave the question to the release, or word it apart' },
      ]
    }),
  )
}
