// Answer → Message: the figure first, then the sentence to the letter, then where it stands.
// Decides nothing: what is said was chosen by answer/, how it is worded stands in phrases.ts.
import type { Answer, Citation } from '../answer/answer.ts'
import type { Contact } from '../corpus/contacts.ts'
import type { CuratedEntry } from '../corpus/curated.ts'
import type { Source } from '../corpus/source.ts'
import type { Language } from '../query/query.ts'
import { bold, type Line, type Message, plain, say, shortened, type Words } from './message.ts'
import { phrasesIn } from './phrases.ts'
import type { Phrases } from './wording.ts'

type Outcome<O extends Answer['outcome']> = Extract<Answer, { outcome: O }>

const nearbyQuotes = 2
const followUpLimit = 3

/** What a citizen is told, in their language. Total: every answer has a message of at least one line. */
export function replyTo(answer: Answer, language: Language): Message {
  const words = phrasesIn(language)
  const understood =
    answer.understood === null ? [] : [say(words.youAsked(shortened(answer.understood, 120)))]
  const { head, rest } = body(answer, words)
  return {
    lines: [...head, ...understood, ...rest],
    choices: answer.outcome === 'clarify' ? answer.choices.map((choice) => choice.question) : [],
    followUps: answer.suggestions.slice(0, followUpLimit),
    followUpsTitle: titleOf(answer.suggestions, words),
    buttons: [],
  }
}

/** Who reads English is told where the questions are in the words of the releases. */
function titleOf(suggestions: readonly string[], words: Phrases): string {
  return suggestions.some((one) => /\p{Script=Han}/u.test(one)) ? words.followUpsAsPrinted : words.followUps
}

/** What is said first, and what stands under the question as it was understood. */
interface Body {
  readonly head: readonly Line[]
  readonly rest: readonly Line[]
}

function body(answer: Answer, words: Phrases): Body {
  switch (answer.outcome) {
    case 'answered':
      return answered(answer, words)
    case 'clarify':
      return { head: [], rest: [say(words.whichOne)] }
    case 'not-stated':
      return notStated(answer, words)
    case 'off-topic':
      return offTopic(answer, words)
  }
}

/** Who needs a person reads at once whom to turn to. */
function offTopic({ topic, contacts = [] }: Outcome<'off-topic'>, words: Phrases): Body {
  const lines = contacts.flatMap((contact) => contactLines(contact, words))
  return { head: [say(words.offTopic[topic]), ...lines], rest: [] }
}

function answered(answer: Outcome<'answered'>, words: Phrases): Body {
  const { figures, spans, claim, missing, citations, curated, disagreeing, earlier = [] } = answer
  if (curated) return curatedLines(curated, words)
  const named = disagreeing
    ? [say(words.disagreeing), ...sourcedLines(answer, words)]
    : figureLines(figures, words)
  const pointed = figures.length > 0 ? named : spanLines(spans)
  const published = figures.map((figure) => figure.text).join('、')
  const rest = [
    ...(pointed.length > 0 ? [] : [say(words.quotesOnly)]),
    ...(claim === null ? [] : [say(words.claim(claim.claimed, claim.agrees, published))]),
    ...(missing.length > 0 ? [say(words.missing(missing.map((part) => shortened(part, 40))))] : []),
    ...quoteLines(citations, [...figures, ...spans], words),
    ...earlier.map(({ text, citation }) => earlierLine(text, citation, words)),
  ]
  return { head: pointed, rest }
}

/** An editor's answer as it was written, with its own source and the day it was checked. */
function curatedLines({ answer, source, checked }: CuratedEntry, words: Phrases): Body {
  const quotes = answer.split('\n').map((text): Line => ({ kind: 'quote', words: [plain(text)] }))
  return { head: [say(words.curated)], rest: [...quotes, say(...sourceWords(source, checked, words))] }
}

/** Where an editor has it from, the title a link where it has one. */
function sourceWords({ title, url, document }: Source, checked: string, words: Phrases): readonly Words[] {
  const name = [title, ...(document === undefined ? [] : [document])].join(' ')
  const said = words.checked(name, checked)
  const at = said.indexOf(title)
  if (url === undefined || at < 0) return [plain(said)]
  const link: Words = { kind: 'link', text: title, url }
  return [plain(said.slice(0, at)), link, plain(said.slice(at + title.length))]
}

function earlierLine(text: string, { title, url, date }: Citation, words: Phrases): Line {
  const name: Words = url === null ? plain(title) : { kind: 'link', text: title, url }
  return say(`${words.earlier(text, date)} · `, name)
}

