import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Taken } from '../../src/chat/inbox.ts'
import { createLog } from '../../src/log.ts'
import { CallFailed, type Failure } from '../../src/telegram/failure.ts'
import { createPoller } from '../../src/telegram/poller.ts'

type Turn = readonly number[] | Failure

/** A poller whose getUpdates gives these turns, then stops it. */
async function polled(
  turns: readonly Turn[],
  take: (updates: readonly Taken[]) => Promise<unknown> = async () => undefined,
) {
  const left = [...turns]
  const offsets: unknown[] = []
  const stop = new AbortController()
  const stream = new PassThrough()
  const poller = createPoller({
    call: async <T>(method: string, payload: Readonly<Record<string, unknown>>) => {
      offsets.push(payload['offset'])
      const turn = left.shift()
      if (turn === undefined) {
        stop.abort()
        throw new CallFailed(method, { kind: 'stopped' }, new Error('x'))
      }
      if ('kind' in turn) throw new CallFailed(method, turn, new Error('x'))
      const message = { chat: { id: 1, type: 'private' }, from: { id: 1 }, text: '多少？' }
      return turn.map((update_id) => ({ update_id, message })) as T
    },
    me: { id: 7, username: 'yuanwen_bot' },
    take,
    onAlive: () => undefined,
    log: createLog({ level: 'info', pretty: false, stream, secrets: [] }),
    random: () => 0,
    wait: async () => undefined,
    pollSeconds: 1,
  })
  await poller.run(stop.signal)
  return { poller, offsets, log: String(stream.read() ?? '') }
}

describe('createPoller', () => {
  it('asks for what comes after the last update', async () => {
    const accepted: number[] = []
    const { offsets } = await polled(
      [[5, 6], [], [7]],
      async (updates) => void accepted.push(...updates.map(({ id }) => id)),
    )
    expect(accepted).toEqual([5, 6, 7])
    expect(offsets).toEqual([0, 7, 7, 8])
  })

  it('goes on after every failure but a refused token, and says each kind of trouble once', async () => {
    const conflict: Failure = { kind: 'conflict' }
    const { offsets, log } = await polled([
      [5],
      conflict,
      conflict,
      { kind: 'unreachable', maybeDone: true },
      { kind: 'refused' },
      [6],
    ])
    expect(offsets.at(-1)).toBe(7)
    expect(log.match(/another process polls/g)).toHaveLength(1)
    expect(log).toContain('Telegram answers again')
  })

  it('ends with a fault when the token is refused', async () => {
    await expect(polled([{ kind: 'token' }])).rejects.toThrow('BOT_TOKEN: is refused by Telegram')
  })

  it('confirms only what is stored', async () => {
    const { poller, offsets } = await polled([[5, 6], [7]])
    await poller.confirm()
    expect(offsets).toEqual([0, 7, 8, 8])
  })

  it('does not go on past what could not be stored', async () => {
    let tries = 0
    const broken = polled([[5], [5]], async () => {
      if (++tries === 1) throw new Error('a mistake of ours')
    })
    await expect(broken).rejects.toThrow('a mistake of ours')
  })
})
