// Learns the model of ranking and deciding (src/search/model.json) from questions with known answers, and from the
// releases themselves: each figure's own question, and the same with its sentence taken away. A conditional logit with
// ridge penalty, by Adam (Kingma and Ba 2015). A third of the questions, chosen by a hash of the id, is never learned
// from. The threshold is not learned but chosen by hand from the curve that is printed.
// Usage: npm run calibrate -- [--write] [--knowledge DIR] FILE.jsonl … [--knowledge DIR FILE.jsonl …]
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { RankedSlot } from '../src/answer/decide.ts'
import type { Corpus } from '../src/corpus/corpus.ts'
import { corpusOfPart, withoutPassage } from '../src/engine/counterfactual.ts'
import { type Engine, type Explanation, freshContext, makeEngine, type Reply } from '../src/engine/engine.ts'
import { askedIn } from '../src/engine/self-test.ts'
import { dialogueSchema, type Expectation, essence, questionSchema } from '../src/measure/judge.ts'
import type { Release } from '../src/release/release.ts'
import model from '../src/search/model.json' with { type: 'json' }
import type { Candidate } from '../src/search/rank.ts'
import { noneFeatures, softmax } from '../src/search/utility.ts'
import { loadCorpus } from '../src/store/knowledge.ts'
import { loadLanguageData } from '../src/store/language-data.ts'

const candidateNames = Object.keys(model.candidate) as (keyof typeof model.candidate)[]
const noneNames = Object.keys(model.none) as (keyof typeof model.none)[]
const ridge = 0.004
const steps = 700
const rate = 0.03
/** A figure's own question without its sentence is easier than what people ask: it counts so much. */
const madeWeighs = 0.3

interface Row {
  readonly candidates: readonly (readonly number[])[]
  readonly none: readonly number[]
  readonly right: readonly boolean[]
  /** What is shown for each candidate: the same shown counts together. */
  readonly shown: readonly string[]
  readonly answerable: boolean
  readonly weight: number
  readonly heldOut: boolean
}

const { lexicon, gazetteer } = await loadLanguageData()
const rows: Row[] = []
let corpus: Corpus | null = null
let engine: Engine | null = null
const args = process.argv.slice(2).filter((arg) => arg !== '--write')
for (let i = 0; i < args.length; i++) {
  const named = args[i] === '--knowledge'
  if (named || !corpus || !engine) {
    corpus = await loadCorpus(named ? (args[++i] ?? '') : 'knowledge')
    engine = makeEngine(corpus, lexicon, gazetteer)
    const [of, asked] = [corpus, engine]
    rows.push(...of.releases.flatMap((release) => rowsWithoutSentence(release, of)))
    rows.push(...of.releases.flatMap((release) => rowsOfOwnQuestions(release, of, asked)))
    if (named) continue
  }
  for (const line of readFileSync(args[i] ?? '', 'utf8').split('\n')) rows.push(...rowsOf(line, engine))
}
const learned = learn(rows.filter((row) => !row.heldOut))
report(learned)
if (process.argv.includes('--write'))
  writeFileSync('src/search/model.json', `${JSON.stringify(learned.model, null, 2)}\n`)

function rowsOf(line: string, asked: Engine): Row[] {
  if (line.trim() === '') return []
  const value: unknown = JSON.parse(line)
  const dialogue = dialogueSchema.safeParse(value)
  const { id, turns } = dialogue.success
    ? dialogue.data
    : { id: questionSchema.parse(value).id, turns: [questionSchema.parse(value)] }
  let context = freshContext
  return turns.flatMap(({ text, expect }) => {
    const reply = asked.ask(text, context)
    context = reply.context
    return rowsOfReply(reply, expect, isHeldOut(id))
  })
}

function rowsOfReply({ answer, explanation }: Reply, expect: Expectation, heldOut: boolean): Row[] {
  // What demands on year, place and the like refuse never comes before the model.
  const demands = explanation.query.constraints.length + explanation.query.places.length
  if (answer.outcome === 'off-topic' || (!expect.answerable && demands > 0)) return []
  return rowsFrom(explanation, (candidate, slot, slots) => answers(candidate, slot, slots, expect), {
    answerable: expect.answerable,
    weight: 1 / explanation.ranked.length,
    heldOut,
  })
}

