// What every outbox promises.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClaimedPost } from '../../src/chat/outbox.ts'
import { telegramPaces } from '../../src/store/database/pace.ts'
import type { NewStore, TestStore } from '../support/databases.ts'
import { answer, happen, postTo, textOf } from './examples.ts'

export function outboxContract(newStore: NewStore): void {
  describe('outbox', () => {
    let at: TestStore
    beforeEach(async () => {
      at = await newStore()
    })
    afterEach(() => at.dispose())
    const claim = (limit = 10) => at.store.outbox.claim(limit, at.clock.now)
    const claimOne = async () => {
      const [post] = await claim(1)
      if (!post) throw new Error('nothing may be claimed')
      return post
    }
    const texts = async (limit = 10) => (await claim(limit)).map(textOf)

    it('gives a post as it was put in', async () => {
      const post = postTo(-5, 'x', {
        to: { chat: -5, replyTo: null, thread: 3 },
        edits: 9,
        answers: null,
        urgency: 'notice',
        silent: true,
      })
      await happen(at.store, { kind: 'post', post, speaker: null, question: null })
      const kept = {
        id: expect.any(Number),
        maybeSent: false,
        goesAt: expect.any(Number),
        ticket: expect.any(String),
      }
      expect(await claimOne()).toEqual({ ...post, ...kept })
    })

    it('keeps the order of a chat, and goes on when one is sent', async () => {
      await happen(at.store, answer(postTo(5, 'one')), answer(postTo(5, 'two')), answer(postTo(6, 'six')))
      await happen(at.store, answer(postTo(5, 'three')))
      at.clock.now += 100
      const first = await claim()
      expect(first.map(textOf)).toEqual(['one', 'six'])
      expect(await texts()).toEqual([])
      await at.store.outbox.sent(first[0]?.id ?? 0, 101)
      at.clock.now += 100
      const second = await claim()
      expect(second.map(textOf)).toEqual(['two'])
      await at.store.outbox.sent(second[0]?.id ?? 0, 102)
      at.clock.now += 100
      expect(await texts()).toEqual(['three'])
    })

    it('sends replies before notices, also within a chat', async () => {
      await happen(at.store, answer(postTo(5, 'news', { urgency: 'notice' })))
      await happen(at.store, answer(postTo(6, 'news', { urgency: 'notice' })))
      await happen(at.store, answer(postTo(6, 'reply')))
      expect(await texts(1)).toEqual(['reply'])
      at.clock.now += 100
      expect(await texts()).toEqual(['news'])
    })

    it('remembers what a sent answer answers', async () => {
      await happen(at.store, answer(postTo(5, 'one')), answer(postTo(5, 'two')))
      const kept = {
        chat: 5,
        message: 101,
        answers: 7,
        question: '多少人？',
        speaker: '5:5',
        sentAt: at.clock.now,
      }
      const one = await claimOne()
      expect(await at.store.memory.answerTo(5, 7)).toBeNull()
      await at.store.outbox.sent(one.id, 101)
      expect(await at.store.memory.answerIn(5, 101)).toEqual(kept)
      at.clock.now += 1000
      await at.store.outbox.sent((await claimOne()).id, 102)
      expect(await at.store.memory.answerTo(5, 7)).toEqual({
        ...kept,
        message: 102,
        sentAt: at.clock.now,
      })
      expect(await at.store.memory.answerTo(6, 7)).toBeNull()
    })

    it('remembers the new question of an answer that took the place of another', async () => {
      await happen(at.store, answer())
      await at.store.outbox.sent((await claimOne()).id, 101)
      const again = { ...answer(postTo(5, 'new', { edits: 101 })), question: '多少户？' }
      await happen(at.store, again)
      await at.store.outbox.sent((await claimOne()).id, null)
      expect(await at.store.memory.answerIn(5, 101)).toMatchObject({ question: '多少户？' })
    })

    it('does not send the rest of a reply of which a part failed', async () => {
      await happen(at.store, answer(postTo(5, 'one')), answer(postTo(5, 'two')), answer(postTo(6, 'six')))
      await happen(at.store, answer(postTo(5, 'other')))
      await at.store.outbox.failed((await claimOne()).id, 'refused', false)
      at.clock.now += 1000
      expect((await texts()).sort()).toEqual(['other', 'six'])
    })

    it('marks a chat that cannot be written to, and drops what waits for it', async () => {
      await happen(at.store, { kind: 'chat', chat: { id: 5, type: 'private' } })
      await happen(at.store, answer(postTo(5, 'one')))
      await happen(at.store, answer(postTo(5, 'other')))
      await at.store.outbox.failed((await claimOne()).id, 'blocked', true)
      expect(await at.store.memory.chat(5)).toMatchObject({ gone: true })
      expect(await at.store.outbox.next()).toBeNull()
      await happen(at.store, { kind: 'chat', chat: { id: 5, gone: false } }, answer())
      expect(await at.store.memory.chat(5)).toMatchObject({ gone: false })
      at.clock.now += 1000
      expect(await texts()).toEqual(['hello'])
    })

    it('puts a post off, and what follows with it', async () => {
      await happen(at.store, answer(postTo(5, 'one')), answer(postTo(5, 'two')))
      await at.store.outbox.later((await claimOne()).id, at.clock.now + 5000, true)
      expect(await at.store.outbox.next()).toBe(at.clock.now + 5000)
      at.clock.now += 4999
      expect(await texts()).toEqual([])
      at.clock.now += 1
      const post = await claimOne()
      expect(textOf(post)).toBe('one')
      expect(post.maybeSent).toBe(true)
    })

    it('says that a post may have been sent when it was under way at the end', async () => {
      await happen(at.store, answer(postTo(5)), answer(postTo(6)))
      expect((await claimOne()).maybeSent).toBe(false)
      await at.reopened()
      at.clock.now += 5000
      const posts = await claim()
      const seen = posts.map(({ to, maybeSent }) => [to.chat, maybeSent]).toSorted()
      expect(seen).toEqual([
        [5, true],
        [6, false],
      ])
    })

    describe('a notice that is claimed ahead of its time', () => {
      const news = (chat: number) => answer(postTo(chat, 'news', { urgency: 'notice' }))
      const goes = { kind: 'goes' }
      const claimed = async () => {
        await happen(at.store, news(5), news(6), news(7))
        const posts = [...(await claim())]
        at.clock.now += 100
        posts.push(...(await claim()))
        expect(posts).toHaveLength(3)
        return posts as [ClaimedPost, ClaimedPost, ClaimedPost]
      }
      const depart = (post: ClaimedPost) => at.store.outbox.depart(post, at.clock.now)

      it('may have been sent once it departed, and certainly was not before', async () => {
        const [first, second] = await claimed()
        expect(await depart(first)).toEqual(goes)
        expect(await depart(first)).toEqual(goes)
        expect(await depart(second)).toEqual(goes)
        await at.store.outbox.later(second.id, at.clock.now, false)
        await at.reopened()
        at.clock.now += 5000
        const after = [...(await claim())]
        at.clock.now += 100
        after.push(...(await claim()))
        expect(after.map(({ to, maybeSent }) => [to.chat, maybeSent]).toSorted()).toEqual([
          [5, true],
          [6, false],
          [7, false],
        ])
      })

      it('goes for whoever claimed it last', async () => {
        const [first] = await claimed()
        await at.reopened()
        at.clock.now += 5000
        const [again] = await claim()
        expect(await depart(first)).toEqual({ kind: 'dropped' })
        expect(again?.id).toBe(first.id)
        expect(again && (await depart(again))).toEqual(goes)
      })

      it('waits when any process was told to, also when it departed already', async () => {
        const [first, second] = await claimed()
        await depart(first)
        const until = at.clock.now + 3000
        await at.store.outbox.pauseNotices(until)
        expect([await depart(first), await depart(second)]).toEqual([
          { kind: 'held', until },
          { kind: 'held', until },
        ])
        at.clock.now = until
        expect(await depart(second)).toEqual(goes)
      })
    })

    it('pauses a chat, and all of them, and never makes a pause shorter', async () => {
      await happen(at.store, answer(postTo(5, 'five')), answer(postTo(6, 'six')))
      const { now } = at.clock
      await at.store.outbox.pause(5, now + 3000)
      await at.store.outbox.pause(5, now + 1000)
      expect(await texts()).toEqual(['six'])
      expect(await at.store.outbox.next()).toBe(now + 3000)
      await at.store.outbox.pause(null, now + 9000)
      await at.store.outbox.pause(null, now + 4000)
      expect(await at.store.outbox.next()).toBe(now + 9000)
      at.clock.now = now + 8999
      expect(await texts()).toEqual([])
      at.clock.now = now + 9000
      expect(await texts()).toEqual(['five'])
    })

    it('stops the chat that was refused, and all of them when a second one is', async () => {
      await happen(at.store, ...[5, 6, 7].map((chat) => answer(postTo(chat, String(chat)))))
      const { now } = at.clock
      await at.store.outbox.refused(5, now + 3000)
      await at.store.outbox.refused(5, now + 4000)
      expect(await texts(1)).toEqual(['6'])
      await at.store.outbox.refused(6, now + 6000)
      expect(await at.store.outbox.next()).toBe(now + 6000)
      at.clock.now = now + 5999
      expect(await texts()).toEqual([])
      at.clock.now = now + 6000
      expect((await texts()).toSorted()).toEqual(['5', '7'])
      // The first one's time is over: this one is alone again.
      await at.store.outbox.refused(8, now + 9000)
      await happen(at.store, answer(postTo(9, '9')))
      expect(await texts()).toEqual(['9'])
    })

    it('takes a post along when its group has a new id', async () => {
      await happen(at.store, { kind: 'chat', chat: { id: -5, type: 'group', title: 'g' } })
      await happen(at.store, answer(postTo(-5, 'one')), answer(postTo(-5, 'two')))
      await at.store.outbox.moved((await claimOne()).id, -1005)
      at.clock.now += 5000
      const post = await claimOne()
      expect(textOf(post)).toBe('one')
      expect(post.to).toEqual({ chat: -1005, replyTo: null, thread: null })
      expect(await at.store.memory.chat(-1005)).toMatchObject({ type: 'supergroup', title: 'g' })
      expect(await at.store.memory.chat(-5)).toBeNull()
    })

    it('does nothing for a post that is done', async () => {
      await happen(at.store, answer(postTo(5, 'one')), answer(postTo(5, 'two')))
      const { id } = await claimOne()
      await at.store.outbox.sent(id, 101)
      at.clock.now += 1000
      await claimOne()
      await at.store.outbox.sent(id, 109)
      await at.store.outbox.failed(id, 'late', true)
      await at.store.outbox.later(id, 0, true)
      await at.store.outbox.moved(id, 6)
      expect(await at.store.memory.answerIn(5, 109)).toBeNull()
      expect(await texts()).toEqual([])
    })

    describe('pace', () => {
      /** Claims and sends in steps of 10 ms; gives the times of sending. */
      async function sendingTimes(span: number, limit = 10): Promise<number[]> {
        const times: number[] = []
        const end = at.clock.now + span
        for (; at.clock.now < end; at.clock.now += 10)
          for (const { id } of await claim(limit)) {
            times.push(at.clock.now)
            await at.store.outbox.sent(id, 1)
          }
        return times
      }
      const most = (times: readonly number[], window: number) =>
        Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + window).length))

      it('keeps to 30 a second over all chats, and uses them', async () => {
        const posts = Array.from({ length: 100 }, (_, i) => answer(postTo(i + 1)))
        await happen(at.store, ...posts)
        const times = await sendingTimes(3000)
        expect(most(times, 1000)).toBeLessThanOrEqual(32)
        expect(times.length).toBeGreaterThanOrEqual(88)
      })

      it('keeps for a minute to 30 a second once the whole bot was refused', async () => {
        await at.dispose()
        at = await newStore({ paces: { ...telegramPaces, all: { everyMs: 1, burst: 100 } } })
        await at.store.outbox.refused(8, at.clock.now + 1000)
        await at.store.outbox.refused(9, at.clock.now + 1000)
        await happen(at.store, ...Array.from({ length: 90 }, (_, i) => answer(postTo(i + 10))))
        at.clock.now += 1000
        const careful = await sendingTimes(1000)
        expect(careful.length).toBeGreaterThanOrEqual(29)
        expect(most(careful, 1000)).toBeLessThanOrEqual(35)
        at.clock.now += 60_000
        expect(await claim(50)).toHaveLength(50)
      })

      it('gives announcements out a moment ahead, evenly, with room for replies', async () => {
        await at.dispose()
        at = await newStore({ paces: { ...telegramPaces, all: { everyMs: 1, burst: 100 } } })
        const notices = Array.from({ length: 20 }, (_, i) =>
          answer(postTo(i + 1, 'news', { urgency: 'notice' })),
        )
        await happen(at.store, ...notices)
        const { now } = at.clock
        const ahead = await claim(20)
        const gaps = ahead.map(({ goesAt }) => goesAt - now)
        expect(gaps).toEqual([0, 34, 67, 101, 134])
        expect(await claim(20)).toEqual([])
        await happen(at.store, answer(postTo(50)))
        at.clock.now = (await at.store.outbox.next()) ?? 0
        const [reply, first] = await claim(20)
        expect(reply?.urgency).toBe('reply')
        // The reply has taken the place of one of them.
        expect(first).toBeUndefined()
        at.clock.now += 150
        expect((await claim(20))[0]?.goesAt).toBe(now + Math.ceil(6 * 33.5))
      })

      it('keeps to one a second in a private chat, after a short burst', async () => {
        await happen(at.store, ...Array.from({ length: 8 }, () => answer(postTo(5))))
        const times = await sendingTimes(4000)
        expect(times.filter((time) => time < (times[0] ?? 0) + 1000)).toHaveLength(3)
        expect(times).toHaveLength(6)
      })

      it('keeps to 20 a minute in a group', async () => {
        await happen(at.store, ...Array.from({ length: 30 }, () => answer(postTo(-5))))
        const times: number[] = []
        const end = at.clock.now + 90_000
        for (;;) {
          const next = await at.store.outbox.next()
          if (next === null || next > end) break
          at.clock.now = Math.max(next, at.clock.now)
          for (const { id } of await claim()) {
            times.push(at.clock.now)
            await at.store.outbox.sent(id, 1)
          }
        }
        expect(most(times, 60_000)).toBeLessThanOrEqual(20)
        expect(times).toHaveLength(5 + Math.floor(90_000 / 4000))
      })

      it('says when the next post may go, so that a sender that waits until then gets one', async () => {
        await happen(at.store, ...Array.from({ length: 20 }, (_, i) => answer(postTo(5 + (i % 3)))))
        let sent = 0
        for (;;) {
          const next = await at.store.outbox.next()
          if (next === null) break
          at.clock.now = Math.max(next, at.clock.now)
          const posts = await claim()
          expect(posts).not.toEqual([])
          sent += posts.length
          for (const { id } of posts) await at.store.outbox.sent(id, 1)
        }
        expect(sent).toBe(20)
      })
    })
  })
}
