// A process of its own: every file of precedents asked of the knowledge without that file, and invented releases asked
// their questions; of each confidence that is printed, how often what it says is right. An answer is right where it is judged correct, "not stated" where nothing answers.
// Questions that ask back print no confidence of their own and are left out. Prints a report.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withoutFile } from '../src/corpus/precedent.ts'
import { freshContext, makeEngine } from '../src/engine/engine.ts'
import { judge, questionSchema } from '../src/measure/judge.ts'
import { languageOf } from '../src/query/language.ts'
import { answerJson } from '../src/render/json.ts'
import { loadCorpus } from '../src/store/knowledge.ts'
import { loadLanguageData } from '../src/store/language-data.ts'

/** Confidences from `from` on, up to the next bin. */
export interface Bin {
  readonly from: number
  readonly answered: Share
  readonly refused: Share
}

interface Share {
  readonly count: number
  readonly right: number
  /** The mean of the confidences printed. */
  readonly said: number
}

interface Said {
  readonly confidence: number
  readonly right: boolean
}

const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]
const elsewhere = fileURLToPath(new URL('../tests/questions/elsewhere/', import.meta.url))
const { lexicon, gazetteer } = await loadLanguageData()
const answered: Said[] = []
const refused: Said[] = []

await ask('knowledge', 'knowledge/precedents/')
for (const folder of readdirSync(elsewhere)) await ask(`${elsewhere}${folder}`, `${elsewhere}${folder}/`)

const bins: Bin[] = edges.map((from, i) => {
  const within = ({ confidence }: Said) => confidence >= from && confidence < (edges[i + 1] ?? 2)
  return { from, answered: shareOf(answered.filter(within)), refused: shareOf(refused.filter(within)) }
})
process.stdout.write(JSON.stringify(bins))

/** Asks the questions of a folder's files of the knowledge in another; dialogues need their turns and are left out. */
async function ask(knowledge: string, folder: string): Promise<void> {
  const corpus = await loadCorpus(knowledge)
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
    const precedents = withoutFile(corpus.precedents, file)
    const engine = makeEngine({ ...corpus, precedents }, lexicon, gazetteer)
    for (const line of readFileSync(`${folder}${file}`, 'utf8').split('\n')) {
      const question = line.trim() === '' ? null : questionSchema.safeParse(JSON.parse(line)).data
      if (!question) continue
      const { text, expect } = question
      const { answer } = engine.ask(text, freshContext)
      const about = { text, language: languageOf(text), elapsedMs: 0, knowledgeVersion: '' }
      const verdict = judge(expect, answerJson(answer, about))
      const { outcome, confidence } = answer
      if (outcome === 'answered') answered.push({ confidence, right: verdict === 'correct' })
      if (outcome === 'not-stated') refused.push({ confidence, right: verdict === 'held' })
    }
  }
}

function shareOf(said: readonly Said[]): Share {
  const count = said.length
  const mean = (of: (one: Said) => number) => said.reduce((sum, one) => sum + of(one), 0) / Math.max(1, count)
  return { count, right: mean(({ right }) => (right ? 1 : 0)), said: mean(({ confidence }) => confidence) }
}
