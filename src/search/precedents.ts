// A question against those that were asked of the same release before → for each candidate, how much those are like it
// that this candidate answered, those that another one did, and those that the release does not answer. Nearest
// neighbours (Cover and Hart 1967), alike by the cosine of their characters and pairs of characters, rare ones counting
// more (Salton and Buckley 1988).
import type { Corpus } from '../corpus/corpus.ts'
import type { Precedent, Precedents } from '../corpus/precedent.ts'
import { onceEach } from '../once.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import { fold } from '../text/normalise.ts'
import { stretchOf, type TermTable, tabulate } from './term-table.ts'
import { tokens } from './tokens.ts'

/** What precedents say of a candidate, 0 to 1 each but for the leads; all 0 where there are none. */
export interface PrecedentFeatures {
  /** The likeness of the most like question that the candidate answers, and the mean of the three most like. */
  readonly precedent: number
  readonly precedents: number
  /** The same of questions that the release does not answer. */
  readonly precedentNone: number
  readonly precedentsNone: number
  /** Of the most like question that something else answers. */
  readonly precedentOther: number
  /** Of the most like ones, the share of the vote for the candidate, and for no answer. */
  readonly precedentVote: number
  readonly precedentVoteNone: number
  /** How far what speaks against the candidate is ahead. */
  readonly precedentLead: number
  readonly precedentLeadNone: number
}

/** What precedents say of the candidates for one question. */
export type PrecedentsOf = (candidate: {
  readonly indexed: { readonly passage: Passage }
  readonly figure: Figure | null
}) => PrecedentFeatures

/** Gives what the precedents of a corpus say; nothing is made before the first question. */
export function makePrecedents({
  precedents,
  passages,
}: Pick<Corpus, 'precedents' | 'passages'>): (text: string) => PrecedentsOf {
  if (precedents.size === 0) return () => () => silent
  const byRelease = onceEach((release: string) => benchOf(release, precedents, passages))
  return (text) => {
    const heard = onceEach((release: string) => heardBy(byRelease(release), text))
    return ({ indexed: { passage }, figure }) => heard(passage.release)(targetOf(passage, figure))
  }
}

const silent: PrecedentFeatures = {
  precedent: 0,
  precedents: 0,
  precedentNone: 0,
  precedentsNone: 0,
  precedentOther: 0,
  precedentVote: 0,
  precedentVoteNone: 0,
  precedentLead: 0,
  precedentLeadNone: 0,
}

/** The names of what precedents say. */
export const precedentNames = Object.keys(silent) as (keyof PrecedentFeatures)[]

/** Questions that were asked of one release, and the candidates that answer each of them; none: it is not stated. */
interface Bench {
  readonly table: TermTable
  readonly weights: Float64Array
  readonly norms: Float64Array
  readonly answers: readonly (readonly string[])[]
  /** Those whose sentence is gone say nothing. */
  readonly isHeard: Uint8Array
}

function targetOf({ id }: Passage, figure: Pick<Figure, 'text'> | null): string {
  return `${id} ${figure?.text ?? ''}`
}

function benchOf(release: string, precedents: Precedents, all: readonly Passage[]): Bench | null {
  const ones = precedents.get(release) ?? []
  if (ones.length === 0) return null
  const passages = all.filter((passage) => passage.release === release)
  const holding = onceEach((evidence: string) => passages.filter(({ text }) => text.includes(evidence)))
  const answers = ones.map(({ figures, evidence }) =>
    (evidence ?? [])
      .flatMap(holding)
      .flatMap((passage) =>
        figures.length === 0
          ? [targetOf(passage, null)]
          : figures
              .filter((text) => passage.figures.some((figure) => figure.text === text))
              .map((text) => targetOf(passage, { text })),
      ),
  )
  const isHeard = Uint8Array.from(ones, ({ evidence }, i) =>
    evidence === null || (answers[i] ?? []).length > 0 ? 1 : 0,
  )
  return { ...wordsOf(ones), answers, isHeard }
}

type Words = Pick<Bench, 'table' | 'weights' | 'norms'>

