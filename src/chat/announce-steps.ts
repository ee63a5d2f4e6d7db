// What an editor's press does to an announcement. Where the announcement has gone on meanwhile, nothing, and that is said.
import type { Announcement, State } from '../announcement/announcement.ts'
import { momentIn } from '../announcement/local-time.ts'
import { addressPanel, announcementPanel } from '../announcement/panel.ts'
import type { AnnouncementStep } from '../render/button.ts'
import { notice } from '../render/introduction.ts'
import { announcePhrasesIn } from '../render/phrases-announce.ts'
import { audited, following, previewed, styleFor } from './announce-view.ts'
import { addressedAfter } from './audience.ts'
import { consentMessage } from './consent.ts'
import { acceptingOffer, retractNow, sureToRetract } from './correcting.ts'
import type { AuditedAction, Effect } from './effect.ts'
import type { Place, PressEvent } from './event.ts'
import { becoming, nothing, type Response, toasting, told, type View } from './view.ts'

type Pressed = PressEvent & { readonly at: Place }
type Set = Extract<Effect, { kind: 'announcement' }>['set']

const minute = 60_000

/** A step that changes something. */
export function stepping(
  step: AnnouncementStep,
  announcement: Announcement,
  event: Pressed,
  view: View,
): Response {
  const change = (from: readonly State[], set: Set) => changing(announcement, { from, set }, event, view)
  switch (step.of) {
    case 'everybody':
    case 'choose':
    case 'chats': {
      const audience = addressedAfter(announcement, step, view.engine.catalogue.sections)
      if (step.of !== 'choose') return change(['draft'], audience)
      return choosing({ ...announcement, ...audience }, step.page, event, view)
    }
    case 'silent':
      return change(['draft'], { silent: step.on })
    case 'when':
      return change(['draft'], { at: momentFor(step.when, view) })
    case 'release':
      return releasing(announcement, event, view)
    case 'consent':
      return consenting(announcement, event, view)
    case 'reject':
      return returning(announcement, event, view)
    case 'cancel':
      return change(['draft', 'awaiting', 'scheduled', 'running'], { state: 'cancelled' })
    case 'again':
      return sendingAgain(announcement, event, view)
    case 'retract':
      return sureToRetract(announcement, event, view)
    case 'retract-sure':
      return retractNow(announcement, event, view)
    case 'offered':
      return acceptingOffer(announcement, event, view)
    default:
      return nothing
  }
}

function choosing(announcement: Announcement, page: number, event: Pressed, view: View): Response {
  const { language } = styleFor(event, view)
  const { id, topics } = announcement
  if (announcement.state !== 'draft') return toasting(announcePhrasesIn(language).notNow)
  const shown = addressPanel(
    announcement,
    view.engine.catalogue.sections,
    page,
    view.announcing.reach,
    language,
  )
  const step: Effect = { kind: 'announcement', id, from: ['draft'], set: { topics } }
  return { ...nothing, effects: [step, ...becoming(event.at, shown).effects] }
}

/** The step, and the panel as it is after it. */
function changing(
  announcement: Announcement,
  { from, set }: { readonly from: readonly State[]; readonly set: Set },
  event: Pressed,
  view: View,
): Response {
  const style = styleFor(event, view)
  const { notNow } = announcePhrasesIn(style.language)
  if (!from.includes(announcement.state)) return toasting(notNow)
  const { reach, report } = view.announcing
  const after = { ...announcement, ...set }
  const step: Effect = { kind: 'announcement', id: announcement.id, from, set }
  const shown = becoming(event.at, announcementPanel(after, { reach, report }, style)).effects
  const noted = set.state === undefined ? [] : audited(after, event.person.id, actionOf(set))
  // The author's message shows how it goes on, also when somebody else agreed.
  const followed = set.consent === undefined ? following(announcement, event.at, style.language) : []
  return { ...nothing, effects: [step, ...noted, ...followed, ...shown] }
}

