// What must be known of subscriptions and announcements to handle an event, read from the newsroom.
import type { Announcement, Report } from '../announcement/announcement.ts'
import { isAnnouncementId } from '../announcement/announcement.ts'
import type { Doubtful, Newsroom, Reach } from '../announcement/newsroom.ts'
import type { Subscription } from '../announcement/subscription.ts'
import type { Section } from '../corpus/topics.ts'
import { parseAction } from './action.ts'
import { addressedAfter } from './audience.ts'
import type { Event } from './event.ts'

/** What is known of announcing; nothing where the event has nothing to do with it. */
export interface Announcing {
  /** True for somebody who may announce. */
  readonly editor: boolean
  /** Everybody who may announce, by Telegram id. */
  readonly editors: readonly number[]
  /** Whether a second editor must agree. */
  readonly consent: boolean
  /** Announcements a second that go out. */
  readonly perSecond: number
  /** That of the chat that is meant. */
  readonly subscription: Subscription | null
  /** The one that is named, with how it goes. */
  readonly announcement: Announcement | null
  readonly report: Report | null
  /** How many chats it would reach, after the step that is asked for. */
  readonly reach: Reach | null
  readonly doubtful: readonly Doubtful[]
  readonly latest: readonly Announcement[]
}

/** Who may announce, and how. */
export interface Editors {
  readonly ids: readonly number[]
  readonly consent: boolean
  readonly perSecond: number
}

export const noAnnouncing: Announcing = {
  editor: false,
  editors: [],
  consent: false,
  perSecond: 30,
  subscription: null,
  announcement: null,
  report: null,
  reach: null,
  doubtful: [],
  latest: [],
}

const editorCommands = new Set(['announce', 'announcements', 'correct', 'retract'])
const listed = 10

/** The chat whose subscription an event is about, or null. */
export function subscriptionMeant(event: Event): number | null {
  if (event.kind === 'message') {
    const about =
      event.command === 'subscribe' || event.command === 'unsubscribe' || event.command === 'start'
    return about ? event.at.chat.id : null
  }
  if (event.kind !== 'press') return null
  const action = parseAction(event.data)
  return action?.kind === 'subscription' ? (action.chat ?? event.at?.chat.id ?? null) : null
}

/** The id that follows an editor's command. */
export function idIn(text: string | null): string | null {
  const [first = ''] = (text ?? '').trim().split(/\s/, 1)
  return isAnnouncementId(first.toLowerCase()) ? first.toLowerCase() : null
}

/** Reads what is needed. Rejects when the newsroom is out of reach. */
export async function lookAtAnnouncing(
  event: Event,
  newsroom: Newsroom,
  { ids, consent, perSecond }: Editors,
  sections: () => readonly Section[],
): Promise<Announcing> {
  const known = { ...noAnnouncing, editors: ids, consent, perSecond, editor: isEditor(event, ids) }
  const chat = subscriptionMeant(event)
  if (chat !== null) return { ...known, subscription: await newsroom.subscription(chat) }
  if (!known.editor) return known
  if (event.kind === 'message' && editorCommands.has(event.command ?? '')) {
    const id = idIn(event.text)
    const announcement = id === null ? null : await newsroom.announcement(id)
    return {
      ...known,
      announcement,
      report: announcement === null ? null : await newsroom.report(announcement.id),
      reach: await newsroom.reach(announcement ?? { topics: [], kinds: ['private', 'group', 'channel'] }),
      latest: await newsroom.latest(listed),
    }
  }
  if (event.kind !== 'press') return known
  const action = parseAction(event.data)
  if (action?.kind === 'announce') {
    return { ...known, reach: await newsroom.reach({ topics: [], kinds: ['private', 'group', 'channel'] }) }
  }
  if (action?.kind !== 'announcement') return known
  const announcement = await newsroom.announcement(action.announcement)
  if (announcement === null) return known
  const { id } = announcement
  const [report, reach, doubtful] = await Promise.all([
    newsroom.report(id),
    newsroom.reach(addressedAfter(announcement, action.step, sections())),
    newsroom.doubtful(id, 20),
  ])
  return { ...known, announcement, report, reach, doubtful }
}

/** Editors act in their private chat only, as persons. */
function isEditor(event: Event, ids: readonly number[]): boolean {
  if (event.kind !== 'message' && event.kind !== 'press') return false
  if (event.at === null || event.at.chat.type !== 'private') return false
  const person =
    event.kind === 'press' ? event.person : event.from.kind === 'person' ? event.from.person : null
  return person !== null && ids.includes(person.id)
}
