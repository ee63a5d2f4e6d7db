// Inbox → respond → finish: events that were taken in are handled, in order within a chat, chats side by side. A crash
// at any line leaves the event in the inbox, and its effects undone.
import type { Newsroom } from '../announcement/newsroom.ts'
import type { Section } from '../corpus/topics.ts'
import { notice } from '../render/introduction.ts'
import { groupPhrasesIn } from '../render/phrases-groups.ts'
import { parseAction } from './action.ts'
import { type Editors, lookAtAnnouncing } from './announcing.ts'
import type { Effect } from './effect.ts'
import type { Actor, Chat, Event } from './event.ts'
import type { Claimed, Inbox } from './inbox.ts'
import { type InlineReply, tooFast } from './inline.ts'
import type { Gate } from './limit.ts'
import { look } from './look.ts'
import type { Memory } from './memory.ts'
import { type Clock, createPump, type Journal, type Pump, untilStored } from './pump.ts'
import { type Recent, recent } from './recent.ts'
import { apologise } from './respond.ts'
import type { Responder } from './responder.ts'
import type { KeptFor } from './retention.ts'
import { asksReceipt, type VerifyParts, verifying } from './verifying.ts'
import { type Known, languageHere, nothing, type Response, type Toast, told } from './view.ts'

export interface WorkerParts extends VerifyParts {
  readonly inbox: Inbox
  readonly memory: Memory
  readonly respond: Responder
  readonly newsroom: Newsroom
  /** Who may announce. */
  readonly editors: () => Editors
  /** The departments of the corpus of now. */
  readonly sections: () => readonly Section[]
  readonly gate: Gate
  readonly clock: Clock
  readonly journal: Journal
  /** Whether who acts may change the settings of a group. */
  readonly isAdministrator: (chat: Chat, actor: Actor) => Promise<boolean>
  /** What the bot is in Telegram. */
  readonly bot: Known['bot']
  /** What a person may do at the editors' desk. */
  readonly roleOf: (person: number) => Known['role']
  /** What citizens are told while the bot is paused. */
  readonly paused: () => string | null
  /** Called when there may be work for the desk. */
  readonly onJobs: () => void
  /** Where quiet hours are told: an IANA time zone. */
  readonly timeZone: string
  /** How long what is kept. */
  readonly kept: KeptFor
  /** Tells whoever pressed a button that it was heard. Never rejects. */
  readonly confirm: (press: string, toast: Toast | null) => Promise<void>
  /** Shows cards to whoever typed an inline query. Never rejects. */
  readonly answerInline: (query: string, reply: InlineReply) => Promise<void>
  /** Called for every event before it is handled. */
  readonly onEvent: (event: Event) => void
  /** Called when there may be something to send. */
  readonly onPosts: () => void
  /** Called when there may be something to announce. */
  readonly onAnnouncement: () => void
  /** Ends waiting for a store that is out of reach. */
  readonly giveUp: AbortSignal
}

/** How often an event is tried, crashes included, before the citizen is told that it failed. */
const attemptLimit = 3
const retryMs = 500
const idleMs = 1000
const width = 32
const hintMs = 60_000

const administering = new Set(['settings', 'subscribe', 'unsubscribe'])
const announcingEffects: ReadonlySet<Effect['kind']> = new Set([
  'announced',
  'announcement',
  'corrected',
  'retracted',
  'again',
])

/** The pump that works the inbox off. */
export function createWorker(parts: WorkerParts): Pump {
  const { inbox, clock, journal } = parts
  const hinted = recent<number>({ limit: 1000, maxAgeMs: hintMs, now: clock.now })
  const stored = <T>(work: () => Promise<T>) => untilStored(clock, parts.giveUp, work)

  async function work({ id, body, attempts }: Claimed): Promise<void> {
    const event = JSON.parse(body) as Event
    const known = await stored(() => knownOf(event, parts))
    parts.onEvent(event)
    // Whoever typed it has gone on typing, or given up.
    if (event.kind === 'inline' && attempts > 0) return stored(() => inbox.finish(id, []))
    let response: Response
    try {
      if (attempts >= attemptLimit) throw new Error(`tried ${attempts} times before`)
      response = isHintedAlready(event, id, hinted)
        ? nothing
        : (limited(event, known, parts.gate) ??
          (asksReceipt(event) ? await verifying(event, known, parts) : await parts.respond(event, known)))
    } catch (error) {
      if (attempts + 1 < attemptLimit) {
        journal.warn({ err: error, update: id }, 'an event was not handled: it is tried again')
        return stored(() => inbox.release(id, clock.now() + retryMs * (attempts + 1)))
      }
      journal.error({ err: error, update: id }, 'an event could not be handled: it is set aside')
      response = { ...nothing, effects: apologise(event, known) }
    }
    const confirmed = confirmedBy(event, response, parts)
    await stored(() => inbox.finish(id, [...revived(event, known), ...response.effects]))
    if (response.effects.some((effect) => effect.kind === 'post')) parts.onPosts()
    if (response.effects.some(({ kind }) => announcingEffects.has(kind))) parts.onAnnouncement()
    if (response.effects.some((effect) => effect.kind === 'job')) parts.onJobs()
    if (response.answered !== null) journal.info(response.answered, 'answered')
    await confirmed
  }

  return createPump<Claimed>({
    claim: (limit) => inbox.claim(limit),
    work,
    pause: async () => idleMs,
    ...{ width, clock, journal },
  })
}

