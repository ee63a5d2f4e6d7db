// /correct and /retract, by an editor's words or taps → every post of an announcement is mended or taken back.
import type { Announcement, Correction } from '../announcement/announcement.ts'
import { announcementPanel } from '../announcement/panel.ts'
import { showing } from '../announcement/show.ts'
import { offeredCorrections } from '../announcement/superseded.ts'
import type { Button } from '../render/button.ts'
import { notice } from '../render/introduction.ts'
import type { Message } from '../render/message.ts'
import { announcePhrasesIn } from '../render/phrases-announce.ts'
import { telegramText } from '../render/telegram-html.ts'
import { audited, following, styleFor } from './announce-view.ts'
import type { Effect } from './effect.ts'
import type { MessageEvent, Place, PressEvent } from './event.ts'
import { becoming, nothing, type Response, saying, toasting, told, type View } from './view.ts'

type Pressed = PressEvent & { readonly at: Place }

const arrow = /\s*(?:→|⇒|->|=>|改为|改為)\s*/u
/** Characters of either side of a correction: it must fit above the text. */
const longestSide = 200

/** `/correct ID old → new`. */
export function correcting(event: MessageEvent, announcement: Announcement | null, view: View): Response {
  const { language } = styleFor(event, view)
  const words = announcePhrasesIn(language)
  const [, rest = ''] = /^\s*\S+\s+(.+)$/s.exec(event.text ?? '') ?? []
  if (announcement === null) return saying(event.at, notice(rest === '' ? words.correctHow : words.unknownId))
  if (!wasSent(announcement)) return saying(event.at, notice(words.notSentYet))
  if (announcement.retracted) return saying(event.at, notice(words.notNow))
  const [old = '', right = '', ...more] = rest.trim().split(arrow)
  const isWrong = old === '' || right === '' || old === right || more.length > 0
  if (isWrong || old.length > longestSide || right.length > longestSide)
    return saying(event.at, notice(words.correctHow))
  const text = telegramText(
    showing(announcement, { language, bot: view.bot.username, timeZone: view.timeZone }),
  )
  if (!text.includes(old)) return saying(event.at, notice(words.correctMissing(old)))
  const effects = corrected(announcement, [{ old, new: right, at: view.now * 1000 }], event.at.chat.id)
  const said = {
    ...notice(words.correcting(view.announcing.report?.sent ?? 0)),
    buttons: [[watching(announcement, language)]],
  }
  return { ...nothing, effects: [...effects, ...told(event.at, said)] }
}

/** Before that it could be corrected behind the back of the editor who agreed to it. */
function wasSent({ state }: Announcement): boolean {
  return state === 'running' || state === 'done' || state === 'cancelled'
}

/** `/retract ID`: asked once more. */
export function retracting(event: MessageEvent, announcement: Announcement | null, view: View): Response {
  const { language } = styleFor(event, view)
  if (announcement === null) return saying(event.at, notice(announcePhrasesIn(language).unknownId))
  return saying(event.at, asked(announcement, view, language))
}

/** The same question where it was tapped. */
export function sureToRetract(announcement: Announcement, event: Pressed, view: View): Response {
  return becoming(event.at, asked(announcement, view, styleFor(event, view).language))
}

export function retractNow(announcement: Announcement, event: Pressed, view: View): Response {
  const { language } = styleFor(event, view)
  const words = announcePhrasesIn(language)
  const { id } = announcement
  const stop: readonly Effect[] = [
    {
      kind: 'announcement',
      id,
      from: ['draft', 'awaiting', 'scheduled', 'running'],
      set: { state: 'cancelled' },
    },
    ...following(announcement, event.at, language),
    { kind: 'retracted', id },
    ...audited(announcement, event.person.id, 'retract'),
  ]
  const said = notice(words.retracting(view.announcing.report?.sent ?? 0))
  return { ...nothing, effects: [...stop, ...becoming(event.at, said).effects] }
}

/** One tap: all figures that a newer release gives otherwise. */
export function acceptingOffer(announcement: Announcement, event: Pressed, view: View): Response {
  const style = styleFor(event, view)
  const words = announcePhrasesIn(style.language)
  const offer = offeredCorrections(announcement, view.engine.catalogue.corpus)
  if (offer === null) return toasting(words.notNow)
  const effects = corrected(
    announcement,
    offer.changes.map((change) => ({ ...change, at: view.now * 1000 })),
    event.person.id,
  )
  const { report } = view.announcing
  const said = announcementPanel(announcement, { reach: null, report }, style)
  const followed = following(announcement, event.at, style.language)
  return { ...nothing, effects: [...effects, ...followed, ...becoming(event.at, said).effects] }
}

function corrected(
  announcement: Announcement,
  corrections: readonly Correction[],
  person: number,
): readonly Effect[] {
  return corrections.flatMap((correction): readonly Effect[] => [
    { kind: 'corrected', id: announcement.id, correction },
    ...audited(announcement, person, 'correct', `${correction.old} → ${correction.new}`),
  ])
}

function asked(
  { id }: Announcement,
  { announcing }: View,
  language: Parameters<typeof announcePhrasesIn>[0],
): Message {
  const words = announcePhrasesIn(language)
  const step = (of: 'retract-sure' | 'show') =>
    ({ kind: 'announcement', announcement: id, step: { of } }) as const
  return {
    ...notice(words.retractSure(announcing.report?.sent ?? 0)),
    buttons: [
      [
        { label: words.retract, action: step('retract-sure') },
        { label: words.show, action: step('show') },
      ],
    ],
  }
}

function watching({ id }: Announcement, language: Parameters<typeof announcePhrasesIn>[0]): Button {
  return {
    label: announcePhrasesIn(language).show,
    action: { kind: 'announcement', announcement: id, step: { of: 'show' } },
  }
}
