// Commands and presses about a chat's subscription → what comes of them. In a group or channel for its administrators.
import { isTimeZone, quietHoursIn } from '../announcement/local-time.ts'
import {
  type Change,
  changed,
  newSubscription,
  type Subscription,
  topicOf,
} from '../announcement/subscription.ts'
import {
  departmentPanel,
  departmentsPanel,
  type PanelOf,
  subscriptionPanel,
  zonesPanel,
} from '../announcement/subscription-panel.ts'
import type { Section } from '../corpus/topics.ts'
import type { Action, SubscriptionStep } from '../render/button.ts'
import { notice } from '../render/introduction.ts'
import type { Message } from '../render/message.ts'
import { announcementPhrasesIn } from '../render/phrases-announcements.ts'
import type { Effect } from './effect.ts'
import type { Chat, MessageEvent, Place, PressEvent } from './event.ts'
import { becoming, languageHere, nothing, type Response, saying, toasting, told, type View } from './view.ts'

/** /subscribe (with a time zone: by its clocks; with hours: quiet in these) and /unsubscribe. */
export function onSubscribing(name: 'subscribe' | 'unsubscribe', event: MessageEvent, view: View): Response {
  const language = languageHere(event, view)
  const { subscription: words } = announcementPhrasesIn(language)
  const { chat } = event.at
  if (chat.type !== 'private' && !view.administrator)
    return saying(event.at, notice(words.onlyAdministrators))
  if (name === 'unsubscribe') return leaving(chat.id, told(event.at, notice(words.off)))
  const { subscription } = view.announcing
  const said = (event.text ?? '').trim()
  const panelOf = { chat: null, language }
  if (said === '') {
    // Asked for again in another topic: it is told there from now on.
    const moved = subscription === null ? null : { ...subscription, thread: event.at.thread }
    const kept = moved === null || moved.thread === subscription?.thread ? [] : keeping(chat, moved)
    return { ...nothing, effects: [...kept, ...told(event.at, subscriptionPanel(moved, panelOf))] }
  }
  const change = changeIn(said)
  if (change === null) return saying(event.at, notice(words.how))
  const after = changed(subscription ?? fresh(chat.id, event.at, panelOf, view), change)
  return {
    ...nothing,
    effects: [...keeping(chat, after), ...told(event.at, subscriptionPanel(after, panelOf))],
  }
}

function changeIn(said: string): Change | null {
  if (isTimeZone(said)) return { of: 'zone', timeZone: said }
  const quiet = quietHoursIn(said)
  return quiet && { of: 'quiet', quiet }
}

/** The panel that a link opens, with a department's topics where it names one. */
export function subscriptionOpened(section: Section | null, event: MessageEvent, view: View): Message {
  const { subscription } = view.announcing
  const panelOf = { chat: null, language: languageHere(event, view) }
  return section === null
    ? subscriptionPanel(subscription, panelOf)
    : departmentPanel(subscription, section, 0, panelOf)
}

/** A press on a panel: it shows what it is pressed for. */
export function onSubscriptionPress(
  { chat: other, step }: Extract<Action, { kind: 'subscription' }>,
  event: PressEvent & { readonly at: Place },
  view: View,
): Response {
  const language = languageHere(event, view)
  const { subscription: words } = announcementPhrasesIn(language)
  const panelOf: PanelOf = { chat: other, language }
  const chat: Pick<Chat, 'id' | 'type' | 'title'> | { readonly id: number } =
    other === null ? event.at.chat : { id: other }
  const isOwn = other === null && event.at.chat.type === 'private'
  if (!isOwn && !view.administrator) return toasting(words.onlyAdministrators)
  if (step.of === 'off') return leaving(chat.id, becoming(event.at, notice(words.off)).effects)
  const { subscription } = view.announcing
  const { sections } = view.engine.catalogue
  const change = changeFor(step, sections)
  const after =
    change === null
      ? subscription
      : changed(subscription ?? fresh(chat.id, other === null ? event.at : null, panelOf, view), change)
  const shown = panelFor(step, after, sections, panelOf)
  const kept = change === null || after === null ? [] : keeping(chat, after)
  return { ...nothing, effects: [...kept, ...becoming(event.at, shown).effects] }
}

function fresh(chat: number, at: Place | null, { language }: PanelOf, { timeZone }: View): Subscription {
  return newSubscription({ chat, thread: at?.thread ?? null, timeZone, language })
}

/** The chat is known from now on, so that it can be marked when it cannot be written to. */
function keeping(
  chat: Partial<Chat> & { readonly id: number },
  subscription: Subscription,
): readonly Effect[] {
  const { id, type, title } = chat
  const known = { ...(type === undefined ? {} : { type }), ...(title === undefined ? {} : { title }) }
  return [
    { kind: 'chat', chat: { id, ...known, gone: false } },
    { kind: 'subscribed', subscription },
  ]
}

function leaving(chat: number, said: readonly Effect[]): Response {
  return { ...nothing, effects: [{ kind: 'unsubscribed', chat }, ...said] }
}

/** What a step changes; null for one that only shows something, or names what is gone. */
function changeFor(step: SubscriptionStep, sections: readonly Section[]): Change | null {
  switch (step.of) {
    case 'on':
    case 'all':
      return { of: step.of }
    case 'choose': {
      const section = sections.find(({ key }) => key === step.section)
      const topic = section?.topics.find(({ key }) => key === step.topic)
      if (section === undefined || (step.topic !== null && topic === undefined)) return null
      return { of: 'topic', topic: topicOf(section, topic) }
    }
    case 'digest':
      return step
    case 'silent':
      return { of: 'silent', silent: step.on }
    case 'muted':
      return { of: 'muted', muted: step.on }
    case 'quiet':
    case 'zone':
      return step
    default:
      return null
  }
}

function panelFor(
  step: SubscriptionStep,
  subscription: Subscription | null,
  sections: readonly Section[],
  panelOf: PanelOf,
): Message {
  if (step.of === 'zones') return zonesPanel(panelOf)
  if (step.of === 'sections') return departmentsPanel(subscription, sections, step.page, panelOf)
  if (step.of === 'choose' && step.topic === null)
    return departmentsPanel(subscription, sections, step.page, panelOf)
  const section =
    step.of === 'topics' || step.of === 'choose' ? sections.find(({ key }) => key === step.section) : null
  if (section && (step.of === 'topics' || step.of === 'choose'))
    return departmentPanel(subscription, section, step.page, panelOf)
  return subscriptionPanel(subscription, panelOf)
}
