// An answer: what the engine decides about one question, before any of it is put into words for a reader.
// Figures and quotes are verbatim from a release; verbatim.ts holds every answer to that.
import type { Contact } from '../corpus/contacts.ts'
import type { CuratedEntry } from '../corpus/curated.ts'
import type { Retirement } from '../corpus/standing.ts'
import type { OffTopic } from '../query/off-topic.ts'
import type { Demand } from '../query/query.ts'
import type { IsoDate } from '../release/release.ts'
import type { Sum } from './sum.ts'

export type { OffTopic }

/** Where a quote stands. `paragraph` and `sentence` count from 1. */
export interface Citation {
  readonly release: string
  readonly title: string
  readonly publisher: string
  readonly department: string | null
  readonly date: IsoDate
  readonly paragraph: number
  readonly sentence: number
  readonly quote: string
  readonly url: string | null
  /** Whether an editor or a repair rule changed the imported copy's letters inside this quote. */
  readonly repaired: boolean
  /** Where the release no longer holds: whoever quotes it says so. */
  readonly retired?: Retirement
}

/** What an older release said of the same indicator. */
export interface EarlierFigure {
  readonly text: string
  readonly citation: Citation
}

/** A figure that answers, with the citation (by index) whose quote holds it. */
export interface PointedFigure {
  readonly text: string
  readonly citation: number
  /** What the figure counts, for answers that point out several. */
  readonly label: string
  /** The time the figure holds for, when the quote does not itself say so. */
  readonly period: string | null
}

/** Why a question is not answered: a demand that the release does not meet, or nothing found that would answer. */
export type NotStatedReason = Demand | 'no-figure' | 'no-passage'

/** A number that the citizen said and the published one beside it. */
export interface ClaimCheck {
  readonly claimed: string
  readonly agrees: boolean
}

interface Common {
  /** Questions the corpus can answer, at most three, in the release's words. */
  readonly suggestions: readonly string[]
  /** Probability that the answer is right, 0 to 1. */
  readonly confidence: number
  /** The question as understood, when the conversation supplied what it left out; else null. */
  readonly understood: string | null
}

export type Answer =
  | (Common & {
      readonly outcome: 'answered'
      readonly figures: readonly PointedFigure[]
      readonly citations: readonly Citation[]
      /** Names or a phrase pointed out where no figure was asked for (who, which, where). */
      readonly spans: readonly { readonly text: string; readonly citation: number }[]
      /** Parts of the question that the release does not state. */
      readonly missing: readonly string[]
      readonly claim: ClaimCheck | null
      /** The figures are of the same indicator and time, and differ: the releases contradict each other. */
      readonly disagreeing?: true
      /** The indicator of the figure in older releases, newest first. */
      readonly earlier?: readonly EarlierFigure[]
      /** What editors wrote where no release answers: with its own source, and no figures or citations beside it. */
      readonly curated?: CuratedEntry
    })
  | (Common & {
      readonly outcome: 'clarify'
      readonly choices: readonly { readonly question: string; readonly citation: number }[]
      readonly citations: readonly Citation[]
    })
  | (Common & {
      readonly outcome: 'not-stated'
      readonly reason: NotStatedReason
      /** What the reason is about: the year, the place, the word the release does not have; or null. */
      readonly about: string | null
      /** What the release does say nearby. */
      readonly citations: readonly Citation[]
      /** What the cited figures add up to, where a sum was asked for: computed, not published. */
      readonly sum?: Sum
      /** How to reach the department that would know. */
      readonly contact?: Contact
    })
  | (Common & {
      readonly outcome: 'off-topic'
      readonly topic: OffTopic
      /** Whom to turn to, for distress and complaints: as editors wrote it. */
      readonly contacts?: readonly Contact[]
    })
