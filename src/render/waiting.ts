// What somebody waits to be told → the list of it, and the news when it is published.
import type { Language } from '../query/query.ts'
import { bold, linesOnly, type Message, say, shortened } from './message.ts'
import { waitingPhrasesIn } from './phrases-waiting.ts'

/** The figure at last, under the question that was asked. */
export function publishedText(question: string, reply: Message, language: Language): Message {
  const words = waitingPhrasesIn(language)
  return linesOnly([say(bold(words.published(shortened(question, 120)))), ...reply.lines])
}

/** All that is waited for, each with a button that ends it. */
export function waitingList(
  wishes: readonly { readonly id: number; readonly question: string }[],
  language: Language,
): Message {
  const words = waitingPhrasesIn(language)
  if (wishes.length === 0) return linesOnly([say(words.none)])
  return {
    ...linesOnly([
      say(words.title),
      ...wishes.map(({ question }, i) => say(`${i + 1}. ${shortened(question, 80)}`)),
    ]),
    buttons: wishes.map(({ id }, i) => [
      { label: words.end(i + 1), action: { kind: 'unawait', id } as const },
    ]),
  }
}
