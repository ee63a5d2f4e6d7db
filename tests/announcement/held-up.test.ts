// Questions asked while Telegram lets nothing through: they wait as long as Telegram said, are answered before the rest
// of the announcement, and once.
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  announced,
  api,
  begin,
  editor,
  end,
  finished,
  press,
  say,
  start,
  subscribed,
} from '../support/announcement-people.ts'
import { citizen } from '../support/bot-api-double.ts'

beforeEach(begin)
afterEach(end)

const retryAfter = 3

it('answers first what was asked while the whole bot has to wait', { timeout: 60_000 }, async () => {
  await start({ perSecond: 20, consent: false }, 150)
  const [first, second] = [4001, 4002].map((id) => ({ ...citizen, id })) as [typeof citizen, typeof citizen]
  const subscribers = Array.from({ length: 14 }, (_, i) => ({ ...citizen, id: 3000 + i }))
  for (const who of subscribers) await subscribed(who)
  const { panel } = await announced('新闻')
  let sends = 0
  let until = Number.POSITIVE_INFINITY
  const refused: unknown[] = []
  api.misfortune = (method, { chat_id: chat, text }) => {
    if (method !== 'sendMessage' || performance.now() > until) return null
    if (text === '新闻') sends += 1
    if (sends < 5) return null
    refused.push(chat)
    until = performance.now() + retryAfter * 1000
    return { status: 429, description: 'Too Many Requests', parameters: { retry_after: retryAfter } }
  }
  const refusals = async (count: number) => {
    while (refused.length < count) await new Promise((done) => setTimeout(done, 10))
  }
  press(editor, panel, '发出')
  await refusals(1)
  // To one chat it may have been too much. When another one is refused it is the bot, and nothing goes any more.
  say(first, '轮椅')
  await refusals(2)
  say(second, '轮椅')
  await finished()
  // Nobody is tried again before the time is over.
  expect(new Set(refused).size).toBe(refused.length)
  const after = api.calls.filter(({ method, at }) => method === 'sendMessage' && at > until)
  const chats = after.map(({ payload }) => payload['chat_id'])
  expect(chats.slice(0, 2).toSorted()).toEqual([first.id, second.id])
  expect(new Set(chats).size).toBe(chats.length)
  const told = api.calls.filter(({ method, visible }) => method === 'sendMessage' && visible === '新闻')
  const had = told.map(({ payload }) => payload['chat_id']).filter((chat) => chat !== editor.id)
  expect(had.toSorted()).toEqual(subscribers.map(({ id }) => id))
})
