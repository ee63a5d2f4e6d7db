// A release: one published document as the corpus reads it. Text is verbatim; damage and repairs are on record.

/** A date as printed in front matter, `2024-12-24`. */
export type IsoDate = `${number}-${number}-${number}`

/** How a paragraph's department is known: named by a heading, by the order of 分别 in the lead, or not at all. */
export type DepartmentEvidence = 'heading' | 'lead-order' | 'none'

/** One block of the release's text, numbered from 1 as a reader counts. */
export interface Paragraph {
  readonly number: number
  readonly text: string
  readonly department: string | null
  readonly departmentEvidence: DepartmentEvidence
}

/**
 * A change that import made to a damaged copy, or (with `state: 'flagged'`) a damage that it could not mend.
 * `line` counts the lines of the imported file from 1. `before` is the damaged text; `after` is what replaced it,
 * or, while flagged, what the surviving bytes allow (□ for what is lost, '' if nothing is known).
 * `context` is the place in the release's text, with `before` (flagged) or `after` in it.
 */
export interface Repair {
  readonly rule: string
  readonly line: number
  readonly before: string
  readonly after: string
  readonly context: string
  readonly state: 'applied' | 'flagged' | 'editor'
}

/** One published document. `id` is its file's slug (`2024-12-24-dingzhou-minsheng`). */
export interface Release {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly date: IsoDate
  readonly place: string
  readonly url: string | null
  readonly departments: readonly string[]
  readonly paragraphs: readonly Paragraph[]
  /** Repairs that a person decided (`editor`) and damage still `flagged`; applied rules are only counted. */
  readonly repairs: readonly Repair[]
  /** How often each repair rule was applied at import, by rule. */
  readonly repairCounts: Readonly<Record<string, number>>
  /** Ids of the releases that this one replaces. */
  readonly supersedes?: readonly string[]
  /** The day on which it was withdrawn. */
  readonly withdrawn?: IsoDate
  /** The last day on which it holds. */
  readonly validUntil?: IsoDate
}
