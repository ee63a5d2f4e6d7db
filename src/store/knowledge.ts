// A knowledge folder → its corpus, and the engine that answers from it.
import { type Corpus, makeCorpus } from '../corpus/corpus.ts'
import { type Engine, makeEngine } from '../engine/engine.ts'
import { FaultError } from '../fault.ts'
import { loadReleases } from './knowledge-folder.ts'
import { loadLanguageData } from './language-data.ts'
import { loadVocabulary } from './vocabulary-folder.ts'

/** Reads the folder. Throws FaultError with every fault of every file when anything is wrong. */
export async function loadCorpus(knowledgeDir: string): Promise<Corpus> {
  const [read, words] = await Promise.all([loadReleases(knowledgeDir), loadVocabulary(knowledgeDir)])
  const faults = [...read.faults, ...words.faults]
  if (faults.length > 0) throw new FaultError(faults)
  return makeCorpus(read.releases, words.vocabulary)
}

/** The engine of a knowledge folder. Throws FaultError as loadCorpus does. */
export async function loadEngine(knowledgeDir: string): Promise<Engine> {
  const [corpus, { lexicon, gazetteer }] = await Promise.all([loadCorpus(knowledgeDir), loadLanguageData()])
  return makeEngine(corpus, lexicon, gazetteer)
}
