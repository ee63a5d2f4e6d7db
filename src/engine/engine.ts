// One corpus and what can be asked of it. Pure: same corpus, context and question, same answer.
import type { Answer } from '../answer/answer.ts'
import { compose } from '../answer/compose.ts'
import { type Decision, decide, type RankedSlot } from '../answer/decide.ts'
import { notVerbatim } from '../answer/verbatim.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { offTopicOf } from '../query/off-topic.ts'
import type { Gazetteer } from '../query/place.ts'
import type { Query } from '../query/query.ts'
import { makeReader } from '../query/understand.ts'
import { makePassageIndex } from '../search/passage-index.ts'
import { rank } from '../search/rank.ts'

/** What a conversation carries from turn to turn. Opaque to callers: hand back what the last turn gave. */
export interface Context {
  readonly turn: number
}

/** The context of a conversation that has not begun. */
export const freshContext: Context = { turn: 0 }

/** How an answer came about: for editors and for tuning. */
export interface Explanation {
  readonly query: Query | null
  readonly ranked: readonly RankedSlot[]
  readonly decision: Decision | null
}

export interface Reply {
  readonly answer: Answer
  readonly context: Context
  readonly explanation: Explanation
}

export interface Engine {
  readonly knowledgeVersion: string
  /** Titles of the releases it answers from, newest first. */
  readonly titles: readonly string[]
  /** Questions that the corpus answers, for greetings and help; at most `limit`. */
  examples(limit: number): readonly string[]
  /** Answers one message of a conversation; never throws, whatever the text. */
  ask(text: string, context: Context): Reply
}

/** The engine of one corpus. The question path is the body of `ask`, top to bottom. */
export function makeEngine(corpus: Corpus, lexicon: Lexicon, gazetteer: Gazetteer): Engine {
  const reader = makeReader(corpus, lexicon, gazetteer)
  const index = makePassageIndex(corpus)
  const examples = exampleQuestions(corpus)
  return {
    knowledgeVersion: corpus.version,
    titles: corpus.releases.map((release) => release.title),
    examples: (limit) => examples.slice(0, limit),
    ask(text, context) {
      const next = { turn: context.turn + 1 }
      const query = reader.understand(text)
      const topic = offTopicOf(query.text) ?? (query.slots.length === 0 ? 'noise' : null)
      if (topic) {
        const answer: Answer = {
          outcome: 'off-topic',
          topic,
          suggestions: examples.slice(0, 3),
          confidence: 1,
          understood: null,
        }
        return { answer, context: next, explanation: { query, ranked: [], decision: null } }
      }
      const ranked = query.slots.map((slot) => ({ slot, candidates: rank(slot, query, index, lexicon) }))
      const decision = decide(query, ranked)
      const answer = guarded(compose(decision, query, index, null), corpus)
      return { answer, context: next, explanation: { query, ranked, decision } }
    },
  }
}

/** An answer that is not verbatim is never shown: the defect turns into a refusal. */
function guarded(answer: Answer, corpus: Corpus): Answer {
  if (notVerbatim(answer, corpus).length === 0) return answer
  const { suggestions, understood } = answer
  return {
    outcome: 'not-stated',
    reason: 'no-passage',
    about: null,
    citations: [],
    suggestions,
    confidence: 0,
    understood,
  }
}

/** One question a department in turn, so that the first few show the breadth of the releases. */
function exampleQuestions(corpus: Corpus): string[] {
  const groups = new Map<string, string[]>()
  for (const passage of corpus.passages)
    for (const figure of passage.figures) {
      const askable = figure.kind === 'people' || figure.kind === 'money' || figure.kind === 'organisations'
      if (!askable || figure.question.length > 26 || figure.question.length < 10) continue
      const key = `${passage.release} ${passage.paragraph}`
      groups.set(key, [...(groups.get(key) ?? []), figure.question])
    }
  const rows = [...groups.values()]
  const longest = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row[i] ?? [])).flat()
}
