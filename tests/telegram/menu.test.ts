import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { callerOf, createTelegraf } from '../../src/telegram/client.ts'
import { introduceBot } from '../../src/telegram/menu.ts'
import { startBotApi } from '../support/bot-api-double.ts'

it('sets menus and profile by scope and language, and only where they have changed', async () => {
  const api = await startBotApi()
  const call = callerOf(createTelegraf({ token: api.token, apiRoot: api.apiRoot, proxyEnv: {} }))
  const log = createLog({ level: 'warn', pretty: false, stream: new PassThrough(), secrets: [] })
  const introduced = () => introduceBot(call, log, [[42, 'owner']], new AbortController().signal)
  const sets = () => api.calls.filter(({ method }) => method.startsWith('set'))

  await introduced()
  const menus = sets().filter(({ method }) => method === 'setMyCommands')
  const scopes = menus.map(({ payload }) => payload['scope'] as { type: string; chat_id?: number })
  expect(new Set(scopes.map(({ type }) => type))).toEqual(
    new Set(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators', 'chat']),
  )
  expect(scopes.filter(({ chat_id: id }) => id === 42)).toHaveLength(3)
  expect(new Set(menus.map(({ payload }) => payload['language_code']))).toEqual(
    new Set([undefined, 'zh', 'en']),
  )
  const profile = sets().filter(({ method }) => method !== 'setMyCommands')
  expect(profile).toHaveLength(6)
  for (const { payload } of profile) {
    expect(String(payload['description'] ?? '').length).toBeLessThanOrEqual(512)
    expect(String(payload['short_description'] ?? '').length).toBeLessThanOrEqual(120)
  }

  const before = sets().length
  await introduced()
  expect(sets()).toHaveLength(before)

  // One owner who never wrote to the bot holds up nobody else's menu.
  api.fail('getMyCommands', { status: 400, description: 'Bad Request: chat not found' })
  await introduced()
  expect(sets()).toHaveLength(before)
  expect(api.complaints).toEqual([])
  await api.close()
})
