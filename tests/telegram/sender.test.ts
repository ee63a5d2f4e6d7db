import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { bold, linesOnly, say } from '../../src/render/message.ts'
import { CallFailed, type Failure } from '../../src/telegram/failure.ts'
import { floodGate } from '../../src/telegram/flood-gate.ts'
import { createSender } from '../../src/telegram/sender.ts'

const to = { chat: 1, replyTo: 9, thread: null }

/** A sender whose calls fail as told, one after another, on a clock that only waiting moves. */
function sender(...failures: readonly Failure[]) {
  const left = [...failures]
  const payloads: Record<string, unknown>[] = []
  const waits: number[] = []
  let time = 0
  const wait = async (ms: number) => {
    waits.push(ms)
    time += ms
  }
  const stream = new PassThrough()
  const send = createSender({
    call: async <T>(method: string, payload: Readonly<Record<string, unknown>>) => {
      payloads.push(payload)
      const failure = left.shift()
      if (failure !== undefined) throw new CallFailed(method, failure, new Error('x'))
      return true as T
    },
    gate: floodGate({ now: () => time, wait }),
    log: createLog({ level: 'info', pretty: false, stream, secrets: [] }),
    wait,
    signal: new AbortController().signal,
  })
  return { send, payloads, waits, logged: () => String(stream.read() ?? '') }
}

const message = linesOnly([say(bold('3个'))])

describe('createSender', () => {
  it('sends HTML without a preview, tied to the question', async () => {
    const { send, payloads } = sender()
    await send({ ...to, thread: 5 }, { ...message, followUps: ['问'], followUpsTitle: '还有' })
    expect(payloads).toEqual([
      {
        chat_id: 1,
        text: '<b>3个</b>\n还有',
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        message_thread_id: 5,
        reply_parameters: { message_id: 9, allow_sending_without_reply: true },
        reply_markup: { inline_keyboard: [[{ text: '问', callback_data: 'f0' }]] },
      },
    ])
  })

  it('waits as long as it is told, and sends again', async () => {
    const { send, payloads, waits } = sender({ kind: 'flood', seconds: 3 }, { kind: 'flood', seconds: 1 })
    await send(to, message)
    expect(payloads).toHaveLength(3)
    expect(waits).toEqual([3200, 1200])
  })

  it('gives up in the end where it is always told to wait', async () => {
    const { send, payloads } = sender(
      ...Array.from({ length: 20 }, () => ({ kind: 'flood', seconds: 1 }) as const),
    )
    await send(to, message)
    expect(payloads).toHaveLength(6)
  })

  it('sends plain text once when the markup is refused', async () => {
    const { send, payloads } = sender({ kind: 'markup' }, { kind: 'markup' })
    await send(to, message)
    expect(payloads.map((payload) => [payload['text'], payload['parse_mode']])).toEqual([
      ['<b>3个</b>', 'HTML'],
      ['3个', undefined],
    ])
  })

  it('follows a group that moved', async () => {
    const { send, payloads } = sender({ kind: 'moved', to: -100 })
    await send(to, message)
    expect(payloads.map((payload) => payload['chat_id'])).toEqual([1, -100])
  })

  it('repeats an unanswered call once and no more', async () => {
    const { send, payloads } = sender(
      { kind: 'unreachable' },
      { kind: 'unreachable' },
      { kind: 'unreachable' },
    )
    await send(to, message)
    expect(payloads).toHaveLength(2)
  })

  it.each([{ kind: 'gone' }, { kind: 'refused' }] as const)(
    'drops what is refused for good: %o',
    async (failure) => {
      const { send, payloads, logged } = sender(failure)
      await send(to, linesOnly([say('长'.repeat(5000))]))
      expect(payloads).toHaveLength(1)
      expect(logged()).toContain('a reply was not delivered')
    },
  )
})

describe('floodGate', () => {
  it('lets other chats pass until a second one is refused too', async () => {
    let time = 0
    const waits: number[] = []
    const wait = async (ms: number) => {
      waits.push(ms)
      time += ms
    }
    const gate = floodGate({ now: () => time, wait })
    const { signal } = new AbortController()
    gate.refused(1, 5)
    await gate.clear(2, signal)
    expect(waits).toEqual([])
    gate.refused(2, 7)
    await gate.clear(3, signal)
    expect(waits).toEqual([7200])
  })
})
