// A post for subscribed chats, from an editor's first draft to its correction.
//
//   draft ─▶ awaiting (a second editor's consent, where that is asked for) ─▶ scheduled ─▶ running ─▶ done
//     └──────────┴────────────────────────────────────────────────────────────────┴────────┴──▶ cancelled
//
// What was sent stays listed after a cancel, and can be corrected and retracted like the rest.
import { createHash } from 'node:crypto'
import type { Language } from '../query/query.ts'
import type { IsoDate } from '../release/release.ts'
import type { Line } from '../render/message.ts'

export type State = 'draft' | 'awaiting' | 'scheduled' | 'running' | 'done' | 'cancelled'

export type ChatKind = 'private' | 'group' | 'channel'

export const chatKinds: readonly ChatKind[] = ['private', 'group', 'channel']

/** A sentence of a release with the figures in it, all as printed. */
export interface Excerpt {
  readonly figures: readonly string[]
  readonly quote: string
  readonly department: string | null
  /** What the button under it asks. */
  readonly question: string
}

export type Content =
  | { readonly kind: 'text'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'release'
      readonly release: string
      readonly title: string
      readonly publisher: string
      readonly date: IsoDate
      readonly url: string | null
      readonly excerpts: readonly Excerpt[]
    }

/** Whom it is for: `topics` empty is everybody. */
export interface Audience {
  readonly topics: readonly string[]
  readonly kinds: readonly ChatKind[]
}

/** A figure or words that were wrong, and what is right. */
export interface Correction {
  readonly old: string
  readonly new: string
  /** Ms since 1970. */
  readonly at: number
}

/** A message of the bot's in an editor's chat. */
export interface Panel {
  readonly chat: number
  readonly message: number
  readonly language: Language
}

export interface Announcement extends Audience {
  readonly id: string
  readonly content: Content
  /** True: without a sound for everybody. */
  readonly silent: boolean
  readonly state: State
  /** When it goes out, ms since 1970; null: as soon as it is released. */
  readonly at: number | null
  /** The editor's Telegram id; null: it came from outside (a command line, a folder), as `origin` says. */
  readonly author: number | null
  readonly origin: string
  /** The second editor who agreed. */
  readonly consent: number | null
  readonly corrections: readonly Correction[]
  readonly retracted: boolean
  /** Counts corrections and the retraction: what a chat shows is brought to this one. */
  readonly revision: number
  /** The message in an editor's chat that shows how it goes. */
  readonly panel: Panel | null
  readonly createdAt: number
}

/** Six letters and digits, the same for the same seed: an editor may have to type them. */
export function announcementId(seed: string): string {
  const number = BigInt(`0x${createHash('sha256').update(seed).digest('hex').slice(0, 16)}`)
  return (number % 36n ** 6n).toString(36).padStart(6, '0')
}

/** Whether `text` has the form of an id. */
export function isAnnouncementId(text: string): boolean {
  return /^[0-9a-z]{6}$/.test(text)
}

/** A new announcement to everybody, that nobody has released yet. */
export function draft(
  given: Pick<Announcement, 'id' | 'content' | 'author' | 'origin' | 'createdAt'> & Partial<Announcement>,
): Announcement {
  return {
    topics: [],
    kinds: chatKinds,
    silent: false,
    state: 'draft',
    at: null,
    consent: null,
    corrections: [],
    retracted: false,
    revision: 0,
    panel: null,
    ...given,
  }
}

/** What it is called in a list: the title of its release, or its first words. */
export function titleOf({ content }: Pick<Announcement, 'content'>): string {
  if (content.kind === 'release') return content.title
  const text = content.lines.flatMap(({ words }) => words.map((word) => word.text)).join('')
  return text.trim().split('\n', 1)[0] ?? ''
}

/** What became of the deliveries of an announcement. */
export interface Report {
  readonly sent: number
  /** Not sent yet. */
  readonly left: number
  /** When the first of these is sent, where all of them wait for quiet hours to end or for a digest; else null. */
  readonly waitsUntil: number | null
  /** How many failed, by what Telegram said. */
  readonly failed: ReadonlyMap<string, number>
  /** Not known whether they were sent, and not repeated. */
  readonly doubtful: number
  readonly cancelled: number
  /** Posts that do not show the last correction or retraction yet. */
  readonly behind: number
  /** Posts that were deleted because it was retracted. */
  readonly deleted: number
  /** Posts that could not be edited: their chat was told the correction or retraction in a message of its own. */
  readonly toldAnew: number
  /** Posts that still stand as they were, because nothing reached their chat any more. */
  readonly uncorrected: number
}
