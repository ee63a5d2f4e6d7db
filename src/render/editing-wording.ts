// What is said at the editors' desk: the shape that every language's phrases fill.
import type { DocumentKind } from '../release/document.ts'

/** What can be given at the desk, by its command. */
export type DeskCommandName =
  | 'desk'
  | 'versions'
  | 'unanswered'
  | 'why'
  | 'stats'
  | 'log'
  | 'reload'
  | 'rollback'
  | 'pause'
  | 'resume'
  | 'editors'

export type RoleName = 'viewer' | 'editor' | 'owner'
export type Step = 'fetching' | 'reading' | 'building' | 'comparing' | 'publishing' | 'gathering'
export type FieldName = 'title' | 'publisher' | 'date' | 'place' | 'url'

/** Nothing here is escaped; labels stand on buttons. */
export interface EditingPhrases {
  readonly commands: Readonly<Record<DeskCommandName, string>>
  readonly roles: Readonly<Record<RoleName, string>>
  readonly steps: Readonly<Record<Step, string>>
  readonly whyLabel: string
  readonly help: (role: string) => readonly string[]
  readonly fields: Readonly<Record<FieldName, string>>
  readonly comma: string
  readonly document: {
    readonly tooLarge: (megabytes: number) => string
    readonly notFetched: (reason: string) => string
    readonly faults: string
    readonly missing: (field: string) => string
    readonly giveFields: string
    readonly read: (kind: string) => string
    readonly kinds: Readonly<Record<DocumentKind, string>>
    readonly digits: (before: number, after: number) => string
    readonly mended: (count: number) => string
    readonly damage: (count: number) => string
    readonly damaged: (number: number, line: number, before: string, context: string) => string
    readonly giveRepairs: string
    readonly notUnderstood: string
  }
  readonly preview: {
    readonly title: (note: string) => string
    readonly against: (version: number) => string
    readonly nothing: string
    readonly passages: (added: number, gone: number, changed: number) => string
    readonly figures: (added: number) => string
    readonly changedFigures: (count: number) => string
    readonly changedFigure: (indicator: string, before: string, after: string) => string
    readonly asks: (count: number) => string
    readonly others: (count: number, asked: number) => string
    readonly other: (question: string, before: string, after: string) => string
    readonly noOthers: (asked: number) => string
    readonly examples: (count: number) => string
    /** Of what sort of entry a question went wrong: by the fault's code. */
    readonly wentWrong: Readonly<Record<string, (question: string) => string>>
    readonly more: (count: number) => string
    readonly outcomes: Readonly<Record<string, string>>
    readonly faults: string
    readonly publish: string
    readonly discard: string
  }
  readonly published: {
    readonly done: (version: number, knowledge: string) => string
    readonly folderLeft: string
    readonly unchanged: string
    readonly discarded: string
    readonly newer: (version: number, by: string, note: string) => string
    readonly changedFiles: (paths: readonly string[]) => string
    readonly rebase: string
    readonly conflicts: (paths: readonly string[]) => string
    readonly closed: string
    /** Before what editors said must be answered is published wrong. */
    readonly doubtful: string
    readonly despite: string
  }
  readonly versions: {
    readonly title: string
    readonly line: (id: number, when: string, by: string, what: string) => string
    readonly ways: Readonly<Record<'folder' | 'desk' | 'rollback' | 'day', string>>
    readonly files: (added: number, changed: number, gone: number) => string
    readonly now: string
    readonly folder: string
    readonly command: string
    readonly back: (id: number) => string
    readonly backTo: (id: number) => string
    readonly unknown: string
  }
  readonly unanswered: {
    readonly title: (questions: number, groups: number) => string
    readonly none: string
    readonly item: (number: number, count: number, when: string) => string
    readonly badly: string
    readonly answer: (number: number) => string
    readonly word: (number: number) => string
    readonly rightly: (number: number) => string
    readonly next: string
    readonly askAnswer: (question: string) => readonly string[]
    readonly askWord: (question: string) => readonly string[]
    readonly notUnderstood: string
    readonly gone: string
    readonly answerNote: (question: string) => string
    readonly wordNote: (word: string, meant: string) => string
    readonly rightlyNote: (question: string) => string
  }
  readonly why: {
    readonly none: string
    readonly understood: (text: string) => string
    /** Behind which question it was asked. */
    readonly after: (question: string) => string
    /** Words that it has from the rest of the question, or from the question before. */
    readonly inherits: (words: readonly string[]) => string
    readonly demands: (list: readonly string[]) => string
    readonly asks: (about: string) => string
    readonly means: (word: string, others: readonly string[]) => string
    readonly best: string
    readonly candidate: (name: string, where: string, percent: string) => string
    readonly against: Readonly<Record<'contradicted' | 'subset' | 'persons' | 'unexplained', string>>
    readonly decided: Readonly<
      Record<'answered' | 'not-stated' | 'clarify' | 'off-topic' | 'curated', string>
    >
    /** What a citizen was told. */
    readonly reason: (reason: string) => string
    readonly version: (knowledge: string) => string
  }
  readonly stats: {
    readonly title: string
    readonly row: (what: string, counts: readonly number[]) => string
    readonly answers: string
    readonly helpful: string
    readonly notHelpful: string
    readonly missed: string
    readonly others: (chats: number, undelivered: number) => string
  }
  readonly log: {
    readonly title: string
    readonly none: string
    readonly actions: Readonly<Record<string, string>>
  }
  readonly pause: {
    readonly standard: string
    readonly paused: (notice: string) => string
    readonly resumed: string
    readonly notPaused: string
  }
  readonly editors: {
    readonly title: string
    readonly line: (person: number, role: string, configured: boolean) => string
    readonly how: string
    readonly set: (person: number, role: string) => string
    readonly removed: (person: number) => string
    readonly configured: string
    readonly notUnderstood: string
  }
  readonly lost: string
}
