// Buttons and links ↔ the few bytes that Telegram carries for them. What comes back is foreign: it may be forged, cut,
// or of another version of the bot. Old forms stay readable: a message with buttons may be pressed years later.
//
//   q:KEY          ask the question            s:KEY            the sentence in its paragraph
//   b:PAGE         browse the sections         d:KEY:PAGE       a section's topics       t:KEY   a topic's questions
//   v:1 v:0        it helped, it did not       w:MESSAGE:f|q|u  why not
//   l:LANGUAGE     speak it                    g g:PAGE         a group's settings, its departments
//   ga:1 ga:0 gl:LANGUAGE gq:2200-0700 gq: gt:KEY gt:           change them
//   u:CHAT:STEP    a subscription        n:ID:STEP  nr:KEY  an announcement (action-announcing.ts)
//   o:RECEIPT p:NUMBER         tell me when it is published, or no more
//   x:…                        the editors' desk
//   c0 f0          (earlier) ask what stands on the button
import { isKey } from '../corpus/key.ts'
import type { Language } from '../query/query.ts'
import type { Action, Setting, Why } from '../render/button.ts'
import { encodeAnnouncing, parseAnnouncing } from './action-announcing.ts'
import { receiptIdIn } from './receipt.ts'

/** A press of a button of an earlier version: the question stands on it. */
export interface Labelled {
  readonly kind: 'labelled'
}

const languages: readonly (readonly [code: string, language: Language | null])[] = [
  ['s', 'zh-Hans'],
  ['t', 'zh-Hant'],
  ['e', 'en'],
  ['', null],
]
const reasons: readonly (readonly [code: string, why: Why])[] = [
  ['f', 'wrong-figure'],
  ['q', 'not-my-question'],
  ['u', 'unclear'],
]

/** The data of a button: 1 to 64 bytes of ASCII. Throws for a link, which carries none. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'ask':
      return `q:${action.question}`
    case 'source':
      return `s:${action.passage}`
    case 'sections':
      return `b:${action.page}`
    case 'section':
      return `d:${action.section}:${action.page}`
    case 'topic':
      return `t:${action.topic}`
    case 'vote':
      return `v:${action.helpful ? 1 : 0}`
    case 'why':
      return `w:${action.message}:${codeOf(reasons, action.why)}`
    case 'language':
      return `l:${codeOf(languages, action.language)}`
    case 'settings':
      return action.topics === null ? 'g' : `g:${action.topics}`
    case 'set':
      return encodeSetting(action.setting)
    case 'subscription':
    case 'announcement':
    case 'announce':
      return encodeAnnouncing(action)
    case 'await':
      return `o:${action.receipt}`
    case 'unawait':
      return `p:${action.id}`
    case 'link':
      throw new Error('a link carries no data')
    case 'editing':
      return `x:${action.data}`
  }
}

function encodeSetting(setting: Setting): string {
  switch (setting.of) {
    case 'answers':
      return `ga:${setting.on ? 1 : 0}`
    case 'language':
      return `gl:${codeOf(languages, setting.language)}`
    case 'quiet': {
      const { quiet } = setting
      return `gq:${quiet === null ? '' : `${quiet.from}-${quiet.to}`.replaceAll(':', '')}`
    }
    case 'topic':
      return `gt:${setting.department}`
    case 'all-topics':
      return 'gt:'
  }
}

/** What the data asks for; null for what is no button of ours. */
export function parseAction(data: string): Action | Labelled | null {
  if (/^[cf]\d{1,2}$/.test(data)) return { kind: 'labelled' }
  const announcing = parseAnnouncing(data)
  if (announcing !== null) return announcing
  if (/^x:[\w:.-]{1,60}$/.test(data)) return { kind: 'editing', data: data.slice(2) }
  const [name = '', first, second, ...more] = data.split(':')
  if (more.length > 0) return null
  return second === undefined ? parseShort(name, first) : parseLong(name, first ?? '', second)
}

function parseShort(name: string, value: string | undefined): Action | null {
  if (value === undefined) return name === 'g' ? { kind: 'settings', topics: null } : null
  switch (name) {
    case 'o':
      return receiptIdIn(value) === value ? { kind: 'await', receipt: value } : null
    case 'p': {
      const id = numberOf(value, 15)
      return id === null ? null : { kind: 'unawait', id }
    }
    case 'q':
      return isKey(value) ? { kind: 'ask', question: value } : null
    case 's':
      return isKey(value) ? { kind: 'source', passage: value } : null
    case 't':
      return isKey(value) ? { kind: 'topic', topic: value } : null
    case 'b':
    case 'g': {
      const page = numberOf(value, 4)
      if (page === null) return null
      return name === 'b' ? { kind: 'sections', page } : { kind: 'settings', topics: page }
    }
    case 'v':
      return value === '1' || value === '0' ? { kind: 'vote', helpful: value === '1' } : null
    case 'l': {
      const language = meantBy(languages, value)
      return language === undefined ? null : { kind: 'language', language }
    }
    default: {
      const setting = parseSetting(name, value)
      return setting === null ? null : { kind: 'set', setting }
    }
  }
}

function parseLong(name: string, first: string, second: string): Action | null {
  if (name === 'd') {
    const page = numberOf(second, 4)
    return isKey(first) && page !== null ? { kind: 'section', section: first, page } : null
  }
  if (name !== 'w') return null
  const message = numberOf(first, 16)
  const why = meantBy(reasons, second)
  return message === null || why === undefined ? null : { kind: 'why', message, why }
}

function parseSetting(name: string, value: string): Setting | null {
  switch (name) {
    case 'ga':
      return value === '1' || value === '0' ? { of: 'answers', on: value === '1' } : null
    case 'gl': {
      const language = meantBy(languages, value)
      return language === undefined ? null : { of: 'language', language }
    }
    case 'gq': {
      if (value === '') return { of: 'quiet', quiet: null }
      const hour = '([01]\\d|2[0-3])([0-5]\\d)'
      const [, a, b, c, d] = new RegExp(`^${hour}-${hour}$`).exec(value) ?? []
      return a === undefined ? null : { of: 'quiet', quiet: { from: `${a}:${b}`, to: `${c}:${d}` } }
    }
    case 'gt':
      if (value === '') return { of: 'all-topics' }
      return isKey(value) ? { of: 'topic', department: value } : null
    default:
      return null
  }
}

/** A whole number as it is written by us: without sign or leading zeros. */
function numberOf(text: string, digits: number): number | null {
  const number = Number(text)
  const isOurs = /^(?:0|[1-9]\d*)$/.test(text) && text.length <= digits && Number.isSafeInteger(number)
  return isOurs ? number : null
}

function codeOf<T>(codes: readonly (readonly [code: string, meaning: T])[], meaning: T): string {
  return codes.find(([, other]) => other === meaning)?.[0] ?? ''
}

function meantBy<T>(codes: readonly (readonly [code: string, meaning: T])[], code: string): T | undefined {
  return codes.find(([other]) => other === code)?.[1]
}
