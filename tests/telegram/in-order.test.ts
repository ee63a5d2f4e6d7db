import { describe, expect, it } from 'vitest'
import { inOrder } from '../../src/telegram/in-order.ts'

describe('inOrder', () => {
  it('keeps the order of a lane while lanes go side by side', async () => {
    const queue = inOrder(() => undefined)
    const seen: string[] = []
    const gate = Promise.withResolvers<void>()
    const first = queue.add('a', async () => {
      await gate.promise
      seen.push('a1')
    })
    queue.add('a', async () => void seen.push('a2'))
    await queue.add('b', async () => void seen.push('b1'))
    expect(seen).toEqual(['b1'])
    expect(queue.waiting('a')).toBe(2)
    gate.resolve()
    await first
    await queue.idle()
    expect(seen).toEqual(['b1', 'a1', 'a2'])
    expect(queue.waiting('a')).toBe(0)
  })

  it('reports a failing job and goes on', async () => {
    const errors: unknown[] = []
    const queue = inOrder((error) => errors.push(error))
    const seen: string[] = []
    queue.add('a', async () => {
      throw new Error('broken')
    })
    queue.add('a', () => {
      throw new Error('broken at once')
    })
    await queue.add('a', async () => void seen.push('next'))
    expect(errors.map((error) => (error as Error).message)).toEqual(['broken', 'broken at once'])
    expect(seen).toEqual(['next'])
  })

  it('is idle only when jobs that were added meanwhile are done too', async () => {
    const queue = inOrder(() => undefined)
    const seen: string[] = []
    queue.add('a', async () => {
      queue.add('b', async () => void seen.push('later'))
    })
    await queue.idle()
    expect(seen).toEqual(['later'])
  })
})
