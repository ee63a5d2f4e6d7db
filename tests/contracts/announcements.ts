// What every store promises about subscriptions and announcements.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Announcement, draft } from '../../src/announcement/announcement.ts'
import {
  type Change,
  changed,
  newSubscription,
  type Subscription,
} from '../../src/announcement/subscription.ts'
import { wordingFor } from '../../src/chat/announcer.ts'
import type { ClaimedPost } from '../../src/chat/outbox.ts'
import { linesOnly, say } from '../../src/render/message.ts'
import { telegramText } from '../../src/render/telegram-html.ts'
import type { NewStore, TestStore } from '../support/databases.ts'
import { answer, happen, postTo, textOf } from './examples.ts'

const wording = wordingFor({ bot: 'test_bot', timeZone: 'Asia/Shanghai' })

export function subscriptionTo(chat: number, ...changes: readonly Change[]): Subscription {
  const subscription = newSubscription({ chat, thread: null, timeZone: 'Asia/Shanghai', language: 'zh-Hans' })
  return changes.reduce(changed, subscription)
}

export function announcementOf(text: string, over: Partial<Announcement> = {}): Announcement {
  return draft({
    ...{ id: 'aaaaaa', content: { kind: 'text', lines: [say(text)] } },
    ...{ author: 9, origin: 'test', createdAt: 1, state: 'scheduled', ...over },
  })
}

