// Files of questions with known answers, and the releases themselves → what was weighed for each thing asked, with the
// right candidates marked. From a release: each figure's own question, and the same with its sentence taken away. Where
// releases have precedents, everything is asked with all of them, with few and with none, so that what is learned holds
// for a release that nobody has asked yet; a file of precedents is asked without itself.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Corpus } from '../src/corpus/corpus.ts'
import { type Expectation, type Precedents, printedApart, withoutFile } from '../src/corpus/precedent.ts'
import { corpusOfPart, withoutPassage } from '../src/engine/counterfactual.ts'
import { type Engine, type Explanation, freshContext, makeEngine, type Reply } from '../src/engine/engine.ts'
import { askedIn } from '../src/engine/self-test.ts'
import { dialogueSchema, essence, questionSchema } from '../src/measure/judge.ts'
import type { Release } from '../src/release/release.ts'
import type { Compared } from '../src/search/forest.ts'
import type { RankedSlot } from '../src/search/in-turn.ts'
import type { Candidate } from '../src/search/rank.ts'
import { type NoneFeatures, noneFeatures } from '../src/search/utility.ts'
import { loadCorpus } from '../src/store/knowledge.ts'
import { loadLanguageData } from '../src/store/language-data.ts'

/** One thing asked, with its candidates. */
export interface Row {
  readonly candidates: readonly Omit<Compared, 'base'>[]
  readonly none: NoneFeatures
  readonly right: readonly boolean[]
  readonly answerable: boolean
  /** Parts of one question share its weight. */
  readonly weight: number
  /** Which of the five parts it is in, by a hash of the question's id. */
  readonly fold: number
  /** Never learned from: it measures how what was learned does elsewhere. */
  readonly heldOut: boolean
  readonly isMade: boolean
  /** Of the releases' precedents, the share that was there. */
  readonly precedents: number
}

/** A figure's own question is easier than what people ask: it counts so much. */
const ownWeighs = 0.3
/** That nothing stands in for a sentence that is gone must hold for every figure. */
const goneWeighs = 8

const { lexicon, gazetteer } = await loadLanguageData()

/** Of the precedents one in so many is there, and how much rows so asked weigh. */
const levels = [
  { oneIn: 1, weighs: 0.5 },
  { oneIn: 8, weighs: 0.2 },
  { oneIn: Number.POSITIVE_INFINITY, weighs: 0.3 },
]
/** Questions about a release that has none are few, and count more. */
const unaskedWeighs = 2

/** A corpus with some of its precedents. */
interface Level {
  readonly corpus: Corpus
  readonly engine: Engine
  readonly share: number
  readonly weighs: number
}

/** Rows of all files, each asked of the knowledge folder named before it; a third of `apart` files is held out. */
export async function rowsOfFiles(args: readonly string[]): Promise<Row[]> {
  const rows: Row[] = []
  let corpus: Corpus | null = null
  let apart = false
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    const named = arg === '--knowledge'
    if (named || !corpus) {
      corpus = await loadCorpus(named ? (args[++i] ?? '') : 'knowledge')
      for (const level of levelsOf(corpus, corpus.precedents).filter(
        ({ share }) => share === 1 || share === 0,
      ))
        rows.push(...weighed(rowsOfReleases(level), level))
      if (named) continue
    }
    if (arg === '--apart') {
      apart = true
      continue
    }
    const lines = readFileSync(arg, 'utf8').split('\n')
    for (const level of levelsOf(corpus, withoutFile(corpus.precedents, basename(arg))))
      rows.push(
        ...weighed(
          lines.flatMap((line) => rowsOf(line, level.engine, apart)),
          level,
        ),
      )
    apart = false
  }
  return rows
}

function levelsOf(corpus: Corpus, precedents: Precedents): Level[] {
  const used = precedents.size === 0 ? [{ oneIn: 1, weighs: unaskedWeighs }] : levels
  return used.map(({ oneIn, weighs }) => {
    const some = new Map(
      [...precedents].map(([release, ones]) => [release, ones.filter((_, i) => (i + 1) % oneIn === 0)]),
    )
    const part = { ...corpus, precedents: some }
    return {
      corpus: part,
      engine: makeEngine(part, lexicon, gazetteer),
      share: precedents.size === 0 ? 0 : 1 / oneIn,
      weighs,
    }
  })
}

type Asked = Omit<Row, 'precedents'>

function weighed(rows: readonly Asked[], { share, weighs }: Level): Row[] {
  return rows.map((row) => ({ ...row, weight: row.weight * weighs, precedents: share }))
}

