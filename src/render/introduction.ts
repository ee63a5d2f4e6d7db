// What the bot says of itself: greeting, help, where its answers come from.

import type { Language } from '../query/query.ts'
import { linesOnly, type Message, say } from './message.ts'
import { phrasesIn } from './phrases.ts'

/** What a greeting needs to know of the engine. */
export interface Sources {
  readonly titles: readonly string[]
  readonly knowledgeVersion: string
  examples(limit: number): readonly string[]
}

const exampleCount = 3

/** Who speaks, from which releases, and three questions to begin with. */
export function greeting(sources: Sources, language: Language): Message {
  return withExamples(phrasesIn(language).greeting(sources.titles), sources, language)
}

/** How to ask. */
export function help(sources: Sources, language: Language): Message {
  return withExamples(phrasesIn(language).help, sources, language)
}

/** Where answers come from and what is kept of a conversation. */
export function about(sources: Sources, language: Language): Message {
  return notice(...phrasesIn(language).about(sources.titles, sources.knowledgeVersion))
}

/** A message of plain lines. */
export function notice(...lines: readonly string[]): Message {
  return linesOnly(lines.map((line) => say(line)))
}

function withExamples(lines: readonly string[], sources: Sources, language: Language): Message {
  const { tryAsking } = phrasesIn(language)
  return { ...notice(...lines), followUps: sources.examples(exampleCount), followUpsTitle: tryAsking }
}
