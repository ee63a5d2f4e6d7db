// A command → what is said and done. Those that are not known are told so in private, and pass unheard in a group.
import { passageKey } from '../corpus/topics.ts'
import type { Source } from '../engine/catalogue.ts'
import { freshContext } from '../engine/engine.ts'
import type { Language } from '../query/query.ts'
import { sectionsPage, topicPage } from '../render/browse.ts'
import { coverageText } from '../render/coverage.ts'
import { parsePayload } from '../render/deep-link.ts'
import { about, chatHelp, greeting, notice, privacy } from '../render/introduction.ts'
import type { Message } from '../render/message.ts'
import { chatPhrasesIn, phrasesIn } from '../render/phrases.ts'
import { receiptPhrasesIn } from '../render/phrases-receipts.ts'
import { languageChoice, settingsPanel } from '../render/settings.ts'
import { sourceText } from '../render/source.ts'
import { waitingList } from '../render/waiting.ts'
import { isAnnounceCommand, onAnnounceCommand } from './announce.ts'
import { answer } from './ask.ts'
import type { MessageEvent } from './event.ts'
import { settingsOf } from './group.ts'
import { onSubscribing, subscriptionOpened } from './subscribing.ts'
import { withQuestions } from './under.ts'
import { languageHere, nothing, type Response, saying, told, type View } from './view.ts'

/** What comes of `event.command`, any but /ask. */
export function onCommand(name: string, event: MessageEvent, view: View): Response {
  const language = languageHere(event, view)
  if (name === 'forget') return forgetting(event, language)
  if (name === 'subscribe' || name === 'unsubscribe') return onSubscribing(name, event, view)
  if (view.announcing.editor && isAnnounceCommand(name)) return onAnnounceCommand(name, event, view)
  const asked = name === 'start' ? questionOpened(event.text ?? '', view) : null
  if (asked !== null) return answer(asked, event, view)
  const message = saidTo(name, event, view, language)
  return message === null ? nothing : saying(event.at, withQuestions(message, view.engine.catalogue))
}

function saidTo(name: string, event: MessageEvent, view: View, language: Language): Message | null {
  const { engine } = view
  const inPrivate = event.at.chat.type === 'private'
  switch (name) {
    case 'start':
      return opened(event, view, language)
    case 'help':
      return chatHelp(engine, !inPrivate, language)
    case 'about':
      return about(engine, language)
    case 'topics':
      return sectionsPage(engine.catalogue.sections, 0, language)
    case 'coverage':
      return coverageText(engine.catalogue.coverage, language)
    case 'source': {
      const source = sourceMeant(event, view)
      return source === null ? notice(chatPhrasesIn(language).source.none) : sourceText(source, language)
    }
    // With a receipt named it never comes here: see verifying.ts.
    case 'verify':
      return notice(receiptPhrasesIn(language).how)
    case 'waiting':
      return waitingList(view.awaited, language)
    case 'privacy':
      return privacy(view.kept, engine, language)
    case 'language':
      return languageChoice(language)
    case 'settings':
      return settings(event, view, language)
    default:
      return inPrivate ? notice(phrasesIn(language).unknownCommand) : null
  }
}

/** /start with what a link opens; a link that opens nothing says so above the greeting. */
function opened(event: MessageEvent, view: View, language: Language): Message {
  const { engine } = view
  const payload = event.text ?? ''
  const hello = greeting(engine, language)
  if (!/^[\w-]{1,64}$/.test(payload)) return hello
  const { link } = chatPhrasesIn(language)
  const opens = parsePayload(payload)
  if (opens.kind === 'greeting') return hello
  const source = opens.kind === 'passage' ? engine.catalogue.source(opens.passage) : null
  if (source !== null) return sourceText(source, language)
  const topic = opens.kind === 'topic' ? engine.catalogue.topic(opens.topic) : null
  if (topic !== null) return topicPage(topic, language)
  if (opens.kind === 'subscription') {
    const section = opens.section === null ? null : engine.catalogue.section(opens.section)
    return subscriptionOpened(section, event, view)
  }
  const [first] = notice(link.unknown).lines
  return first === undefined ? hello : { ...hello, lines: [first, ...hello.lines] }
}

/** The question that a link asks; null for any other link. */
function questionOpened(payload: string, { engine }: View): string | null {
  const opens = parsePayload(payload)
  return opens.kind === 'question' ? engine.catalogue.question(opens.question) : null
}

/** What a message quotes that is replied to, else what answered its question, else the last answer. */
function sourceMeant(event: MessageEvent, { engine, answer, turn }: View): Source | null {
  const { catalogue } = engine
  const quoted = event.quoted === null ? null : catalogue.sourceIn(event.quoted)
  if (quoted !== null) return quoted
  const asked = answer?.question ?? null
  if (asked !== null) {
    const { answer: again } = engine.ask(asked, freshContext)
    const [cited] = again.outcome === 'off-topic' ? [] : again.citations
    const source = cited && catalogue.source(passageKey({ release: cited.release, text: cited.quote }))
    if (source) return source
  }
  const last = turn?.context.last?.passage ?? null
  return last === null ? null : catalogue.sourceOf(last)
}

function settings(event: MessageEvent, view: View, language: Language): Message {
  const { settings: words } = chatPhrasesIn(language)
  if (event.at.chat.type === 'private') return notice(words.onlyInGroups)
  return view.administrator
    ? settingsPanel(settingsOf(view.chat), language)
    : notice(words.onlyAdministrators)
}

function forgetting(event: MessageEvent, language: Language): Response {
  const said = told(event.at, notice(...chatPhrasesIn(language).forgotten))
  if (event.from.kind !== 'person') return { ...nothing, effects: said }
  return { ...nothing, effects: [{ kind: 'forget', person: event.from.person.id }, ...said] }
}
