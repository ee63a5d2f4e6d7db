// Knowledge that tests itself: a corpus is asked its own questions before anyone else asks it.
import type { Corpus } from '../corpus/corpus.ts'
import type { Fault } from '../fault.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Figure, FigureKind } from '../passage/passage.ts'
import type { Gazetteer } from '../query/place.ts'
import { freshContext, makeEngine } from './engine.ts'

/** Kinds that nobody asks for by number: they are said beside what is asked. */
const unasked: readonly FigureKind[] = ['date', 'age', 'duration', 'ordinal', 'document-number', 'other']

/** Asks every figure's own question and every vocabulary example; what is not answered is a fault. */
export function checkCorpus(
  corpus: Corpus,
  lexicon: Lexicon,
  gazetteer: Gazetteer,
): { faults: Fault[]; asked: number } {
  const engine = makeEngine(corpus, lexicon, gazetteer)
  const faults: Fault[] = []
  let asked = 0
  for (const passage of corpus.passages)
    for (const figure of passage.figures.filter(isAsked)) {
      asked++
      const { answer } = engine.ask(figure.question, freshContext)
      if (answer.outcome === 'answered' && answer.figures.some(({ text }) => text === figure.text)) continue
      const found =
        answer.outcome === 'answered' ? answer.figures.map(({ text }) => text).join('、') : answer.outcome
      faults.push({
        code: 'own-question',
        where: passage.id,
        what: `"${figure.question}" should find ${figure.text}, found ${found}`,
        mend: 'look at `yuanwen passages`; a vocabulary entry may help',
      })
    }
  for (const { word, example } of corpus.vocabulary.entries) {
    if (example === undefined) continue
    asked++
    if (engine.ask(example, freshContext).answer.outcome === 'answered') continue
    faults.push({
      code: 'vocabulary-example',
      where: `vocabulary: ${word}`,
      what: `its example "${example}" is not answered`,
      mend: 'correct the entry or its example',
    })
  }
  return { faults, asked }
}

function isAsked(figure: Figure): boolean {
  return !unasked.includes(figure.kind)
}
