// What a chat has asked to be told, and how. One subscription a chat; a topic is a department, or something that a
// department's sentences count.
import type { Section, Topic } from '../corpus/topics.ts'
import type { Language } from '../query/query.ts'

/** Each announcement when it comes, or what has come together in the morning, every day or on Mondays. */
export type Digest = 'each' | 'daily' | 'weekly'

/** Local times `HH:MM`; over midnight where `from` is the later one. */
export interface QuietHours {
  readonly from: string
  readonly to: string
}

export interface Subscription {
  readonly chat: number
  /** The forum topic that it is told in; null: none, or the general one. */
  readonly thread: number | null
  /** What it wants to hear of, as `topicOf` words it; empty: everything. */
  readonly topics: readonly string[]
  readonly digest: Digest
  /** True: without a sound. */
  readonly silent: boolean
  /** True: nothing until it is turned on again. */
  readonly muted: boolean
  readonly quiet: QuietHours | null
  /** An IANA time zone, for quiet hours and for the hour of the digest. */
  readonly timeZone: string
  /** The language that was spoken when it was asked for. */
  readonly language: Language
}

/** One change, as a button or a command asks for it. */
export type Change =
  /** Subscribe, to everything where nothing is chosen yet. */
  | { readonly of: 'on' }
  | { readonly of: 'all' }
  /** Choose a topic, or leave it out again. */
  | { readonly of: 'topic'; readonly topic: string }
  | { readonly of: 'digest'; readonly digest: Digest }
  | { readonly of: 'silent'; readonly silent: boolean }
  | { readonly of: 'muted'; readonly muted: boolean }
  | { readonly of: 'quiet'; readonly quiet: QuietHours | null }
  | { readonly of: 'zone'; readonly timeZone: string }

/**
 * The name of a department's topic: what announcements are addressed with, and subscriptions hold. Made of what is
 * counted, since a question holds the year and the words of one release.
 */
export function topicOf(
  section: Pick<Section, 'label'>,
  topic: Pick<Topic, 'label' | 'counts'> | null = null,
): string {
  return topic === null ? section.label : `${section.label}/${topic.counts || topic.label}`
}

/** The subscription of a chat that asks for one. */
export function newSubscription(
  given: Pick<Subscription, 'chat' | 'thread' | 'timeZone' | 'language'>,
): Subscription {
  return { ...given, topics: [], digest: 'each', silent: false, muted: false, quiet: null }
}

/** The subscription after a change. Leaving out the last topic means everything again. */
export function changed(subscription: Subscription, change: Change): Subscription {
  switch (change.of) {
    case 'on':
      return { ...subscription, muted: false }
    case 'all':
      return { ...subscription, topics: [], muted: false }
    case 'topic': {
      const others = subscription.topics.filter((topic) => topic !== change.topic)
      const had = others.length < subscription.topics.length
      return { ...subscription, topics: had ? others : [...others, change.topic], muted: false }
    }
    case 'digest':
      return { ...subscription, digest: change.digest }
    case 'silent':
      return { ...subscription, silent: change.silent }
    case 'muted':
      return { ...subscription, muted: change.muted }
    case 'quiet':
      return { ...subscription, quiet: change.quiet }
    case 'zone':
      return { ...subscription, timeZone: change.timeZone }
  }
}

/**
 * Whether who holds `topics` hears of what is addressed to `addressed` (empty: to everybody). A department's
 * subscribers hear of all its topics; a topic's hear of what is addressed to its whole department, or to a topic that
 * counts one of the same things: a later release seldom counts all of them in one sentence again.
 */
export function concerns(topics: readonly string[], addressed: readonly string[]): boolean {
  if (topics.length === 0 || addressed.length === 0) return true
  return topics.some((topic) =>
    addressed.some((one) => departmentOf(one) === departmentOf(topic) && shareSubject(one, topic)),
  )
}

/** Whether who holds `topics` follows one of the departments that are addressed, for whatever of it. */
export function follows(topics: readonly string[], addressed: readonly string[]): boolean {
  const departments = addressed.map(departmentOf)
  return topics.some((topic) => departments.includes(departmentOf(topic)))
}

function shareSubject(one: string, other: string): boolean {
  const [mine, theirs] = [countedBy(one), countedBy(other)]
  // A department by itself: all of it.
  return mine.length === 0 || theirs.length === 0 || mine.some((noun) => theirs.includes(noun))
}

function countedBy(topic: string): readonly string[] {
  const counted = topic.slice(departmentOf(topic).length + 1)
  return counted === '' ? [] : counted.split('、')
}

/** The department of a topic; that of a department is itself. */
export function departmentOf(topic: string): string {
  return topic.split('/', 1)[0] ?? topic
}
