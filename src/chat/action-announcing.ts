// Buttons about subscriptions and announcements ↔ their bytes. What comes back is foreign input.
//
//   u:CHAT:STEP  a subscription, CHAT empty for the chat in which it is pressed
//     w show  + on  * all  - off  z zones  zZONE  pPAGE  tSECTION.PAGE  cSECTION.TOPIC.PAGE  de dd dw  s1 m1  q2200-0700 q
//   n:ID:STEP    an announcement
//     w show  g release  x cancel  k consent  b reject  e everybody  l doubtful  y again  o offered  r R retract, for sure
//     pPAGE  cSECTION.PAGE  hp hg hc chats  s1  a60 a0 at when
//   nr:KEY       a new announcement of a release
import { isAnnouncementId } from '../announcement/announcement.ts'
import { isTimeZone } from '../announcement/local-time.ts'
import { isKey } from '../corpus/key.ts'
import type { Action, AnnouncementStep, SubscriptionStep } from '../render/button.ts'

type Announcing = Extract<Action, { kind: 'subscription' | 'announcement' | 'announce' }>
type Codes<T extends string> = readonly (readonly [code: string, of: T])[]

const shows: Codes<'show' | 'on' | 'all' | 'off' | 'zones'> = [
  ['w', 'show'],
  ['+', 'on'],
  ['*', 'all'],
  ['-', 'off'],
  ['z', 'zones'],
]
const digests: Codes<'each' | 'daily' | 'weekly'> = [
  ['de', 'each'],
  ['dd', 'daily'],
  ['dw', 'weekly'],
]
type Plain = Exclude<AnnouncementStep['of'], 'sections' | 'choose' | 'chats' | 'silent' | 'when'>
const steps: Codes<Plain> = [
  ['w', 'show'],
  ['g', 'release'],
  ['x', 'cancel'],
  ['k', 'consent'],
  ['b', 'reject'],
  ['e', 'everybody'],
  ['l', 'doubtful'],
  ['y', 'again'],
  ['o', 'offered'],
  ['r', 'retract'],
  ['R', 'retract-sure'],
]
const kinds: Codes<'private' | 'group' | 'channel'> = [
  ['hp', 'private'],
  ['hg', 'group'],
  ['hc', 'channel'],
]

/** The data of such a button: at most 64 bytes of ASCII. */
export function encodeAnnouncing(action: Announcing): string {
  switch (action.kind) {
    case 'subscription':
      return `u:${action.chat ?? ''}:${encodeSubscription(action.step)}`
    case 'announcement':
      return `n:${action.announcement}:${encodeStep(action.step)}`
    case 'announce':
      return `nr:${action.release}`
  }
}

function encodeSubscription(step: SubscriptionStep): string {
  switch (step.of) {
    case 'sections':
      return `p${step.page}`
    case 'topics':
      return `t${step.section}.${step.page}`
    case 'choose':
      return `c${step.section}.${step.topic ?? ''}.${step.page}`
    case 'digest':
      return codeOf(digests, step.digest)
    case 'silent':
    case 'muted':
      return `${step.of[0]}${step.on ? 1 : 0}`
    case 'quiet':
      return step.quiet === null ? 'q' : `q${step.quiet.from}-${step.quiet.to}`.replaceAll(':', '')
    case 'zone':
      return `z${step.timeZone}`
    default:
      return codeOf(shows, step.of)
  }
}

function encodeStep(step: AnnouncementStep): string {
  switch (step.of) {
    case 'sections':
      return `p${step.page}`
    case 'choose':
      return `c${step.section}.${step.page}`
    case 'chats':
      return codeOf(kinds, step.kind)
    case 'silent':
      return `s${step.on ? 1 : 0}`
    case 'when':
      return `a${step.when === 'now' ? 0 : step.when === 'tomorrow' ? 't' : step.when}`
    default:
      return codeOf(steps, step.of)
  }
}

