// A question understood: what it asks for, about what, under which constraints. Made once, read by every later station.
import type { FigureKind } from '../passage/passage.ts'
import type { IsoDate } from '../release/release.ts'

export type Language = 'zh-Hans' | 'zh-Hant' | 'en'

/**
 * What kind of reply a slot wants. `topic` is a bare keyword that asks for nothing in particular, `meaning` asks
 * what a number of the release stands for.
 */
export type Asking =
  | 'figure'
  | 'which'
  | 'who'
  | 'where'
  | 'when'
  | 'how'
  | 'why'
  | 'yes-no'
  | 'what'
  | 'meaning'
  | 'topic'

/** A word of the question that a passage should account for. */
export interface Term {
  readonly text: string
  /** Where it stands in the folded question. */
  readonly start: number
  /** Words a passage may have in its place, with how surely they mean the same, 0 to 1; itself included at 1. */
  readonly alternatives: readonly Alternative[]
  /** `known` to the lexicon or a corpus word, an `unknown` dictionary word, a `name` of three leftover characters and more, or a leftover `character`. */
  readonly standing: 'known' | 'unknown' | 'name' | 'character'
  /** Says what happens or how, not what is counted: people choose such words freely. */
  readonly isVerb: boolean
  /** Names a place of the gazetteer. */
  readonly isPlace: boolean
}

export interface Alternative {
  readonly text: string
  readonly quality: number
}

/** One thing asked for: Chinese asks in place, so a slot is to a question what a figure is to a sentence. */
export interface Slot {
  readonly asking: Asking
  /** Kinds of figure that may answer; null where anything counted may. */
  readonly kinds: readonly FigureKind[] | null
  /** Measure word said with 多少 or 几. */
  readonly measure: string | null
  /** The noun asked about, word by word: the one behind 多少, else the one before it. */
  readonly focus: readonly Term[]
  /** Words of the slot's own clause. */
  readonly terms: readonly Term[]
  /** Words of the rest of the question, which the slot inherits: clause by clause, the nearest first. */
  readonly inherited: readonly (readonly Term[])[]
  /** Nouns that 和 or 、 joins in the slot's stretch; empty when none are. Each may be asked for by itself. */
  readonly members: readonly (readonly Term[])[]
  /** 各 or 分别 says that every member is asked for by itself. */
  readonly each: boolean
}

/** What a question demands beyond its words: a year, a place, a person's own case, a way to apply. */
export type Demand =
  | 'other-year'
  | 'other-place'
  | 'future'
  | 'comparison'
  | 'per-person'
  | 'procedure'
  | 'eligibility'
  | 'entitlement'
  | 'price'
  | 'contact'
  | 'cause'
  | 'person'
  | 'breakdown'
  | 'computed'

/** A demand that a release may be unable to meet; `evidence` in the candidate's sentence meets it. */
export interface Constraint {
  readonly reason: Demand
  readonly about: string
  readonly evidence: RegExp | null
}

/** A number that the question itself mentions: 那9个大学生, 听说有2300人. */
export interface Mention {
  readonly text: string
  readonly start: number
  readonly value: number
  /** For a round number (四千多) the value that it stays below; else the value itself. */
  readonly below: number
  /** Stands in the asking part of the message, not in the story before it. */
  readonly asked: boolean
  readonly unit: string
  readonly kind: FigureKind
}

export interface Query {
  /** The folded question. */
  readonly text: string
  readonly language: Language
  readonly slots: readonly Slot[]
  readonly constraints: readonly Constraint[]
  readonly years: readonly number[]
  readonly months: readonly number[]
  /** 一共, 合计: what is asked for is asked as one sum. */
  readonly asksTotal: boolean
  /** 加起来, 合计: several things are to be added up. */
  readonly addsUp: boolean
  /** It names nothing of its own and follows on a figure: only the sentence of that figure answers (一共多少钱). */
  readonly isBound: boolean
  /** The part of a whole that is asked for (老人里瘫在床上的有几个), as worded; empty where none is. */
  readonly part: string
  /** The word by which it asks for what is left or is not so (空余床位, 没报上的); empty where it does not. */
  readonly lacking: string
  /** Places that it names and that no release is about. */
  readonly places: readonly string[]
  /** Places of releases that it names, as the releases word them. */
  readonly homes: readonly string[]
  /** Days that it names and on which releases came out. */
  readonly releaseDates: readonly IsoDate[]
  /** Years that it names and that releases are of. */
  readonly releaseYears: readonly number[]
  readonly mentions: readonly Mention[]
  /** Typed in pinyin: which characters were meant is a guess. */
  readonly isPinyin: boolean
  /** The citizen states a number and wants it confirmed. */
  readonly checksClaim: boolean
}
