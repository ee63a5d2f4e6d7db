// A slot of a question → what is looked for in every candidate, found out once: its words, how much each counts, and
// what is known of them whatever the candidate.
import type { Lexicon } from '../lexicon/lexicon.ts'
import { onceEach } from '../once.ts'
import type { Query, Slot, Term } from '../query/query.ts'
import { type Contrast, contrastsOf } from './exclusion.ts'
import { makeSaid, type Spelled, spelledOut } from './explained.ts'
import { isPerson, personsIn } from './fit.ts'
import { type Letters, lettersOf, type Rarity } from './likeness.ts'
import type { Match, Matcher } from './match.ts'
import type { PassageIndex } from './passage-index.ts'
import type { Heard } from './precedents.ts'
import { weights } from './weights.ts'

/** A word of the slot with how much it counts. */
export interface Weighed {
  readonly term: Term
  readonly weight: number
  /** Stands somewhere in the releases, itself or by a synonym. */
  readonly inCorpus: boolean
  /** Asked in the slot's own words, not inherited from elsewhere in the question. */
  readonly own: boolean
}

/** A word as candidates are held against it. */
export interface Word extends Weighed {
  /** How it is found in a text. */
  match(text: string): Match
  /** Belongs to the noun asked about. */
  readonly inFocus: boolean
  readonly isPerson: boolean
  /** The longest word for persons in it, or null. */
  readonly persons: string | null
  /** The question denies it (非护理型). */
  readonly isDenied: boolean
}

export interface Sought {
  readonly slot: Slot
  readonly query: Query
  readonly words: readonly Word[]
  /** What excludes its words, or parts of them. */
  readonly contrasts: readonly Contrast[]
  /** The weight of the slot's own words. */
  readonly ownWeight: number
  /** The noun asked about is one of persons. */
  readonly focusIsPersons: boolean
  /** Any of its own words is one of persons. */
  readonly namesPersons: boolean
  /** A number of persons is asked for, without a measure word of theirs. */
  readonly countsPersons: boolean
  readonly letters: Letters
  /** The same word by word: the slot's own, those that it inherits, the noun asked about, and the last word of that. */
  readonly spelled: Readonly<Record<'own' | 'inherited' | 'focus' | 'head', readonly Spelled[]>>
  /** How much of what a text tells is spoken of. */
  readonly said: ReturnType<typeof makeSaid>
  readonly rarity: Rarity
  readonly matcher: Matcher
  /** What was asked before tells of a candidate for the whole question. */
  readonly heard: Heard
}

/** What the slot looks for in the releases of the index. */
export function soughtBy(
  slot: Slot,
  query: Query,
  index: PassageIndex,
  lexicon: Lexicon,
  { matcher, heard }: Pick<Sought, 'matcher' | 'heard'>,
): Sought {
  const { rarity } = index
  const weighed = weigh(slot, index, lexicon)
  const meant = weighed.flatMap(({ term }) => term.alternatives.filter((a) => a.quality >= wholeMatch))
  const standsFor = meant.map(({ text }) => text)
  const isShort = query.text.length <= shortQuestion
  const namesPerson = onceEach((term: Term) => isPerson(term, lexicon))
  const words = weighed.map((word): Word => {
    const { term, own } = word
    return {
      ...word,
      match: matcher(term),
      inFocus: slot.focus.includes(term),
      isPerson: namesPerson(term),
      persons: own ? personsIn(term.text, lexicon) : null,
      isDenied: denials.some((no) => query.text.includes(no + term.text)),
    }
  })
  const spelled = onceEach((term: Term) => spelledOut(term, rarity, matcher(term)))
  const isPersons = (terms: readonly Term[]) => terms.some(namesPerson)
  const isGeneral = slot.measure === null || slot.measure === '个'
  const spoken = slot.measure === '个' ? [...slot.terms, ...slot.inherited.slice(0, 1).flat()] : slot.focus
  return {
    slot,
    query,
    words,
    // What a story tells excludes nothing.
    contrasts: words.flatMap(({ own, term }) =>
      own || isShort ? contrastsOf(term, lexicon, query.text, standsFor) : [],
    ),
    ownWeight: words.reduce((sum, { own, weight }) => (own ? sum + weight : sum), 0),
    focusIsPersons: isPersons(slot.focus),
    namesPersons: isPersons(slot.terms),
    countsPersons: slot.asking === 'figure' && isGeneral && isPersons(spoken),
    letters: lettersOf(slot, query, rarity),
    spelled: {
      own: slot.terms.map(spelled),
      inherited: slot.inherited.flat().map(spelled),
      focus: slot.focus.map(spelled),
      head: slot.focus.slice(-1).map(spelled),
    },
    said: makeSaid(),
    rarity,
    matcher,
    heard,
  }
}

/** From this quality on a match is the word itself or a synonym, not a part of it. */
export const wholeMatch = 0.8

const shortQuestion = 40
const denials = ['非', '不是', '没有', '未']

/** How much each word of the slot counts: rare words more, inherited ones less, leftover characters hardly. */
function weigh(slot: Slot, index: PassageIndex, lexicon: Lexicon): Weighed[] {
  const total = Math.log(1 + index.size)
  const frequencyOf = ({ alternatives }: Term) =>
    Math.max(...alternatives.filter((a) => a.quality > 0.8).map((a) => index.corpus.frequency(a.text)), 0)
  const weightOf = (term: Term, frequency: number) => {
    if (frequency === 0 && /^.[了过着到成]$/.test(term.text)) return weights.strayCharacter
    if (term.standing === 'name') return weights.name
    if (term.standing === 'character') return frequency > 0 ? weights.character : weights.strayCharacter
    if (frequency === 0) return absence(term)
    const rarity = Math.log(1 + index.size / frequency) / total
    const person = lexicon.persons.has(term.text) ? weights.person : 0
    return Math.max(weights.common + (1 - weights.common) * rarity, person)
  }
  const weighed = (term: Term, own: boolean, share: number): Weighed => {
    const frequency = frequencyOf(term)
    return { term, own, weight: weightOf(term, frequency) * share, inCorpus: frequency > 0 }
  }
  const inherited = slot.inherited.flatMap((terms, distance) =>
    terms.map((term) => weighed(term, false, weights.inherited ** (distance + 1))),
  )
  return [...slot.terms.map((term) => weighed(term, true, 1)), ...inherited]
}

/** The longer a known word that the releases lack, the more particular what it asks for: 创业孵化基地. */
function absence({ text, standing }: Term): number {
  if (standing !== 'known') return weights.absentUnknown
  const length = /\p{Script=Han}/u.test(text) ? text.length : 3
  return weights.absentKnown * Math.min(2, length / 3)
}
