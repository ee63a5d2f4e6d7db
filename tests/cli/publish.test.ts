// Publishing from the command line, beside a bot that runs: real store, real documents, the same preview as at the desk.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publish } from '../../src/cli/publish.ts'
import { knowledgeDir } from '../support/engine.ts'
import { type RunningBot, startBot } from '../support/running-bot.ts'
import { type Talk, talkOf } from '../support/talk.ts'
import { testIo } from '../support/test-io.ts'

const howMany = '全市新建了多少所公办幼儿园？'
const text = readFileSync(
  fileURLToPath(new URL('../fixtures/documents/release.txt', import.meta.url)),
  'utf8',
)
  .replaceAll('云栖市', '涿州市')
  .replace('3月18日', '2025年3月18日')
  .replace('“民生实事看得见”', '')

let folder = ''
let bot: RunningBot
let owner: Talk
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuanwen-publish-'))
  cpSync(knowledgeDir, join(folder, 'knowledge'), { recursive: true })
  bot = await startBot({
    place: { dataDir: join(folder, 'data'), databaseUrl: null },
    knowledge: join(folder, 'knowledge'),
    over: { owners: [42] },
  })
  owner = talkOf(bot.api, 42)
})
afterEach(async () => {
  const { api } = bot
  await bot.stop()
  await api.close()
  rmSync(folder, { recursive: true })
})

/** The document with this figure, as a file. */
function document(kindergartens: number, name = 'a.txt'): string {
  const path = join(folder, name)
  writeFileSync(path, text.replace('幼儿园17所', `幼儿园${kindergartens}所`))
  return path
}

async function run(files: readonly string[], options: Readonly<Record<string, boolean>> = {}) {
  const io = testIo()
  const place = { dataDir: join(folder, 'data'), databaseUrl: null }
  const args = { knowledge: join(folder, 'knowledge'), files, ...options }
  const status = await publish(args, io, { ...place, language: 'zh-Hans', today: '2026-11-27' })
  await bot.live?.follow()
  return { status, out: io.out(), err: io.err() }
}

describe('yuanwen publish', { timeout: 120_000 }, () => {
  it('shows what the desk shows, publishes it on demand, and the bot takes it over', async () => {
    const path = document(26)
    const shown = await run([path])
    expect(shown).toMatchObject({ status: 0, err: expect.stringContaining('nothing was published: --yes') })
    expect(shown.out).toMatch(/^预览：《涿州市2024年度民生实事办理情况》/)
    expect(bot.live?.version().id).toBe(1)
    const done = await run([path], { yes: true })
    expect(done).toMatchObject({ status: 0, out: expect.stringMatching(/已发布：第 2 版/) })
    expect(await owner.says(howMany)).toMatch(/^26所/)
    expect(await owner.says('/versions')).toMatch(/第 2 版 · .* · 命令行 · 《涿州市/)
    expect(await owner.says('/log')).toMatch(/命令行 · 发布 · #2 《涿州市/)
    expect(readdirSync(join(folder, 'knowledge/releases'))).toHaveLength(2)
    // The same document at the desk changes nothing; the same preview but for the buttons.
    const atDesk = await owner.sends('a.txt', Buffer.from(text.replace('幼儿园17所', '幼儿园27所')))
    const here = await run([document(27)])
    expect(here.out.trim()).toBe(atDesk.trim())
  })

  it('publishes nothing of several documents when one has faults, and says which', async () => {
    const picture = join(folder, 'b.docx')
    writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))
    const { status, err } = await run([document(26), picture], { yes: true })
    expect(status).toBe(1)
    expect(err).toContain('b.docx')
    expect(bot.live?.version().id).toBe(1)
  })

  it('publishes what hands changed in the folder only when it is asked to', async () => {
    const words = join(folder, 'knowledge/vocabulary/words.yaml')
    writeFileSync(words, '- { word: 铁蛋, means: [轮椅], example: 给多少残疾人配了铁蛋 }\n')
    expect((await run([document(26)], { yes: true })).out).not.toContain('铁蛋')
    expect(bot.live?.files().get('vocabulary/words.yaml')).not.toContain('铁蛋')
    const shown = await run([])
    expect(shown.out).toMatch(/^预览：/)
    expect(await run([], { yes: true })).toMatchObject({ status: 0 })
    expect(bot.live?.files().get('vocabulary/words.yaml')).toContain('铁蛋')
    expect((await run([], { yes: true })).out).toContain('没有差别')
    writeFileSync(words, '- { word: 铁蛋 }\n')
    expect(await run([], { yes: true })).toMatchObject({
      status: 1,
      out: expect.stringContaining('words.yaml'),
    })
  })

  it('publishes against an example only when that is said, too', async () => {
    writeFileSync(
      join(folder, 'knowledge/questions/kindergartens.yaml'),
      `- { question: ${howMany}, figures: [26所] }\n`,
    )
    await run([document(26)], { yes: true })
    expect(await run([], { yes: true })).toMatchObject({ status: 0 })
    const doubtful = await run([document(27)], { yes: true })
    expect(doubtful.status).toBe(1)
    expect(doubtful.out).toContain(`例题：${howMany}`)
    expect(doubtful.err).toContain('--despite-examples')
    expect(await owner.says(howMany)).toMatch(/^26所/)
    const options = { yes: true, despiteExamples: true }
    expect(await run([document(27)], options)).toMatchObject({ status: 0 })
    expect(await owner.says(howMany)).toMatch(/^27所/)
    expect(await owner.says('/log')).toContain('发布（例题答错，已确认）')
  })
})
