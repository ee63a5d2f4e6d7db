// What editors say and press about announcements → what comes of it. Whoever is no editor does not hear that there is
// such a thing.
import { type Announcement, announcementId, draft, titleOf } from '../announcement/announcement.ts'
import { digestOf } from '../announcement/digest.ts'
import { formattedLines } from '../announcement/formatted.ts'
import { clockText, momentIn } from '../announcement/local-time.ts'
import { addressPanel, announcementPanel, doubtfulPanel, type PanelStyle } from '../announcement/panel.ts'
import { lengthOf, longestContent } from '../announcement/show.ts'
import { keyOf } from '../corpus/key.ts'
import { type Action, type AnnouncementStep, type Button, labelFor } from '../render/button.ts'
import { notice } from '../render/introduction.ts'
import type { Message } from '../render/message.ts'
import { announcePhrasesIn } from '../render/phrases-announce.ts'
import { stepping } from './announce-steps.ts'
import { audited, following, previewed, styleFor } from './announce-view.ts'
import { idIn } from './announcing.ts'
import { topicsOfRelease } from './audience.ts'
import { consentMessage } from './consent.ts'
import { correcting, retracting } from './correcting.ts'
import type { Effect } from './effect.ts'
import type { MessageEvent, Place, PressEvent } from './event.ts'
import { becoming, nothing, type Response, saying, toasting, told, type View } from './view.ts'

export type AnnounceCommand = 'announce' | 'announcements' | 'correct' | 'retract'

const mostReleases = 8

export function isAnnounceCommand(name: string): name is AnnounceCommand {
  return ['announce', 'announcements', 'correct', 'retract'].includes(name)
}

/** What comes of an editor's command. */
export function onAnnounceCommand(name: AnnounceCommand, event: MessageEvent, view: View): Response {
  const style = styleFor(event, view)
  const words = announcePhrasesIn(style.language)
  const { announcement, latest } = view.announcing
  switch (name) {
    case 'announcements':
      return saying(event.at, listOf(latest, style))
    case 'correct':
      return correcting(event, announcement, view)
    case 'retract':
      return retracting(event, announcement, view)
    case 'announce': {
      const text = event.text ?? ''
      const id = idIn(text)
      if (id !== null && announcement !== null)
        return rescheduled(text.trim().slice(id.length), announcement, event, view)
      if (text !== '') return composed(text, event, view)
      return saying(event.at, { ...notice(...words.howTo), buttons: releaseButtons(view) })
    }
  }
}

/** A press that makes an announcement of a release. */
export function onAnnouncePress(
  { release: key }: Extract<Action, { kind: 'announce' }>,
  event: PressEvent & { readonly at: Place },
  view: View,
): Response {
  const style = styleFor(event, view)
  const words = announcePhrasesIn(style.language)
  const { corpus, sections } = view.engine.catalogue
  const release = corpus.releases.find(({ id }) => keyOf(id) === key)
  if (release === undefined) return toasting(words.unknownId)
  const content = digestOf(
    release,
    corpus.passages.filter((passage) => passage.release === release.id),
  )
  if (content === null) return saying(event.at, notice(words.noFigures(release.title)))
  const id = announcementId(`press ${event.id}`)
  const topics = topicsOfRelease(release.id, sections)
  return drafted(draft({ ...shared(id, event.person.id, view), content, topics }), event, view)
}

/** A press on a panel. */
export function onAnnouncementPress(
  { step }: Extract<Action, { kind: 'announcement' }>,
  event: PressEvent & { readonly at: Place },
  view: View,
): Response {
  const style = styleFor(event, view)
  const { announcement } = view.announcing
  if (announcement === null) return toasting(announcePhrasesIn(style.language).unknownId)
  // The message of the author goes on showing it.
  const isAsked = announcement.state === 'awaiting' && announcement.author !== event.person.id
  const shown = shownFor(step, announcement, view, { ...style, isAsked })
  if (shown === null) return stepping(step, announcement, event, view)
  const kept = step.of === 'show' && !isAsked ? following(announcement, event.at, style.language) : []
  return { ...nothing, effects: [...kept, ...becoming(event.at, shown).effects] }
}

