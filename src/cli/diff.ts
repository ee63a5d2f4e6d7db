// `yuanwen diff BEFORE AFTER`: two knowledge folders side by side: sentences, figures, and which questions are answered
// otherwise.
import { type Difference, differenceOf } from '../corpus/difference.ts'
import { type OtherAnswer, otherAnswers, ownQuestions } from '../engine/comparison.ts'
import { makeEngine } from '../engine/engine.ts'
import { FaultError } from '../fault.ts'
import type { Passage } from '../passage/passage.ts'
import type { IsoDate } from '../release/release.ts'
import { loadExamples } from '../store/entry-files.ts'
import { loadCorpus } from '../store/knowledge.ts'
import { loadLanguageData } from '../store/language-data.ts'
import { type Run, UsageError } from './io.ts'
import { writeLine } from './json-lines.ts'
import { todayIn } from './today.ts'

export const run: Run = async (args, io) => {
  const folders = [args['before'], args['after']]
  const [from, to] = folders
  if (typeof from !== 'string' || typeof to !== 'string') throw new UsageError('diff needs two folders')
  const today = todayIn(io.env)
  const { lexicon, gazetteer } = await loadLanguageData()
  const [before, after] = await bothOf(loadSide(from, today), loadSide(to, today))
  const difference = differenceOf(before.corpus, after.corpus)
  const questions = [
    ...before.examples,
    ...after.examples,
    ...ownQuestions(before.corpus.passages),
    ...ownQuestions(after.corpus.passages),
  ]
  const { asked, answers } = otherAnswers(
    questions,
    makeEngine(before.corpus, lexicon, gazetteer),
    makeEngine(after.corpus, lexicon, gazetteer),
    args['all'] === true ? Number.POSITIVE_INFINITY : undefined,
  )
  const of = new Set(questions).size
  const versions = { before: before.corpus.version, after: after.corpus.version }
  if (args['json'] === true)
    await writeLine(io, JSON.stringify({ versions, ...difference, questions: { asked, of, answers } }))
  else for (const line of report(versions, difference, answers, asked, of)) await writeLine(io, line)
  return 0
}

async function loadSide(folder: string, today: IsoDate) {
  const [corpus, examples] = await Promise.all([loadCorpus(folder, { today }), loadExamples(folder)])
  if (examples.faults.length > 0) throw new FaultError(examples.faults)
  return { corpus, examples: examples.placed.map(({ entry }) => entry.question) }
}

/** Both, or the faults of both. */
async function bothOf<T>(one: Promise<T>, other: Promise<T>): Promise<readonly [T, T]> {
  const settled = await Promise.allSettled([one, other])
  const failed = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  const strange = failed.find((reason) => !(reason instanceof FaultError))
  if (strange !== undefined) throw strange
  if (failed.length > 0) throw new FaultError(failed.flatMap((reason: FaultError) => reason.faults))
  return Promise.all([one, other])
}

function report(
  versions: { readonly before: string; readonly after: string },
  { releases, added, gone, changed, figures }: Difference,
  answers: readonly OtherAnswer[],
  asked: number,
  of: number,
): string[] {
  const sampled = asked < of ? ` (a sample of ${of}, always the same; --all for every one)` : ''
  return [
    `version ${versions.before} → ${versions.after}`,
    ...section('releases', [
      ...releases.added.map((id) => `+ ${id}`),
      ...releases.gone.map((id) => `- ${id}`),
    ]),
    ...section(`passages: ${added.length} added, ${gone.length} gone, ${changed.length} changed`, [
      ...added.map((passage) => line('+', passage)),
      ...gone.map((passage) => line('-', passage)),
      ...changed.flatMap((pair) => [line('<', pair.before), line('>', pair.after)]),
    ]),
    ...section(
      `figures: ${figures.length} changed`,
      figures.map((one) => `${one.where} ${one.indicator}: ${one.before} → ${one.after}`),
    ),
    ...section(
      `questions: ${answers.length} of ${asked} answered otherwise${sampled}`,
      answers.map((one) => `${one.question} ${one.before} → ${one.after}`),
    ),
  ]
}

/** A heading with its lines; what says nothing beyond its numbers has none. */
function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 && !heading.includes(':') ? [] : [heading, ...lines.map((text) => `  ${text}`)]
}

function line(mark: string, { id, text }: Passage): string {
  return `${mark} ${id} ${text}`
}
