// A chat's subscription as a message of buttons that change it.
import type { Key } from '../corpus/key.ts'
import type { Section } from '../corpus/topics.ts'
import type { Language } from '../query/query.ts'
import { pageOf, turningRow } from '../render/browse.ts'
import { type Action, type Button, labelFor, type Rows, type SubscriptionStep } from '../render/button.ts'
import { notice } from '../render/introduction.ts'
import type { Message } from '../render/message.ts'
import { chatPhrasesIn } from '../render/phrases.ts'
import { announcementPhrasesIn } from '../render/phrases-announcements.ts'
import { type Subscription, topicOf } from './subscription.ts'

/** How a panel is made: `chat` null where it is shown in the chat that it is about. */
export interface PanelOf {
  readonly chat: number | null
  readonly language: Language
}

const nights = [
  { from: '22:00', to: '07:00' },
  { from: '20:00', to: '08:00' },
]
const zones = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
]

/** What is subscribed to and how, or (null) the offer to subscribe. */
export function subscriptionPanel(subscription: Subscription | null, { chat, language }: PanelOf): Message {
  const { subscription: words } = announcementPhrasesIn(language)
  const to = buttonIn(chat)
  if (subscription === null) {
    return {
      ...notice(words.offer),
      buttons: [[to(words.subscribe, { of: 'on' })], [to(words.choose, { of: 'sections', page: 0 })]],
    }
  }
  const { topics, digest, silent, muted, quiet, timeZone, thread } = subscription
  return {
    ...notice(
      words.on(topics.map((topic) => topic.replace('/', '：'))),
      ...(muted ? [words.muted] : []),
      words.digestIs[digest],
      words.sound(silent),
      words.quiet(quiet?.from ?? null, quiet?.to ?? null, timeZone),
      ...(thread === null ? [] : [words.thread]),
    ),
    buttons: [
      [to(words.choose, { of: 'sections', page: 0 })],
      (['each', 'daily', 'weekly'] as const).map((one) =>
        to(words.digests[one], { of: 'digest', digest: one }),
      ),
      [
        to(words.turnSound(!silent), { of: 'silent', on: !silent }),
        to(words.turnMuted(!muted), { of: 'muted', on: !muted }),
      ],
      nights.map((night) => to(`${night.from}–${night.to}`, { of: 'quiet', quiet: night })),
      [
        to(chatPhrasesIn(language).settings.noQuiet, { of: 'quiet', quiet: null }),
        to(words.zone, { of: 'zones' }),
      ],
      [to(words.unsubscribe, { of: 'off' })],
    ],
  }
}

/** The departments to choose from; what is chosen says so in words. */
export function departmentsPanel(
  subscription: Subscription | null,
  sections: readonly Section[],
  page: number,
  { chat, language }: PanelOf,
): Message {
  const { subscription: words } = announcementPhrasesIn(language)
  const to = buttonIn(chat)
  const shown = pageOf(sections, page)
  const rows = shown.items.map((section): readonly Button[] => [
    to(labelFor(marked(section.label, topicOf(section), subscription, language)), {
      of: 'choose',
      section: section.key,
      topic: null,
      page: shown.number,
    }),
    to(words.topicsOf, { of: 'topics', section: section.key, page: 0 }),
  ])
  return {
    ...notice(words.chooseTitle, ...(subscription === null ? [] : [words.on(subscription.topics)])),
    buttons: framed(
      [...rows, turningRow(shown, (turned) => pressed(chat, { of: 'sections', page: turned }), language)],
      [to(words.everything, { of: 'all' }), to(chatPhrasesIn(language).browse.back, { of: 'show' })],
    ),
  }
}

/** The topics of one department. */
export function departmentPanel(
  subscription: Subscription | null,
  section: Section,
  page: number,
  { chat, language }: PanelOf,
): Message {
  const { subscription: words } = announcementPhrasesIn(language)
  const to = buttonIn(chat)
  const shown = pageOf(section.topics, page)
  const choose = (topic: Key | null): SubscriptionStep => ({
    of: 'choose',
    section: section.key,
    topic,
    page: shown.number,
  })
  const rows = shown.items.map((topic) => [
    to(labelFor(marked(topic.label, topicOf(section, topic), subscription, language)), choose(topic.key)),
  ])
  return {
    ...notice(words.within(section.label), ...(subscription === null ? [] : [words.on(subscription.topics)])),
    buttons: framed(
      [
        [
          to(
            labelFor(marked(words.whole(section.label), topicOf(section), subscription, language)),
            choose(null),
          ),
        ],
        ...rows,
        turningRow(
          shown,
          (turned) => pressed(chat, { of: 'topics', section: section.key, page: turned }),
          language,
        ),
      ],
      [to(chatPhrasesIn(language).browse.back, { of: 'sections', page: 0 })],
    ),
  }
}

/** The time zones that are asked for most. */
export function zonesPanel({ chat, language }: PanelOf): Message {
  const { subscription: words } = announcementPhrasesIn(language)
  const to = buttonIn(chat)
  const buttons = zones.map((timeZone) => to(timeZone, { of: 'zone', timeZone }))
  const rows = buttons.flatMap((button, i) => (i % 2 === 0 ? [[button, ...buttons.slice(i + 1, i + 2)]] : []))
  return {
    ...notice(words.zoneTitle),
    buttons: framed(rows, [to(chatPhrasesIn(language).browse.back, { of: 'show' })]),
  }
}

function framed(rows: Rows, below: readonly Button[]): Rows {
  return [...rows, below].filter((row) => row.length > 0)
}

function marked(label: string, topic: string, subscription: Subscription | null, language: Language): string {
  const isChosen = subscription?.topics.includes(topic) === true
  return isChosen ? chatPhrasesIn(language).settings.chosen(label) : label
}

function buttonIn(chat: number | null): (label: string, step: SubscriptionStep) => Button {
  return (label, step) => ({ label, action: pressed(chat, step) })
}

function pressed(chat: number | null, step: SubscriptionStep): Action {
  return { kind: 'subscription', chat, step }
}
