// The language's words and the country's place names, from the program's own files and from china-area-data.
import { readFile } from 'node:fs/promises'
import areas from 'china-area-data/data.json' with { type: 'json' }
import { type Lexicon, parseLexicon } from '../lexicon/lexicon.ts'
import { once } from '../once.ts'
import { type Gazetteer, makeGazetteer } from '../query/place.ts'

export interface LanguageData {
  readonly lexicon: Lexicon
  readonly gazetteer: Gazetteer
}

/** Reads what the engine knows of Chinese and English apart from any release, once a process: a third of a second. */
export const loadLanguageData = once(async (): Promise<LanguageData> => {
  const read = (name: string) => readFile(new URL(`../lexicon/${name}`, import.meta.url), 'utf8')
  const names = ['zh.txt', 'en.txt', 'verbs.txt', 'care.txt', 'common.txt', 'asked.txt']
  const [chinese = '', english = '', verbs = '', care = '', common = '', asked = ''] = await Promise.all(
    names.map(read),
  )
  return {
    lexicon: parseLexicon({ chinese, english, verbs, care, common, asked }),
    gazetteer: makeGazetteer(areas),
  }
})
