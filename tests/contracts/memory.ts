// What every memory promises, and the effects that fill it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Turn } from '../../src/chat/memory.ts'
import { keptFor } from '../../src/chat/retention.ts'
import type { NewStore, TestStore } from '../support/databases.ts'
import { answer, happen, postTo, textOf, update } from './examples.ts'

const turn: Turn = { context: { turn: 2, last: null }, choices: ['甲', '乙'], language: 'zh-Hant' }

export function memoryContract(newStore: NewStore): void {
  describe('memory', () => {
    let at: TestStore
    beforeEach(async () => {
      at = await newStore()
    })
    afterEach(() => at.dispose())

    const say = (speaker: string, over: Partial<Turn> = {}) =>
      happen(at.store, {
        kind: 'turn',
        speaker,
        turn: { ...turn, ...over },
        until: at.clock.now + keptFor.turn,
      })
    const sendAnswer = async (chat: number, message: number) => {
      await happen(at.store, answer(postTo(chat)))
      at.clock.now += 5000
      const [post] = await at.store.outbox.claim(1, at.clock.now)
      await at.store.outbox.sent(post?.id ?? 0, message)
    }
    const vote = (chat: number, message: number, helpful: boolean) =>
      happen(at.store, { kind: 'vote', chat, message, person: 5, helpful, why: null })

    it('keeps the last turn of a speaker for its time', async () => {
      await say('-7:5')
      await say('-7:5', { language: 'en' })
      expect(await at.store.memory.turn('-7:5', at.clock.now)).toEqual({ ...turn, language: 'en' })
      expect(await at.store.memory.turn('-7:6', at.clock.now)).toBeNull()
      expect(await at.store.memory.turn('-7:5', at.clock.now + keptFor.turn)).toBeNull()
    })

    it('changes of a chat what is given, and leaves the rest', async () => {
      expect(await at.store.memory.chat(-7)).toBeNull()
      await happen(at.store, {
        kind: 'chat',
        chat: { id: -7, type: 'group', title: '居委会', topics: ['市残联'], answers: false },
      })
      await happen(at.store, {
        kind: 'chat',
        chat: { id: -7, language: 'en', quiet: { from: '22:00', to: '07:00' }, toldPrivacy: true },
      })
      expect(await at.store.memory.chat(-7)).toEqual({
        id: -7,
        type: 'group',
        title: '居委会',
        gone: false,
        language: 'en',
        answers: false,
        quiet: { from: '22:00', to: '07:00' },
        topics: ['市残联'],
        toldPrivacy: true,
      })
      await happen(at.store, { kind: 'chat', chat: { id: -7, quiet: null, language: null } })
      expect(await at.store.memory.chat(-7)).toMatchObject({ quiet: null, language: null, title: '居委会' })
      await happen(at.store, { kind: 'chat', chat: { id: -7 } })
      expect(await at.store.memory.chat(-7)).toMatchObject({ title: '居委会' })
    })

    it("keeps a person's language", async () => {
      expect(await at.store.memory.person(5)).toBeNull()
      await happen(at.store, { kind: 'person', id: 5, language: 'zh-Hant' })
      await happen(at.store, { kind: 'person', id: 5, language: 'en' })
      expect(await at.store.memory.person(5)).toEqual({ id: 5, language: 'en' })
    })

    it('counts one vote a person and answer', async () => {
      await vote(5, 101, true)
      await vote(5, 101, false)
      await vote(5, 102, false)
      expect(await at.store.memory.keptAbout(5)).toMatchObject({ votes: 2 })
    })

    it('forgets all about a person, and nothing about others', async () => {
      await say('5:5')
      await say('-7:5')
      await say('-7:15')
      await sendAnswer(5, 101)
      await vote(5, 101, true)
      await happen(at.store, { kind: 'person', id: 5, language: 'en' }, { kind: 'chat', chat: { id: 5 } })
      expect(await at.store.memory.keptAbout(5)).toMatchObject({ turns: 2, answers: 1, votes: 1 })
      await happen(at.store, answer(postTo(5, 'waits')))
      await happen(at.store, { kind: 'forget', person: 5 }, answer(postTo(5, 'done')))
      expect(await at.store.memory.keptAbout(5)).toEqual({ turns: 0, answers: 0, votes: 0, receipts: 0 })
      expect(await at.store.memory.person(5)).toBeNull()
      expect(await at.store.memory.chat(5)).toBeNull()
      expect(await at.store.memory.keptAbout(15)).toMatchObject({ turns: 1 })
      // What was on its way is sent, and not remembered.
      at.clock.now += 5000
      const [post] = await at.store.outbox.claim(1, at.clock.now)
      expect(post && textOf(post)).toBe('waits')
      await at.store.outbox.sent(post?.id ?? 0, 102)
      expect(await at.store.memory.keptAbout(5)).toMatchObject({ answers: 0 })
    })

    it('moves everything of a group with a new id', async () => {
      await happen(at.store, { kind: 'chat', chat: { id: -7, type: 'group', title: 'g', gone: true } })
      await happen(at.store, { kind: 'chat', chat: { id: -1007, type: 'supergroup', title: 'new' } })
      await say('-7:5')
      await sendAnswer(-7, 101)
      await vote(-7, 101, true)
      await happen(at.store, answer(postTo(-7, 'waits')))
      await at.store.inbox.take([update(1, '-7'), update(2, '-7')])
      const [first] = await at.store.inbox.claim(1)
      await at.store.inbox.take([update(3, '-1007')])
      expect(first?.id).toBe(1)
      await at.store.inbox.finish(1, [{ kind: 'moved', from: -7, to: -1007 }])

      expect(await at.store.memory.chat(-7)).toBeNull()
      expect(await at.store.memory.chat(-1007)).toMatchObject({ type: 'supergroup', title: 'g', gone: false })
      expect(await at.store.memory.turn('-1007:5', at.clock.now)).toEqual(turn)
      expect(await at.store.memory.answerIn(-1007, 101)).toMatchObject({ question: '多少人？' })
      at.clock.now += 5000
      const posts = await at.store.outbox.claim(5, at.clock.now)
      expect(posts.map(({ to }) => to)).toEqual([{ chat: -1007, replyTo: null, thread: null }])
      const waiting = await at.store.inbox.claim(5)
      expect(waiting.map(({ id, lane }) => [id, lane])).toEqual([[2, '-1007']])
      await at.store.inbox.finish(2, [])
      expect((await at.store.inbox.claim(5)).map(({ id }) => id)).toEqual([3])
    })

    it('keeps what the operator wants kept shorter no longer', async () => {
      const short = await newStore({ kept: { ...keptFor, answer: 60_000, vote: 120_000 } })
      await happen(short.store, answer())
      const [post] = await short.store.outbox.claim(1, short.clock.now)
      await short.store.outbox.sent(post?.id ?? 0, 101)
      short.clock.now += 60_001
      await short.store.tidy()
      expect(await short.store.memory.keptAbout(5)).toMatchObject({ answers: 0 })
      await short.dispose()
    })

    it('keeps nothing longer than it says', async () => {
      await say('5:5')
      await sendAnswer(5, 101)
      await vote(5, 101, true)
      await happen(at.store, { kind: 'chat', chat: { id: -7, gone: true } })
      await happen(at.store, { kind: 'chat', chat: { id: -8 } })
      at.clock.now += keptFor.answer - 6000
      await at.store.tidy()
      expect(await at.store.memory.keptAbout(5)).toMatchObject({ turns: 0, answers: 1, votes: 1 })
      at.clock.now += 6000
      await at.store.tidy()
      expect(await at.store.memory.keptAbout(5)).toMatchObject({ answers: 0, votes: 1 })
      at.clock.now += keptFor.vote
      await at.store.tidy()
      expect(await at.store.memory.keptAbout(5)).toMatchObject({ votes: 0 })
      expect(await at.store.memory.chat(-7)).toBeNull()
      expect(await at.store.memory.chat(-8)).not.toBeNull()
    })
  })
}
