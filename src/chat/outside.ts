// Announcements that come from outside: a file of a watched folder → one that waits for its time; and editors who must
// agree to such a one are asked.
import { announcementId, draft } from '../announcement/announcement.ts'
import { readAnnouncement } from '../announcement/file.ts'
import type { Newsroom } from '../announcement/newsroom.ts'
import { announcementPanel, type PanelStyle } from '../announcement/panel.ts'
import { showing } from '../announcement/show.ts'
import type { Engine } from '../engine/engine.ts'
import { describeFault } from '../fault.ts'
import { consentMessage } from './consent.ts'

export interface OutsideParts {
  readonly newsroom: Newsroom
  readonly engine: () => Engine
  readonly editors: () => readonly number[]
  readonly style: PanelStyle
  /** The bot's username. */
  readonly bot: string
  readonly onPosts: () => void
}

const looked = 20

/** Takes one file; gives what is wrong with it, line by line. `now`: ms since 1970. */
export async function takeFile(
  {
    newsroom,
    engine,
    style,
  }: Pick<OutsideParts, 'newsroom' | 'engine'> & { readonly style: Pick<PanelStyle, 'timeZone' | 'consent'> },
  file: { readonly name: string; readonly text: string; readonly stamp: string },
  now: number,
): Promise<readonly string[]> {
  const { sections, corpus } = engine().catalogue
  const { name, text, stamp } = file
  const given = readAnnouncement(text, { name, now, timeZone: style.timeZone, sections, corpus })
  if ('faults' in given) return given.faults.map(describeFault)
  await newsroom.keep(
    draft({
      ...given,
      id: announcementId(stamp),
      ...{
        author: null,
        origin: `folder: ${name}`,
        createdAt: now,
        state: style.consent ? 'awaiting' : 'scheduled',
      },
    }),
  )
  return []
}

/** Puts announcements from outside that need consent before the editors, each once. */
export async function askForConsent({ newsroom, editors, style, bot, onPosts }: OutsideParts): Promise<void> {
  if (!style.consent) return
  const waiting = (await newsroom.latest(looked)).filter(
    ({ state, author }) => state === 'awaiting' && author === null,
  )
  for (const announcement of waiting) {
    const reach = await newsroom.reach(announcement)
    const said = [
      showing(announcement, { ...style, bot }),
      consentMessage(
        announcement,
        announcementPanel(announcement, { reach, report: null }, style),
        style.language,
      ),
    ]
    const offers = editors().flatMap((chat) => said.map((message) => ({ chat, message })))
    if (await newsroom.offered(announcement.id, 'consent', offers)) onPosts()
  }
}