/** What Telegram waits for while the rest is stored. */
function confirmedBy(event: Event, { toast, inline }: Response, parts: WorkerParts): Promise<void> | null {
  if (event.kind === 'press') return parts.confirm(event.id, toast)
  return event.kind === 'inline' && inline !== null ? parts.answerInline(event.id, inline) : null
}

/** Who writes to the bot can be written to again. */
function revived(event: Event, { chat }: Known): readonly Effect[] {
  const spoken = event.kind === 'message' || event.kind === 'press'
  return spoken && chat?.gone === true ? [{ kind: 'chat', chat: { id: chat.id, gone: false } }] : []
}

async function knownOf(event: Event, parts: WorkerParts): Promise<Known> {
  const now = Math.floor(parts.clock.now() / 1000)
  const [known, announcing] = await Promise.all([
    look(event, parts.memory, now),
    lookAtAnnouncing(event, parts.newsroom, parts.editors(), parts.sections),
  ])
  const acting = actingIn(event)
  const administrator = acting !== null && (await parts.isAdministrator(acting.chat, acting.actor))
  const role = roleIn(event, parts)
  const { bot, timeZone, kept } = parts
  return { ...known, announcing, now, administrator, role, paused: parts.paused(), bot, timeZone, kept }
}

/** A person has their role in their own chat with the bot. */
function roleIn(event: Event, { roleOf }: WorkerParts): Known['role'] {
  if (event.kind === 'press' || event.kind === 'inline') return roleOf(event.person.id)
  return event.kind === 'message' && event.from.kind === 'person' ? roleOf(event.from.person.id) : null
}

/** Who acts on the settings of which group; null where it does not matter who it is. */
function actingIn(event: Event): { readonly chat: Chat; readonly actor: Actor } | null {
  if (event.kind === 'message' && event.at.chat.type !== 'private') {
    return administering.has(event.command ?? '') ? { chat: event.at.chat, actor: event.from } : null
  }
  if (event.kind !== 'press' || event.at === null) return null
  const action = parseAction(event.data)
  if (action?.kind === 'subscription' && (action.chat !== null || event.at.chat.type !== 'private')) {
    // A channel's subscription is changed in a private chat with one of its administrators.
    const chat: Chat =
      action.chat === null ? event.at.chat : { id: action.chat, type: 'channel', title: null }
    return { chat, actor: { kind: 'person', person: event.person } }
  }
  if (event.at.chat.type === 'private') return null
  if (action?.kind !== 'settings' && action?.kind !== 'set') return null
  return { chat: event.at.chat, actor: { kind: 'person', person: event.person } }
}

/** What is said instead of an answer to somebody who asks too fast: once, then nothing. */
function limited(event: Event, known: Known, gate: Gate): Response | null {
  if (event.kind !== 'message' && event.kind !== 'press' && event.kind !== 'inline') return null
  const verdict = gate.pass(event, known.now)
  if (verdict.kind === 'pass') return null
  if (event.kind === 'inline') return { ...nothing, inline: tooFast(event, known) }
  const words = groupPhrasesIn(languageHere(event, known))
  const text = verdict.whose === 'person' ? words.tooFast : words.groupTooFast
  if (event.kind === 'press') return { ...nothing, toast: { text, alert: false } }
  return verdict.kind === 'silence' ? nothing : { ...nothing, effects: told(event.at, notice(text)) }
}

/**
 * Pictures, voices and stickers are answered with a hint: once while they keep coming, and once for an album, which
 * comes as a message a picture. The first one is answered also when it is tried again.
 */
function isHintedAlready(event: Event, id: number, hinted: Recent<number>): boolean {
  if (event.kind !== 'message') return false
  const { album, text, file, at } = event
  const ofAlbum = album === null ? [] : [`album ${album}`]
  const keys = text === null && file === null ? [...ofAlbum, `chat ${at.chat.id}`] : ofAlbum
  const first = keys.map((key) => hinted.get(key)).find((known) => known !== undefined) ?? id
  for (const key of keys) hinted.set(key, first)
  return text === null && first !== id
}
