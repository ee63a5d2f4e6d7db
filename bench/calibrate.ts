// Learns how candidates are ordered and when one of them is given as the answer, from questions with known answers:
// first a conditional logit (src/search/model.json), then two forests that see each candidate beside the others
// (src/search/forest-*.json), one for releases with precedents and one for those without. What is printed was foretold
// for questions that had not been learned from: each fifth, by a hash of the id, from the other four. A third of a file behind --apart is never learned from, also not in the end.
// --quick leaves that out. The threshold is not learned but chosen by hand from the curve.
// Usage: npm run calibrate -- [--write] [--quick] [--knowledge DIR] [--apart] FILE.jsonl … [--knowledge DIR FILE.jsonl …]
import { writeFileSync } from 'node:fs'
import { columns as candidateNames } from '../src/search/columns.ts'
import { chancesBy, groveOf, hopeful, isAskedBefore, seenOf } from '../src/search/forest.ts'
import model from '../src/search/model.json' with { type: 'json' }
import type { NoneFeatures } from '../src/search/utility.ts'
import { type Row, rowsOfFiles } from './calibrate-rows.ts'
import { type Forest, learnForest } from './learn-forest.ts'
import { type Choice, type Logit, learnLogit, logitChances } from './learn-logit.ts'

const noneNames = Object.keys(model.none) as (keyof NoneFeatures)[]
const columns = { candidate: candidateNames, none: noneNames }
const folds = 5
/** What the forest sees of the logit was foretold from the other parts, so many. */
const innerParts = 3

interface Learned {
  readonly logit: Logit
  readonly forests: Readonly<Record<'asked' | 'unasked', Forest>>
}

const groves = new Map<Forest, ReturnType<typeof groveOf>>()

const write = process.argv.includes('--write')
const rows = await rowsOfFiles(process.argv.slice(2).filter((arg) => !['--write', '--quick'].includes(arg)))
const learnedFrom = rows.filter((row) => !row.heldOut)
const all = learn(learnedFrom)
if (write) save(all)
report(
  'held out',
  rows.filter((row) => row.heldOut && row.precedents === 1).map((row) => best(row, all)),
)
if (process.argv.includes('--quick')) process.exit()
const asked = learnedFrom.filter((row) => !row.isMade)
const foretold = Array.from({ length: folds }, (_, fold) => {
  const part = learn(learnedFrom.filter((row) => row.fold !== fold))
  return asked
    .filter((row) => row.fold === fold)
    .map((row) => ({ ...best(row, part), precedents: row.precedents }))
})
const withShare = (share: number) => foretold.flat().filter(({ precedents }) => precedents === share)
report('each fifth from the others', withShare(1))
report('the same of releases that nobody has asked before', withShare(0))

function learn(data: readonly Row[]): Learned {
  const choices = data.map(choiceOf)
  const inner = Array.from({ length: innerParts }, (_, part) =>
    learnLogit(
      choices.filter((_, i) => i % innerParts !== part),
      120,
    ),
  )
  const forestOf = (isAsked: boolean) =>
    learnForest(
      data.flatMap((row, i) => {
        const logit = inner[i % innerParts]
        if (!logit || row.candidates.some(isAskedBefore) !== isAsked) return []
        const { which, seen } = seenIn(row, logit)
        return which.map((c, k) => ({ seen: seen[k] ?? [], yes: row.right[c] ?? false, weight: row.weight }))
      }),
    )
  return { logit: learnLogit(choices), forests: { asked: forestOf(true), unasked: forestOf(false) } }
}

function choiceOf({ candidates, none, right, weight }: Row): Choice {
  return {
    candidates: candidates.map(({ features }) => features),
    none: noneNames.map((name) => none[name]),
    right,
    weight,
  }
}

function laidOut(forest: Forest): ReturnType<typeof groveOf> {
  const grove = groveOf(forest.start, forest.trees)
  groves.set(forest, grove)
  return grove
}

/** The candidates that the trees look at, and what they see of each. */
function seenIn(row: Row, logit: Logit): { which: readonly number[]; seen: readonly Float64Array[] } {
  const base = logitChances(logit, choiceOf(row))
  const all = row.candidates.map((one, i) => ({ ...one, base: base[i] ?? 0 }))
  const which = hopeful(all)
  return { which, seen: seenOf(all, row.none, columns, which) }
}

interface Foretold {
  readonly chance: number
  readonly right: boolean
  readonly answerable: boolean
}

/** The likeliest thing to show for the row, how likely it is, and whether it is right. */
function best(row: Row, { logit, forests }: Learned): Foretold {
  const forest = row.candidates.some(isAskedBefore) ? forests.asked : forests.unasked
  const { which, seen } = seenIn(row, logit)
  const chances = row.candidates.map(() => 0)
  for (const [k, chance] of chancesBy(groves.get(forest) ?? laidOut(forest), seen).entries())
    chances[which[k] ?? 0] = chance
  const top = chances.reduce((a, chance, i) => (chance > (chances[a] ?? 0) ? i : a), 0)
  const shown = row.candidates[top]?.shown
  const right = row.right.some((is, i) => is && row.candidates[i]?.shown === shown)
  return { chance: chances[top] ?? 0, right, answerable: row.answerable }
}

function save({ logit, forests }: Learned): void {
  const named = (names: readonly string[], values: readonly number[]) =>
    Object.fromEntries(names.map((name, i) => [name, values[i]]))
  const made = {
    threshold: model.threshold,
    candidate: named(candidateNames, logit.candidate),
    none: named(noneNames, logit.none),
  }
  writeFileSync('src/search/model.json', `${JSON.stringify(made, null, 2)}\n`)
  for (const [name, { start, trees }] of Object.entries(forests)) {
    const lines = trees.map((tree) => JSON.stringify(tree)).join(',\n')
    writeFileSync(
      `src/search/forest-${name}.json`,
      `${JSON.stringify(columns).slice(0, -1)},"start":${start},"trees":[\n${lines}\n]}\n`,
    )
  }
}

function report(name: string, found: readonly Foretold[]): void {
  if (found.length === 0) return
  process.stdout.write(`${name}: ${found.length} questions or parts of one\n`)
  for (const threshold of [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]) {
    const answered = found.filter(({ chance }) => chance >= threshold)
    const right = answered.filter((one) => one.right).length
    const refused = found.filter(({ answerable, chance }) => answerable && chance < threshold).length
    process.stdout.write(
      `  from ${threshold}: right ${right}, wrong ${answered.length - right}, refused ${refused}\n`,
    )
  }
  const cells = [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
    const bin = found.filter(({ chance }) => Math.min(0.999, chance) >= from && chance < from + 0.2)
    const share = bin.length === 0 ? '–' : (bin.filter(({ right }) => right).length / bin.length).toFixed(2)
    return `${from}–${(from + 0.2).toFixed(1)}: ${share} of ${bin.length}`
  })
  process.stdout.write(`  reliability ${cells.join(' · ')}\n`)
}
