// An announcement before an editor: its state, its audience, how it goes, and what can be done about it now.
import type { Section } from '../corpus/topics.ts'
import type { Language } from '../query/query.ts'
import { pageOf, turningRow } from '../render/browse.ts'
import { type AnnouncementStep, type Button, labelFor, type Rows } from '../render/button.ts'
import { notice } from '../render/introduction.ts'
import { type Message, shortened } from '../render/message.ts'
import { chatPhrasesIn } from '../render/phrases.ts'
import { announcePhrasesIn } from '../render/phrases-announce.ts'
import { type Announcement, chatKinds, type Report, titleOf } from './announcement.ts'
import { clockText } from './local-time.ts'
import type { Doubtful, Reach } from './newsroom.ts'
import { departmentOf } from './subscription.ts'

export interface PanelStyle {
  readonly language: Language
  readonly timeZone: string
  /** Whether a second editor must agree. */
  readonly consent: boolean
  /** Announcements a second. */
  readonly perSecond: number
}

const mostReasons = 5

/** The panel. `reach` is told before it is sent, `report` from then on. */
export function announcementPanel(
  announcement: Announcement,
  { reach, report }: { readonly reach: Reach | null; readonly report: Report | null },
  style: PanelStyle,
): Message {
  const words = announcePhrasesIn(style.language)
  const { id, state, topics, silent, at, corrections, retracted } = announcement
  const isOpen = state === 'draft' || state === 'awaiting' || state === 'scheduled'
  const departments = [...new Set(topics.map(departmentOf))]
  return {
    ...notice(
      retracted ? words.isRetracted(id) : words.state[state](id),
      shortened(titleOf(announcement), 60),
      words.audience(departments),
      ...(isOpen
        ? [
            ...reached(reach, style.language),
            words.silent(silent),
            words.when(at === null ? null : clockText(at, style.timeZone), style.timeZone),
            ...(state === 'draft' ? [words.whenHow(style.timeZone)] : []),
          ]
        : report === null
          ? []
          : progress(report, state === 'running', style)),
      ...(corrections.length === 0 ? [] : [words.corrections]),
      ...corrections.map((correction) => `· ${correction.old} → ${correction.new}`),
    ),
    buttons: buttonsFor(announcement, report, style),
  }
}

function reached(reach: Reach | null, language: Language): readonly string[] {
  if (reach === null) return []
  const words = announcePhrasesIn(language)
  return [words.reach(reach), ...(reach.beside === 0 ? [] : [words.beside(reach.beside)])]
}

/** Sent, left, failed by reason, time left. */
function progress(report: Report, running: boolean, style: PanelStyle): readonly string[] {
  const { perSecond, timeZone } = style
  const words = announcePhrasesIn(style.language)
  const { sent, left, failed, doubtful, cancelled, behind, deleted, toldAnew, uncorrected } = report
  const reasons = [...failed].toSorted(([, a], [, b]) => b - a)
  const failures = reasons.reduce((sum, [, count]) => sum + count, 0)
  // What waits for a digest takes days, not minutes.
  const waits = report.waitsUntil
  const open = (waits === null ? left : 0) + behind
  return [
    words.sent(sent, left),
    ...(behind > 0 ? [words.behind(behind)] : []),
    ...(open > 0 && (running || behind > 0) ? [words.timeLeft(Math.round(open / perSecond / 60))] : []),
    ...(waits === null ? [] : [words.waits(clockText(waits, timeZone), timeZone)]),
    ...(failures > 0 ? [words.failed(failures)] : []),
    ...reasons.slice(0, mostReasons).map(([reason, count]) => words.reason(shortened(reason, 80), count)),
    ...(doubtful > 0 ? [words.doubtful(doubtful)] : []),
    ...(cancelled > 0 ? [words.cancelled(cancelled)] : []),
    ...(deleted > 0 ? [words.deleted(deleted)] : []),
    ...(toldAnew > 0 ? [words.toldAnew(toldAnew)] : []),
    ...(uncorrected > 0 ? [words.uncorrected(uncorrected)] : []),
  ]
}

