// A published figure → a card for inline mode: what the list shows of it, and the message that is posted.
import type { PublishedFigure } from '../engine/published.ts'
import type { Language } from '../query/query.ts'
import { bold, linesOnly, type Message, say, shortened } from './message.ts'
import { inParts } from './parts.ts'
import { phrasesIn } from './phrases.ts'
import { quoteLines } from './reply.ts'

/** Lengths that a phone shows on a line or two. */
const longestTitle = 60
const longestDescription = 120

export interface Card {
  readonly title: string
  readonly description: string
  readonly message: Message
}

/** The figure first, what it answers, then the sentence and its source: as much as one message holds. */
export function cardOf(figure: PublishedFigure, language: Language): Card {
  const { text, question, citation } = figure
  const words = phrasesIn(language)
  const message = linesOnly([
    say(bold(text)),
    say(question),
    ...quoteLines([citation], [{ text, citation: 0 }], words),
  ])
  const [first = message] = inParts(message)
  const source = [citation.department, citation.date].filter((part) => part !== null).join(' · ')
  return {
    title: shortened(`${text} · ${question}`, longestTitle),
    description: shortened(`${source} · ${citation.quote}`, longestDescription),
    message: first,
  }
}
