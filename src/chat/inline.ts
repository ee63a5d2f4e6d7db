// `@bot words` typed in any chat → cards that can be posted there, each with its figure, sentence and source.
import { keyOf } from '../corpus/key.ts'
import type { PublishedFigure } from '../engine/published.ts'
import type { Language } from '../query/query.ts'
import { type Card, cardOf } from '../render/card.ts'
import { payloadFor } from '../render/deep-link.ts'
import { shortened } from '../render/message.ts'
import { languageOfCode } from '../render/phrases.ts'
import { inlinePhrasesIn } from '../render/phrases-inline.ts'
import { withoutMasked } from '../text/personal.ts'
import type { InlineEvent } from './event.ts'
import { type Known, languageChosen, type View } from './view.ts'

/** What is shown for an inline query. */
export interface InlineReply {
  /** Each with an id that it keeps as long as its sentence is published. */
  readonly cards: readonly (Card & { readonly id: string })[]
  /** Where the next page begins; '' for the last one. */
  readonly next: string
  /** Leads to the private chat. */
  readonly button: { readonly label: string; readonly start: string } | null
  /** Seconds for which Telegram may show this again without asking. */
  readonly cacheSeconds: number
}

/** Telegram shows at most 50; more than a page nobody reads. */
const pageSize = 10
const exampleCount = 10
/** More does not fit above the cards. */
const longestLabel = 64
/** Short, because a release may be published or corrected at any time. */
const cacheSeconds = 30

/** The cards for what was typed; examples where that is nothing. */
export function onInline(event: InlineEvent, view: View): InlineReply {
  const language = inlineLanguage(event, view)
  const words = inlinePhrasesIn(language)
  const typed = withoutMasked(event.text).trim()
  const found = typed === '' ? examplesOf(view, language) : view.engine.figuresFor(typed)
  const from = /^[0-9]{1,2}$/u.test(event.offset) ? Number(event.offset) : 0
  const page = found.slice(from, from + pageSize)
  const label = typed === '' ? words.examples : found.length === 0 ? words.nothing : null
  return {
    cards: page.map((figure) => ({ id: idOf(figure), ...cardOf(figure, language) })),
    next: from + pageSize < found.length ? String(from + pageSize) : '',
    button: label === null || from > 0 ? null : buttonTo(label),
    cacheSeconds,
  }
}

/** What somebody is shown who types faster than anybody reads. */
export function tooFast(event: InlineEvent, known: Known): InlineReply {
  const { tooFast: label } = inlinePhrasesIn(inlineLanguage(event, known))
  return { cards: [], next: '', button: buttonTo(label), cacheSeconds: 0 }
}

/** What citizens are shown while the bot is paused: no card, and why. */
export function pausedInline(saying: string): InlineReply {
  return { cards: [], next: '', button: buttonTo(shortened(saying, longestLabel)), cacheSeconds: 0 }
}

function inlineLanguage({ person }: InlineEvent, known: Known): Language {
  return languageChosen(known) ?? languageOfCode(person.languageCode ?? undefined)
}

function buttonTo(label: string): InlineReply['button'] {
  return { label, start: payloadFor({ kind: 'greeting' }) }
}

function examplesOf({ engine }: View, language: Language): readonly PublishedFigure[] {
  return engine
    .examples(exampleCount, language)
    .flatMap((question) => engine.figuresFor(question).slice(0, 1))
}

/** Made of the words, not of the place in the list: the same card has the same id on every page and in every version. */
function idOf({ text, question, citation }: PublishedFigure): string {
  return keyOf([citation.release, citation.quote, question, text].join('\n'))
}
