// A pressed button → what comes of it. The data may be forged, or of a corpus or a version that is gone.
import { sectionPage, sectionsPage, topicPage } from '../render/browse.ts'
import { type Action, isWhole, type Setting } from '../render/button.ts'
import { notice } from '../render/introduction.ts'
import type { Message } from '../render/message.ts'
import { chatPhrasesIn, phrasesIn } from '../render/phrases.ts'
import { waitingPhrasesIn } from '../render/phrases-waiting.ts'
import { languageSet, settingsPanel, topicsPanel } from '../render/settings.ts'
import { sourceText } from '../render/source.ts'
import { waitingList } from '../render/waiting.ts'
import { type Labelled, parseAction } from './action.ts'
import { onAnnouncementPress, onAnnouncePress } from './announce.ts'
import { answer } from './ask.ts'
import type { Place, PressEvent } from './event.ts'
import { changed, settingsOf } from './group.ts'
import { onSubscriptionPress } from './subscribing.ts'
import {
  becoming,
  languageHere,
  nothing,
  type Response,
  saying,
  speakerOf,
  toasting,
  told,
  type View,
} from './view.ts'
import { mostWishes } from './waiting.ts'

/** What comes of a press. Where it cannot be followed, a line over the chat says so. */
export function onPress(event: PressEvent, view: View): Response {
  const action = parseAction(event.data)
  if (action === null || event.at === null)
    return toasting(phrasesIn(languageHere(event, view)).buttonExpired)
  return follow(action, { ...event, at: event.at }, view)
}

type Pressed = PressEvent & { readonly at: Place }

function follow(action: Action | Labelled, event: Pressed, view: View): Response {
  const language = languageHere(event, view)
  const { catalogue } = view.engine
  const shown = (message: Message | null) =>
    message === null ? toasting(chatPhrasesIn(language).gone) : becoming(event.at, message)
  const expired = () => toasting(phrasesIn(language).buttonExpired)
  switch (action.kind) {
    case 'labelled':
      return asking(event.label, event, view)
    case 'ask':
      return asking(catalogue.question(action.question) ?? wholeLabel(event), event, view)
    case 'source': {
      const source = catalogue.source(action.passage)
      if (source === null) return toasting(chatPhrasesIn(language).gone)
      return saying(event.at, sourceText(source, language))
    }
    case 'sections':
      return shown(sectionsPage(catalogue.sections, action.page, language))
    case 'section': {
      const section = catalogue.section(action.section)
      return shown(section && sectionPage(section, action.page, language))
    }
    case 'topic': {
      const topic = catalogue.topic(action.topic)
      return shown(topic && topicPage(topic, language))
    }
    case 'vote':
      return voting(action.helpful, event, view)
    case 'why':
      return reasoning(action, event, view)
    case 'await':
      return awaiting(event, view)
    case 'unawait':
      return ending(action.id, event, view)
    case 'language':
      return choosing(action, event, view)
    case 'settings':
    case 'set':
      return setting(action, event, view)
    case 'subscription':
      return onSubscriptionPress(action, event, view)
    case 'announce':
      return view.announcing.editor ? onAnnouncePress(action, event, view) : expired()
    case 'announcement':
      return view.announcing.editor ? onAnnouncementPress(action, event, view) : expired()
    case 'link':
      return nothing
    // An editor's press has gone to the desk by now.
    case 'editing':
      return toasting(phrasesIn(language).buttonExpired)
  }
}

/** Asks what stands on the button whole, or what its key leads to. */
function asking(question: string | null, event: Pressed, view: View): Response {
  if (question === null || question.trim() === '')
    return toasting(phrasesIn(languageHere(event, view)).buttonExpired)
  return answer(question, event, view)
}

function wholeLabel({ label }: Pressed): string | null {
  return label !== null && isWhole(label) ? label : null
}

