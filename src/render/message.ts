// What the bot says, before any medium: lines of words, and what can be chosen next. Text here is never escaped.
import type { Rows } from './button.ts'

/** A piece of a line. A link whose url is not http(s) is shown as plain words. */
export type Words =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** What somebody else formatted; `url` where it is also a link. */
  | {
      readonly kind: 'styled'
      readonly text: string
      readonly styles: readonly Style[]
      readonly url: string | null
    }

/** How Telegram can show a piece of text. */
export type Style = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'code' | 'pre'

/** One line: the bot's own words, or a quote from a release. */
export interface Line {
  readonly kind: 'say' | 'quote'
  readonly words: readonly Words[]
}

/**
 * One message. `choices` are readings to choose between; `followUps` are questions that can be asked next, under
 * the line `followUpsTitle`. A chat shows both as buttons, plain text as lists. `buttons` are what only a chat has.
 */
export interface Message {
  readonly lines: readonly Line[]
  readonly choices: readonly string[]
  readonly followUps: readonly string[]
  readonly followUpsTitle: string
  readonly buttons: Rows
}

export function plain(text: string): Words {
  return { kind: 'plain', text }
}

export function bold(text: string): Words {
  return { kind: 'bold', text }
}

/** The same words, struck out. */
export function struck(words: Words): Words {
  const styles: readonly Style[] =
    words.kind === 'bold' ? ['bold'] : words.kind === 'styled' ? words.styles : []
  const url = words.kind === 'link' || words.kind === 'styled' ? words.url : null
  return { kind: 'styled', text: words.text, styles: [...new Set([...styles, 'strike' as const])], url }
}

/** A line of the bot's own words. */
export function say(...words: readonly (Words | string)[]): Line {
  return { kind: 'say', words: words.map((word) => (typeof word === 'string' ? plain(word) : word)) }
}

/** A message of lines only. */
export function linesOnly(lines: readonly Line[]): Message {
  return { lines, choices: [], followUps: [], followUpsTitle: '', buttons: [] }
}

/** Whether a url may be offered to a citizen as a link. */
export function isWebLink(url: string | null): url is string {
  return url !== null && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)
}

/** The choice that a bare number means (`2`, `2.`, `２`, `②`), or null. */
export function chosen(text: string, choices: readonly string[]): string | null {
  const number = /^[\s(（]*(\d{1,2})[\s.。、)）]*$/.exec(text.normalize('NFKC'))?.[1]
  return number === undefined ? null : (choices[Number(number) - 1] ?? null)
}

/** Words for the eye only: at most `limit` characters of `text` on one line, cut between whole characters. */
export function shortened(text: string, limit: number): string {
  const letters = [...text.replace(/\s+/gu, ' ').trim()]
  return letters.length <= limit ? letters.join('') : `${letters.slice(0, limit - 1).join('')}…`
}
