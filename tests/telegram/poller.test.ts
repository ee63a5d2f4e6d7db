import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import type { Update } from '../../src/telegram/bot.ts'
import { CallFailed, type Failure } from '../../src/telegram/failure.ts'
import { createPoller } from '../../src/telegram/poller.ts'

type Turn = readonly number[] | Failure

/** A poller whose getUpdates gives these turns, then stops it. */
async function polled(
  turns: readonly Turn[],
  accept: (update: Update) => Promise<void> = async () => undefined,
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
      return turn.map((update_id) => ({ update_id })) as T
    },
    accept,
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
      async (update) => void accepted.push(update.update_id),
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
      { kind: 'unreachable' },
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

  it('confirms only what was answered', async () => {
    const never = new Promise<void>(() => undefined)
    const { poller, offsets } = await polled([[5, 6, 7]], ({ update_id: id }) =>
      id === 6 ? never : Promise.resolve(),
    )
    await poller.confirm()
    expect(offsets.at(-1)).toBe(6)
  })
})