/** Corpora that differ in their passages alone share what their precedents' words weigh. */
const known = new WeakMap<readonly Precedent[], Words>()

/** What more than one in so many hold, of more than a handful, tells nothing apart (多少, 的), and its postings are long. */
const common = 8
const handful = 20

function wordsOf(ones: readonly Precedent[]): Words {
  const before = known.get(ones)
  if (before) return before
  const table = tabulate(ones, 1, ({ question }) => [tokens(fold(question))])
  const weights = new Float64Array(table.rows.size)
  const norms = new Float64Array(ones.length)
  for (const [term, row] of table.rows) {
    const { from, to } = stretchOf(table, term, 0)
    if (to - from > Math.max(handful, ones.length / common)) continue
    const weight = Math.log(1 + ones.length / (to - from))
    weights[row] = weight
    for (let at = from; at < to; at++) add(norms, table.holders[at] as number, weight ** 2)
  }
  for (let i = 0; i < norms.length; i++) norms[i] = Math.sqrt(norms[i] as number)
  const words = { table, weights, norms }
  known.set(ones, words)
  return words
}

/** So many are looked at, so many vote. */
const looked = 48
const voters = 7

interface Near {
  readonly at: number
  readonly like: number
}

function heardBy(bench: Bench | null, text: string): (target: string) => PrecedentFeatures {
  if (bench === null) return () => silent
  const nearest = nearestOf(bench, text)
  const votes = nearest.slice(0, voters)
  const all = sum(votes.map(({ like }) => like ** 3))
  const none = nearest.filter(({ at }) => bench.answers[at]?.length === 0)
  const best = none[0]?.like ?? 0
  const bestThree = meanOfThree(none)
  return onceEach((target: string) => {
    const same = nearest.filter(({ at }) => bench.answers[at]?.includes(target))
    const other = nearest.find(({ at }) => {
      const answers = bench.answers[at] ?? []
      return answers.length > 0 && !answers.includes(target)
    })
    const share = (of: readonly Near[]) =>
      all === 0 ? 0 : sum(of.filter((one) => votes.includes(one)).map(({ like }) => like ** 3)) / all
    const precedent = same[0]?.like ?? 0
    const precedentOther = other?.like ?? 0
    return {
      precedent,
      precedents: meanOfThree(same),
      precedentNone: best,
      precedentsNone: bestThree,
      precedentOther,
      precedentVote: share(same),
      precedentVoteNone: share(none),
      precedentLead: Math.max(best, precedentOther) - precedent,
      precedentLeadNone: best - precedent,
    }
  })
}

/** The precedents that are most like the text, the likest first. */
function nearestOf({ table, weights, norms, isHeard }: Bench, text: string): readonly Near[] {
  const likes = new Float64Array(norms.length)
  let length = 0
  for (const term of new Set(tokens(text))) {
    const row = table.rows.get(term)
    const weight = row === undefined ? Math.log(1 + norms.length) : (weights[row] as number)
    if (weight === 0) continue
    length += weight ** 2
    const { from, to } = stretchOf(table, term, 0)
    for (let at = from; at < to; at++) add(likes, table.holders[at] as number, weight ** 2)
  }
  const root = Math.sqrt(length)
  const nearest: Near[] = []
  let least = 0
  for (let at = 0; at < likes.length; at++) {
    const shared = likes[at] as number
    if (shared === 0 || isHeard[at] === 0) continue
    const like = shared / ((norms[at] as number) * root)
    if (like <= least) continue
    let place = Math.min(nearest.length, looked - 1)
    for (; place > 0 && (nearest[place - 1] as Near).like < like; place--)
      nearest[place] = nearest[place - 1] as Near
    nearest[place] = { at, like }
    if (nearest.length === looked) least = (nearest[looked - 1] as Near).like
  }
  return nearest
}

function add(to: Float64Array, at: number, value: number): void {
  to[at] = (to[at] as number) + value
}

function meanOfThree(ones: readonly Near[]): number {
  return sum(ones.slice(0, 3).map(({ like }) => like)) / 3
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