function buttonsFor(
  { id, state, kinds, silent, at, retracted }: Announcement,
  report: Report | null,
  { language, consent }: PanelStyle,
): Rows {
  const words = announcePhrasesIn(language)
  const to = buttonsOf(id)
  const cancel = to(words.cancel, { of: 'cancel' })
  switch (state) {
    case 'draft': {
      const { chosen } = chatPhrasesIn(language).settings
      const label = consent ? words.askConsent : at === null ? words.send : words.sendLater
      return [
        [to(words.everybody, { of: 'everybody' }), to(words.departments, { of: 'sections', page: 0 })],
        chatKinds.map((kind) =>
          to(kinds.includes(kind) ? chosen(words.kind[kind]) : words.kind[kind], { of: 'chats', kind }),
        ),
        [
          to(words.now, { of: 'when', when: 'now' }),
          to(words.inAnHour, { of: 'when', when: 60 }),
          to(words.tomorrow, { of: 'when', when: 'tomorrow' }),
        ],
        [to(words.turnSilent(!silent), { of: 'silent', on: !silent })],
        [to(label, { of: 'release' }), cancel],
      ]
    }
    case 'awaiting':
    case 'scheduled':
      return [[cancel]]
    case 'running':
      return [[cancel], ...doubtfulRow(report, to, language)]
    case 'done':
    case 'cancelled':
      return [
        ...doubtfulRow(report, to, language),
        ...(retracted || (report?.sent ?? 0) === 0 ? [] : [[to(words.retract, { of: 'retract' })]]),
      ]
  }
}

type To = (label: string, step: AnnouncementStep) => Button

function doubtfulRow(report: Report | null, to: To, language: Language): Rows {
  return (report?.doubtful ?? 0) > 0
    ? [[to(announcePhrasesIn(language).listDoubtful, { of: 'doubtful' })]]
    : []
}

/** The departments that it may be addressed to. */
export function addressPanel(
  { id, topics }: Announcement,
  sections: readonly Section[],
  page: number,
  reach: Reach | null,
  language: Language,
): Message {
  const words = announcePhrasesIn(language)
  const { settings, browse } = chatPhrasesIn(language)
  const to = buttonsOf(id)
  const shown = pageOf(sections, page)
  const departments = [...new Set(topics.map(departmentOf))]
  const rows = shown.items.map(({ key, label }) => [
    // Chosen is a department as a whole; a release's own topics are addressed at first.
    to(labelFor(topics.includes(label) ? settings.chosen(label) : label), {
      of: 'choose',
      section: key,
      page: shown.number,
    }),
  ])
  const turning = turningRow(
    shown,
    (turned) => ({ kind: 'announcement', announcement: id, step: { of: 'sections', page: turned } }),
    language,
  )
  return {
    ...notice(words.departmentsTitle, words.audience(departments), ...reached(reach, language)),
    buttons: [
      ...rows,
      turning,
      [to(words.everybody, { of: 'everybody' }), to(browse.back, { of: 'show' })],
    ].filter((row) => row.length > 0),
  }
}

/** The chats of which nobody knows, with one tap to send again. */
export function doubtfulPanel(
  { id }: Announcement,
  doubtful: readonly Doubtful[],
  count: number,
  language: Language,
): Message {
  const words = announcePhrasesIn(language)
  const to = buttonsOf(id)
  const more = count - doubtful.length
  return {
    ...notice(
      words.doubtfulTitle,
      ...doubtful.map(({ chat, title }) => `· ${title === null ? chat : `${title} (${chat})`}`),
      ...(more > 0 ? [`… +${more}`] : []),
    ),
    buttons: [
      [to(words.again(count), { of: 'again' })],
      [to(chatPhrasesIn(language).browse.back, { of: 'show' })],
    ],
  }
}

function buttonsOf(announcement: string): To {
  return (label, step) => ({ label, action: { kind: 'announcement', announcement, step } })
}
