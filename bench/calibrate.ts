// Learns the coefficients of the answer's confidence (src/answer/model.json) from questions with known answers.
// Beside them it learns from the releases themselves: their questions with the sentence that answers taken away.
// Logistic regression by gradient descent with ridge penalty; a third of the questions, chosen by a hash of the id,
// is never learned from and only reported on. Usage: npm run calibrate -- [--write] FILE.jsonl …
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { featuresOf } from '../src/answer/confidence.ts'
import model from '../src/answer/model.json' with { type: 'json' }
import { corpusOfPart, withoutPassage } from '../src/engine/counterfactual.ts'
import { type Engine, type Explanation, freshContext, makeEngine } from '../src/engine/engine.ts'
import { askedIn } from '../src/engine/self-test.ts'
import { judge, questionSchema } from '../src/measure/judge.ts'
import { languageOf } from '../src/query/language.ts'
import type { Release } from '../src/release/release.ts'
import { answerJson } from '../src/render/json.ts'
import type { Candidate } from '../src/search/rank.ts'
import { loadCorpus } from '../src/store/knowledge.ts'
import { loadLanguageData } from '../src/store/language-data.ts'

type Shape = 'figure' | 'quote'
const names = Object.keys(model.figure) as (keyof typeof model.figure)[]
/** A wrong answer costs the citizen more than a refusal: it weighs so much more in learning. */
const wrongWeighs = 1.3
const ridge = 0.003
const steps = 4000
const rate = 0.5

interface Row {
  readonly shape: Shape
  readonly features: readonly number[]
  readonly right: boolean
  readonly answerable: boolean
  readonly heldOut: boolean
}

const write = process.argv.includes('--write')
const files = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const before = { ...model.thresholds }
// While rows are collected everything is answered: what would have been right is what is learned.
Object.assign(model.thresholds, { figure: -1, quote: -1 })
const [corpus, { lexicon, gazetteer }] = await Promise.all([loadCorpus('knowledge'), loadLanguageData()])
const engine = makeEngine(corpus, lexicon, gazetteer)
const rows = [
  ...files.flatMap((file) => readFileSync(file, 'utf8').split('\n')).flatMap((line) => rowOf(line, engine)),
  ...corpus.releases.flatMap(rowsWithoutSentence),
]
const learned = { figure: learn('figure'), quote: learn('quote') }
if (write) {
  const text = JSON.stringify({ thresholds: before, ...learned }, null, 2)
  writeFileSync('src/answer/model.json', `${text}\n`)
}

function rowOf(line: string, asked: Engine): Row[] {
  if (line.trim() === '') return []
  const question = questionSchema.parse(JSON.parse(line))
  const { answer, explanation } = asked.ask(question.text, freshContext)
  const features = onlyFeatures(explanation)
  if (!features) return []
  const about = {
    text: question.text,
    language: languageOf(question.text),
    elapsedMs: 0,
    knowledgeVersion: '',
  }
  const verdict = judge(question.expect, answerJson(answer, about))
  const right = verdict === 'correct' || verdict === 'partial'
  return [{ ...features, right, answerable: question.expect.answerable, heldOut: isHeldOut(question.id) }]
}

/** The features by which a question with one slot was answered; null for any other. */
function onlyFeatures({ decision, query, ranked }: Explanation): Pick<Row, 'shape' | 'features'> | null {
  const only = ranked.length === 1 ? ranked[0] : undefined
  const top = decision?.outcome === 'answered' ? decision.chosen[0] : undefined
  if (!only || !top || only.slot.asking === 'meaning') return null
  const runnerUp =
    only.candidates.find((other) => other !== top && other.score > 0 && !same(other, top)) ?? null
  const features = featuresOf(only.slot, query, top, runnerUp)
  return { shape: top.figure ? 'figure' : 'quote', features: names.map((name) => features[name]) }
}

/** Every figure's own question with its sentence taken away: whatever else would be pointed out is wrong. */
function rowsWithoutSentence(release: Release): Row[] {
  const passages = corpus.passages.filter((passage) => passage.release === release.id)
  return askedIn(passages).flatMap(({ passage, figure }) => {
    const less = makeEngine(
      corpusOfPart(corpus, withoutPassage({ release, passages }, passage)),
      lexicon,
      gazetteer,
    )
    const { answer, explanation } = less.ask(figure.question, freshContext)
    const features = onlyFeatures(explanation)
    if (!features || answer.outcome !== 'answered' || answer.figures.some(({ text }) => text === figure.text))
      return []
    return [{ ...features, right: false, answerable: false, heldOut: isHeldOut(passage.id) }]
  })
}

function same(a: Candidate, b: Candidate): boolean {
  return a.figure && b.figure ? a.figure.text === b.figure.text : a.indexed === b.indexed
}

function isHeldOut(id: string): boolean {
  return Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % 3 === 0
}

function learn(shape: Shape): Record<string, number> {
  const mine = rows.filter((row) => row.shape === shape)
  const [unread, read] = [mine.filter((row) => row.heldOut), mine.filter((row) => !row.heldOut)]
  const weights = descend(read)
  for (const [name, part] of [
    ['learned from', read],
    ['held out', unread],
  ] as const) {
    process.stdout.write(`${shape}, ${name}: ${part.length} questions\n`)
    for (const threshold of [0.5, 0.6, 0.7, 0.8])
      process.stdout.write(`  ${curve(part, weights, threshold)}\n`)
    process.stdout.write(`${reliability(part, weights)}\n`)
  }
  return Object.fromEntries(names.map((name, i) => [name, Math.round((weights[i] ?? 0) * 100) / 100]))
}

function descend(data: readonly Row[]): number[] {
  const weights = names.map(() => 0)
  for (let step = 0; step < steps; step++) {
    const slope = names.map(() => 0)
    for (const row of data) {
      const error = (row.right ? 1 : wrongWeighs) * (probability(weights, row) - Number(row.right))
      for (const [i, value] of row.features.entries()) slope[i] = (slope[i] ?? 0) + error * value
    }
    for (const [i, name] of names.entries()) {
      const penalty = name === 'one' ? 0 : ridge * (weights[i] ?? 0)
      weights[i] = (weights[i] ?? 0) - rate * ((slope[i] ?? 0) / data.length + penalty)
    }
  }
  return weights
}

function probability(weights: readonly number[], { features }: Row): number {
  return 1 / (1 + Math.exp(-features.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)))
}

function curve(data: readonly Row[], weights: readonly number[], threshold: number): string {
  const answered = data.filter((row) => probability(weights, row) >= threshold)
  const right = answered.filter((row) => row.right).length
  const refused = data.filter((row) => row.answerable && !answered.includes(row)).length
  return `from ${threshold}: right ${right}, wrong ${answered.length - right}, refused ${refused}`
}

/** Of the answers given with about this confidence, so many were right. */
function reliability(data: readonly Row[], weights: readonly number[]): string {
  const cells = [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
    const bin = data.filter(
      (row) => Math.min(0.999, probability(weights, row)) >= from && probability(weights, row) < from + 0.2,
    )
    const share = bin.length === 0 ? '–' : (bin.filter((row) => row.right).length / bin.length).toFixed(2)
    return `${from}–${(from + 0.2).toFixed(1)}: ${share} of ${bin.length}`
  })
  return `  reliability ${cells.join(' · ')}`
}
