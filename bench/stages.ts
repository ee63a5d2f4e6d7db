// The question path, stage by stage, with the functions that the engine calls (src/engine/engine.ts).
import { compose } from '../src/answer/compose.ts'
import { decide } from '../src/answer/decide.ts'
import { notVerbatim } from '../src/answer/verbatim.ts'
import type { Corpus } from '../src/corpus/corpus.ts'
import { type Engine, freshContext } from '../src/engine/engine.ts'
import type { Lexicon } from '../src/lexicon/lexicon.ts'
import type { Gazetteer } from '../src/query/place.ts'
import { makeReader } from '../src/query/understand.ts'
import { plainText } from '../src/render/plain.ts'
import { replyTo } from '../src/render/reply.ts'
import { makePassageIndex, type PassageIndex } from '../src/search/passage-index.ts'
import { makeRanker } from '../src/search/rank.ts'
import { spreadOf } from './timing.ts'

export const stageNames = ['understand', 'retrieve', 'rank', 'decide', 'compose', 'guard', 'render'] as const

export interface Stage {
  readonly name: string
  /** Milliseconds a question. */
  readonly median: number
}

interface StagedParts {
  readonly corpus: Corpus
  readonly lexicon: Lexicon
  readonly gazetteer: Gazetteer
  readonly engine: Engine
}

/**
 * The median cost of each stage over the questions. The engine itself says which slots it ranked and what it decided;
 * each stage is then run again on that alone. Retrieval is measured inside ranking and taken out of it.
 */
export function stagesOf(
  questions: readonly string[],
  rounds: number,
  { corpus, lexicon, gazetteer, engine }: StagedParts,
): Stage[] {
  const reader = makeReader(corpus, lexicon, gazetteer)
  const index = makePassageIndex(corpus, lexicon)
  const watch = stopwatch()
  const watched: PassageIndex = {
    ...index,
    find: (words, limit, accepts) => watch.lap('retrieve', () => index.find(words, limit, accepts)),
  }
  for (let round = 0; round <= rounds; round++) {
    if (round === 1) watch.forget()
    for (const question of questions) {
      const { query, ranked, decision } = engine.ask(question, freshContext).explanation
      if (decision === null) continue
      watch.lap('understand', () => reader.understand(question))
      watch.lap('rank', () => {
        const rank = makeRanker(query, watched, lexicon)
        return ranked.map(({ slot }) => rank(slot, null))
      })
      watch.lap('decide', () => decide(query, ranked, false))
      const answer = watch.lap('compose', () => compose(decision, query, index, null))
      watch.lap('guard', () => notVerbatim(answer, corpus))
      watch.lap('render', () => plainText(replyTo(answer, query.language)))
      watch.next()
    }
  }
  return stageNames.map((name) => ({ name, median: spreadOf(watch.times(name)).median }))
}

/** Adds up laps by name; a lap inside a lap counts for the inner one only. */
function stopwatch() {
  const times = new Map<string, number[]>()
  let current = new Map<string, number>()
  let inner = 0
  return {
    lap<T>(name: string, work: () => T): T {
      const outerInner = inner
      inner = 0
      const start = performance.now()
      const result = work()
      const whole = performance.now() - start
      current.set(name, (current.get(name) ?? 0) + whole - inner)
      inner = outerInner + whole
      return result
    },
    /** The question is done. */
    next() {
      for (const [name, ms] of current) {
        const known = times.get(name)
        if (known) known.push(ms)
        else times.set(name, [ms])
      }
      current = new Map()
      inner = 0
    },
    /** Drops what was measured so far. */
    forget: () => times.clear(),
    /** Milliseconds of one stage, a number for each question. */
    times: (name: string): readonly number[] => times.get(name) ?? [],
  }
}