/** How to reach the department that may know, each way once, and where that is from. */
function contactLines({ department, source, checked, ...ways }: Contact, words: Phrases): readonly Line[] {
  const reach = (['phone', 'address', 'hours'] as const).flatMap((way) => {
    const text = ways[way]
    return text === undefined ? [] : [words.reach[way](text)]
  })
  return [say(words.contact(department), reach.join(' · ')), say(...sourceWords(source, checked, words))]
}

function figureLines(figures: Outcome<'answered'>['figures'], words: Phrases): readonly Line[] {
  return figures.map(({ text, label, period }) => {
    const held = period === null ? [] : [words.period(period)]
    const counted = figures.length > 1 && label !== '' ? [label, words.colon] : []
    return say(...counted, bold(text), ...held)
  })
}

/** Two figures for the same: each by the release, or the paragraph of one release, that prints it. */
function sourcedLines({ figures, citations }: Outcome<'answered'>, words: Phrases): readonly Line[] {
  const isOne = new Set(citations.map(({ release }) => release)).size === 1
  return figures.flatMap(({ text, citation }) => {
    const cited = citations[citation]
    if (!cited) return []
    const source = isOne ? words.paragraph(cited.paragraph) : `${cited.date} ${cited.title}`
    return [say(source, words.colon, bold(text))]
  })
}

function spanLines(spans: Outcome<'answered'>['spans']): readonly Line[] {
  const names = [...new Set(spans.map((span) => span.text))]
  return names.length === 0
    ? []
    : [say(...names.flatMap((name, i) => (i === 0 ? [bold(name)] : ['、', bold(name)])))]
}

function notStated(answer: Outcome<'not-stated'>, words: Phrases): Body {
  const about = shortened(answer.about ?? '', 60) || null
  const nearby = answer.citations.slice(0, nearbyQuotes)
  return {
    head: [say(words.notStated[answer.reason](about))],
    rest: [
      ...(answer.sum ? [say(words.sum(answer.sum.parts.join(' + '), answer.sum.total))] : []),
      ...(nearby.length > 0 ? [say(words.nearby), ...quoteLines(nearby, [], words)] : []),
      ...(answer.contact ? contactLines(answer.contact, words) : []),
    ],
  }
}

/** Each quote with its source under it; quotes that follow one another in one paragraph share a source line. */
export function quoteLines(
  citations: readonly Citation[],
  pointed: readonly { readonly text: string; readonly citation: number }[],
  words: Phrases,
): readonly Line[] {
  return citations.flatMap((citation, i) => {
    const marked = pointed.filter((piece) => piece.citation === i).map((piece) => piece.text)
    const quote: Line = { kind: 'quote', words: highlighted(citation.quote, marked) }
    const next = citations[i + 1]
    const shared = next !== undefined && sameSource(citation, next)
    return shared
      ? [quote]
      : [
          quote,
          sourceLine(citation, words),
          ...repairedLine(citations, citation, words),
          ...(citation.retired ? [say(words.retired(citation.retired))] : []),
        ]
  })
}

function sameSource(a: Citation, b: Citation): boolean {
  return a.release === b.release && a.paragraph === b.paragraph && a.department === b.department
}

/** Where a sentence stands; the title leads to the release where it has an address. */
export function sourceLine(
  {
    department,
    date,
    title,
    paragraph,
    url,
  }: Pick<Citation, 'department' | 'date' | 'title' | 'paragraph' | 'url'>,
  words: Phrases,
): Line {
  const name: Words = url === null ? plain(title) : { kind: 'link', text: title, url }
  const before = [department, date].flatMap((part) => (part === null ? [] : [`${part} · `]))
  return say(...before, name, ` · ${words.paragraph(paragraph)}`)
}

function repairedLine(
  citations: readonly Citation[],
  { release, paragraph }: Citation,
  words: Phrases,
): readonly Line[] {
  const there = citations.filter((other) => other.release === release && other.paragraph === paragraph)
  return there.some((other) => other.repaired) ? [say(words.repaired)] : []
}

/** The quote with the pieces that answer in bold. A piece is not sought inside a longer number (12个 in 112个). */
function highlighted(quote: string, pieces: readonly string[]): readonly Words[] {
  const spans = pieces
    .flatMap((text) => {
      const start = firstWhole(quote, text)
      return start < 0 ? [] : [{ start, end: start + text.length }]
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const words: Words[] = []
  let at = 0
  for (const { start, end } of spans) {
    if (start < at) continue
    if (start > at) words.push(plain(quote.slice(at, start)))
    words.push(bold(quote.slice(start, end)))
    at = end
  }
  return at < quote.length ? [...words, plain(quote.slice(at))] : words
}

function firstWhole(quote: string, piece: string): number {
  if (piece === '') return -1
  let at = quote.indexOf(piece)
  while (at > 0 && /\d/.test(piece[0] ?? '') && /[\d.,]/.test(quote[at - 1] ?? '')) {
    at = quote.indexOf(piece, at + 1)
  }
  return at
}
