// How an editor sees announcements: panels in their language, the preview, and the message that shows progress.
import { type Announcement, type Panel, titleOf } from '../announcement/announcement.ts'
import { announcementPanel, type PanelStyle } from '../announcement/panel.ts'
import { showing } from '../announcement/show.ts'
import { shortened } from '../render/message.ts'
import type { AuditedAction, Effect } from './effect.ts'
import type { MessageEvent, Place, PressEvent } from './event.ts'
import { languageHere, told, type View } from './view.ts'

/** How panels are made for who acts. */
export function styleFor(event: MessageEvent | PressEvent, view: View): PanelStyle {
  const { consent, perSecond } = view.announcing
  return { language: languageHere(event, view), timeZone: view.timeZone, consent, perSecond }
}

/** The announcement as it will look, and its panel. */
export function previewed(
  announcement: Announcement,
  at: Place | null,
  style: PanelStyle,
  view: View,
): readonly Effect[] {
  const untied = at === null ? null : { ...at, message: null }
  return [
    ...told(untied, showing(announcement, { ...style, bot: view.bot.username })),
    ...told(untied, announcementPanel(announcement, { reach: view.announcing.reach, report: null }, style)),
  ]
}

/** The line of the log about a step. */
export function audited(
  announcement: Announcement,
  person: number,
  action: AuditedAction,
  more = '',
): readonly Effect[] {
  const details = `${announcement.id} ${more || shortened(titleOf(announcement), 60)}`
  return [{ kind: 'audited', person, action, details }]
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
