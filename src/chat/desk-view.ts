// How an editor sees announcements: panels in their language, the preview, and the message that shows progress.
import type { Announcement, Panel } from '../announcement/announcement.ts'
import { type Desk, deskPanel } from '../announcement/desk-panel.ts'
import { showing } from '../announcement/show.ts'
import type { Effect } from './effect.ts'
import type { MessageEvent, Place, PressEvent } from './event.ts'
import { languageHere, told, type View } from './view.ts'

/** How panels are made for who acts. */
export function deskOf(event: MessageEvent | PressEvent, view: View): Desk {
  const { consent, perSecond } = view.announcing
  return { language: languageHere(event, view), timeZone: view.timeZone, consent, perSecond }
}

/** The announcement as it will look, and its panel. */
export function previewed(
  announcement: Announcement,
  at: Place | null,
  desk: Desk,
  view: View,
): readonly Effect[] {
  const untied = at === null ? null : { ...at, message: null }
  return [
    ...told(untied, showing(announcement, { ...desk, bot: view.bot.username })),
    ...told(untied, deskPanel(announcement, { reach: view.announcing.reach, report: null }, desk)),
  ]
}

/** The pressed message follows the announcement from now on; `from`: where it has come so far. */
export function following(
  { id }: Announcement,
  { chat, message }: Place,
  language: Panel['language'],
): readonly Effect[] {
  if (message === null) return []
  const panel = { chat: chat.id, message, language }
  return [
    {
      kind: 'announcement',
      id,
      from: ['awaiting', 'scheduled', 'running', 'done', 'cancelled'],
      set: { panel },
    },
  ]
}
