// What the project's own knowledge folder becomes, built once a test file, and small releases to vary it with.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Corpus, makeCorpus } from '../../src/corpus/corpus.ts'
import { makeVocabulary, type Vocabulary } from '../../src/corpus/vocabulary.ts'
import { type Engine, freshContext, makeEngine, type Reply } from '../../src/engine/engine.ts'
import { parseRelease } from '../../src/release/parse.ts'
import type { Release } from '../../src/release/release.ts'
import { loadLanguageData } from '../../src/store/language-data.ts'
import { loadVocabulary } from '../../src/store/vocabulary-folder.ts'

export const knowledgeDir = fileURLToPath(new URL('../../knowledge', import.meta.url))
export const { lexicon, gazetteer } = await loadLanguageData()
const { vocabulary } = await loadVocabulary(knowledgeDir)

/** What a release is with nothing of the editors' beside it. */
export const noVocabulary: Vocabulary = makeVocabulary([])

/** The first release that the project ships: its figures and sentences are what the tests ask for. */
export const shippedRelease: Release = readShipped('2024-12-24-dingzhou-minsheng')

/** The corpus and the engine of the shipped release and the editors' vocabulary. */
export const shippedCorpus: Corpus = makeCorpus([shippedRelease], vocabulary)
export const shippedEngine: Engine = makeEngine(shippedCorpus, lexicon, gazetteer)

/** An engine that answers from these releases alone, with the editors' vocabulary. */
export function engineOf(...of: readonly Release[]): Engine {
  return makeEngine(makeCorpus(of, vocabulary), lexicon, gazetteer)
}

/** The answer to a message that begins a conversation. */
export function answerOf(text: string, engine: Engine = shippedEngine): Reply['answer'] {
  return engine.ask(text, freshContext).answer
}

/** A release of these paragraphs, with anything else as told. */
export function releaseOf(texts: readonly string[], over: Partial<Release> = {}): Release {
  const paragraphs = texts.map((text, i) => {
    return { number: i + 1, text, department: null, departmentEvidence: 'none' as const }
  })
  return {
    id: '2024-12-24-test',
    title: '民生实事',
    publisher: '市政府新闻办公室',
    date: '2024-12-24',
    place: '定州市',
    url: null,
    departments: [],
    paragraphs,
    repairs: [],
    repairCounts: {},
    ...over,
  }
}

/** The release with every paragraph's text rewritten; what stands beside the text stays. */
export function rewritten(release: Release, rewrite: (text: string, number: number) => string): Release {
  const paragraphs = release.paragraphs.map((paragraph) => {
    return { ...paragraph, text: rewrite(paragraph.text, paragraph.number) }
  })
  return { ...release, paragraphs }
}

function readShipped(id: string): Release {
  const parsed = parseRelease(id, readFileSync(join(knowledgeDir, 'releases', `${id}.md`), 'utf8'))
  if ('faults' in parsed) throw new Error(`the shipped release ${id} has faults`)
  return parsed.release
}
