// Outbox → Telegram → outbox: every post is sent once, in the order of its chat; what became of it is written down.
// A reply whose fate is unknown is sent once more at most, and only when Telegram answers again; an announcement never,
// unless an editor says so.
import type { ClaimedPost, Outbox, Post } from './outbox.ts'
import { backoffMs, type Clock, createPump, type Journal, type Pump, untilStored } from './pump.ts'
import { createSecond } from './second.ts'

/** What became of one try to send a post. */
export type Outcome =
  /** It stands in the chat, as this message (null after an edit). */
  | { readonly kind: 'sent'; readonly message: number | null }
  /** Too much at once: this chat must wait. */
  | { readonly kind: 'flood'; readonly seconds: number }
  /** The group has another id now. */
  | { readonly kind: 'moved'; readonly to: number }
  /** The chat cannot be written to any more. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** This post will never be taken. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Telegram was not reached: nothing was sent. */
  | { readonly kind: 'unsent'; readonly reason: string }
  /** Telegram's answer was lost: it may have been sent. */
  | { readonly kind: 'unknown'; readonly reason: string }

export interface CourierParts {
  readonly outbox: Outbox
  readonly deliver: (post: Post) => Promise<Outcome>
  /** Whether Telegram answers now. Never rejects. */
  readonly reachable: () => Promise<boolean>
  readonly clock: Clock
  readonly journal: Journal
  /** Announcements a second that may go out, replies counted in. */
  readonly perSecond: number
  /** Ends waiting for a store that is out of reach. */
  readonly giveUp: AbortSignal
  /** Aborted: announcements wait for the next start, replies still go. */
  readonly stop: AbortSignal
}

/** Posts under way at once: announcements enough for what is claimed ahead and what Telegram takes its time for. */
const fewestNotices = 48
const noticeMs = 600
/** So long before its time an announcement departs, because the store takes a moment to write that down. */
const departMs = 25
/** More of them, so that replies do not wait for announcements that hang. */
const replyWidth = 16
const idleMs = 1000
/** Timers wake a little early now and then. */
const floodMarginMs = 50
const repeatMs = 1000
/** The pump that works the outbox off. */
export function createCourier(parts: CourierParts): Pump {
  const { outbox, clock, journal } = parts
  const stored = <T>(work: () => Promise<T>) => untilStored(clock, parts.giveUp, work)
  const second = createSecond(parts.perSecond)
  const noticeWidth = Math.max(fewestNotices, Math.ceil((parts.perSecond * noticeMs) / 1000))
  let unreached = 0
  let noticesHeldUntil = 0
  let notices = 0

  async function claim(limit: number): Promise<readonly ClaimedPost[]> {
    const now = clock.now()
    const isHeld = parts.stop.aborted || now < noticesHeldUntil
    return outbox.claim(limit, now, isHeld ? 0 : Math.max(0, noticeWidth - notices))
  }

  async function work(post: ClaimedPost): Promise<void> {
    const announcing = post.urgency === 'notice' ? 1 : 0
    notices += announcing
    try {
      await send(post)
    } finally {
      notices -= announcing
    }
  }

  async function send(post: ClaimedPost): Promise<void> {
    if (post.maybeSent && post.edits === null && !(await mayRepeat(post))) return
    if (post.urgency === 'reply') second.went(clock.now())
    else if (!(await goes(post))) return
    const outcome = await parts.deliver(post)
    if (outcome.kind === 'sent') unreached = 0
    await settle(post, outcome)
  }

  /**
   * Waits for an announcement's time; false when it does not go now: it was cancelled, or has to wait longer, by what
   * this or another process was told.
   */
  async function goes(post: ClaimedPost): Promise<boolean> {
    const { id, goesAt, maybeSent } = post
    await until(Math.max(goesAt, second.opensAt()) - departMs)
    if (!parts.stop.aborted) {
      // Asked late: it was claimed ahead of its time.
      const departure = await stored(() => outbox.depart(post, clock.now()))
      if (departure.kind === 'dropped') return false
      if (departure.kind === 'held') noticesHeldUntil = Math.max(noticesHeldUntil, departure.until)
    }
    await until(goesAt)
    while (second.opensAt() > clock.now() && !parts.stop.aborted) await until(second.opensAt())
    if (!parts.stop.aborted && clock.now() >= noticesHeldUntil) {
      // In the same turn as the look: others wake with it.
      second.went(clock.now())
      return true
    }
    await stored(() => outbox.later(id, Math.max(clock.now(), noticesHeldUntil), maybeSent))
    return false
  }

  async function until(time: number): Promise<void> {
    const ms = time - clock.now()
    if (ms > 0) await clock.wait(ms, parts.stop)
  }

  /** Whether a post that may have been sent should be sent again now; writes down what happens to it if not. */
  async function mayRepeat(post: ClaimedPost): Promise<boolean> {
    if (post.urgency === 'notice') {
      await stored(() => outbox.lost(post.id, 'the bot stopped while it was sent'))
      return false
    }
    if (!(await parts.reachable())) {
      await stored(() => outbox.later(post.id, clock.now() + repeatMs, true))
      return false
    }
    journal.warn({ chat: post.to.chat, post: post.id }, 'a reply may stand twice: it is sent again')
    return true
  }

  async function settle(post: ClaimedPost, outcome: Outcome): Promise<void> {
    const { id } = post
    switch (outcome.kind) {
      case 'sent':
        return stored(() => outbox.sent(id, outcome.message))
      case 'moved':
        return stored(() => outbox.moved(id, outcome.to))
      case 'flood':
        return slowDown(post, outcome.seconds)
      case 'gone':
      case 'refused':
        journal[outcome.kind === 'gone' ? 'info' : 'error'](
          { chat: post.to.chat, post: id, reason: outcome.reason },
          'a post was not delivered',
        )
        return stored(() => outbox.failed(id, outcome.reason, outcome.kind === 'gone'))
      case 'unsent':
        return waitForTelegram(post, post.maybeSent)
      case 'unknown':
        if (post.edits === null && (post.maybeSent || post.urgency === 'notice')) {
          journal.error({ chat: post.to.chat, post: id }, 'not known whether a post was delivered')
          return stored(() => outbox.lost(id, outcome.reason))
        }
        return stored(() => outbox.later(id, clock.now() + repeatMs, true))
    }
  }

  async function slowDown({ id, to, maybeSent, urgency }: ClaimedPost, seconds: number): Promise<void> {
    const until = clock.now() + seconds * 1000 + floodMarginMs
    // Who is refused an announcement has had few messages: it is the bot that sends too many. Before all else the
    // other processes must hear of it.
    if (urgency === 'notice') {
      noticesHeldUntil = Math.max(noticesHeldUntil, until)
      await stored(() => outbox.pauseNotices(until))
    }
    await stored(() => outbox.refused(to.chat, until))
    await stored(() => outbox.later(id, until, maybeSent))
  }

  async function waitForTelegram({ id }: ClaimedPost, maybeSent: boolean): Promise<void> {
    const until = clock.now() + backoffMs(++unreached)
    if (unreached === 1) journal.warn({}, 'replies wait: Telegram cannot be reached')
    await stored(() => outbox.pause(null, until))
    await stored(() => outbox.later(id, until, maybeSent))
  }

  return createPump<ClaimedPost>({
    claim,
    work,
    async pause() {
      const next = await outbox.next()
      return next === null ? idleMs : Math.min(idleMs, Math.max(5, next - clock.now()))
    },
    width: noticeWidth + replyWidth,
    ...{ clock, journal },
  })
}
