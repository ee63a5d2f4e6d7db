// What can be set, as a message of buttons: a person's language, and a group's settings for its administrators.
import type { Key } from '../corpus/key.ts'
import type { Section } from '../corpus/topics.ts'
import type { Language } from '../query/query.ts'
import { pageOf, perPage, turningRow } from './browse.ts'
import { type Action, type Button, labelFor, type Setting } from './button.ts'
import { notice } from './introduction.ts'
import type { Message } from './message.ts'
import { chatPhrasesIn } from './phrases.ts'

/** What a group has set. */
export interface GroupSettings {
  readonly answers: boolean
  readonly language: Language | null
  readonly quiet: { readonly from: string; readonly to: string } | null
  readonly topics: readonly string[]
}

const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en']
const nights = [
  { from: '22:00', to: '07:00' },
  { from: '20:00', to: '08:00' },
]

/** The languages to choose from. */
export function languageChoice(language: Language): Message {
  return {
    ...notice(chatPhrasesIn(language).language.title),
    buttons: languageRows(language, (chosen) => ({ kind: 'language', language: chosen })),
  }
}

/** That a language was chosen, in that language. */
export function languageSet(chosen: Language | null, before: Language): Message {
  const { language } = chatPhrasesIn(chosen ?? before)
  return notice(language.set(chosen === null ? null : language.names[chosen]))
}

/** A group's settings as they are, with buttons that change them. */
export function settingsPanel(settings: GroupSettings, language: Language): Message {
  const { settings: words, language: names } = chatPhrasesIn(language)
  const { answers, quiet, topics } = settings
  const set = (label: string, setting: Setting): Button => ({ label, action: { kind: 'set', setting } })
  return {
    ...notice(
      words.title,
      words.answers(answers),
      words.language(settings.language === null ? null : names.names[settings.language]),
      words.quiet(quiet?.from ?? null, quiet?.to ?? null),
      words.topics(topics),
    ),
    buttons: [
      [set(answers ? words.turnOff : words.turnOn, { of: 'answers', on: !answers })],
      ...languageRows(language, (chosen) => ({ kind: 'set', setting: { of: 'language', language: chosen } })),
      nights.map((night) => set(words.quietFrom(night.from, night.to), { of: 'quiet', quiet: night })),
      [set(words.noQuiet, { of: 'quiet', quiet: null })],
      [{ label: words.chooseTopics, action: { kind: 'settings', topics: 0 } }],
    ],
  }
}

/**
 * The departments that a group may choose from; what is chosen says so in words. `shows`: the page on which a
 * department stands, else the one with this number.
 */
export function topicsPanel(
  { topics }: GroupSettings,
  sections: readonly Section[],
  shows: { readonly page: number; readonly department?: Key },
  language: Language,
): Message {
  const { settings: words, browse } = chatPhrasesIn(language)
  const at = sections.findIndex(({ key }) => key === shows.department)
  const shown = pageOf(sections, at < 0 ? shows.page : Math.floor(at / perPage))
  const rows = shown.items.map(({ key, label }): readonly Button[] => [
    {
      label: labelFor(topics.includes(label) ? words.chosen(label) : label),
      action: { kind: 'set', setting: { of: 'topic', department: key } },
    },
  ])
  const below: readonly Button[] = [
    { label: words.allTopics, action: { kind: 'set', setting: { of: 'all-topics' } } },
    { label: browse.back, action: { kind: 'settings', topics: null } },
  ]
  const turning = turningRow(shown, (to) => ({ kind: 'settings', topics: to }), language)
  return {
    ...notice(words.topicsTitle, words.topics(topics)),
    buttons: [...rows, turning, below].filter((row) => row.length > 0),
  }
}

function languageRows(
  language: Language,
  action: (chosen: Language | null) => Action,
): readonly (readonly Button[])[] {
  const { language: words } = chatPhrasesIn(language)
  return [
    languages.map((one) => ({ label: words.names[one], action: action(one) })),
    [{ label: words.asAsked, action: action(null) }],
  ]
}
