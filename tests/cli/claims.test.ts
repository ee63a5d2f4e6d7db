import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/claims.ts'
import { UsageError } from '../../src/cli/io.ts'
import { knowledgeDir } from '../support/engine.ts'
import { testIo } from '../support/test-io.ts'

const args = { knowledge: knowledgeDir }

describe('yuanwen claims', () => {
  it('prints what was published beside each number', async () => {
    const io = testIo()
    expect(await run({ ...args, text: ['发放稳岗返还资金8560万元'] }, io)).toBe(0)
    expect(io.out()).toContain('❌ 8560万元 与公布的不符，公布的是 856万元')
  })

  it('prints one JSON object a line for a batch, and names a line that it cannot read', async () => {
    const stdin = new PassThrough()
    stdin.end('{"id":"a","text":"稳岗返还资金0.0856亿元"}\n{"id":"b"}\n')
    const io = { ...testIo(), stdin }
    expect(await run({ ...args, batch: '-' }, io)).toBe(1)
    const [line] = io.out().trimEnd().split('\n')
    expect(JSON.parse(line ?? '')).toMatchObject({
      id: 'a',
      claims: [
        {
          number: '0.0856亿元',
          verdict: 'agrees',
          published: '856万元',
          citation: { department: '市人社局', paragraph: 2 },
        },
      ],
    })
    expect(io.err()).toContain('-:2')
  })

  it.each([{}, { text: ['  '] }, { text: ['1'], batch: '-' }])('refuses %o', async (over) => {
    await expect(run({ ...args, ...over }, testIo())).rejects.toThrow(UsageError)
  })
})
