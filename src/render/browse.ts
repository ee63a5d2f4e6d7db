// What can be asked, to be tapped through: sections → topics → questions. Few buttons a message, the rest on pages.
import { keyOf } from '../corpus/key.ts'
import type { Section, Topic } from '../corpus/topics.ts'
import type { Language } from '../query/query.ts'
import { type Action, type Button, labelFor, type Rows } from './button.ts'
import { type Line, linesOnly, type Message, say } from './message.ts'
import { chatPhrasesIn } from './phrases.ts'

/** Buttons with something to choose from. */
export const perPage = 8
/** Telegram shows no more than a hundred buttons; nobody reads so many. */
const mostQuestions = 20

/** The sections to choose from. A page that there is not becomes the nearest one. */
export function sectionsPage(sections: readonly Section[], page: number, language: Language): Message {
  const { browse } = chatPhrasesIn(language)
  if (sections.length === 0) return linesOnly([say(browse.nothing)])
  const shown = pageOf(sections, page)
  return paged(say(browse.sections(sections.length)), shown, {
    button: ({ key, label }) => button(label, { kind: 'section', section: key, page: 0 }),
    turn: (to) => ({ kind: 'sections', page: to }),
    back: null,
    language,
  })
}

/** The topics of a section; one with a single question asks it at once. */
export function sectionPage(section: Section, page: number, language: Language): Message {
  const { browse } = chatPhrasesIn(language)
  const shown = pageOf(section.topics, page)
  return paged(say(browse.section(section.label, section.topics.length)), shown, {
    button: ({ key, label, questions }) => {
      const [only] = questions
      const asks = questions.length === 1 && only !== undefined
      return button(label, asks ? { kind: 'ask', question: keyOf(only) } : { kind: 'topic', topic: key })
    },
    turn: (to) => ({ kind: 'section', section: section.key, page: to }),
    back: { kind: 'sections', page: 0 },
    language,
  })
}

/** The questions of a topic, and its sentence where it stands. */
export function topicPage(topic: Topic, language: Language): Message {
  const { browse, sourceLabel } = chatPhrasesIn(language)
  const questions = topic.questions.slice(0, mostQuestions)
  return {
    ...linesOnly([say(browse.topic)]),
    buttons: [
      ...questions.map((question) => [button(question, { kind: 'ask', question: keyOf(question) })]),
      [
        { label: sourceLabel, action: { kind: 'source', passage: topic.key } },
        { label: browse.back, action: { kind: 'section', section: topic.section, page: 0 } },
      ],
    ],
  }
}

interface Page<T> {
  readonly items: readonly T[]
  readonly number: number
  readonly of: number
}

/** One page of items, counted from 0. */
export function pageOf<T>(items: readonly T[], page: number): Page<T> {
  const of = Math.max(1, Math.ceil(items.length / perPage))
  const number = Math.min(Math.max(0, page), of - 1)
  return { items: items.slice(number * perPage, (number + 1) * perPage), number, of }
}

/** Buttons to the pages before and after; none where there is but one page. */
export function turningRow(
  { number, of }: Pick<Page<unknown>, 'number' | 'of'>,
  turn: (to: number) => Action,
  language: Language,
): readonly Button[] {
  const { browse } = chatPhrasesIn(language)
  return [
    ...(number > 0 ? [{ label: browse.previous, action: turn(number - 1) }] : []),
    ...(number < of - 1 ? [{ label: browse.next, action: turn(number + 1) }] : []),
  ]
}

function paged<T>(
  title: Line,
  shown: Page<T>,
  how: {
    readonly button: (item: T) => Button
    readonly turn: (to: number) => Action
    readonly back: Action | null
    readonly language: Language
  },
): Message {
  const { browse } = chatPhrasesIn(how.language)
  const back = how.back === null ? [] : [{ label: browse.back, action: how.back }]
  const rows: Rows = [
    ...shown.items.map((item) => [how.button(item)]),
    turningRow(shown, how.turn, how.language),
    back,
  ]
  const number = shown.of > 1 ? [say(browse.page(shown.number + 1, shown.of))] : []
  return { ...linesOnly([title, ...number]), buttons: rows.filter((row) => row.length > 0) }
}

function button(text: string, action: Action): Button {
  return { label: labelFor(text), action }
}
