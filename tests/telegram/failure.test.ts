import { TelegramError } from 'telegraf'
import { describe, expect, it } from 'vitest'
import { CallFailed, failureOf } from '../../src/telegram/failure.ts'

const refusal = (error_code: number, description: string, parameters?: object) =>
  new TelegramError({ error_code, description, ...(parameters === undefined ? {} : { parameters }) })

describe('failureOf', () => {
  it.each([
    [refusal(429, 'Too Many Requests: retry after 3', { retry_after: 3 }), { kind: 'flood', seconds: 3 }],
    [refusal(429, 'Too Many Requests'), { kind: 'flood', seconds: 1 }],
    [refusal(401, 'Unauthorized'), { kind: 'token' }],
    [refusal(404, 'Not Found'), { kind: 'token' }],
    [refusal(409, 'Conflict: terminated by other getUpdates request'), { kind: 'conflict' }],
    [refusal(403, 'Forbidden: bot was blocked by the user'), { kind: 'gone' }],
    [refusal(400, 'Bad Request: chat not found'), { kind: 'gone' }],
    [refusal(400, 'Bad Request: TOPIC_CLOSED'), { kind: 'closed' }],
    [refusal(400, 'Bad Request: message thread not found'), { kind: 'closed' }],
    [refusal(400, 'Bad Request: not enough rights to send text messages to the chat'), { kind: 'closed' }],
    [refusal(400, 'Bad Request: message is not modified: the same'), { kind: 'unchanged' }],
    [refusal(400, "Bad Request: can't parse entities: Unsupported start tag"), { kind: 'markup' }],
    [
      refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100 }),
      { kind: 'moved', to: -100 },
    ],
    [refusal(400, 'Bad Request: message is too long'), { kind: 'refused' }],
    [refusal(502, 'Bad Gateway'), { kind: 'unreachable', maybeDone: true }],
    [new Error('socket hang up'), { kind: 'unreachable', maybeDone: true }],
    [Object.assign(new Error('x'), { code: 'ECONNRESET' }), { kind: 'unreachable', maybeDone: true }],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), { kind: 'unreachable', maybeDone: false }],
  ])('reads %s', (error, failure) => {
    expect(failureOf(error, false)).toEqual(failure)
  })

  it('knows its own caller’s stop', () => {
    expect(failureOf(new Error('aborted'), true)).toEqual({ kind: 'stopped' })
  })
})

describe('CallFailed', () => {
  it('says method and reason, and nothing of the call', () => {
    const cause = new TelegramError(
      { error_code: 400, description: 'Bad Request' },
      { payload: { text: '一个人写的话' } },
    )
    const error = new CallFailed('sendMessage', { kind: 'refused' }, cause)
    expect(error.message).toBe('sendMessage: 400 Bad Request')
    expect(JSON.stringify({ ...error, stack: error.stack })).not.toContain('一个人写的话')
  })

  it('says the code of a network error', () => {
    const cause = Object.assign(new Error('request to https://x/bot1:2/getMe failed'), { code: 'ENOTFOUND' })
    expect(new CallFailed('getMe', { kind: 'unreachable', maybeDone: false }, cause).message).toBe(
      'getMe: ENOTFOUND',
    )
  })
})
