// /correct and /retract, by an editor's words or taps → every post of an announcement is mended or taken back.
import type { Announcement, Correction } from '../announcement/announcement.ts'
import { deskPanel } from '../announcement/desk-panel.ts'
import { showing } from '../announcement/show.ts'
import { offeredCorrections } from '../announcement/superseded.ts'
import type { Button } from '../render/button.ts'
import { notice } from '../render/introduction.ts'
import type { Message } from '../render/message.ts'
import { deskPhrasesIn } from '../render/phrases-desk.ts'
import { telegramText } from '../render/telegram-html.ts'
import { deskOf, following } from './desk-view.ts'
import type { Effect } from './effect.ts'
import type { MessageEvent, Place, PressEvent } from './event.ts'
import { becoming, nothing, type Response, saying, toasting, told, type View } from './view.ts'

type Pressed = PressEvent & { readonly at: Place }

const arrow = /\s*(?:→|⇒|->|=>|改为|改為)\s*/u
/** Characters of either side of a correction: it must fit above the text. */
const longestSide = 200

/** `/correct ID old → new`. */
export function correcting(event: MessageEvent, announcement: Announcement | null, view: View): Response {
  const { language } = deskOf(event, view)
  const words = deskPhrasesIn(language)
  const [, rest = ''] = /^\s*\S+\s+(.+)$/s.exec(event.text ?? '') ?? []
  if (announcement === null) return saying(event.at, notice(rest === '' ? words.correctHow : words.unknownId))
  const [old = '', right = '', ...more] = rest.trim().split(arrow)
  const isWrong = old === '' || right === '' || old === right || more.length > 0
  if (isWrong || old.length > longestSide || right.length > longestSide)
    return saying(event.at, notice(words.correctHow))
  const text = telegramText(
    showing(announcement, { language, bot: view.bot.username, timeZone: view.timeZone }),
  )
  if (!text.includes(old)) return saying(event.at, notice(words.correctMissing(old)))
  const effects = corrected(announcement, [{ old, new: right, at: view.now * 1000 }])
  const said = {
    ...notice(words.correcting(view.announcing.report?.sent ?? 0)),
    buttons: [[watching(announcement, language)]],
  }
  return { ...nothing, effects: [...effects, ...told(event.at, said)] }
}

/** `/retract ID`: asked once more. */
export function retracting(event: MessageEvent, announcement: Announcement | null, view: View): Response {
  const { language } = deskOf(event, view)
  if (announcement === null) return saying(event.at, notice(deskPhrasesIn(language).unknownId))
  return saying(event.at, asked(announcement, view, language))
}

/** The same question where it was tapped. */
export function sureToRetract(announcement: Announcement, event: Pressed, view: View): Response {
  return becoming(event.at, asked(announcement, view, deskOf(event, view).language))
}

export function retractNow(announcement: Announcement, event: Pressed, view: View): Response {
  const { language } = deskOf(event, view)
  const words = deskPhrasesIn(language)
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
  ]
  const said = notice(words.retracting(view.announcing.report?.sent ?? 0))
  return { ...nothing, effects: [...stop, ...becoming(event.at, said).effects] }
}

/** One tap: all figures that a newer release gives otherwise. */
export function acceptingOffer(announcement: Announcement, event: Pressed, view: View): Response {
  const desk = deskOf(event, view)
  const words = deskPhrasesIn(desk.language)
  const offer = offeredCorrections(announcement, view.engine.catalogue.corpus)
  if (offer === null) return toasting(words.notNow)
  const effects = corrected(
    announcement,
    offer.changes.map((change) => ({ ...change, at: view.now * 1000 })),
  )
  const { report } = view.announcing
  const said = deskPanel(announcement, { reach: null, report }, desk)
  const followed = following(announcement, event.at, desk.language)
  return { ...nothing, effects: [...effects, ...followed, ...becoming(event.at, said).effects] }
}

function corrected({ id }: Announcement, corrections: readonly Correction[]): readonly Effect[] {
  return corrections.map((correction) => ({ kind: 'corrected', id, correction }))
}

function asked(
  { id }: Announcement,
  { announcing }: View,
  language: Parameters<typeof deskPhrasesIn>[0],
): Message {
  const words = deskPhrasesIn(language)
  const step = (of: 'retract-sure' | 'show') => ({ kind: 'desk', announcement: id, step: { of } }) as const
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

function watching({ id }: Announcement, language: Parameters<typeof deskPhrasesIn>[0]): Button {
  return {
    label: deskPhrasesIn(language).show,
    action: { kind: 'desk', announcement: id, step: { of: 'show' } },
  }
}