/** What a step only shows; null for one that does something. */
function shownFor(
  step: AnnouncementStep,
  announcement: Announcement,
  view: View,
  style: PanelStyle & { readonly isAsked: boolean },
): Message | null {
  const { reach, report, doubtful } = view.announcing
  switch (step.of) {
    case 'show': {
      const panel = announcementPanel(announcement, { reach, report }, style)
      return style.isAsked ? consentMessage(announcement, panel, style.language) : panel
    }
    case 'sections':
      return addressPanel(announcement, view.engine.catalogue.sections, step.page, reach, style.language)
    case 'doubtful':
      return doubtfulPanel(announcement, doubtful, report?.doubtful ?? 0, style.language)
    default:
      return null
  }
}

function composed(text: string, event: MessageEvent, view: View): Response {
  const style = styleFor(event, view)
  const lines = formattedLines(text, event.marks ?? [])
  const length = lengthOf(lines)
  const { tooLong } = announcePhrasesIn(style.language)
  if (length > longestContent) return saying(event.at, notice(tooLong(length, longestContent)))
  if (event.from.kind !== 'person') return nothing
  const id = announcementId(`${event.at.chat.id} ${event.at.message} ${event.sentAt}`)
  const content = { kind: 'text', lines } as const
  return drafted(draft({ ...shared(id, event.from.person.id, view), content }), event, view)
}

function shared(id: string, author: number, { now }: View) {
  return { id, author, origin: 'telegram', createdAt: now * 1000 }
}

/** Kept, and shown twice: as it will look, and with what can be done about it. */
function drafted(announcement: Announcement, event: MessageEvent | PressEvent, view: View): Response {
  return {
    ...nothing,
    effects: [
      { kind: 'announced', announcement },
      ...previewed(announcement, event.at, styleFor(event, view), view),
    ],
  }
}

function rescheduled(words: string, announcement: Announcement, event: MessageEvent, view: View): Response {
  const style = styleFor(event, view)
  const { whenHow, past, notNow } = announcePhrasesIn(style.language)
  const { state } = announcement
  if (state !== 'draft' && state !== 'scheduled') return saying(event.at, notice(notNow))
  const at = momentIn(words, view.now * 1000, view.timeZone)
  if (at === null) return saying(event.at, notice(whenHow(view.timeZone)))
  if (at < view.now * 1000) return saying(event.at, notice(past))
  const step: Effect = {
    kind: 'announcement',
    id: announcement.id,
    from: ['draft', 'scheduled'],
    set: { at },
  }
  const { reach, report } = view.announcing
  const noted =
    state === 'scheduled' && event.from.kind === 'person'
      ? audited(announcement, event.from.person.id, 'announce', clockText(at, view.timeZone))
      : []
  return {
    ...nothing,
    effects: [
      step,
      ...noted,
      ...told(event.at, announcementPanel({ ...announcement, at }, { reach, report }, style)),
    ],
  }
}

function releaseButtons({ engine }: View): readonly (readonly Button[])[] {
  return engine.catalogue.corpus.releases
    .slice(0, mostReleases)
    .map(({ id, title }) => [{ label: labelFor(title), action: { kind: 'announce', release: keyOf(id) } }])
}

function listOf(latest: readonly Announcement[], { language }: PanelStyle): Message {
  const words = announcePhrasesIn(language)
  if (latest.length === 0) return notice(words.none)
  const stateOf = ({ id, state, retracted }: Announcement) =>
    retracted ? words.isRetracted(id) : words.state[state](id)
  return {
    ...notice(...latest.map((one) => `${stateOf(one)} · ${labelFor(titleOf(one))}`)),
    buttons: latest.map((one) => [
      {
        label: labelFor(`${one.id} ${titleOf(one)}`),
        action: { kind: 'announcement', announcement: one.id, step: { of: 'show' } },
      },
    ]),
  }
}