/** A vote counts for an answer that is still known. Who asked is also asked why it did not help. */
function voting(helpful: boolean, event: Pressed, view: View): Response {
  const { vote, why } = chatPhrasesIn(languageHere(event, view))
  const { message } = event.at
  if (view.answer === null || message === null)
    return toasting(phrasesIn(languageHere(event, view)).buttonExpired)
  const { question } = view.answer
  const missed =
    helpful || question === null ? [] : [{ kind: 'missed', question, how: 'not-helpful' } as const]
  const thanks = { ...toasting(vote.thanks), effects: [voteOf(event, message, helpful, null), ...missed] }
  if (helpful || view.answer.speaker !== speakerOf(event)) return thanks
  const reasons = (['wrong-figure', 'not-my-question', 'unclear'] as const).map((reason) => {
    return [{ label: why[reason], action: { kind: 'why', message, why: reason } as const }]
  })
  const asked = told(event.at, { ...notice(vote.why), buttons: reasons })
  return { ...thanks, toast: null, effects: [...thanks.effects, ...asked] }
}

function reasoning(action: Extract<Action, { kind: 'why' }>, event: Pressed, view: View): Response {
  const { thanksForWhy } = chatPhrasesIn(languageHere(event, view))
  const { effects } = becoming(event.at, notice(thanksForWhy))
  return { ...nothing, effects: [voteOf(event, action.message, false, action.why), ...effects] }
}

function voteOf(
  { at, person }: Pressed,
  message: number,
  helpful: boolean,
  why: Extract<Action, { kind: 'why' }>['why'] | null,
) {
  return { kind: 'vote', chat: at.chat.id, message, person: person.id, helpful, why } as const
}

/** Who asked is told when it is published: in their own chat, once. */
function awaiting(event: Pressed, view: View): Response {
  const language = languageHere(event, view)
  const words = waitingPhrasesIn(language)
  const { receipt, awaited } = view
  if (receipt === null || receipt.speaker !== speakerOf(event) || event.at.chat.type !== 'private')
    return toasting(phrasesIn(language).buttonExpired)
  if (awaited.length >= mostWishes) return { ...nothing, toast: { text: words.tooMany, alert: true } }
  const { question, context } = receipt
  const wish = { person: event.person.id, question, context, language: receipt.language }
  return { ...nothing, toast: { text: words.kept, alert: true }, effects: [{ kind: 'awaited', wish }] }
}

function ending(id: number, event: Pressed, view: View): Response {
  const { person } = event
  const rest = view.awaited.filter((wish) => wish.id !== id)
  const { effects } = becoming(event.at, waitingList(rest, languageHere(event, view)))
  return { ...nothing, effects: [{ kind: 'unawaited', person: person.id, id }, ...effects] }
}

/** In a group others still have to choose: there the message stays. */
function choosing({ language }: Extract<Action, { kind: 'language' }>, event: Pressed, view: View): Response {
  const said = languageSet(language, languageHere(event, view))
  const kept = { kind: 'person', id: event.person.id, language } as const
  const inPrivate = event.at.chat.type === 'private'
  const { effects, toast } = inPrivate
    ? becoming(event.at, said)
    : toasting(said.lines.flatMap(({ words }) => words.map(({ text }) => text)).join(''))
  return { ...nothing, toast, effects: [kept, ...effects] }
}

/** Shows a group's settings or changes them: for its administrators only, whoever sees the buttons. */
function setting(
  action: Extract<Action, { kind: 'settings' | 'set' }>,
  event: Pressed,
  view: View,
): Response {
  const language = languageHere(event, view)
  const { settings: words } = chatPhrasesIn(language)
  if (event.at.chat.type === 'private') return toasting(words.onlyInGroups)
  if (!view.administrator) return toasting(words.onlyAdministrators)
  const { sections } = view.engine.catalogue
  const before = settingsOf(view.chat)
  if (action.kind === 'settings') {
    const { topics } = action
    return becoming(
      event.at,
      topics === null
        ? settingsPanel(before, language)
        : topicsPanel(before, sections, { page: topics }, language),
    )
  }
  const after = changed(before, action.setting, sections)
  const { id, type, title } = event.at.chat
  const kept = { kind: 'chat', chat: { id, type, title, ...after } } as const
  const spoken =
    after.language ?? (before.language === null ? language : languageHere(event, { ...view, chat: null }))
  const panel = isOfTopics(action.setting)
    ? topicsPanel(after, sections, { page: 0, ...action.setting }, spoken)
    : settingsPanel(after, spoken)
  return { ...nothing, effects: [kept, ...becoming(event.at, panel).effects] }
}

function isOfTopics(setting: Setting): setting is Extract<Setting, { of: 'topic' | 'all-topics' }> {
  return setting.of === 'topic' || setting.of === 'all-topics'
}