export function announcementContract(newStore: NewStore): void {
  describe('announcements', () => {
    let at: TestStore
    beforeEach(async () => {
      at = await newStore()
    })
    afterEach(() => at.dispose())
    const subscribe = (...subscriptions: readonly Subscription[]) =>
      happen(
        at.store,
        ...subscriptions.flatMap((subscription) => [
          { kind: 'chat', chat: { id: subscription.chat, gone: false } } as const,
          { kind: 'subscribed', subscription } as const,
        ]),
      )
    /** Makes the deliveries that are due, and puts them into the outbox. */
    const feed = async () => {
      while (await at.store.deliveries.enrol(at.clock.now));
      while ((await at.store.deliveries.feed(at.clock.now, 50, wording)) > 0);
    }
    /** All that may go now, by chat; at Telegram's pace that takes a moment. */
    const claimed = async () => {
      const posts: ClaimedPost[] = []
      for (let i = 0; i < 5; i++) {
        at.clock.now += 100
        posts.push(...(await at.store.outbox.claim(100, at.clock.now)))
      }
      return posts.toSorted((a, b) => a.to.chat - b.to.chat)
    }
    /** Sends what is due; the message's number is the chat's and 100. */
    const send = async () => {
      const posts = await claimed()
      for (const { id, to, edits } of posts)
        await at.store.outbox.sent(id, edits === null ? Math.abs(to.chat) * 100 : null)
      return posts
    }
    const report = (id = 'aaaaaa') => at.store.newsroom.report(id)
    const chatsOf = (posts: readonly { readonly to: { readonly chat: number } }[]) =>
      posts.map(({ to }) => to.chat).toSorted((a, b) => a - b)

    it('keeps a subscription as it was changed last, and forgets it at once', async () => {
      const quiet = { of: 'quiet', quiet: { from: '22:00', to: '07:00' } } as const
      const subscription = subscriptionTo(
        5,
        quiet,
        { of: 'topic', topic: '市残联' },
        { of: 'silent', silent: true },
      )
      await subscribe(subscriptionTo(5), { ...subscription, thread: 3 })
      expect(await at.store.newsroom.subscription(5)).toEqual({ ...subscription, thread: 3 })
      await happen(at.store, { kind: 'unsubscribed', chat: 5 })
      expect(await at.store.newsroom.subscription(5)).toBeNull()
    })

    it('reaches those whom it concerns, each once, in their own way', async () => {
      await happen(at.store, { kind: 'chat', chat: { id: -7, type: 'channel' } })
      await subscribe(
        { ...subscriptionTo(5, { of: 'silent', silent: true }), thread: 4 },
        subscriptionTo(6, { of: 'topic', topic: '市残联' }),
        subscriptionTo(7, { of: 'topic', topic: '市教育局' }),
        subscriptionTo(8, { of: 'muted', muted: true }),
        subscriptionTo(-6, { of: 'topic', topic: '市残联/残疾人' }),
        subscriptionTo(-7),
      )
      await happen(at.store, { kind: 'chat', chat: { id: 9, gone: true } })
      const announcement = announcementOf('新闻', { topics: ['市残联'] })
      expect(await at.store.newsroom.reach(announcement)).toEqual({
        ...{ private: 2, group: 1, channel: 1, beside: 0 },
      })
      expect(await at.store.newsroom.keep(announcement)).toBe(true)
      expect(await at.store.newsroom.keep(announcement)).toBe(false)
      await feed()
      await feed()
      const posts = await send()
      expect(chatsOf(posts)).toEqual([-7, -6, 5, 6])
      const [five] = posts.filter(({ to }) => to.chat === 5)
      expect(five).toMatchObject({ urgency: 'notice', silent: true, to: { thread: 4, replyTo: null } })
      expect(five && textOf(five)).toBe('新闻')
      expect(await report()).toMatchObject({ sent: 4, left: 0, doubtful: 0 })
    })

    it('tells each in the language that is spoken there', async () => {
      await subscribe(subscriptionTo(5), { ...subscriptionTo(6), language: 'en' }, subscriptionTo(-7))
      await happen(at.store, { kind: 'chat', chat: { id: -7, language: 'zh-Hant' } })
      const excerpt = { figures: ['2343名'], quote: '有2343名。', department: null, question: '多少名？' }
      const release = { release: 'r', title: '民生', publisher: '市', date: '2026-11-27', url: null } as const
      await at.store.newsroom.keep(
        announcementOf('', { content: { kind: 'release', ...release, excerpts: [excerpt] } }),
      )
      await feed()
      const first = (await send()).map((post) => telegramText(post.message).split('《')[0])
      expect(first).toEqual(['新聞發布：', '新闻发布：', expect.stringMatching(/^[A-Z]/)])
    })

    it('reaches who holds a topic that a later release words otherwise, and counts who is left out', async () => {
      const holding = (chat: number, topic: string) => subscriptionTo(chat, { of: 'topic', topic })
      await subscribe(
        holding(5, '市残联/残疾人、残疾儿童'),
        holding(6, '市残联/机构'),
        holding(7, '市民政局/残疾人'),
      )
      const announcement = announcementOf('新闻', { topics: ['市残联/轮椅、残疾人'] })
      expect(await at.store.newsroom.reach(announcement)).toMatchObject({ private: 1, beside: 1 })
      await at.store.newsroom.keep(announcement)
      await feed()
      expect(chatsOf(await send())).toEqual([5])
      const whole = { ...announcement, topics: ['市残联'] }
      expect(await at.store.newsroom.reach(whole)).toMatchObject({ private: 2, beside: 0 })
    })

    it('waits for its time, for quiet hours to end, and for the hour of the digest', async () => {
      // It is 9:00 in China, on a Monday.
      const noon = { of: 'quiet', quiet: { from: '12:00', to: '14:00' } } as const
      await subscribe(
        subscriptionTo(5),
        subscriptionTo(6, noon),
        subscriptionTo(7, { of: 'digest', digest: 'daily' }),
      )
      const hour = 3_600_000
      await at.store.newsroom.keep(announcementOf('新闻', { at: at.clock.now + 4 * hour }))
      await feed()
      expect(await send()).toEqual([])
      at.clock.now += 4 * hour
      await feed()
      expect(chatsOf(await send())).toEqual([5])
      at.clock.now += hour
      await feed()
      expect(chatsOf(await send())).toEqual([6])
      await at.store.newsroom.keep(announcementOf('别的', { id: 'bbbbbb' }))
      await feed()
      await send()
      at.clock.now += 18 * hour
      await feed()
      const digest = await send()
      expect(digest.map((post) => [post.to.chat, textOf(post)])).toEqual([[7, '新闻别的']])
      expect([await report(), await report('bbbbbb')]).toMatchObject([{ sent: 3 }, { sent: 3 }])
    })

    it('tells each as it wants to be told when its turn comes, not as it did when that was planned', async () => {
      const [five, six, seven, eight] = [5, 6, 7, 8].map((chat) =>
        subscriptionTo(chat, { of: 'digest', digest: 'daily' }),
      ) as [Subscription, Subscription, Subscription, Subscription]
      await subscribe(five, { ...six, thread: 1 }, seven, eight)
      await at.store.newsroom.keep(announcementOf('新闻', { topics: ['市残联'] }))
      await feed()
      // Its own digest comes at 8:00, and it sleeps until 10:00 since.
      const late = { of: 'quiet', quiet: { from: '23:00', to: '10:00' } } as const
      await subscribe(changed(five, late), changed({ ...six, thread: 2 }, { of: 'silent', silent: true }))
      await subscribe(changed(seven, { of: 'topic', topic: '市教育局' }))
      at.clock.now += 23 * 3_600_000
      await feed()
      expect((await send()).map(({ to, silent }) => [to.chat, to.thread, silent])).toEqual([
        [6, 2, true],
        [8, null, false],
      ])
      expect(await report()).toMatchObject({ sent: 2, left: 1, cancelled: 1 })
      at.clock.now += 2 * 3_600_000
      await feed()
      expect(chatsOf(await send())).toEqual([5])
    })

    it('does not tell again who left since', async () => {
      await subscribe(subscriptionTo(5))
      await at.store.newsroom.keep(announcementOf('新闻'))
      await feed()
      const [post] = await claimed()
      await at.store.outbox.lost(post?.id ?? 0, 'no answer')
      await happen(at.store, { kind: 'unsubscribed', chat: 5 }, { kind: 'again', id: 'aaaaaa' })
      await feed()
      expect(await send()).toEqual([])
      expect(await report()).toMatchObject({ left: 0, doubtful: 0, cancelled: 1 })
    })

    it('sends no announcement before a reply, and keeps to a pace of its own', async () => {
      await subscribe(subscriptionTo(5), subscriptionTo(6))
      await at.store.newsroom.keep(announcementOf('新闻'))
      await feed()
      await happen(at.store, answer(postTo(6)))
      await at.store.outbox.pauseNotices(at.clock.now + 5000)
      expect((await claimed()).map(({ urgency }) => urgency)).toEqual(['reply'])
      expect(await at.store.outbox.next(false)).toBeNull()
      at.clock.now += 5000
      expect(await at.store.outbox.claim(10, at.clock.now, 0)).toEqual([])
      expect(chatsOf(await at.store.outbox.claim(10, at.clock.now))).toEqual([5])
    })

    it('lists what may have been sent, and sends it again only when told to', async () => {
      await subscribe(subscriptionTo(5), subscriptionTo(6))
      await at.store.newsroom.keep(announcementOf('新闻'))
      await feed()
      const [first, second] = await claimed()
      await at.store.outbox.lost(first?.id ?? 0, 'no answer')
      await at.store.outbox.sent(second?.id ?? 0, 1)
      await feed()
      expect(await claimed()).toEqual([])
      expect(await report()).toMatchObject({ sent: 1, left: 0, doubtful: 1 })
      const [doubtful] = await at.store.newsroom.doubtful('aaaaaa', 10)
      expect(doubtful).toMatchObject({ chat: first?.to.chat, reason: 'no answer' })
      await happen(at.store, { kind: 'again', id: 'aaaaaa' })
      await feed()
      expect(chatsOf(await send())).toEqual([first?.to.chat])
      expect(await report()).toMatchObject({ sent: 2, doubtful: 0 })
    })

    it('ends a delivery that is refused, and all of a chat that is gone', async () => {
      await subscribe(subscriptionTo(5), subscriptionTo(6))
      await at.store.newsroom.keep(announcementOf('新闻'))
      await at.store.newsroom.keep(announcementOf('别的', { id: 'bbbbbb' }))
      await feed()
      const posts = await claimed()
      const idOf = (chat: number) => posts.find(({ to }) => to.chat === chat)?.id ?? 0
      await at.store.outbox.failed(idOf(5), 'blocked', true)
      await at.store.outbox.failed(idOf(6), 'closed', false)
      expect(chatsOf(await send())).toEqual([6])
      expect((await report()).failed).toEqual(
        new Map([
          ['blocked', 1],
          ['closed', 1],
        ]),
      )
      expect((await report('bbbbbb')).failed).toEqual(new Map([['blocked', 1]]))
      expect(await at.store.newsroom.reach(announcementOf(''))).toMatchObject({
        private: 1,
        group: 0,
        channel: 0,
      })
    })

    it('stops at once for a chat that leaves, and for all of them when it is cancelled', async () => {
      await subscribe(subscriptionTo(5), subscriptionTo(6), subscriptionTo(7))
      await at.store.newsroom.keep(announcementOf('新闻'))
      await feed()
      const [underWay] = await at.store.outbox.claim(1, at.clock.now)
      if (underWay === undefined) throw new Error('nothing may be claimed')
      await at.store.outbox.depart(underWay, at.clock.now)
      await happen(at.store, { kind: 'unsubscribed', chat: 6 })
      await happen(at.store, {
        ...{ kind: 'announcement', id: 'aaaaaa', from: ['running'] },
        set: { state: 'cancelled' },
      })
      await at.store.outbox.sent(underWay.id, 1)
      await feed()
      expect(await send()).toEqual([])
      expect(await report()).toMatchObject({ sent: 1, left: 0, cancelled: 2 })
    })

    it('does not send any more what is claimed ahead of its time when nobody wants it', async () => {
      await subscribe(...[5, 6, 7, 8, 9].map((chat) => subscriptionTo(chat)))
      await at.store.newsroom.keep(announcementOf('新闻'))
      await feed()
      const posts = await claimed()
      const depart = (chat: number) => {
        const post = posts.find(({ to }) => to.chat === chat)
        if (post === undefined) throw new Error(`${chat} was not claimed`)
        return at.store.outbox.depart(post, at.clock.now)
      }
      const [goes, dropped] = [{ kind: 'goes' }, { kind: 'dropped' }]
      expect(await depart(8)).toEqual(goes)
      await happen(at.store, { kind: 'forget', person: 5 }, { kind: 'unsubscribed', chat: 6 })
      await happen(at.store, {
        kind: 'subscribed',
        subscription: subscriptionTo(7, { of: 'muted', muted: true }),
      })
      expect([await depart(5), await depart(6), await depart(7)]).toEqual([dropped, dropped, dropped])
      await happen(at.store, {
        ...{ kind: 'announcement', id: 'aaaaaa', from: ['running'] },
        set: { state: 'cancelled' },
      })
      expect(await depart(9)).toEqual(dropped)
      await at.store.outbox.sent(posts.find(({ to }) => to.chat === 8)?.id ?? 0, 800)
      await feed()
      expect(await claimed()).toEqual([])
      // Who is forgotten is in no list.
      expect(await report()).toMatchObject({ sent: 1, left: 0, doubtful: 0, cancelled: 3 })
    })

    it('tells without one that is cancelled what was to be told together', async () => {
      await subscribe(subscriptionTo(5, { of: 'digest', digest: 'daily' }))
      await at.store.newsroom.keep(announcementOf('新闻'))
      await at.store.newsroom.keep(announcementOf('别的', { id: 'bbbbbb' }))
      while (await at.store.deliveries.enrol(at.clock.now));
      at.clock.now += 24 * 3_600_000
      await feed()
      await claimed()
      await happen(at.store, {
        ...{ kind: 'announcement', id: 'aaaaaa', from: ['running'] },
        set: { state: 'cancelled' },
      })
      await feed()
      expect((await send()).map(textOf)).toEqual(['别的'])
      expect([await report(), await report('bbbbbb')]).toMatchObject([{ sent: 0, cancelled: 1 }, { sent: 1 }])
    })

    it('sends nothing more to a person who is forgotten: neither digest nor correction', async () => {
      await subscribe(subscriptionTo(5, { of: 'digest', digest: 'daily' }), subscriptionTo(6))
      await at.store.newsroom.keep(announcementOf('新闻'))
      at.clock.now += 24 * 3_600_000
      await feed()
      await happen(at.store, { kind: 'forget', person: 5 })
      expect(chatsOf(await send())).toEqual([6])
      const correction = { old: '新闻', new: '消息', at: at.clock.now }
      await happen(at.store, { kind: 'corrected', id: 'aaaaaa', correction })
      await feed()
      await happen(at.store, { kind: 'forget', person: 6 })
      await feed()
      expect(await send()).toEqual([])
      expect(await at.store.outbox.next()).toBeNull()
      expect(await report()).toMatchObject({ sent: 0, left: 0, behind: 0 })
    })

    it('takes a delivery along when its group has a new id, and tells nobody twice', async () => {
      await subscribe(subscriptionTo(-5), subscriptionTo(-6), subscriptionTo(-1006))
      await at.store.newsroom.keep(announcementOf('新闻'))
      await feed()
      await happen(at.store, { kind: 'moved', from: -5, to: -1005 }, { kind: 'moved', from: -6, to: -1006 })
      expect(chatsOf(await send())).toEqual([-1006, -1005])
      expect(await report()).toMatchObject({ sent: 2, left: 0 })
      expect(await at.store.newsroom.subscription(-1005)).not.toBeNull()
      expect(await at.store.newsroom.subscription(-5)).toBeNull()
    })

    it('corrects what was sent: by an edit, else by a reply, else not again', async () => {
      await subscribe(subscriptionTo(5), subscriptionTo(6))
      await at.store.newsroom.keep(announcementOf('有2343名'))
      await feed()
      await send()
      const correction = { old: '2343名', new: '2434名', at: at.clock.now }
      const corrected = { kind: 'corrected', id: 'aaaaaa', correction } as const
      await happen(at.store, corrected, corrected)
      expect(await report()).toMatchObject({ behind: 2 })
      await feed()
      const edits = await claimed()
      expect(edits.map(({ to, edits }) => [to.chat, edits])).toEqual([
        [5, 500],
        [6, 600],
      ])
      expect(edits.map(({ message }) => telegramText(message))).toEqual(
        Array.from({ length: 2 }, () => expect.stringMatching(/^更正（.*）：2343名 → 2434名\n有2343名$/)),
      )
      await at.store.outbox.sent(edits[0]?.id ?? 0, null)
      await at.store.outbox.failed(edits[1]?.id ?? 0, "message can't be edited", false)
      expect(await report()).toMatchObject({ sent: 2, behind: 1 })
      await feed()
      const [reply, ...more] = await send()
      expect(more).toEqual([])
      expect(reply).toMatchObject({ edits: null, to: { chat: 6, replyTo: 600 } })
      expect(reply && telegramText(reply.message)).toMatch(/^更正（.*）：2343名 → 2434名$/)
      await feed()
      expect(await claimed()).toEqual([])
      expect(await report()).toMatchObject({ sent: 2, behind: 0, toldAnew: 1 })
    })

    describe('of a group that has a new id since', () => {
      const moved = { kind: 'moved', from: -5, to: -1005 } as const
      const correction = { old: '2343名', new: '2434名', at: 1 }
      const corrected = { kind: 'corrected', id: 'aaaaaa', correction } as const
      beforeEach(async () => {
        await subscribe(subscriptionTo(-5))
        await at.store.newsroom.keep(announcementOf('有2343名'))
        await feed()
      })
      /** The correction is a message of its own in the new chat, once: the old numbers are others' there. */
      const expectToldAnew = async (posts: readonly ClaimedPost[]) => {
        expect(posts).toMatchObject([{ edits: null, to: { chat: -1005, replyTo: null } }])
        expect(posts[0] && telegramText(posts[0].message)).toMatch(/^更正（.*）：2343名 → 2434名$/)
        await feed()
        expect(await claimed()).toEqual([])
        expect(await report()).toMatchObject({ sent: 1, behind: 0, toldAnew: 1, uncorrected: 0 })
      }

      it('corrects by a new message, and says so', async () => {
        await send()
        await happen(at.store, moved, corrected)
        expect(await report()).toMatchObject({ behind: 1, toldAnew: 0 })
        await feed()
        await expectToldAnew(await send())
      })

      it('does so too where the edit waits', async () => {
        await send()
        await happen(at.store, corrected)
        await feed()
        await happen(at.store, moved)
        await feed()
        await expectToldAnew(await send())
      })

      it('does so too where Telegram tells it only in answer to the edit', async () => {
        await send()
        await happen(at.store, corrected)
        await feed()
        const [edit] = await claimed()
        expect(edit).toMatchObject({ edits: 500, to: { chat: -5 } })
        await at.store.outbox.moved(edit?.id ?? 0, -1005)
        await feed()
        await expectToldAnew(await send())
      })

      it('does so too where the announcement was on its way at that moment', async () => {
        const [post] = await claimed()
        await happen(at.store, moved)
        await at.store.outbox.sent(post?.id ?? 0, 500)
        await happen(at.store, corrected)
        await feed()
        await expectToldAnew(await send())
      })

      it('retracts by a new message', async () => {
        await send()
        await happen(at.store, moved, { kind: 'retracted', id: 'aaaaaa' })
        await feed()
        const posts = await send()
        expect(posts).toMatchObject([{ edits: null, to: { chat: -1005, replyTo: null } }])
        expect(posts[0]?.deletes).toBeUndefined()
        expect(await report()).toMatchObject({ behind: 0, toldAnew: 1 })
      })

      it('edits by the old number nothing else either', async () => {
        await happen(at.store, answer(postTo(-5, '答', { edits: 77 })), moved)
        const posts = await claimed()
        expect(posts.map(({ to, edits }) => [to.chat, edits])).toEqual([[-1005, null]])
      })
    })

    it('says which posts could not be corrected', async () => {
      await subscribe(subscriptionTo(5))
      await at.store.newsroom.keep(announcementOf('有2343名'))
      await feed()
      await send()
      await happen(at.store, { kind: 'chat', chat: { id: 5, gone: false } }, answer(postTo(5)))
      const [reply] = await claimed()
      await at.store.outbox.failed(reply?.id ?? 0, 'blocked', true)
      const correction = { old: '2343名', new: '2434名', at: 1 }
      await happen(at.store, { kind: 'corrected', id: 'aaaaaa', correction })
      await feed()
      expect(await claimed()).toEqual([])
      expect(await report()).toMatchObject({ sent: 1, behind: 0, toldAnew: 0, uncorrected: 1 })
    })

    it('retracts: deletes, else strikes out, else replies', async () => {
      await subscribe(subscriptionTo(5), subscriptionTo(6))
      await at.store.newsroom.keep(announcementOf('有2343名'))
      await feed()
      await send()
      await happen(at.store, { kind: 'retracted', id: 'aaaaaa' })
      await feed()
      const deletions = await claimed()
      expect(deletions).toMatchObject([
        { deletes: true, edits: 500 },
        { deletes: true, edits: 600 },
      ])
      await at.store.outbox.sent(deletions[0]?.id ?? 0, null)
      await at.store.outbox.failed(deletions[1]?.id ?? 0, "message can't be deleted", false)
      await feed()
      const [struck] = await claimed()
      expect(struck).toMatchObject({ edits: 600 })
      expect(JSON.stringify(struck?.message)).toContain('strike')
      await at.store.outbox.failed(struck?.id ?? 0, "message can't be edited", false)
      await feed()
      expect(await send()).toMatchObject([{ edits: null, to: { chat: 6, replyTo: 600 } }])
      await feed()
      expect(await claimed()).toEqual([])
      expect(await report()).toMatchObject({ behind: 0 })
    })

    it('tells the panel no more often than asked, and when it is through', async () => {
      await subscribe(subscriptionTo(5))
      const panel = { chat: 9, message: 77, language: 'zh-Hans' } as const
      await at.store.newsroom.keep(announcementOf('新闻', { panel }))
      await feed()
      const tell = (text: string, finished = false) =>
        at.store.deliveries.tell('aaaaaa', linesOnly([say(text)]), {
          now: at.clock.now,
          everyMs: 5000,
          finished,
        })
      await tell('1')
      await tell('2')
      await send()
      at.clock.now += 5000
      await tell('3')
      await tell('4', true)
      const told = await send()
      expect(told.map((post) => [post.to.chat, post.edits, textOf(post)])).toEqual([[9, 77, '4']])
      expect(await at.store.newsroom.announcement('aaaaaa')).toMatchObject({ state: 'done' })
      expect(await at.store.deliveries.underWay()).toEqual([])
    })

    it('does not call finished what was corrected since it was looked at', async () => {
      await subscribe(subscriptionTo(5))
      await at.store.newsroom.keep(announcementOf('有2343名'))
      await feed()
      await send()
      const [seen] = await at.store.deliveries.underWay()
      expect(seen?.report).toMatchObject({ left: 0, behind: 0 })
      const correction = { old: '2343名', new: '2434名', at: at.clock.now }
      await happen(at.store, { kind: 'corrected', id: 'aaaaaa', correction })
      await at.store.deliveries.tell('aaaaaa', null, { now: at.clock.now, everyMs: 5000, finished: true })
      await feed()
      expect(await send()).toMatchObject([{ edits: 500, to: { chat: 5 } }])
    })

    it('offers a correction once for a knowledge version', async () => {
      await at.store.newsroom.keep(announcementOf('新闻', { state: 'done' }))
      const offer = [{ chat: 9, message: linesOnly([say('更正吗？')]) }]
      const offered = (version: string) => at.store.newsroom.offered('aaaaaa', version, offer)
      expect([await offered('v1'), await offered('v1'), await offered('v2')]).toEqual([true, false, true])
      expect(chatsOf(await send())).toEqual([9])
    })
  })
}
