// A passage: the sentence that is found and cited, with its figures and the questions they answer.
// Every text here is a substring of the release; spans are UTF-16 offsets, end exclusive.

/** Where something stands in a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a figure measures. */
export type FigureKind =
  | 'people'
  | 'households'
  | 'organisations'
  | 'places'
  | 'things'
  | 'times'
  | 'money'
  | 'share'
  | 'date'
  | 'duration'
  | 'age'
  | 'ordinal'
  | 'document-number'
  | 'other'

/** How close the number claims to be: 余/多 (`over`), 近/不到 (`under`), 约/左右 (`about`), 以上/不少于 (`at-least`). */
export type Approximation = 'exact' | 'over' | 'under' | 'about' | 'at-least' | 'at-most'

/** The time a figure holds for, as the release words it, and how far from the figure that was said. */
export interface Period {
  readonly text: string
  readonly basis: 'clause' | 'sentence' | 'previous-sentence' | 'release-date'
}

/** A number in a passage, verbatim with its measure word, and parsed. */
export interface Figure {
  /** `3.9万余个`, as printed. */
  readonly text: string
  readonly span: Span
  /** In `unit`; for a range the lower bound. */
  readonly value: number
  /** The upper bound of a range (0至6岁), else null. */
  readonly upper: number | null
  readonly approximation: Approximation
  /** Measure word without multiplier: `个`, `元`, `%`. */
  readonly unit: string
  readonly kind: FigureKind
  /** What is counted, as printed beside the number: `残疾人`, `床位`; empty where nothing stands there. */
  readonly counted: Span
  /** The stretch that describes this figure and no other: an item of a list, else its clause. */
  readonly own: Span
  /** The clause that holds the figure. */
  readonly clause: Span
  readonly period: Period
  /** The clause asked in place: 为多少名残疾人适配…？ */
  readonly question: string
}

/** One sentence of a release. `id` is `release#paragraph.sentence`, stable as long as the text is. */
export interface Passage {
  readonly id: string
  readonly release: string
  readonly paragraph: number
  readonly sentence: number
  readonly text: string
  /** Offset of the sentence in its paragraph. */
  readonly offset: number
  readonly department: string | null
  readonly departmentEvidence: 'heading' | 'lead-order' | 'none'
  readonly figures: readonly Figure[]
}