/** Whether pointing out the candidate answers: its figure is the one expected for that slot, in the right sentence. */
function answers({ figure, indexed }: Candidate, slot: number, slots: number, expect: Expectation): boolean {
  if (!expect.answerable) return false
  const text = essence(indexed.passage.text)
  if (![expect.evidence, ...(expect.alternatives ?? [])].some((clause) => text.includes(essence(clause))))
    return false
  const wanted = (expect.figures ?? []).map(essence)
  if (!figure) return wanted.length === 0
  // A date may be expected by name.
  if (wanted.length === 0)
    return (expect.mustContain ?? []).some((name) => essence(name).includes(essence(figure.text)))
  return slots > 1 && slots === wanted.length
    ? wanted[slot] === essence(figure.text)
    : wanted.includes(essence(figure.text))
}

/** Every figure's own question, which must find it. */
function rowsOfOwnQuestions(release: Release, of: Corpus, asked: Engine): Row[] {
  const passages = of.passages.filter((passage) => passage.release === release.id)
  return askedIn(passages).flatMap(({ passage, figure }) =>
    rowsFrom(
      asked.ask(figure.question, freshContext).explanation,
      (candidate) => candidate.figure?.text === figure.text && candidate.indexed.passage.id === passage.id,
      { answerable: true, weight: madeWeighs, heldOut: isHeldOut(passage.id) },
    ),
  )
}

/** Every figure's own question with its sentence taken away: nothing else that would be pointed out is right. */
function rowsWithoutSentence(release: Release, of: Corpus): Row[] {
  const passages = of.passages.filter((passage) => passage.release === release.id)
  return askedIn(passages).flatMap(({ passage, figure }) => {
    const part = corpusOfPart(of, withoutPassage({ release, passages }, passage))
    const { explanation } = makeEngine(part, lexicon, gazetteer).ask(figure.question, freshContext)
    return rowsFrom(explanation, (candidate) => candidate.figure?.text === figure.text, {
      answerable: false,
      weight: madeWeighs,
      heldOut: isHeldOut(passage.id),
    })
  })
}

function rowsFrom(
  { ranked, query }: Explanation,
  isRight: (candidate: Candidate, slot: number, slots: number) => boolean,
  about: Pick<Row, 'answerable' | 'weight' | 'heldOut'>,
): Row[] {
  return ranked.flatMap(({ slot, candidates, follows }: RankedSlot, i) => {
    const judged = candidates.flatMap((one) => (one.model ? [{ ...one, features: one.model.features }] : []))
    if (judged.length === 0 || slot.asking === 'meaning') return []
    const none = noneFeatures(slot, query, query.slots.length > 1, follows)
    return [
      {
        candidates: judged.map(({ features }) => candidateNames.map((name) => features[name])),
        none: noneNames.map((name) => none[name]),
        right: judged.map((one) => isRight(one, i, ranked.length)),
        shown: judged.map(({ figure, indexed }) => figure?.text ?? indexed.passage.id),
        ...about,
      },
    ]
  })
}

function isHeldOut(id: string): boolean {
  return Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % 3 === 0
}

interface Learned {
  readonly candidate: readonly number[]
  readonly none: readonly number[]
  readonly model: typeof model
}

function learn(data: readonly Row[]): Learned {
  const scales = candidateNames.map((_, i) =>
    deviation(data.flatMap((row) => row.candidates.map((c) => c[i] ?? 0))),
  )
  const size = candidateNames.length + noneNames.length
  const weights = new Float64Array(size)
  const [mean, square] = [new Float64Array(size), new Float64Array(size)]
  for (let step = 1; step <= steps; step++) {
    const slope = slopeOf(data, weights, scales)
    for (let i = 0; i < size; i++) {
      const g = (slope[i] ?? 0) - ridge * (weights[i] ?? 0)
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g
      const pace = Math.sqrt((square[i] ?? 0) / (1 - 0.999 ** step)) + 1e-8
      weights[i] = (weights[i] ?? 0) + (rate * ((mean[i] ?? 0) / (1 - 0.9 ** step))) / pace
    }
  }
  const round = (value: number) => Math.round(value * 1000) / 1000
  const candidate = candidateNames.map((_, i) => round((weights[i] ?? 0) / (scales[i] ?? 1)))
  const none = noneNames.map((_, i) => round(weights[candidateNames.length + i] ?? 0))
  const named = (names: readonly string[], values: readonly number[]) =>
    Object.fromEntries(names.map((name, i) => [name, values[i]]))
  const made = {
    threshold: model.threshold,
    candidate: named(candidateNames, candidate),
    none: named(noneNames, none),
  }
  return { candidate, none, model: made as typeof model }
}

