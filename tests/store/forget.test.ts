// /forget, held against the whole database: whatever a person did, no cell names them afterwards.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, it } from 'vitest'
import { encodeAction } from '../../src/chat/action.ts'
import type { Action } from '../../src/render/button.ts'
import { openStore } from '../../src/store/store.ts'
import { citizen, startBotApi } from '../support/bot-api-double.ts'
import { startBot } from '../support/running-bot.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-forget-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

// A number that stands nowhere by chance.
const person = 770077007
const from = { ...citizen, id: person }
const own = { chat: { id: person, type: 'private' }, from }
const group = { chat: { id: -1001, type: 'supergroup', title: '群' }, from }

/** Every cell of every table that holds the person's number, as `table.column`. */
function cellsNaming(): string[] {
  const file = new DatabaseSync(join(dataDir, 'yuanwen.db'), { readOnly: true })
  const tables = file.prepare("select name from sqlite_master where type = 'table'").all()
  const found = tables.flatMap(({ name }) =>
    file
      .prepare(`select * from "${name}"`)
      .all()
      .flatMap((row) => Object.entries(row).filter(([, value]) => `${value}`.includes(`${person}`)))
      .map(([column]) => `${name}.${column}`),
  )
  file.close()
  return [...new Set(found)].sort()
}

it('leaves nothing that names the person', { timeout: 60_000 }, async () => {
  const api = await startBotApi()
  const bot = await startBot({ place: { dataDir, databaseUrl: null }, api })
  const press = (action: Action, message: number) => {
    const data = encodeAction(action)
    const under = { message_id: message, date: 1, chat: own.chat }
    api.push({ callback_query: { id: `${message}`, from, message: under, chat_instance: '1', data } })
  }
  api.fail('sendMessage', { status: 400, description: 'Bad Request: message is too long' })
  api.say('轮椅', own)
  api.say('轮椅多少', own)
  const { messageId } = await api.next('sendMessage')
  press({ kind: 'vote', helpful: false }, messageId)
  const { messageId: asked } = await api.next('sendMessage')
  press({ kind: 'why', message: messageId, why: 'unclear' }, asked)
  press({ kind: 'language', language: 'en' }, asked)
  await api.next('editMessageText')
  await api.next('editMessageText')
  api.say('/ask 轮椅', group)
  api.say('/subscribe', own)
  await api.next('sendMessage')
  await api.next('sendMessage')
  const known = cellsNaming()
  for (const cell of ['turns.person', 'answers.person', 'votes.person', 'people.id', 'mishaps.chat'])
    expect(known).toContain(cell)

  api.say('/forget', own)
  expect((await api.next('sendMessage')).visible).toContain('deleted')
  await bot.stop()
  // Rows of an empty queue have no name for anybody: the hourly tidying takes them away.
  const store = await openStore({ dataDir, databaseUrl: null, now: () => Date.now() + 3_600_000 })
  await store.tidy()
  await store.close()
  expect(cellsNaming()).toEqual([])
  await api.close()
})
