// What takes long is done in a process of its own, which gives way, knows no secret, and takes nobody along when it ends.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { getPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { inSteps } from '../../src/store/in-steps.ts'
import { prepareAside } from '../../src/store/prepare-aside.ts'
import { EndedEarly, workAside } from '../../src/store/work-aside.ts'
import type { Found } from '../support/work-aside-program.ts'

const program = new URL('../support/work-aside-program.ts', import.meta.url)

afterEach(() => {
  delete process.env['BOT_TOKEN']
})

it('gives way to those who answer, and knows nothing of what they know', async () => {
  process.env['BOT_TOKEN'] = '123456789:AAtest'
  const work = { program, order: { what: 'wait' } }
  const found = await workAside<Found, Found>(work, (report) => report)
  expect(found.environment).toContain('PATH')
  expect(found.environment).not.toContain('BOT_TOKEN')
  expect(found.priority).toBeGreaterThan(getPriority())
  await expect.poll(() => isThere(found.process)).toBe(false)
})

it('is not ended by who ends the bot, whose child it is', async () => {
  const stop = new AbortController()
  let heard: Found | null = null
  const work = { program, order: { what: 'wait' }, signal: stop.signal }
  const working = workAside<Found, never>(work, (report, say) => {
    heard = report
    say('go on')
    return undefined
  })
  working.catch(() => undefined)
  const pid = () => heard?.process ?? 0
  await expect.poll(pid, { timeout: 20_000 }).not.toBe(0)
  process.kill(pid(), 'SIGTERM')
  process.kill(pid(), 'SIGINT')
  await sleep(200)
  expect(isThere(pid())).toBe(true)
  stop.abort()
  await expect(working).rejects.toThrow('ended before it was done (SIGKILL)')
})

it('ends when the bot has ended, however that was', async () => {
  const aside = new URL('../../src/store/work-aside.ts', import.meta.url)
  const bot = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `
    import { workAside } from '${aside}'
    const work = { program: new URL('${program}'), order: { what: 'wait' } }
    await workAside(work, ({ process }) => void console.log(process))`,
  ])
  const [said] = (await once(bot.stdout, 'data')) as [Buffer]
  const pid = Number(said.toString())
  expect(isThere(pid)).toBe(true)
  bot.kill('SIGKILL')
  await expect.poll(() => isThere(pid), { timeout: 20_000 }).toBe(false)
})

it.each([
  ['fail', RangeError],
  ['end', EndedEarly],
] as const)('tells why it came to nothing: %s', async (what, error) => {
  const work = { program, order: { what } }
  const working = workAside<Found, never>(work, (_, say) => {
    say('go on')
    return undefined
  })
  await expect(working).rejects.toThrow(error)
})

it('refuses a document that takes too much memory, and goes on', async () => {
  const from = { bytes: Buffer.from('民生实事。\n'.repeat(150_000)) }
  const order = { name: '大.txt', from, repairs: [], answers: [], given: { departments: [] } }
  const { document, ...rest } = await prepareAside(order, 48)
  expect([document, rest]).toMatchObject([
    null,
    { faults: [{ code: 'document-too-large', where: '大.txt' }] },
  ])
})

it('lets others have their turn between two steps', async () => {
  const happened: string[] = []
  function* steps(): Generator<void, string> {
    for (let i = 0; i < 4; i++) {
      setTimeout(() => happened.push('other'))
      for (const end = performance.now() + 6; performance.now() < end; );
      happened.push('step')
      yield
    }
    return 'done'
  }
  expect(await inSteps(steps())).toBe('done')
  expect(happened).toEqual(['step', 'other', 'step', 'other', 'step', 'other', 'step', 'other'])
})

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
