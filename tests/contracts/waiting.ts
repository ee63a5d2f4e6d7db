// What somebody waits for is told once, whoever looks and whatever ends in between.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookOnce, type Wish } from '../../src/chat/waiting.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { openStore } from '../../src/store/store.ts'
import type { NewStore, TestStore } from '../support/databases.ts'
import { answered, notStated, standInEngine } from '../support/stand-in-engine.ts'
import { happen, textOf } from './examples.ts'

const wish: Wish = { person: 5, question: '轮椅有几辆？', context: null, language: 'zh-Hans' }
const silent = standInEngine(() => notStated())
const telling = standInEngine(() => answered())

export function waitingContract(newStore: NewStore): void {
  describe('waiting', () => {
    let at: TestStore
    beforeEach(async () => {
      at = await newStore()
      await happen(at.store, { kind: 'awaited', wish })
    })
    afterEach(() => at.dispose())

    const look = (engine: Engine, version: number, store = at.store) =>
      lookOnce({ waiting: store.waiting, engine: () => engine, version: () => version, onPosts: () => {} })
    const posts = async () => {
      const claimed = await at.store.outbox.claim(10, at.clock.now)
      for (const { id } of claimed) await at.store.outbox.sent(id, 100 + id)
      return claimed.map((post) => ({ chat: post.to.chat, text: textOf(post) }))
    }

    it('tells once, in the chat of who asked, and ends', async () => {
      await look(telling, 2)
      await look(telling, 3)
      const [told, ...more] = await posts()
      expect(told).toMatchObject({ chat: 5, text: expect.stringContaining('您等的有了：轮椅有几辆？') })
      expect(told?.text).toContain('2343名')
      expect(more).toEqual([])
      expect(await at.store.memory.awaited(5)).toEqual([])
    })

    it('looks once at each version, and at none that is older', async () => {
      expect(await look(silent, 2)).toBe(1)
      expect(await look(silent, 2)).toBe(0)
      expect(await look(telling, 1)).toBe(0)
      expect(await look(silent, 3)).toBe(1)
      expect(await at.store.memory.awaited(5)).toMatchObject([{ question: wish.question }])
      expect(await posts()).toEqual([])
    })

    it('is told once by several that look at the same time, and after a restart', async () => {
      const [other] = at.options.databaseUrl === null ? [] : [await openStore(at.options)]
      const all = other ? [at.store, other] : [at.store, at.store]
      await Promise.all([...all, ...all].map((store) => look(telling, 2, store)))
      await other?.close()
      await at.reopened()
      await look(telling, 3)
      expect(await posts()).toHaveLength(1)
    })

    it('is kept once, ended by who waits only, and forgotten with the person', async () => {
      await happen(at.store, { kind: 'awaited', wish })
      const [{ id } = { id: 0 }, ...more] = await at.store.memory.awaited(5)
      expect(more).toEqual([])
      await happen(at.store, { kind: 'unawaited', person: 6, id })
      expect(await at.store.memory.awaited(5)).toHaveLength(1)
      await happen(at.store, { kind: 'unawaited', person: 5, id })
      expect(await at.store.memory.awaited(5)).toEqual([])
      await happen(at.store, { kind: 'awaited', wish }, { kind: 'forget', person: 5 })
      expect(await at.store.memory.awaited(5)).toEqual([])
    })
  })
}
