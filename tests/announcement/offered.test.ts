// A figure that was announced is published otherwise: from the editor's one tap to the post that citizens see.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { serialiseRelease } from '../../src/release/serialise.ts'
import { type BotApiDouble, startBotApi } from '../support/bot-api-double.ts'
import { releaseOf } from '../support/engine.ts'
import { type RunningBot, startBot } from '../support/running-bot.ts'
import { talkOf } from '../support/talk.ts'

const [editorId, citizenId] = [42, 1001]
let folder = ''
let api: BotApiDouble
let bot: RunningBot

const announced = releaseOf(['全市为2343名残疾人适配辅助器具。', '全市建成养老机构12家，床位460张。'], {
  id: '2024-12-24-old',
  title: '民生实事办理情况',
})
const newer = releaseOf(['全市为2434名残疾人适配辅助器具。', '全市建成养老机构12家，床位640张。'], {
  ...{ id: '2025-01-02-new', date: '2025-01-02', title: '民生实事办理情况（更正稿）' },
  supersedes: [announced.id],
})

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuanwen-offered-'))
  const knowledge = join(folder, 'knowledge')
  mkdirSync(join(knowledge, 'releases'), { recursive: true })
  writeFileSync(join(knowledge, `releases/${announced.id}.md`), serialiseRelease(announced))
  api = await startBotApi()
  bot = await startBot({
    ...{ api, knowledge, place: { dataDir: join(folder, 'data'), databaseUrl: null } },
    over: { owners: [editorId] },
  })
})
afterEach(async () => {
  await bot.stop()
  await api.close()
  rmSync(folder, { recursive: true })
  expect(api.complaints).toEqual([])
})

it('is offered to be corrected, and one tap edits every post', async () => {
  const [editor, citizen] = [talkOf(api, editorId), talkOf(api, citizenId)]
  await citizen.says('/subscribe')
  await citizen.taps('订阅全部公告')
  await editor.says('/announce')
  expect(await editor.taps(announced.title)).toContain('2343名')
  await editor.hears()
  await editor.taps('发出')
  expect(await citizen.hears()).toContain('2343名')
  const { messageId: post } = api.calls.findLast(({ payload }) => payload['chat_id'] === citizenId) ?? {}

  const { live } = bot
  if (live === null) throw new Error('there is knowledge')
  const files = new Map([...live.files(), [`releases/${newer.id}.md`, serialiseRelease(newer)]])
  const { id } = live.version()
  await live.publish({ files, after: id, way: 'desk', by: editorId, note: '更正稿' })

  let offer = await editor.hears()
  while (!offer.includes('已被')) offer = await editor.hears()
  expect(offer).toMatch(/已被《民生实事办理情况（更正稿）》取代.*\n· 2343名 → 2434名\n· 460张 → 640张$/s)
  editor.presses('更正这 2 处')
  let edited = await citizen.hears()
  // The two may come one after the other.
  while (!edited.includes('640张')) edited = await citizen.hears()
  const edit = api.calls.findLast(({ payload }) => payload['chat_id'] === citizenId)
  expect(edit).toMatchObject({ method: 'editMessageText', payload: { message_id: post } })
  expect(edited).toMatch(/^更正（\d{4}-\d\d-\d\d）：2343名 → 2434名/)
  const lines = String(edit?.payload['text']).split('\n')
  expect(lines.filter((line) => line.includes('<s>460张</s> → <b>640张</b>'))).toHaveLength(1)
  // The sentence stays as it was printed, with the old figure struck out.
  expect(lines.join('')).toContain('全市为<s>2343名</s>残疾人适配辅助器具。')

  const log = (await bot.store.desk.log(9)).map(({ action, details }) => `${action} ${details}`)
  expect(log).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^correct .*2343名 → 2434名$/),
      expect.stringMatching(/^correct .*460张 → 640张$/),
    ]),
  )
}, 60_000)
