// Announcements that are due → posts in the outbox, a handful at a time; and how it goes → the editor's panel. Every
// process does this; the store sees to it that nothing is done twice.
import type { Deliveries, Newsroom, Wording } from '../announcement/newsroom.ts'
import { announcementPanel, type PanelStyle } from '../announcement/panel.ts'
import { amending, type Showing, showing, together } from '../announcement/show.ts'
import type { Engine } from '../engine/engine.ts'
import type { Language } from '../query/query.ts'
import { createOffers } from './offers.ts'
import { askForConsent } from './outside.ts'
import { backoffMs, type Clock, type Journal } from './pump.ts'
import { StoreUnavailable } from './unavailable.ts'

export interface AnnouncerParts {
  readonly deliveries: Deliveries
  readonly clock: Clock
  readonly journal: Journal
  /** The bot's username. */
  readonly bot: string
  readonly timeZone: string
  /** Announcements a second that may go out. */
  readonly perSecond: number
  /** Whether a second editor must agree. */
  readonly consent: boolean
  readonly newsroom: Newsroom
  /** The engine of now: another one may give other figures than were announced. */
  readonly engine: () => Engine
  readonly editors: () => readonly number[]
  /** Called when there is something to send. */
  readonly onPosts: () => void
}

export interface Announcer {
  /** There may be something to announce: look now. */
  wake(): void
  /** Works until `stop` is aborted. Never rejects. */
  run(stop: AbortSignal): Promise<void>
}

const idleMs = 1000
const feedingMs = 200
/** Posts are fed in small pieces, so that a question in between is not kept waiting. */
const fedAtOnce = 50
const panelEveryMs = 5000

export function createAnnouncer(parts: AnnouncerParts): Announcer {
  const { deliveries, clock, journal } = parts
  const wording = wordingFor(parts)
  const offer = createOffers(parts)
  /** Enough for two seconds. */
  const high = Math.max(100, 2 * parts.perSecond)
  let sleep = new AbortController()
  let told = 0

  function styleIn(language: Language): PanelStyle {
    const { timeZone, consent, perSecond } = parts
    return { language, timeZone, consent, perSecond }
  }

  /** One look; gives how long to sleep. */
  async function round(): Promise<number> {
    const enrolled = await deliveries.enrol(clock.now())
    const room = high - (await deliveries.queued())
    const limit = Math.min(room, fedAtOnce)
    const fed = limit > 0 ? await deliveries.feed(clock.now(), limit, wording) : 0
    if (fed > 0) parts.onPosts()
    if (clock.now() - told >= 1000) {
      told = clock.now()
      await tellPanels()
      await offer()
      await askForConsent({ ...parts, style: styleIn('zh-Hans') })
    }
    if (enrolled || fed === fedAtOnce) return 1
    return room < high ? feedingMs : idleMs
  }

  async function tellPanels(): Promise<void> {
    const now = clock.now()
    for (const { announcement, report } of await deliveries.underWay()) {
      const finished = report.left === 0 && report.behind === 0
      const shown =
        finished && announcement.state === 'running'
          ? { ...announcement, state: 'done' as const }
          : announcement
      const message =
        announcement.panel === null
          ? null
          : announcementPanel(shown, { reach: null, report }, styleIn(announcement.panel.language))
      await deliveries.tell(announcement.id, message, { now, everyMs: panelEveryMs, finished })
      if (finished) {
        const { sent, doubtful } = report
        journal.info({ announcement: announcement.id, sent, doubtful }, 'an announcement is through')
        parts.onPosts()
      }
    }
  }

  return {
    wake: () => sleep.abort(),
    async run(stop) {
      stop.addEventListener('abort', () => sleep.abort(), { once: true })
      for (let failures = 0; !stop.aborted; ) {
        sleep = new AbortController()
        try {
          const ms = await round()
          failures = 0
          await clock.wait(ms, sleep.signal)
        } catch (error) {
          // The store says itself, once, that it is out of reach.
          if (!(error instanceof StoreUnavailable))
            journal.error({ err: error }, 'announcements were not looked at')
          await clock.wait(backoffMs(++failures), stop)
        }
      }
    },
  }
}

/** How deliveries are put into words for this bot. */
export function wordingFor({ bot, timeZone }: Pick<Showing, 'bot' | 'timeZone'>): Wording {
  const how = (language: Language): Showing => ({ language, bot, timeZone })
  return {
    show: (announcement, language) => showing(announcement, how(language)),
    amend: (announcement, language) => amending(announcement, how(language)),
    together,
  }
}
