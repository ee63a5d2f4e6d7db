import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { announcementId } from '../../src/announcement/announcement.ts'
import { encodeAction, parseAction } from '../../src/chat/action.ts'
import { keyOf } from '../../src/corpus/key.ts'
import type { Action, AnnouncementStep, SubscriptionStep } from '../../src/render/button.ts'
import { parsePayload, payloadFor } from '../../src/render/deep-link.ts'

const key = fc.string().map(keyOf)
const page = fc.nat({ max: 9999 })
const language = fc.constantFrom('zh-Hans', 'zh-Hant', 'en', null)
const time = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const setting = fc.oneof(
  fc.record({ of: fc.constant('answers'), on: fc.boolean() }),
  fc.record({ of: fc.constant('language'), language }),
  fc.record({
    of: fc.constant('quiet'),
    quiet: fc.option(fc.record({ from: time, to: time })),
  }),
  fc.record({ of: fc.constant('topic'), department: key }),
  fc.constant({ of: 'all-topics' } as const),
)
const chat = fc.oneof(fc.integer({ min: 1, max: 2 ** 52 }), fc.integer({ min: -(2 ** 52), max: -1 }))
const subscriptionStep: fc.Arbitrary<SubscriptionStep> = fc.oneof(
  fc.record({ of: fc.constantFrom('show', 'on', 'all', 'off', 'zones') }),
  fc.record({ of: fc.constant('sections'), page }),
  fc.record({ of: fc.constant('topics'), section: key, page }),
  fc.record({ of: fc.constant('choose'), section: key, topic: fc.option(key), page }),
  fc.record({ of: fc.constant('digest'), digest: fc.constantFrom('each', 'daily', 'weekly') }),
  fc.record({ of: fc.constantFrom('silent', 'muted'), on: fc.boolean() }),
  fc.record({ of: fc.constant('quiet'), quiet: fc.option(fc.record({ from: time, to: time })) }),
  fc.record({ of: fc.constant('zone'), timeZone: fc.constantFrom('Asia/Urumqi', 'America/Port-au-Prince') }),
)
const announcementStep: fc.Arbitrary<AnnouncementStep> = fc.oneof(
  fc.record({
    of: fc.constantFrom('show', 'release', 'cancel', 'consent', 'reject', 'everybody', 'doubtful', 'again'),
  }),
  fc.record({ of: fc.constantFrom('offered', 'retract', 'retract-sure') }),
  fc.record({ of: fc.constant('sections'), page }),
  fc.record({ of: fc.constant('choose'), section: key, page }),
  fc.record({ of: fc.constant('chats'), kind: fc.constantFrom('private', 'group', 'channel') }),
  fc.record({ of: fc.constant('silent'), on: fc.boolean() }),
  fc.record({
    of: fc.constant('when'),
    when: fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('now' as const, 'tomorrow' as const)),
  }),
)
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('ask'), question: key }),
  fc.record({ kind: fc.constant('source'), passage: key }),
  fc.record({ kind: fc.constant('sections'), page }),
  fc.record({ kind: fc.constant('section'), section: key, page }),
  fc.record({ kind: fc.constant('topic'), topic: key }),
  fc.record({ kind: fc.constant('vote'), helpful: fc.boolean() }),
  fc.record({
    kind: fc.constant('why'),
    message: fc.nat({ max: 2 ** 31 }),
    why: fc.constantFrom('wrong-figure', 'not-my-question', 'unclear'),
  }),
  fc.record({ kind: fc.constant('language'), language }),
  fc.record({ kind: fc.constant('settings'), topics: fc.option(page) }),
  fc.record({ kind: fc.constant('set'), setting }),
  fc.record({ kind: fc.constant('subscription'), chat: fc.option(chat), step: subscriptionStep }),
  fc.record({
    kind: fc.constant('announcement'),
    announcement: fc.string().map(announcementId),
    step: announcementStep,
  }),
  fc.record({ kind: fc.constant('announce'), release: key }),
)

describe('an action', () => {
  it('comes back from its data, which has 1 to 64 bytes', () => {
    fc.assert(
      fc.property(action, (one) => {
        const data = encodeAction(one)
        expect(data).toMatch(/^[\w:.*+/-]{1,64}$/)
        expect(parseAction(data)).toEqual(one)
      }),
    )
  })

  it('is read from no data but its own', () => {
    const forged = fc.oneof(
      fc.string(),
      fc.tuple(action.map(encodeAction), fc.nat(), fc.string()).map(([data, at, text]) => {
        return data.slice(0, at % (data.length + 1)) + text
      }),
    )
    fc.assert(
      fc.property(forged, (data) => {
        const parsed = parseAction(data)
        if (parsed !== null && parsed.kind !== 'labelled') expect(encodeAction(parsed)).toBe(data)
      }),
    )
  })

  it.each([
    '',
    'x',
    'q:',
    'q:short',
    'q:12345678:1',
    'b:01',
    'b:-1',
    'v:2',
    'gq:2500-0700',
    'w:9e9:f',
    'w:1:x',
  ])('is none in %j', (data) => {
    expect(parseAction(data)).toBeNull()
  })

  it('of an earlier version says that its question stands on the button', () => {
    for (const data of ['c0', 'f0', 'f12']) expect(parseAction(data)).toEqual({ kind: 'labelled' })
  })
})

describe('a link', () => {
  it('opens what it was made for', () => {
    const opened = fc.oneof(
      fc.record({ kind: fc.constant('passage'), passage: key }),
      fc.record({ kind: fc.constant('topic'), topic: key }),
      fc.record({ kind: fc.constant('question'), question: key }),
      fc.record({ kind: fc.constant('subscription'), section: fc.option(key) }),
      fc.constant({ kind: 'greeting' } as const),
    )
    fc.assert(
      fc.property(opened, (one) => {
        const payload = payloadFor(one)
        expect(payload).toMatch(/^[\w-]{1,64}$/)
        expect(parsePayload(payload)).toEqual(one)
      }),
    )
  })

  it('may hold anything', () => {
    fc.assert(fc.property(fc.string(), (payload) => void parsePayload(payload)))
    for (const payload of ['', 'p-', 'p-<b>', 's-any', '中文', `p-${'x'.repeat(62)}`])
      expect(parsePayload(payload)).toEqual({ kind: 'unknown' })
  })
})
