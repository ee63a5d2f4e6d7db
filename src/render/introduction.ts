// What the bot says of itself: greeting, help, where its answers come from.

import type { Language } from '../query/query.ts'
import type { Kept } from './chat-wording.ts'
import { linesOnly, type Message, say } from './message.ts'
import { chatPhrasesIn, phrasesIn } from './phrases.ts'
import type { ChatCommand } from './wording.ts'

/** What a greeting needs to know of the engine. */
export interface Sources {
  readonly titles: readonly string[]
  readonly knowledgeVersion: string
  examples(limit: number, language?: Language): readonly string[]
}

const exampleCount = 3
/** In the order in which a help text and a menu show them. */
export const chatCommands: readonly ChatCommand[] = [
  'ask',
  'check',
  'topics',
  'coverage',
  'source',
  'verify',
  'waiting',
  'subscribe',
  'unsubscribe',
  'language',
  'privacy',
  'forget',
  'about',
]

/** Who speaks, from which releases, and three questions to begin with. */
export function greeting(sources: Sources, language: Language): Message {
  return withExamples(phrasesIn(language).greeting(sources.titles), sources, language)
}

/** How to ask. */
export function help(sources: Sources, language: Language): Message {
  return withExamples(phrasesIn(language).help, sources, language)
}

/** How to ask in a chat, with its commands; `inGroup` has those of a group too. */
export function chatHelp(sources: Sources, inGroup: boolean, language: Language): Message {
  const { help: lines, commands } = phrasesIn(language)
  const names = [...chatCommands, ...(inGroup ? (['settings'] as const) : [])]
  const listed = names.map((name) => `/${name} ${commands[name]}`)
  return withExamples([...lines, ...chatPhrasesIn(language).help, ...listed], sources, language)
}

/** What is kept of a person, for how long, and why. */
export function privacy(kept: Kept, sources: Pick<Sources, 'knowledgeVersion'>, language: Language): Message {
  return notice(...chatPhrasesIn(language).privacy(kept, sources.knowledgeVersion))
}

/** Where answers come from. */
export function about(sources: Sources, language: Language): Message {
  return notice(...phrasesIn(language).about(sources.titles, sources.knowledgeVersion))
}

/** A message of plain lines. */
export function notice(...lines: readonly string[]): Message {
  return linesOnly(lines.map((line) => say(line)))
}

function withExamples(lines: readonly string[], sources: Sources, language: Language): Message {
  const { tryAsking } = phrasesIn(language)
  return {
    ...notice(...lines),
    followUps: sources.examples(exampleCount, language),
    followUpsTitle: tryAsking,
  }
}
