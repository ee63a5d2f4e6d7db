// Message → plain text: for the terminal (in colour where it has it) and for `ask`.
import { isWebLink, type Line, type Message, type Words } from './message.ts'

export interface PlainOptions {
  /** ANSI bold and dim; without it not one escape character is written. */
  readonly colour: boolean
}

const quoteMark = '│ '

/** The whole message as lines of text: a quote is marked `│ `, choices are numbered, follow-ups are a list. */
export function plainText(message: Message, { colour }: PlainOptions = { colour: false }): string {
  const { lines, choices, followUps, followUpsTitle } = message
  return [
    ...lines.flatMap((line) => lineText(line, colour)),
    ...choices.map((choice, i) => `${i + 1}. ${printable(choice)}`),
    ...(followUps.length > 0
      ? [followUpsTitle, ...followUps.map((question) => `· ${printable(question)}`)]
      : []),
  ].join('\n')
}

function lineText(line: Line, colour: boolean): readonly string[] {
  // An address would tear the line apart where it stands: it goes to the end.
  const addresses = line.words.flatMap((words) =>
    'url' in words && isWebLink(words.url) ? [` · ${printable(words.url)}`] : [],
  )
  const text = [...line.words.map((words) => wordsText(words, colour)), ...addresses].join('')
  if (line.kind === 'say') return [text]
  return text
    .split('\n')
    .map((part) => (colour ? `\u001b[2m${quoteMark}\u001b[22m${part}` : quoteMark + part))
}

function wordsText(words: Words, colour: boolean): string {
  const text = printable(words.text)
  return words.kind === 'bold' && colour ? `\u001b[1m${text}\u001b[22m` : text
}

/** Text from outside must not steer the terminal: control characters other than tab and line end are dropped. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, (control) => (control === '\n' || control === '\t' ? control : ''))
}
