// `yuanwen check`: is the knowledge folder sound? Every fault of every file; then every figure is put to the test, and
// everything that editors wrote. Faults end it with 1; notices are for a person to look at, and with --strict do too.
import { checkCorpus } from '../engine/check.ts'
import { describeFault, type Fault, FaultError } from '../fault.ts'
import type { IsoDate } from '../release/release.ts'
import { loadExamples } from '../store/entry-files.ts'
import { loadCorpus } from '../store/knowledge.ts'
import { loadLanguageData } from '../store/language-data.ts'
import type { Run } from './io.ts'
import { writeLine } from './json-lines.ts'
import { todayIn } from './today.ts'

export const run: Run = async (args, io) => {
  const [corpus, examples, { lexicon, gazetteer }] = await loadAll(args.knowledge, todayIn(io.env))
  const most = args['all'] === true ? { most: Number.POSITIVE_INFINITY } : {}
  const report = checkCorpus(corpus, lexicon, gazetteer, { examples: examples.placed, ...most })
  for (const fault of report.faults) io.stderr.write(`${describeFault(fault)}\n`)
  const { releases, retired, passages, version } = corpus
  const figures = passages.reduce((sum, passage) => sum + passage.figures.length, 0)
  const without = retired.length === 0 ? '' : ` (${retired.length} more no longer hold)`
  await writeLine(
    io,
    `${releases.length} releases${without}, ${passages.length} passages, ${figures} figures, version ${version}`,
  )
  for (const { test, tried, of, failed } of report.tried) {
    if (of === 0) continue
    const sampled = tried < of ? ` (a sample of ${of}, always the same; --all for every one)` : ''
    await writeLine(io, `  ${failed === 0 ? '✓' : '✗'} ${test}: ${tried - failed} of ${tried}${sampled}`)
  }
  for (const line of noticesOf(report.notices, args['all'] === true)) await writeLine(io, `  ${line}`)
  await writeLine(io, `${report.asked} questions asked, ${report.faults.length} faults`)
  const failed = report.faults.length > 0 || (args['strict'] === true && report.notices.length > 0)
  return failed ? 1 : 0
}

/** So many notices of one kind are shown; who has hundreds looks for one reason. */
const mostNotices = 20

function noticesOf(notices: readonly Fault[], all: boolean): string[] {
  return [...Map.groupBy(notices, ({ code }) => code)].flatMap(([code, alike]) => {
    const shown = all ? alike : alike.slice(0, mostNotices)
    const rest = alike.length - shown.length
    const lines = shown.map((notice) => `look at ${describeFault(notice)}`)
    return rest === 0 ? lines : [...lines, `… and ${rest} more like this (${code}); --all shows them`]
  })
}

/** What is to be checked; throws the faults of all files at once. */
async function loadAll(knowledgeDir: string, today: IsoDate) {
  const loading = [
    loadCorpus(knowledgeDir, { today }),
    loadExamples(knowledgeDir),
    loadLanguageData(),
  ] as const
  const [corpus, examples] = await Promise.allSettled(loading)
  const inExamples = examples.status === 'fulfilled' ? examples.value.faults : []
  if (corpus.status === 'rejected' && corpus.reason instanceof FaultError)
    throw new FaultError([...corpus.reason.faults, ...inExamples])
  if (inExamples.length > 0) throw new FaultError(inExamples)
  return Promise.all(loading)
}
