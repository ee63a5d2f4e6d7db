// What every inbox promises.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptFor } from '../../src/chat/retention.ts'
import type { NewStore, TestStore } from '../support/databases.ts'
import { answer, update } from './examples.ts'

export function inboxContract(newStore: NewStore): void {
  describe('inbox', () => {
    let at: TestStore
    beforeEach(async () => {
      at = await newStore()
    })
    afterEach(() => at.dispose())
    const claimed = async (limit = 10) => (await at.store.inbox.claim(limit)).map(({ id }) => id)

    it('gives what was taken, and says how often it was tried', async () => {
      await at.store.inbox.take([update(1, 'a')])
      expect(await at.store.inbox.claim(1)).toEqual([{ ...update(1, 'a'), attempts: 0 }])
      await at.store.inbox.release(1, at.clock.now)
      expect(await at.store.inbox.claim(1)).toEqual([{ ...update(1, 'a'), attempts: 1 }])
    })

    it('works off a lane in order of id, lanes side by side', async () => {
      await at.store.inbox.take([update(3, 'a'), update(1, 'a'), update(2, 'b')])
      expect(await claimed()).toEqual([1, 2])
      await at.store.inbox.take([update(4, 'b'), update(5, 'c')])
      expect(await claimed()).toEqual([5])
      await at.store.inbox.finish(1, [])
      await at.store.inbox.finish(2, [])
      expect(await claimed()).toEqual([3, 4])
    })

    it('gives at most as many as are asked for, the longest waiting first', async () => {
      await at.store.inbox.take([update(9, 'a')])
      at.clock.now += 1
      await at.store.inbox.take([update(1, 'b'), update(2, 'c')])
      expect(await claimed(1)).toEqual([9])
      expect(await claimed(1)).toEqual([1])
    })

    it('takes an update once, also when it comes again later or twice at once', async () => {
      expect(await at.store.inbox.take([update(1), update(1), update(2)])).toBe(2)
      expect(await at.store.inbox.take([update(2), update(3)])).toBe(1)
      expect(await claimed()).toEqual([1])
      await at.store.inbox.finish(1, [])
      at.clock.now += keptFor.update - 1
      expect(await at.store.inbox.take([update(1)])).toBe(0)
      await at.store.tidy()
      expect(await at.store.inbox.take([update(1)])).toBe(0)
      expect(await at.store.inbox.waiting()).toBe(2)
    })

    it('takes a number again after a day, unless it still waits', async () => {
      await at.store.inbox.take([update(1, 'a'), update(2, 'b')])
      await at.store.inbox.claim(1)
      await at.store.inbox.finish(1, [])
      at.clock.now += keptFor.update
      expect(await at.store.inbox.take([update(1, 'a'), update(2, 'b')])).toBe(1)
      expect(await claimed()).toEqual([1, 2])
    })

    it('holds a lane back until a released update may be tried again', async () => {
      await at.store.inbox.take([update(1, 'a'), update(2, 'a')])
      await at.store.inbox.claim(1)
      await at.store.inbox.release(1, at.clock.now + 500)
      expect(await claimed()).toEqual([])
      at.clock.now += 500
      expect(await claimed()).toEqual([1])
    })

    it('counts what is not done', async () => {
      await at.store.inbox.take([update(1, 'a'), update(2, 'a')])
      await at.store.inbox.claim(1)
      expect(await at.store.inbox.waiting()).toBe(2)
      await at.store.inbox.finish(1, [])
      expect(await at.store.inbox.waiting()).toBe(1)
    })

    it('does all effects of an update or none', async () => {
      await at.store.inbox.take([update(1, '5')])
      await at.store.inbox.claim(1)
      const broken = { ...answer(), speaker: 'nobody' }
      const turn = { context: { turn: 1, last: null }, choices: [], language: 'en' as const }
      const effects = [
        answer(),
        { kind: 'turn' as const, speaker: broken.speaker, turn, until: at.clock.now + 1 },
      ]
      await expect(at.store.inbox.finish(1, effects)).rejects.toThrow()
      expect(await at.store.outbox.next()).toBeNull()
      expect(await at.store.inbox.waiting()).toBe(1)
      await at.store.inbox.finish(1, [answer()])
      expect(await at.store.outbox.next()).not.toBeNull()
    })

    it('does nothing for an update that is done or not under way', async () => {
      await at.store.inbox.take([update(1, '5'), update(2, '5')])
      await at.store.inbox.finish(1, [answer()])
      await at.store.inbox.claim(1)
      await at.store.inbox.finish(1, [])
      await at.store.inbox.finish(1, [answer()])
      await at.store.inbox.release(1, 0)
      expect(await at.store.outbox.next()).toBeNull()
      expect(await claimed()).toEqual([2])
    })

    it('gives back what was under way when it is opened again', async () => {
      await at.store.inbox.take([update(1, 'a'), update(2, 'a')])
      await at.store.inbox.claim(1)
      await at.reopened()
      expect(await at.store.inbox.claim(5)).toEqual([{ ...update(1, 'a'), attempts: 1 }])
    })

    it('takes thousands at once', async () => {
      const many = Array.from({ length: 2500 }, (_, i) => update(i + 1, String(i % 50)))
      expect(await at.store.inbox.take(many)).toBe(2500)
      expect(await at.store.inbox.waiting()).toBe(2500)
      expect(await at.store.inbox.claim(100)).toHaveLength(50)
    })
  })
}
