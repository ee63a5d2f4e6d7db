// Questions asked in vain → groups that mean the same, those first that are asked often and lately. Pure.
import type { Query, Term } from '../query/query.ts'
import { fold } from '../text/normalise.ts'
import type { Missed } from './desk-store.ts'

/** Questions of one meaning, newest first. */
export interface Group {
  readonly questions: readonly Missed[]
  /** Asked today counts one, a week ago a half. */
  readonly weight: number
}

/** From this likeness on two questions ask the same. */
const same = 0.6
const halfLifeMs = 7 * 24 * 60 * 60_000
/** A character that stands by itself says little. */
const single = 0.3

/** A question and what it was understood as. */
export interface Understood {
  readonly missed: Missed
  readonly query: Query
}

/** Groups by the first question that each is like; `now` in ms since 1970. */
export function grouped(questions: readonly Understood[], now: number): Group[] {
  const groups: { readonly first: Words; readonly text: string; readonly questions: Missed[] }[] = []
  for (const { missed, query } of questions) {
    const words = wordsOf(query)
    const text = fold(missed.question)
    const own = groups.find((group) => group.text === text || likeness(group.first, words) >= same)
    if (own) own.questions.push(missed)
    else groups.push({ first: words, text, questions: [missed] })
  }
  return groups
    .map(({ questions }) => ({ questions, weight: weightOf(questions, now) }))
    .sort((a, b) => b.weight - a.weight)
}

function weightOf(questions: readonly Missed[], now: number): number {
  return questions.reduce((sum, { at }) => sum + 0.5 ** (Math.max(0, now - at) / halfLifeMs), 0)
}

/** Whether a number is asked for, and the words of it, each with those that mean the same. */
interface Words {
  readonly counts: boolean
  readonly terms: readonly (readonly string[])[]
  /** The words of all of them: every question is held against every group. */
  readonly all: ReadonlySet<string>
  readonly weight: number
}

function wordsOf(query: Query): Words {
  const terms = query.slots.flatMap((slot) => [...slot.terms, ...slot.inherited.flat()])
  const places = [...query.places, ...query.years.map(String)].map((name) => [name])
  const own = terms.filter(({ text }) => !query.places.includes(text)).map(meanings)
  const known = [...own, ...places]
  return {
    counts: query.slots.some(({ asking }) => asking === 'figure'),
    ...{ terms: known, all: new Set(known.flat()), weight: weigh(known) },
  }
}

function meanings({ text, alternatives }: Term): readonly string[] {
  return [text, ...alternatives.filter(({ quality }) => quality > 0.8).map((one) => one.text)]
}

/** Share of common words, by their weight: 0 to 1. How many there are and how to get one are alike by half. */
function likeness(a: Words, b: Words): number {
  const shared = a.terms.filter((one) => one.some((word) => b.all.has(word)))
  const all = a.weight + b.weight
  const common = all === 0 ? 0 : (2 * weigh(shared)) / all
  return a.counts === b.counts ? Math.min(1, common) : common / 2
}

function weigh(terms: readonly (readonly string[])[]): number {
  return terms.reduce((sum, [text = '']) => sum + (text.length > 1 ? 1 : single), 0)
}