/** Slope of the mean log-likelihood. */
function slopeOf(data: readonly Row[], weights: Float64Array, scales: readonly number[]): Float64Array {
  const slope = new Float64Array(weights.length)
  const first = candidateNames.length
  for (const row of data) {
    const utilities = row.candidates.map((values) => dot(values, weights, scales))
    let none = 0
    for (const [i, value] of row.none.entries()) none += value * (weights[first + i] ?? 0)
    const chances = softmax([...utilities, none])
    const wanted = row.right.some(Boolean)
    const right = wanted
      ? row.right.reduce((sum, is, i) => sum + (is ? (chances[i] ?? 0) : 0), 0)
      : (chances.at(-1) ?? 0)
    for (const [i, values] of row.candidates.entries()) {
      const target = wanted && row.right[i] ? (chances[i] ?? 0) / Math.max(right, 1e-12) : 0
      const pull = (row.weight * (target - (chances[i] ?? 0))) / data.length
      for (const [j, value] of values.entries())
        slope[j] = (slope[j] ?? 0) + (pull * value) / (scales[j] ?? 1)
    }
    const pull = (row.weight * ((wanted ? 0 : 1) - (chances.at(-1) ?? 0))) / data.length
    for (const [j, value] of row.none.entries()) slope[first + j] = (slope[first + j] ?? 0) + pull * value
  }
  return slope
}

function dot(values: readonly number[], weights: ArrayLike<number>, scales: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += ((values[i] ?? 0) * (weights[i] ?? 0)) / (scales[i] ?? 1)
  return sum
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1
}

/** The likeliest thing to show for the row, how likely it is, and whether it is right. */
function best(
  row: Row,
  candidate: readonly number[],
  none: readonly number[],
): { chance: number; right: boolean } {
  const ones = candidateNames.map(() => 1)
  const utilities = row.candidates.map((values) => dot(values, candidate, ones))
  const chances = softmax([...utilities, row.none.reduce((sum, value, i) => sum + value * (none[i] ?? 0), 0)])
  const shown = new Map<string, { chance: number; right: boolean }>()
  for (const [i, what] of row.shown.entries()) {
    const known = shown.get(what)
    const right = (known?.right ?? false) || (row.right[i] ?? false)
    shown.set(what, { chance: (known?.chance ?? 0) + (chances[i] ?? 0), right })
  }
  return [...shown.values()].reduce((a, b) => (b.chance > a.chance ? b : a))
}

function report({ candidate, none }: Learned): void {
  for (const [name, part] of [
    ['learned from', rows.filter((row) => !row.heldOut)],
    ['held out', rows.filter((row) => row.heldOut)],
  ] as const) {
    const found = part
      .filter((row) => row.weight > madeWeighs)
      .map((row) => ({ row, ...best(row, candidate, none) }))
    process.stdout.write(`${name}: ${found.length} questions or parts of one\n`)
    for (const threshold of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const answered = found.filter(({ chance }) => chance >= threshold)
      const right = answered.filter(({ right }) => right).length
      const refused = found.filter(({ row, chance }) => row.answerable && chance < threshold).length
      const line = `  from ${threshold}: right ${right}, wrong ${answered.length - right}, refused ${refused}`
      process.stdout.write(`${line}\n`)
    }
    const cells = [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
      const bin = found.filter(({ chance }) => Math.min(0.999, chance) >= from && chance < from + 0.2)
      const share = bin.length === 0 ? '–' : (bin.filter(({ right }) => right).length / bin.length).toFixed(2)
      return `${from}–${(from + 0.2).toFixed(1)}: ${share} of ${bin.length}`
    })
    process.stdout.write(`  reliability ${cells.join(' · ')}\n`)
  }
}
