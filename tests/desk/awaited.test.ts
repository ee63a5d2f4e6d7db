// "Tell me when it is published", from the tap to the news, over HTTP with the bot as it is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bot, closeDesk, openDesk, owner } from '../support/desk-bot.ts'
import { type Talk, talkOf } from '../support/talk.ts'
import { laterRelease, wanted } from './later-release.ts'

let asker: Talk
const askerId = 45

beforeEach(async () => {
  await openDesk()
  asker = talkOf(bot.api, askerId)
})
afterEach(closeDesk)

/** Asks for what no release says, and taps. */
async function waits(): Promise<void> {
  expect(await asker.says(wanted)).not.toContain('2511')
  asker.presses('🔔')
  let said: unknown
  // A press that only changes the list is confirmed without words.
  while (said === undefined) said = (await bot.api.next('answerCallbackQuery')).payload['text']
  expect(said).toContain('/waiting')
}

async function publishes(name: string, bytes: Buffer): Promise<void> {
  await owner.sends(name, bytes)
  const said = await owner.taps('✅ 发布')
  // An example that asks for 今年 is answered otherwise from now on.
  expect(said.includes('再确认一次') ? await owner.taps('⚠️') : said).toMatch(/^已发布/)
}

/** What the asker was told since the last question, once every wish was looked at for the version of now. */
async function told(): Promise<readonly string[]> {
  const { store, live } = bot
  while (live !== null && (await store.waiting.due(live.version().id, 1)).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 20))
  await owner.says('/versions')
  return bot.api.calls
    .filter(({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === askerId)
    .map(({ visible }) => visible)
    .filter((text) => text.startsWith('您等的有了'))
}

describe('what is waited for', { timeout: 120_000 }, () => {
  it('is told once when the desk publishes it, with its figure and source, and never again', async () => {
    await waits()
    expect(await asker.says('/waiting')).toContain(wanted)
    await publishes('other.txt', laterRelease({ wheelchairs: null }))
    expect(await told()).toEqual([])
    await publishes('later.txt', laterRelease({ wheelchairs: 2511 }))
    expect(await asker.hears()).toMatch(/^您等的有了：2025年[\s\S]*2511名[\s\S]*2025年为2511名残疾人/u)
    expect(await asker.says('/waiting')).toContain('没有在等什么')
    await publishes('again.txt', laterRelease({ wheelchairs: 2511, title: '民生实事再报告' }))
    expect(await told()).toHaveLength(1)
  })

  it('is told no more to whoever ended it, or had everything forgotten', async () => {
    await waits()
    await asker.says('/waiting')
    expect(await asker.taps('取消第 1 个')).toContain('没有在等什么')
    await waits()
    await asker.says('/forget')
    await publishes('later.txt', laterRelease({ wheelchairs: 2511 }))
    expect(await told()).toEqual([])
  })
})
