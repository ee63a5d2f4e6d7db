// What goes on inside the bot: updates are stored, the worker handles them, the courier sends what comes of it. At the
// end, what was taken in is worked off for a while; the rest stays in the store.
import { createAnnouncer } from '../chat/announcer.ts'
import { createCourier } from '../chat/courier.ts'
import type { Taken } from '../chat/inbox.ts'
import { createGate } from '../chat/limit.ts'
import type { Clock, Pump } from '../chat/pump.ts'
import { respondHere } from '../chat/responder.ts'
import { keptFor } from '../chat/retention.ts'
import { may } from '../chat/role.ts'
import { type TellerParts, tellWhenPublished } from '../chat/waiting.ts'
import { createWorker } from '../chat/worker.ts'
import type { DeskParts } from '../desk/circumstances.ts'
import { createDesk } from '../desk/desk.ts'
import { createSwitches, type Switches } from '../desk/switches.ts'
import type { Engine } from '../engine/engine.ts'
import { createAdministrators } from '../telegram/administrators.ts'
import type { Call } from '../telegram/client.ts'
import { confirmPress } from '../telegram/confirm.ts'
import { deliver } from '../telegram/deliver.ts'
import { createWire } from '../telegram/desk-wire.ts'
import type { Me } from '../telegram/incoming.ts'
import { answerInline } from '../telegram/inline.ts'
import { takenOf } from '../telegram/intake.ts'
import { introduceBot } from '../telegram/menu.ts'
import { wait } from '../telegram/wait.ts'
import type { BotOptions, Parts } from './bot.ts'

/** What Telegram sends without a fee. */
const freePerSecond = 30
export const clock: Clock = { now: () => Date.now(), wait }

/** What goes on inside once the bot knows who it is. */
export interface Inside {
  /** Who may announce. */
  editors(): readonly number[]
  take(updates: readonly Taken[]): Promise<void>
  /** Stores one update; rejects when the store cannot be reached. */
  accept(update: unknown): Promise<void>
  /** Works off what was taken in, for `drainMs` at most; aborts `giveUp` then. */
  finish(giveUp: AbortController): Promise<void>
}

/** Starts it. */
export function workIn(me: Me & { readonly hearsAll: boolean }, parts: Parts): Inside {
  const { call, store, log, stop, giveUp } = parts
  const { inbox, outbox, memory, newsroom } = store
  const administrators = createAdministrators(call, log, clock.now)
  const take = async (updates: readonly Taken[]) => {
    if ((await inbox.take(updates)) > 0) worker.wake()
  }
  const courier = createCourier({
    ...{ outbox, clock, giveUp, stop, journal: log, perSecond: parts.announcing.perSecond },
    deliver: (post) =>
      deliver(call, post, { signal: giveUp, paid: parts.announcing.perSecond > freePerSecond }),
    reachable: () => answers(call, giveUp),
  })
  const switches = createSwitches(parts.desk?.store ?? null, parts.owners, log, clock)
  const announcers = () => announcersOf(parts.owners, switches)
  const announcer = createAnnouncer({
    ...{ clock, newsroom, journal: log, bot: me.username, deliveries: store.deliveries },
    ...{ ...parts.announcing, engine: parts.engine, timeZone: parts.timeZone },
    ...{ editors: announcers, onPosts: courier.wake },
  })
  const desk =
    parts.desk &&
    createDesk({
      ...{ ...parts.desk, clock, giveUp, journal: log, owners: parts.owners, timeZone: parts.timeZone },
      wire: createWire(call, parts.account, log, giveUp),
      onPosts: courier.wake,
      onSwitch: switches.refresh,
    })
  const worker = createWorker({
    roleOf: switches.roleOf,
    paused: switches.paused,
    onJobs: () => desk?.wake(),
    ...{
      inbox,
      memory,
      newsroom,
      clock,
      giveUp,
      journal: log,
      respond: parts.respond ?? respondHere(parts.engine),
      bot: me,
    },
    sections: () => parts.engine().catalogue.sections,
    engine: parts.engine,
    engineOf: (knowledge) => engineOf(knowledge, parts),
    timeZone: parts.timeZone,
    kept: parts.kept ?? keptFor,
    gate: createGate(clock.now),
    isAdministrator: administrators.includes,
    onEvent: administrators.heard,
    confirm: (press, toast) => confirmPress(call, log, press, toast),
    answerInline: (query, reply) => answerInline(call, log, query, reply),
    editors: () => ({ ids: announcers(), ...parts.announcing }),
    onPosts: courier.wake,
    onAnnouncement: announcer.wake,
  })
  const ending = new AbortController()
  const pumps = desk === null ? [worker, courier] : [worker, courier, desk]
  const running = Promise.all([
    switches.run(ending.signal),
    announcer.run(stop),
    ...(parts.desk === null
      ? []
      : [tellWhenPublished(tellerOf(parts, parts.desk.live, { courier, switches }), ending.signal)]),
    ...pumps.map((pump) => pump.run(ending.signal)),
  ])
  const introduced = switches.refresh().then(() => introduceBot(call, log, switches.editors(), stop))
  log.info({ bot: `@${me.username}`, knowledgeVersion: parts.engine().knowledgeVersion }, 'the bot answers')
  return {
    take,
    editors: announcers,
    async accept(update) {
      const taken = takenOf(update, { ...me, editors: announcers })
      if (taken !== null) await take([taken])
    },
    async finish(controller) {
      log.info('stopping: finishing what is under way')
      const deadline = clock.now() + parts.drainMs
      while (clock.now() < deadline && !(await isIdle(store, pumps))) await wait(20)
      ending.abort()
      await Promise.race([running, wait(Math.max(0, deadline - clock.now()))])
      controller.abort()
      await Promise.all([running, introduced])
    },
  }
}

/** Where knowledge can be exchanged, what was missing may be published. */
function tellerOf(
  { store, engine, log }: Parts,
  live: DeskParts['live'],
  { courier, switches }: { readonly courier: Pump; readonly switches: Switches },
): TellerParts {
  const version = () => live.version().id
  const paused = () => switches.paused() !== null
  return { waiting: store.waiting, engine, version, paused, onPosts: courier.wake, clock, journal: log }
}

/** Earlier versions are kept where knowledge can be exchanged. */
async function engineOf(knowledge: string, { engine, desk }: BotOptions): Promise<Engine | null> {
  if (engine().knowledgeVersion === knowledge) return engine()
  return desk === null ? null : desk.live.engineOf(knowledge)
}

/** Who may announce: owners, and whom they made an editor. */
function announcersOf(owners: readonly number[], { editors }: Switches): readonly number[] {
  const publishing = editors().filter(([, role]) => may(role, 'editor'))
  return [...new Set([...owners, ...publishing.map(([person]) => person)])]
}

async function isIdle({ inbox, outbox }: BotOptions['store'], pumps: readonly Pump[]): Promise<boolean> {
  if (pumps.some((pump) => pump.busy() > 0)) return false
  try {
    // Announcements go on at the next start.
    const next = await outbox.next(false)
    // What has to wait longer, because Telegram said so, waits for the next start.
    return (await inbox.waiting()) === 0 && (next === null || next > clock.now() + 1000)
  } catch {
    // The store is out of reach, and has said so: there is nothing that could be finished.
    return true
  }
}

async function answers(call: Call, signal: AbortSignal): Promise<boolean> {
  try {
    await call('getMe', {}, { signal, deadlineMs: 5000 })
    return true
  } catch {
    // Whatever it is: it does not answer as it should.
    return false
  }
}
