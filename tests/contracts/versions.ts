// What every store of knowledge versions promises.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Files, NewVersion } from '../../src/engine/versions.ts'
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

    it('keeps a thousand files', async () => {
      const many = files(
        Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`releases/${i}.md`, `第${i}件`])),
      )
      const { version: one } = await at.store.versions.add(version, many, null)
      expect(await at.store.versions.files(one.id)).toEqual(many)
    })
  })
}
