// What is said in a chat beside answers: the shape that every language's chat phrases fill.
import type { Language } from '../query/query.ts'
import type { Why } from './button.ts'
import type { RepairSort } from './repair-sort.ts'

/** How long what is kept, in milliseconds, as /privacy tells it. */
export interface Kept {
  readonly turn: number
  readonly update: number
  readonly answer: number
  readonly vote: number
  readonly receipt: number
  readonly awaited: number
  readonly delivery: number
  /** Questions without an answer, without who asked. */
  readonly missed: number
  /** What could not be delivered. */
  readonly mishap: number
}

/** A group's settings in words: null and empty are the state before anything was set. */
export interface SettingsPhrases {
  readonly title: string
  readonly answers: (on: boolean) => string
  readonly language: (name: string | null) => string
  readonly quiet: (from: string | null, to: string | null) => string
  readonly topics: (departments: readonly string[]) => string
  readonly turnOff: string
  readonly turnOn: string
  readonly quietFrom: (from: string, to: string) => string
  readonly noQuiet: string
  readonly chooseTopics: string
  readonly topicsTitle: string
  readonly chosen: (department: string) => string
  readonly allTopics: string
  readonly onlyInGroups: string
  readonly onlyAdministrators: string
}

/** One language's words for a chat. Nothing here is escaped; labels stand on buttons. */
export interface ChatPhrases {
  /** What a list of texts is joined with. */
  readonly comma: string
  readonly help: readonly string[]
  readonly askedFor: string
  readonly personalNumber: string
  readonly sourceLabel: string
  readonly vote: { readonly up: string; readonly down: string; readonly thanks: string; readonly why: string }
  readonly why: Readonly<Record<Why, string>>
  readonly thanksForWhy: string
  readonly browse: {
    readonly label: string
    readonly sections: (count: number) => string
    readonly section: (label: string, count: number) => string
    readonly topic: string
    readonly nothing: string
    readonly page: (number: number, of: number) => string
    readonly previous: string
    readonly next: string
    readonly back: string
  }
  readonly coverage: {
    readonly first: (figures: number, releases: number) => string
    readonly nothing: string
    readonly releases: string
    readonly release: (date: string, title: string, figures: number) => string
    readonly more: (count: number) => string
    readonly departments: (names: readonly string[], more: number) => string
    readonly places: (names: readonly string[]) => string
    readonly years: (years: readonly string[]) => string
    readonly never: string
    readonly nevers: readonly string[]
  }
  readonly source: {
    readonly sentence: string
    readonly paragraph: (number: number) => string
    readonly editor: (before: string, after: string) => string
    readonly damage: (before: string) => string
    readonly rules: (count: number, sorts: readonly string[]) => string
    readonly sorts: Readonly<Record<RepairSort, string>>
    readonly untouched: string
    readonly none: string
  }
  readonly privacy: (kept: Kept, knowledgeVersion: string) => readonly string[]
  readonly forgotten: readonly string[]
  readonly language: {
    readonly title: string
    /** Each in its own language. */
    readonly names: Readonly<Record<Language, string>>
    readonly asAsked: string
    readonly set: (name: string | null) => string
  }
  readonly gone: string
  readonly link: { readonly unknown: string }
  readonly settings: SettingsPhrases
}
