import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chat, MessageEvent, PressEvent } from '../../src/chat/event.ts'
import { admit, createGate, type Verdict } from '../../src/chat/limit.ts'

const limit = { most: 3, seconds: 60 }

/** The verdicts on messages sent at these times. */
function verdictsOn(sent: readonly number[]): readonly Verdict['kind'][] {
  let times: readonly number[] = []
  return sent.map((at) => {
    const admitted = admit(times, at, limit)
    times = admitted.times
    return admitted.verdict
  })
}

describe('admit', () => {
  it('says once that it is too much, and is silent then', () => {
    expect(verdictsOn([1, 2, 3, 4, 5, 6])).toEqual(['pass', 'pass', 'pass', 'say', 'silence', 'silence'])
  })

  it('lets pass again when the time is over', () => {
    expect(verdictsOn([1, 2, 3, 4, 61, 65])).toEqual(['pass', 'pass', 'pass', 'say', 'say', 'pass'])
  })

  it('never lets more pass than the limit within its time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (gaps) => {
        let at = 0
        const sent = gaps.map((gap) => {
          at += gap
          return at
        })
        const verdicts = verdictsOn(sent)
        const passed = sent.filter((_, i) => verdicts[i] === 'pass')
        for (const end of passed) {
          const within = passed.filter((time) => time <= end && time > end - limit.seconds)
          expect(within.length).toBeLessThanOrEqual(limit.most)
        }
      }),
    )
  })
})

describe('createGate', () => {
  const group: Chat = { id: -1, type: 'supergroup', title: null }
  const message = (person: number, chat: Chat, sentAt: number): MessageEvent => ({
    ...{ kind: 'message', at: { chat, message: 1, thread: null }, sentAt, text: '多少', command: null },
    ...{ from: { kind: 'person', person: { id: person, languageCode: null } }, addressed: 'mention' },
    ...{ edited: false, repliesTo: null, quoted: null, forwarded: false, album: null, file: null },
  })

  it('counts people and groups, by the time at which a message was sent', () => {
    const gate = createGate(() => 0)
    const kinds = Array.from({ length: 22 }, (_, i) => gate.pass(message(i, group, 100), 100).kind)
    expect(kinds.slice(19)).toEqual(['pass', 'say', 'silence'])
    expect(gate.pass(message(5, { ...group, id: -2 }, 100), 100)).toEqual({ kind: 'pass' })
    // A backlog: asked over an hour, handed over at once.
    const alone: Chat = { id: 7, type: 'private', title: null }
    const backlog = Array.from({ length: 100 }, (_, i) => gate.pass(message(7, alone, 60 * i), 9000).kind)
    expect(new Set(backlog)).toEqual(new Set(['pass']))
  })

  it('lets administrators set a group that asks too fast, and everybody vote and turn pages', () => {
    const gate = createGate(() => 0)
    for (let i = 0; i < 25; i++) gate.pass(message(i, group, 100), 100)
    const pressed = (data: string): PressEvent => ({
      ...{ kind: 'press', id: '1', at: { chat: group, message: 1, thread: null }, data, label: null },
      person: { id: 99, languageCode: null },
    })
    for (const data of ['g', 'ga:0', 'v:1', 'b:0'])
      expect(gate.pass(pressed(data), 100)).toEqual({ kind: 'pass' })
    expect(gate.pass({ ...message(99, group, 100), command: 'settings' }, 100)).toEqual({ kind: 'pass' })
    expect(gate.pass(pressed('q:xa0gpkCu'), 100)).toEqual({ kind: 'silence', whose: 'group' })
  })
})
