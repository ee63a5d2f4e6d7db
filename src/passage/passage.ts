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

/** The time a figure holds for, as the release words it, and how far from the figure that was said: `heading` is a heading's or the title's year. */
export interface Period {
  readonly text: string
  readonly basis: 'clause' | 'sentence' | 'previous-sentence' | 'heading' | 'release-date'
  /** First day, ISO, where the words tell it; 截至11月底 has none. */
  readonly from?: string
  /** Last day, ISO, where the words tell it. */
  readonly to?: string
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
  /** The figure of this sentence of which 其中 makes this one a part, by its span. */
  readonly partOf?: Span
  /** False where the question says too little to be asked: nothing around the figure names what it counts. */
  readonly askable?: false
}

/** Things named in a row: 轮椅、拐杖、助听器、盲杖等. */
export interface List {
  readonly items: readonly Span[]
  /** `open` where 等 leaves others unnamed, `closed` where these are all. */
  readonly end: 'open' | 'closed'
  /** The figure that counts the items or what they are examples of (共计6所, 等19种), by its span. */
  readonly countedBy: Span | null
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
  /** Lists of names in the sentence; left out where there are none. */
  readonly lists?: readonly List[]
  /** The heading that the sentence stands under: 一、就业, a table's caption and its column names. */
  readonly heading?: string
  /** The question that this sentence is (part of) the answer to, in a document of questions and answers. */
  readonly asked?: string | null
  /** Who says it, as printed before the colon: 李明（市教育局局长）. */
  readonly speaker?: string
  /** True for a question put by a journalist or citizen: it answers nothing. */
  readonly isQuestion?: true
}
