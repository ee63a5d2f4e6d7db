import { describe, expect, it } from 'vitest'
import { recent } from '../../src/chat/recent.ts'

describe('recent', () => {
  it('forgets what was used longest ago', () => {
    const memory = recent<number>({ limit: 2, maxAgeMs: 1000, now: () => 0 })
    memory.set('a', 1)
    memory.set('b', 2)
    expect(memory.get('a')).toBe(1)
    memory.set('c', 3)
    expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([1, undefined, 3])
  })

  it('forgets what was not used for too long', () => {
    let time = 0
    const memory = recent<number>({ limit: 10, maxAgeMs: 1000, now: () => time })
    memory.set('a', 1)
    memory.set('b', 2)
    time = 900
    expect(memory.get('a')).toBe(1)
    time = 1100
    expect(memory.get('b')).toBeUndefined()
    expect(memory.get('a')).toBe(1)
    time = 9000
    memory.set('c', 3)
    expect(memory.size).toBe(1)
  })
})
