// A process of its own: builds a corpus of so many releases, asks it all questions beside the peer, prints a report.
// Its own process, because memory of one size must not be counted for the next.
import { makeCorpus } from '../src/corpus/corpus.ts'
import { makeVocabulary } from '../src/corpus/vocabulary.ts'
import { freshContext, makeEngine } from '../src/engine/engine.ts'
import { languageOf } from '../src/query/language.ts'
import { plainText } from '../src/render/plain.ts'
import { replyTo } from '../src/render/reply.ts'
import { loadReleases } from '../src/store/knowledge-folder.ts'
import { loadLanguageData } from '../src/store/language-data.ts'
import { loadQuestions } from './load.ts'
import { madeReleases } from './made-releases.ts'
import { makePeer } from './peer.ts'
import { type Stage, stagesOf } from './stages.ts'
import { type Spread, sideBySide } from './timing.ts'

/** Milliseconds, and the bytes of heap that stay in use. */
export interface Build {
  readonly ms: number
  readonly heap: number
}

export interface SizeReport {
  readonly releases: number
  readonly sentences: number
  readonly build: Build
  readonly peerBuild: Build
  readonly ours: Spread
  readonly peer: Spread
  readonly stages: readonly Stage[]
}

const count = Number(process.argv[2] ?? 1)
/** Fewer questions and rounds where each takes longer. */
const { every, rounds } =
  count >= 1000 ? { every: 20, rounds: 1 } : count >= 100 ? { every: 5, rounds: 1 } : { every: 1, rounds: 2 }
const questions = loadQuestions().filter((_, i) => i % every === 0)

const { releases: shipped, faults } = await loadReleases('knowledge')
const first = shipped[0]
if (!first) throw new Error(`no release to measure with: ${faults.map(({ what }) => what).join('; ')}`)
const { lexicon, gazetteer } = await loadLanguageData()
const releases = madeReleases(first, count)

const ours = built(() => {
  const corpus = makeCorpus(releases, makeVocabulary([]))
  return { corpus, engine: makeEngine(corpus, lexicon, gazetteer) }
})
const { corpus, engine } = ours.made
const peer = built(() => makePeer(corpus.passages.map(({ text }) => text)))

const reply = (question: string) =>
  plainText(replyTo(engine.ask(question, freshContext).answer, languageOf(question)))
const times = sideBySide(questions, rounds, reply, peer.made.bestSentence)
const report: SizeReport = {
  releases: count,
  sentences: corpus.passages.length,
  build: ours.build,
  peerBuild: peer.build,
  ours: times.a,
  peer: times.b,
  stages: stagesOf(questions, Math.max(1, rounds / 2), { corpus, lexicon, gazetteer, engine }),
}
process.stdout.write(JSON.stringify(report))

function built<T>(make: () => T): { made: T; build: Build } {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const made = make()
  const ms = performance.now() - start
  globalThis.gc?.()
  return { made, build: { ms, heap: process.memoryUsage().heapUsed - before } }
}
