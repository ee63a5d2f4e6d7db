// `yuanwen check`: is the knowledge folder sound? Every fault of every file; then every figure must be found by its
// own question, and every vocabulary entry must serve its example.
import { checkCorpus } from '../engine/check.ts'
import { describeFault } from '../fault.ts'
import { loadCorpus } from '../store/knowledge.ts'
import { loadLanguageData } from '../store/language-data.ts'
import type { Run } from './io.ts'
import { writeLine } from './json-lines.ts'

export const run: Run = async (args, io) => {
  const [corpus, { lexicon, gazetteer }] = await Promise.all([loadCorpus(args.knowledge), loadLanguageData()])
  const { faults, asked } = checkCorpus(corpus, lexicon, gazetteer)
  for (const fault of faults) io.stderr.write(`${describeFault(fault)}\n`)
  const { releases, passages, version } = corpus
  const figures = passages.reduce((sum, passage) => sum + passage.figures.length, 0)
  await writeLine(
    io,
    `${releases.length} releases, ${passages.length} passages, ${figures} figures, version ${version}`,
  )
  await writeLine(io, `${asked} questions asked, ${faults.length} faults`)
  return faults.length === 0 ? 0 : 1
}
