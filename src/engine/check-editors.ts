// What editors wrote, put to the test: their examples, the examples of their words, and their curated answers.

import { contactOf } from '../corpus/contacts.ts'
import type { Corpus } from '../corpus/corpus.ts'
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
export function vocabularyFaults({ vocabulary, places }: Corpus, engine: Engine): Fault[] {
  return vocabulary.entries.flatMap((entry) => {
    const { word, example } = entry
    const where = places.get(entry) ?? 'vocabulary'
    if (example === undefined) {
      const mend = 'add `example: …`, a question with the word that must be answered'
      return [{ code: 'vocabulary-example', where, what: `${word} has no example`, mend }]
    }
    if (engine.ask(example, freshContext).answer.outcome === 'answered') return []
    const what = `the example of ${word}, "${example}", is not answered`
    return [{ code: 'vocabulary-example', where, what, mend: 'correct the entry or its example' }]
  })
}

/** Entries whose example is answered in the same way when there is no vocabulary at all. */
export function needlessWords(corpus: Corpus, build: Build): Fault[] {
  const examples = corpus.vocabulary.entries.filter(({ example }) => example !== undefined)
  if (examples.length === 0) return []
  const [having, lacking] = [build(corpus), build({ ...corpus, vocabulary: makeVocabulary([]) })]
  return examples.flatMap((entry) => {
    const { word, example = '' } = entry
    const [one, other] = [having, lacking].map((engine) => saidIn(engine.ask(example, freshContext).answer))
    if (one !== other) return []
    return [
      {
        code: 'vocabulary-needless',
        where: corpus.places.get(entry) ?? 'vocabulary',
        what: `the example of ${word}, "${example}", is answered without any vocabulary as well`,
        mend: 'remove the entry, or give an example that needs it',
      },
    ]
  })
}

/** Questions of curated answers that are answered otherwise: with nothing, or with another entry. */
export function curatedFaults(corpus: Corpus, engine: Engine): Fault[] {
  return curatedAsked(corpus, engine).flatMap(({ entry, question, where, answer }) => {
    const given = answer.outcome === 'answered' ? answer.curated : undefined
    if (given === entry || pointedOut(answer).length > 0) return []
    const what = `its question "${question}" is not answered with it, but with ${given ? `"${given.answer}"` : answer.outcome}`
    const mend = 'word the question so that it names the thing and says what is asked of it'
    return [{ code: 'curated-lost', where, what, mend }]
  })
}

/**
 * Curated answers that nobody sees because a release answers, contacts of departments that no release names, and
 * precedents of releases that are not there.
 */
export function editorsNotices(corpus: Corpus, engine: Engine): Fault[] {
  const covered = curatedAsked(corpus, engine).flatMap(({ question, where, answer }) => {
    const figures = pointedOut(answer).map(({ text }) => text)
    if (figures.length === 0) return []
    const what = `a release answers "${question}" with ${figures.join('、')}`
    const mend = 'leave the question to the release, or word it apart'
    return [{ code: 'curated-covers', where, what, mend }]
  })
  const departments = new Set(corpus.releases.flatMap((release) => release.departments))
  const reached = new Set([...departments].map((department) => contactOf(department, corpus.contacts)))
  const unused = corpus.contacts
    .filter((contact) => !reached.has(contact))
    .map((contact) => ({
      code: 'contact-unused',
      where: corpus.places.get(contact) ?? 'contacts',
      what: `no release names the department ${contact.department}`,
      mend: 'write it as the releases do, such as 市残联; it is shown only where a question names it',
    }))
  const ids = new Set([
    ...corpus.releases.map(({ id }) => id),
    ...corpus.retired.map(({ release }) => release.id),
  ])
  const strange = [...corpus.precedents].flatMap(([release, ones]) => (ids.has(release) ? [] : ones))
  const unheard = [...new Set(strange.map(({ file }) => file))].map((file) => ({
    code: 'precedent-unused',
    where: `precedents/${file}`,
    what: 'no release has the id that its name begins with',
    mend: 'name it for its release: the id, a dot, anything, .jsonl',
  }))
  return [...covered, ...unused, ...unheard]
}

function curatedAsked({ curated, places }: Corpus, engine: Engine) {
  return curated.entries.flatMap((entry) =>
    entry.questions.map((question) => {
      const where = places.get(entry) ?? 'answers'
      return { entry, question, where, answer: engine.ask(question, freshContext).answer }
    }),
  )
}