function rowsOfReleases({ corpus, engine }: Level): Asked[] {
  return corpus.releases.flatMap((release) => [
    ...rowsWithoutSentence(release, corpus),
    ...rowsOfOwnQuestions(release, corpus, engine),
  ])
}

function rowsOf(line: string, asked: Engine, apart: boolean): Asked[] {
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
    return rowsOfReply(reply, expect, { fold: foldOf(id), heldOut: apart && isHeldOut(id), isMade: false })
  })
}

type Membership = Pick<Row, 'fold' | 'heldOut' | 'isMade'>

function rowsOfReply({ answer, explanation }: Reply, expect: Expectation, of: Membership): Asked[] {
  // What demands on year, place and the like refuse never comes before the model.
  const demands = explanation.query.constraints.length + explanation.query.places.length
  if (answer.outcome === 'off-topic' || (!expect.answerable && demands > 0)) return []
  return rowsFrom(explanation, (candidate, slot, slots) => answers(candidate, slot, slots, expect), {
    answerable: expect.answerable,
    weight: 1 / explanation.ranked.length,
    anyWillDo: expect.answerable && !expect.all && (expect.figures?.length ?? 0) > 1,
    ...of,
  })
}

/** Whether pointing out the candidate answers: its figure is the one expected for that slot, in the right sentence. */
function answers({ figure, indexed }: Candidate, slot: number, slots: number, expect: Expectation): boolean {
  if (!expect.answerable) return false
  const text = essence(indexed.passage.text)
  if (![expect.evidence, ...(expect.alternatives ?? [])].some((clause) => text.includes(essence(clause))))
    return false
  const wanted = (expect.figures ?? []).flatMap((figure) => printedApart(essence(figure)))
  if (!figure) return wanted.length === 0
  // A date may be expected by name.
  if (wanted.length === 0)
    return (expect.mustContain ?? []).some((name) => essence(name).includes(essence(figure.text)))
  return slots > 1 && slots === wanted.length
    ? wanted[slot] === essence(figure.text)
    : wanted.includes(essence(figure.text))
}

/** Every figure's own question, which must find it. */
function rowsOfOwnQuestions(release: Release, of: Corpus, asked: Engine): Asked[] {
  const passages = of.passages.filter((passage) => passage.release === release.id)
  return askedIn(passages).flatMap(({ passage, figure }) =>
    rowsFrom(
      asked.ask(figure.question, freshContext).explanation,
      (candidate) => candidate.figure?.text === figure.text && candidate.indexed.passage.id === passage.id,
      { answerable: true, ...made(passage.id, ownWeighs) },
    ),
  )
}

/** Every figure's own question with its sentence taken away: nothing else that would be pointed out is right. */
function rowsWithoutSentence(release: Release, of: Corpus): Asked[] {
  const passages = of.passages.filter((passage) => passage.release === release.id)
  return askedIn(passages).flatMap(({ passage, figure }) => {
    const part = corpusOfPart(of, withoutPassage({ release, passages }, passage))
    const { explanation } = makeEngine(part, lexicon, gazetteer).ask(figure.question, freshContext)
    return rowsFrom(explanation, (candidate) => candidate.figure?.text === figure.text, {
      answerable: false,
      ...made(passage.id, goneWeighs),
    })
  })
}

function rowsFrom(
  { ranked, query }: Explanation,
  isRight: (candidate: Candidate, slot: number, slots: number) => boolean,
  { anyWillDo = false, ...about }: Membership & Pick<Row, 'answerable' | 'weight'> & { anyWillDo?: boolean },
): Asked[] {
  return ranked.flatMap(({ slot, candidates, follows }: RankedSlot, i) => {
    const judged = candidates.flatMap((one) => (one.model ? [{ ...one, features: one.model.features }] : []))
    if (judged.length === 0 || slot.asking === 'meaning') return []
    // Asked back is better than one of several figures that would do.
    if (slot.asking === 'figure' && anyWillDo) return []
    const none = noneFeatures(slot, query, query.slots.length > 1, follows)
    const seen = judged.map(({ figure, indexed, features }) => ({
      features,
      shown: figure?.text ?? indexed.passage.id,
      passage: indexed.passage.id,
    }))
    return [{ candidates: seen, none, right: judged.map((one) => isRight(one, i, ranked.length)), ...about }]
  })
}

function made(id: string, weight: number) {
  return { weight, fold: foldOf(id), heldOut: false, isMade: true }
}

function foldOf(id: string): number {
  return hashOf(`fold ${id}`) % 5
}

function isHeldOut(id: string): boolean {
  return hashOf(id) % 3 === 0
}

function hashOf(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16)
}
