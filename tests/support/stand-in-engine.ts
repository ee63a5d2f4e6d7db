// A stand-in for the engine: a handful of answers of every outcome, so that the two ends can be tested alone.
import type { Answer, Citation } from '../../src/answer/answer.ts'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import { makeVocabulary } from '../../src/corpus/vocabulary.ts'
import { makeCatalogue } from '../../src/engine/catalogue.ts'
import type { Engine, Explanation } from '../../src/engine/engine.ts'

export const wheelchairs: Citation = {
  release: '2024-12-24-test',
  title: '全力办好民生实事',
  publisher: '市政府新闻办公室',
  department: '市残联',
  date: '2024-12-24',
  paragraph: 4,
  sentence: 6,
  quote: '为2343名残疾人适配轮椅、拐杖、助听器、盲杖等3类19种基本型辅助器具。',
  url: 'https://example.org/a?b=1&c="2"',
  repaired: false,
}

const common = { suggestions: ['救助了多少名残疾儿童？'], confidence: 0.9, understood: null }

/** An answered question that points out `2343名`, with anything else as told. */
export function answered(over: Partial<Extract<Answer, { outcome: 'answered' }>> = {}): Answer {
  const figures = [{ text: '2343名', citation: 0, label: '残疾人', period: null }]
  return {
    ...common,
    outcome: 'answered',
    figures,
    citations: [wheelchairs],
    spans: [],
    missing: [],
    claim: null,
    ...over,
  }
}

/** A question that nothing answers, with anything else as told. */
export function notStated(over: Partial<Extract<Answer, { outcome: 'not-stated' }>> = {}): Answer {
  return { ...common, outcome: 'not-stated', reason: 'no-passage', about: null, citations: [], ...over }
}

/** A question with two readings. */
export function clarify(): Answer {
  const choices = [
    { question: '为多少名残疾人适配辅助器具？', citation: 0 },
    { question: '救助了多少名残疾儿童？', citation: 0 },
  ]
  return { ...common, outcome: 'clarify', suggestions: [], choices, citations: [wheelchairs] }
}

const emptyCatalogue = makeCatalogue(makeCorpus([], makeVocabulary([])))

// Neither of the two ends looks at how an answer came about.
const unexplained = {} as Explanation

/** What the citizen said, and how it is answered; `turn` counts the messages of the conversation. */
type Respond = (text: string, turn: number) => Answer

const byWords: Respond = (text) => {
  if (text.includes('炸')) throw new Error('the stand-in was told to fail')
  if (text.includes('哪个')) return clarify()
  if (/轮椅|辅助器具|wheelchair/.test(text)) return answered()
  return notStated({ about: text, citations: [wheelchairs] })
}

/** An engine that answers by `respond` and counts turns in its context. */
export function standInEngine(respond: Respond = byWords): Engine {
  const examples = ['为多少名残疾人适配辅助器具？', '轮椅配了多少？', '辅助器具有几种？']
  return {
    knowledgeVersion: 'test-1',
    titles: ['全力办好民生实事'],
    examples: (limit) => examples.slice(0, limit),
    inEnglish: () => null,
    catalogue: emptyCatalogue,
    verify: () => [],
    figuresFor: () => [],
    *preparing() {},
    oftenAsked: () => [],
    ask: (text, context) => ({
      answer: respond(text, context.turn),
      context: { ...context, turn: context.turn + 1 },
      explanation: unexplained,
    }),
  }
}
