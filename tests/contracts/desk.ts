// What every store of the editors' desk promises.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Effect } from '../../src/chat/effect.ts'
import { keptFor } from '../../src/chat/retention.ts'
import type { NewDraft } from '../../src/desk/draft.ts'
import { openStore } from '../../src/store/store.ts'
import type { NewStore, TestStore } from '../support/databases.ts'
import { happen, postTo, textOf } from './examples.ts'

const jobOf = (person: number, text = ''): Effect => ({
  kind: 'job',
  job: { task: { kind: 'reply', text }, person, message: 3, language: 'en' },
})
const draft: NewDraft = {
  ...{ person: 7, base: 1, way: 'desk', note: '《稿》', source: null, settles: [4] },
  changes: [{ path: 'releases/a.md', text: null }],
}

export function deskContract(newStore: NewStore): void {
  describe('desk', () => {
    let at: TestStore
    beforeEach(async () => {
      at = await newStore()
    })
    afterEach(() => at.dispose())
    const desk = () => at.store.desk

    it('hands out one job of each editor at a time, in order', async () => {
      await happen(at.store, jobOf(7, 'a'), jobOf(7, 'b'), jobOf(8, 'c'))
      const first = await desk().claim(9)
      expect(first.map(({ person, task, attempts }) => [person, task, attempts])).toEqual([
        [7, { kind: 'reply', text: 'a' }, 0],
        [8, { kind: 'reply', text: 'c' }, 0],
      ])
      expect(await desk().claim(9)).toEqual([])
      await desk().finish(first[0]?.id ?? 0, [])
      expect((await desk().claim(9)).map(({ task }) => task)).toEqual([{ kind: 'reply', text: 'b' }])
    })

    it('lets all that comes of a job happen with its being done, and once', async () => {
      await happen(at.store, jobOf(7))
      const [job] = await desk().claim(1)
      const id = await desk().newDraft(draft)
      const post = { kind: 'post', post: postTo(7), speaker: null, question: null } as const
      const outcomes = [
        post,
        { kind: 'audit', person: 7, action: 'publish', details: '#2' },
        { kind: 'editor', person: 9, role: 'viewer', by: 7 },
        { kind: 'pause', notice: '停' },
        { kind: 'prompt', person: 7, message: 5, prompt: { kind: 'draft', draft: id } },
        { kind: 'draft', id, change: { state: 'published', base: 2 } },
      ] as const
      for (let i = 0; i < 2; i++) await desk().finish(job?.id ?? 0, outcomes)
      at.clock.now += 60_000
      expect((await at.store.outbox.claim(9, at.clock.now)).map(textOf)).toEqual([textOf(postTo(7))])
      expect(await desk().log(9)).toEqual([
        { at: at.clock.now - 60_000, person: 7, action: 'publish', details: '#2' },
      ])
      expect(await desk().editors()).toEqual([{ person: 9, role: 'viewer' }])
      expect(await desk().paused()).toBe('停')
      expect(await desk().prompt(7, 5)).toEqual({ kind: 'draft', draft: id })
      expect(await at.store.memory.isPrompt(7, 5)).toBe(true)
      expect(await desk().draft(id)).toEqual({ ...draft, id, base: 2, state: 'published' })
    })

    it('keeps what the command line did, without any job', async () => {
      const id = await desk().newDraft(draft)
      await desk().keep([
        { kind: 'audit', person: 0, action: 'preview', details: '《稿》' },
        { kind: 'draft', id, change: { state: 'doubtful' } },
      ])
      expect(await desk().log(9)).toMatchObject([{ person: 0, action: 'preview' }])
      expect(await desk().draft(id)).toEqual({ ...draft, id, state: 'doubtful' })
    })

    it('takes a role, a pause and a settled question away again', async () => {
      await happen(
        at.store,
        { kind: 'missed', question: '社保卡', how: 'not-stated' },
        { kind: 'missed', question: '公积金', how: 'not-helpful' },
        jobOf(7),
        jobOf(7),
      )
      const [first] = await desk().claim(1)
      await desk().finish(first?.id ?? 0, [
        { kind: 'editor', person: 9, role: 'owner', by: 7 },
        { kind: 'pause', notice: '停' },
      ])
      const missed = await desk().missed(9)
      expect(missed.map(({ question, how }) => [question, how])).toEqual([
        ['公积金', 'not-helpful'],
        ['社保卡', 'not-stated'],
      ])
      const [second] = await desk().claim(1)
      await desk().finish(second?.id ?? 0, [
        { kind: 'editor', person: 9, role: null, by: 7 },
        { kind: 'pause', notice: null },
        { kind: 'settled', missed: [missed[0]?.id ?? 0] },
      ])
      expect([await desk().editors(), await desk().paused()]).toEqual([[], null])
      expect((await desk().missed(9)).map(({ question }) => question)).toEqual(['社保卡'])
      expect((await desk().stats()).missed).toEqual([1, 1, 1])
    })

    it('begins a job again whose process is gone, and shows where its progress stands', async () => {
      await happen(at.store, jobOf(7))
      const [job] = await desk().claim(1)
      await desk().shows(job?.id ?? 0, 77)
      // As kill -9 leaves it: nothing was given back.
      if (at.options.databaseUrl === null) {
        await at.reopened()
      } else {
        const other = await openStore({ ...at.options, lease: { leaseMs: 1, renewMs: 60_000 } })
        expect(await other.desk.claim(1)).toEqual([])
        await other.close()
        await at.reopened()
      }
      expect(await desk().claim(1)).toMatchObject([{ id: job?.id, attempts: 1, progress: 77 }])
    })

    it('forgets what was asked in vain, and what editors did, when their time is over', async () => {
      await happen(at.store, { kind: 'missed', question: '社保卡', how: 'not-stated' }, jobOf(7))
      const [job] = await desk().claim(1)
      await desk().finish(job?.id ?? 0, [{ kind: 'audit', person: 7, action: 'import', details: 'a.txt' }])
      at.clock.now += keptFor.missed
      await at.store.tidy()
      expect([(await desk().missed(9)).length, (await desk().log(9)).length]).toEqual([0, 1])
      at.clock.now += keptFor.audit
      await at.store.tidy()
      expect(await desk().log(9)).toEqual([])
    })
  })
}
