// Announcements of a newsroom's own tools: the command line and the watched folder, beside a bot that runs.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announcementId } from '../../src/announcement/announcement.ts'
import { takeFile } from '../../src/chat/outside.ts'
import { announce } from '../../src/cli/announce.ts'
import { takeDropped } from '../../src/store/announcement-folder.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { subscriptionTo } from '../contracts/announcements.ts'
import { happen } from '../contracts/examples.ts'
import { unpaced } from '../support/databases.ts'
import { shippedEngine, shippedRelease } from '../support/engine.ts'
import { testIo } from '../support/test-io.ts'

let dataDir = ''
let store: Store
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-outside-'))
  store = await openStore({ dataDir, databaseUrl: null, now: Date.now, paces: unpaced })
  await happen(store, { kind: 'subscribed', subscription: subscriptionTo(5) })
})
afterEach(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true })
})

const department = shippedEngine.catalogue.sections[0]?.label ?? ''

function fileOf(text: string, name = 'news.txt'): string {
  const path = join(dataDir, name)
  writeFileSync(path, text)
  return path
}

describe('yuanwen announce', () => {
  const newsdesk = { timeZone: 'Asia/Shanghai', consent: false, catalogue: shippedEngine.catalogue }
  const run = async (args: Record<string, string | boolean | string[]>, over = {}) => {
    const io = testIo()
    const place = { dataDir, databaseUrl: null }
    const status = await announce({ knowledge: '', ...args }, io, { ...newsdesk, ...place, ...over })
    return { status, out: io.out(), err: io.err() }
  }
  const faultsOf = (args: Record<string, string | boolean | string[]>) =>
    run(args).then(
      () => [],
      (error: { faults: readonly { where: string; what: string }[] }) => error.faults.map(({ what }) => what),
    )

  it('keeps a text for its time, beside a bot that runs, and says for how many', async () => {
    const file = fileOf('停水通知：明天 8 点')
    const { status, out, err } = await run({ file, topic: [department], at: '2099-01-02 09:00' })
    expect([status, out]).toEqual([0, '停水通知：明天 8 点\n'])
    expect(err).toMatch(/^announcement \w{6}: to 1 chats, at 2099-01-02 09:00 \(Asia\/Shanghai\)\n$/)
    const [kept] = await store.newsroom.latest(1)
    expect(kept).toMatchObject({
      state: 'scheduled',
      topics: [department],
      author: null,
      origin: 'command line',
    })
    expect(kept?.at).toBe(Date.parse('2099-01-02T01:00Z'))
    const [noted] = await store.desk.log(1)
    expect(noted).toMatchObject({ action: 'announce', details: `${kept?.id} command line` })
  })

  it('announces the same only once, unless told to', async () => {
    const file = fileOf('停水通知')
    await run({ file })
    expect(await faultsOf({ file })).toEqual([expect.stringContaining('was announced already')])
    await run({ file, again: true })
    expect(await store.newsroom.latest(5)).toHaveLength(2)
  })

  it('makes the digest of a release, and reads Telegram’s HTML', async () => {
    const { out } = await run({ release: shippedRelease.id })
    expect(out).toContain(shippedRelease.title)
    const file = fileOf(
      '---\nchats: channel\nsilent: yes\n---\n<b>停水</b> &lt;A&gt; <a href="https://example.org/?a&amp;b">详情</a>',
      'a.html',
    )
    await run({ file })
    const [kept] = await store.newsroom.latest(1)
    expect(kept).toMatchObject({ kinds: ['channel'], silent: true })
    expect(kept?.content).toEqual({
      kind: 'text',
      lines: [
        {
          kind: 'say',
          words: [
            { kind: 'styled', text: '停水', styles: ['bold'], url: null },
            { kind: 'plain', text: ' <A> ' },
            { kind: 'styled', text: '详情', styles: [], url: 'https://example.org/?a&b' },
          ],
        },
      ],
    })
  })

  it('names every fault at once, and keeps nothing', async () => {
    const file = fileOf('---\ntopics: 没有这个局\nat: 2001-01-01 09:00\nchat: all\n---\n')
    expect(await faultsOf({ file })).toEqual([
      '“chat: all” is no field',
      'there is no topic “没有这个局”',
      '“2001-01-01 09:00” is past',
      'has no text',
    ])
    expect(await faultsOf({ file: fileOf('<b>停水', 'a.html') })).toEqual([
      expect.stringContaining('<b> is not closed'),
    ])
    expect(await faultsOf({ file: join(dataDir, 'none.txt') })).toEqual(['is not there'])
    expect(await faultsOf({ file: fileOf('很长'.repeat(2000)) })).toEqual([
      expect.stringContaining('4001 characters'),
    ])
    expect(await store.newsroom.latest(5)).toEqual([])
  })

  it('waits for an editor where one must agree', async () => {
    const { err } = await run({ file: fileOf('停水通知') }, { consent: true })
    expect(err).toContain('when an editor has agreed')
    expect(await store.newsroom.latest(1)).toMatchObject([{ state: 'awaiting' }])
  })
})

describe('the watched folder', () => {
  const style = { timeZone: 'Asia/Shanghai', consent: false }
  const parts = { style, engine: () => shippedEngine }
  const look = (folder: string) =>
    takeDropped(folder, Date.now(), (file) =>
      takeFile({ ...parts, newsroom: store.newsroom }, file, Date.now()),
    )
  const drop = (folder: string, name: string, text: string) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), text)
    utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000)
  }

  it('takes each file once, and says beside a refused one what is wrong', async () => {
    const folder = join(dataDir, 'announcements')
    drop(folder, 'a.txt', '停水通知')
    drop(folder, 'b.txt', '---\nat: 昨天\n---\n停电通知')
    drop(folder, '.hidden.txt', '不读')
    await look(folder)
    await look(folder)
    expect(await store.newsroom.latest(5)).toMatchObject([{ origin: 'folder: a.txt', state: 'scheduled' }])
    expect(existsSync(join(folder, 'done', 'a.txt'))).toBe(true)
    expect(readFileSync(join(folder, 'refused', 'b.txt.faults'), 'utf8')).toContain('“昨天” is no time')
  })

  it('writes down in the editors’ log what came from where, as the command line does', async () => {
    const folder = join(dataDir, 'announcements')
    drop(folder, 'a.txt', '停水通知')
    await look(folder)
    const log = await store.desk.log(5)
    expect(log.map(({ action, details }) => [action, details.slice(7)])).toEqual([
      ['announce', 'folder: a.txt'],
    ])
  })

  it('does not announce twice what was taken before a crash, but does what is dropped anew', async () => {
    const file = { name: 'a.txt', text: '停水通知', stamp: 'a.txt 1 1' }
    const take = (stamp: string) =>
      takeFile({ ...parts, newsroom: store.newsroom }, { ...file, stamp }, Date.now())
    await take('a.txt 1 1')
    await take('a.txt 1 1')
    await take('a.txt 1 2')
    const kept = await store.newsroom.latest(5)
    expect(kept.map(({ id }) => id).toSorted()).toEqual(
      ['a.txt 1 1', 'a.txt 1 2'].map(announcementId).toSorted(),
    )
  })

  it('leaves a file that is still being written', async () => {
    const folder = join(dataDir, 'announcements')
    mkdirSync(folder)
    writeFileSync(join(folder, 'a.txt'), '停水')
    await look(folder)
    expect(await store.newsroom.latest(5)).toEqual([])
  })
})