/** What the data asks for; null for what is no such button, to the letter. */
export function parseAnnouncing(data: string): Announcing | null {
  const action = parsed(data)
  return action !== null && encodeAnnouncing(action) === data ? action : null
}

function parsed(data: string): Announcing | null {
  const [, release] = /^nr:(.+)$/.exec(data) ?? []
  if (release !== undefined) return isKey(release) ? { kind: 'announce', release } : null
  const [, name, first = '', code = ''] = /^([un]):([^:]*):(.+)$/.exec(data) ?? []
  if (name === 'u') {
    const step = parseSubscription(code)
    if (step === null || !/^(?:-?[1-9]\d{0,15})?$/.test(first)) return null
    return { kind: 'subscription', chat: first === '' ? null : Number(first), step }
  }
  if (name !== 'n' || !isAnnouncementId(first)) return null
  const step = parseStep(code)
  return step === null ? null : { kind: 'announcement', announcement: first, step }
}

function parseSubscription(code: string): SubscriptionStep | null {
  const shown = meantBy(shows, code)
  if (shown !== undefined) return { of: shown }
  const digest = meantBy(digests, code)
  if (digest !== undefined) return { of: 'digest', digest }
  const [letter, rest] = [code.charAt(0), code.slice(1)]
  const [section = '', second = '', third = ''] = rest.split('.')
  switch (letter) {
    case 'p': {
      const page = pageIn(rest)
      return page === null ? null : { of: 'sections', page }
    }
    case 't': {
      const page = pageIn(second)
      return isKey(section) && page !== null ? { of: 'topics', section, page } : null
    }
    case 'c': {
      const page = pageIn(third)
      if (!isKey(section) || page === null || !(second === '' || isKey(second))) return null
      return { of: 'choose', section, topic: second === '' ? null : second, page }
    }
    case 's':
    case 'm':
      if (rest !== '0' && rest !== '1') return null
      return { of: letter === 's' ? 'silent' : 'muted', on: rest === '1' }
    case 'q':
      return parseQuiet(rest)
    case 'z':
      return /^[A-Za-z_+\-/0-9]{1,40}$/.test(rest) && isTimeZone(rest) ? { of: 'zone', timeZone: rest } : null
    default:
      return null
  }
}

function parseQuiet(text: string): SubscriptionStep | null {
  if (text === '') return { of: 'quiet', quiet: null }
  const time = '([01]\\d|2[0-3])([0-5]\\d)'
  const [, a, b, c, d] = new RegExp(`^${time}-${time}$`).exec(text) ?? []
  return a === undefined ? null : { of: 'quiet', quiet: { from: `${a}:${b}`, to: `${c}:${d}` } }
}

function parseStep(code: string): AnnouncementStep | null {
  const plain = meantBy(steps, code)
  if (plain !== undefined) return { of: plain }
  const kind = meantBy(kinds, code)
  if (kind !== undefined) return { of: 'chats', kind }
  const [letter, rest] = [code.charAt(0), code.slice(1)]
  const [section = '', second = ''] = rest.split('.')
  const page = pageIn(letter === 'p' ? rest : second)
  if (letter === 'p') return page === null ? null : { of: 'sections', page }
  if (letter === 'c') return isKey(section) && page !== null ? { of: 'choose', section, page } : null
  if (letter === 's') return rest === '0' || rest === '1' ? { of: 'silent', on: rest === '1' } : null
  if (letter !== 'a') return null
  if (rest === 't') return { of: 'when', when: 'tomorrow' }
  const minutes = pageIn(rest)
  return minutes === null ? null : { of: 'when', when: minutes === 0 ? 'now' : minutes }
}

function pageIn(text: string): number | null {
  return /^(?:0|[1-9]\d{0,3})$/.test(text) ? Number(text) : null
}

function codeOf<T extends string>(codes: Codes<T>, of: T): string {
  return codes.find(([, other]) => other === of)?.[0] ?? ''
}

function meantBy<T extends string>(codes: Codes<T>, code: string): T | undefined {
  return codes.find(([other]) => other === code)?.[1]
}
