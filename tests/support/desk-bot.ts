// The bot with its editors' desk, as it is, over HTTP: a new copy of the knowledge for each test of a file.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { knowledgeDir } from './engine.ts'
import { type RunningBot, startBot } from './running-bot.ts'
import { type Talk, talkOf } from './talk.ts'

export const ownerId = 42

/** Holds `knowledge` and `data`. */
export let folder = ''
export let bot: RunningBot
export let owner: Talk

/** Before each test. */
export async function openDesk(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'yuanwen-desk-'))
  cpSync(knowledgeDir, join(folder, 'knowledge'), { recursive: true })
  bot = await startBot({
    place: { dataDir: join(folder, 'data'), databaseUrl: null },
    knowledge: join(folder, 'knowledge'),
    over: { owners: [ownerId] },
  })
  owner = talkOf(bot.api, ownerId)
}

/** After each test. */
export async function closeDesk(): Promise<void> {
  const { api } = bot
  await bot.stop()
  await api.close()
  rmSync(folder, { recursive: true })
  expect(api.complaints).toEqual([])
}
