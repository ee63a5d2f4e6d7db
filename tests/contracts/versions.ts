// What every store of knowledge versions promises.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptFor } from '../../src/chat/retention.ts'
import type { Files, NewVersion } from '../../src/engine/versions.ts'
import { sqliteFile } from '../../src/store/database/here.ts'
import { openPostgres } from '../../src/store/database/postgres.ts'
import { openSqlite } from '../../src/store/database/sqlite.ts'
import type { NewStore, TestStore } from '../support/databases.ts'

const version: NewVersion = {
  knowledge: 'aaaaaaaaaaaa',
  day: '2026-11-23',
  way: 'desk',
  by: 7,
  note: '一件事',
  inFolder: false,
}
const files = (texts: Readonly<Record<string, string>>): Files => new Map(Object.entries(texts))
const first = files({ 'contacts.yaml': '', 'releases/甲.md': '甲'.repeat(3), 'releases/乙.md': '乙\n' })

/** Every text that is stored, whichever version has it. */
async function textsOf({ options }: TestStore): Promise<readonly string[]> {
  const { dataDir, databaseUrl } = options
  const database =
    databaseUrl === null ? openSqlite(sqliteFile(dataDir), { readOnly: true }) : openPostgres(databaseUrl)
  const rows = await database.db.selectFrom('texts').select('text').execute()
  await database.close()
  return rows.map(({ text }) => text).toSorted()
}

export function versionsContract(newStore: NewStore): void {
  describe('versions', () => {
    let at: TestStore
    beforeEach(async () => {
      at = await newStore()
    })
    afterEach(() => at.dispose())

    it('has none at first', async () => {
      const { versions } = at.store
      expect(await versions.newest()).toBeNull()
      expect(await versions.list(5)).toEqual([])
      expect(await versions.files(1)).toBeNull()
      expect(await versions.withKnowledge('aaaaaaaaaaaa')).toBeNull()
    })

    it('gives back every file to the letter, with what changed since the version before', async () => {
      const { versions } = at.store
      const one = await versions.add(version, first, null)
      expect(one).toMatchObject({ outcome: 'added', version: { ...version, at: at.clock.now } })
      const second = files({ 'contacts.yaml': '', 'releases/乙.md': '乙二', 'releases/丙.md': '丙' })
      const two = await versions.add({ ...version, by: null }, second, one.version.id)
      const changes = { added: ['releases/丙.md'], changed: ['releases/乙.md'], gone: ['releases/甲.md'] }
      expect(two.version.changes).toEqual(changes)
      const again = (await at.reopened()).versions
      expect(await again.newest()).toEqual(two.version)
      expect(await again.list(5)).toEqual([two.version, one.version])
      expect(await again.list(1)).toEqual([two.version])
      expect(await again.files(one.version.id)).toEqual(first)
      expect(await again.files(two.version.id)).toEqual(second)
    })

    it('adds nothing on top of a version that is not the newest any more', async () => {
      const { versions } = at.store
      const { version: one } = await versions.add(version, first, null)
      const { version: two } = await versions.add(version, files({ a: '1' }), one.id)
      for (const after of [null, one.id])
        expect(await versions.add(version, files({ b: '2' }), after)).toEqual({
          outcome: 'newer',
          version: two,
        })
      expect(await versions.list(9)).toHaveLength(2)
    })

    it('lets one of several that add at once win', async () => {
      const { versions } = at.store
      const { version: one } = await versions.add(version, first, null)
      const adding = ['1', '2', '3'].map((text) => versions.add(version, files({ a: text }), one.id))
      const outcomes = (await Promise.all(adding)).map(({ outcome }) => outcome)
      expect(outcomes.toSorted()).toEqual(['added', 'newer', 'newer'])
      expect(await versions.list(9)).toHaveLength(2)
    })

    it('finds the newest version that answers carry, and is told when the folder comes into step', async () => {
      const { versions } = at.store
      const { version: one } = await versions.add(version, first, null)
      await versions.add({ ...version, knowledge: 'bbbbbbbbbbbb' }, files({ a: '1' }), one.id)
      expect(await versions.withKnowledge(version.knowledge)).toEqual(one)
      await versions.inFolder(one.id)
      expect(await versions.withKnowledge(version.knowledge)).toEqual({ ...one, inFolder: true })
    })

    it('drops what was replaced long ago, and the texts that nothing else holds', async () => {
      const days = (count: number) => count * 24 * 60 * 60_000
      const short = await newStore({ kept: { ...keptFor, version: days(1), receipt: days(10) } })
      const { versions } = short.store
      const ids: number[] = []
      for (let i = 0; i < 24; i++) {
        // The same text comes back in the end.
        const texts = files({ same: '同', own: `第${i}版`, back: i === 0 || i === 23 ? '回' : '去' })
        const { version: one } = await versions.add(version, texts, ids.at(-1) ?? null)
        ids.push(one.id)
        if (i === 1) await versions.inFolder(one.id)
        short.clock.now += 60_000
      }
      const kept = async () =>
        (await versions.list(99)).map(({ id }) => ids.indexOf(id)).toSorted((a, b) => a - b)
      const all = [...ids.keys()]
      // Receipts name a version for ten days after its last answer, and one day is for stragglers.
      short.clock.now += days(10)
      await short.store.tidy()
      expect(await kept()).toEqual(all)
      short.clock.now += days(1)
      await short.store.tidy()
      // The newest twenty, and the one that the folder is in step with.
      expect(await kept()).toEqual([1, ...all.slice(-20)])
      expect(await versions.files(ids[0] ?? 0)).toBeNull()
      for (const i of await kept()) expect((await versions.files(ids[i] ?? 0))?.get('own')).toBe(`第${i}版`)
      expect((await versions.files(ids[1] ?? 0))?.get('back')).toBe('去')
      expect((await versions.files(ids[23] ?? 0))?.get('back')).toBe('回')
      expect(await textsOf(short)).toEqual(
        ['去', '同', '回', ...(await kept()).map((i) => `第${i}版`)].toSorted(),
      )
      await short.dispose()
    })

    it('keeps a thousand files', async () => {
      const many = files(
        Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`releases/${i}.md`, `第${i}件`])),
      )
      const { version: one } = await at.store.versions.add(version, many, null)
      expect(await at.store.versions.files(one.id)).toEqual(many)
    })
  })
}