/** What the log says of a step that changes the state. */
function actionOf({ state, consent }: Set): AuditedAction {
  if (state === 'cancelled' || state === 'draft') return 'cancel'
  return consent === undefined ? 'announce' : 'consent'
}

/** Sent, or put before the other editors where one of them must agree. */
function releasing(announcement: Announcement, event: Pressed, view: View): Response {
  const style = styleFor(event, view)
  const words = announcePhrasesIn(style.language)
  const { reach, consent, editors } = view.announcing
  const { at } = announcement
  if (announcement.state !== 'draft') return toasting(words.notNow)
  if (reach !== null && reach.private + reach.group + reach.channel === 0) return toasting(words.nobody)
  if (at !== null && at < view.now * 1000 - minute) return toasting(words.past)
  if (!consent) return changing(announcement, { from: ['draft'], set: { state: 'scheduled' } }, event, view)
  const others = editors.filter((id) => id !== announcement.author)
  if (others.length === 0) return toasting(words.noOtherEditor)
  const response = changing(announcement, { from: ['draft'], set: { state: 'awaiting' } }, event, view)
  const asked = others.flatMap((id): readonly Effect[] => {
    const place = privately(id)
    const [preview] = previewed(announcement, place, style, view)
    const panel = announcementPanel({ ...announcement, state: 'awaiting' }, { reach, report: null }, style)
    const asking = consentMessage(announcement, panel, style.language)
    return [...(preview === undefined ? [] : [preview]), ...told(place, asking)]
  })
  return { ...response, effects: [...response.effects, ...asked] }
}

function consenting(announcement: Announcement, event: Pressed, view: View): Response {
  const { language } = styleFor(event, view)
  if (event.person.id === announcement.author) return toasting(announcePhrasesIn(language).ownConsent)
  const set = { state: 'scheduled', consent: event.person.id } as const
  return changing(announcement, { from: ['awaiting'], set }, event, view)
}

/** A draft again; its author is told, whose message cannot show it. */
function returning(announcement: Announcement, event: Pressed, view: View): Response {
  const { id, author, panel } = announcement
  const response = changing(announcement, { from: ['awaiting'], set: { state: 'draft' } }, event, view)
  if (announcement.state !== 'awaiting' || author === null || author === event.person.id) return response
  const { returned, show } = announcePhrasesIn(panel?.language ?? styleFor(event, view).language)
  const action = { kind: 'announcement', announcement: id, step: { of: 'show' } } as const
  const said = { ...notice(returned(id)), buttons: [[{ label: show, action }]] }
  return { ...response, effects: [...response.effects, ...told(privately(author), said)] }
}

function privately(id: number): Place {
  return { chat: { id, type: 'private', title: null }, message: null, thread: null }
}

/** What nobody knows to have been sent. */
function sendingAgain(announcement: Announcement, event: Pressed, view: View): Response {
  const style = styleFor(event, view)
  const { report } = view.announcing
  if (report === null || report.doubtful === 0) return toasting(announcePhrasesIn(style.language).notNow)
  const { doubtful, left } = report
  const shown = announcementPanel(
    { ...announcement, state: 'running' },
    { reach: null, report: { ...report, doubtful: 0, left: left + doubtful, waitsUntil: null } },
    style,
  )
  const again: Effect = { kind: 'again', id: announcement.id }
  const followed = following(announcement, event.at, style.language)
  return {
    ...nothing,
    effects: [
      again,
      ...audited(announcement, event.person.id, 'again'),
      ...followed,
      ...becoming(event.at, shown).effects,
    ],
  }
}

function momentFor(when: number | 'now' | 'tomorrow', { now, timeZone }: View): number | null {
  if (when === 'now') return null
  return when === 'tomorrow' ? momentIn('tomorrow 9:00', now * 1000, timeZone) : now * 1000 + when * minute
}
