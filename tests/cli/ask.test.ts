import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { ask } from '../../src/cli/ask.ts'
import { UsageError } from '../../src/cli/io.ts'
import { notStated, standInEngine } from '../support/stand-in-engine.ts'
import { testIo } from '../support/test-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'yuanwen-ask-'))
afterAll(() => rmSync(folder, { recursive: true }))

const counting = standInEngine((text, turn) => notStated({ about: `${text}${turn}` }))
const asking = { engine: standInEngine(), now: () => 0 }
const args = { knowledge: 'knowledge' }
const linesOf = (text: string) => text.trimEnd().split('\n')
const parsed = (text: string) => linesOf(text).map((line) => JSON.parse(line))

describe('one question', () => {
  it('prints the reply as plain text', async () => {
    const io = testIo()
    expect(await ask(asking, { ...args, question: ['轮椅', '多少'] }, io)).toBe(0)
    expect(linesOf(io.out())[0]).toBe('2343名')
    expect(io.err()).toBe('')
  })

  it('prints one JSON object with --json', async () => {
    const io = testIo()
    await ask(asking, { ...args, question: ['wheelchairs?'], json: true }, io)
    expect(parsed(io.out())).toEqual([expect.objectContaining({ text: 'wheelchairs?', outcome: 'answered' })])
    expect(parsed(io.out())[0].reply).toContain('You can also ask, in the words of the release:')
  })

  it.each([[{}], [{ question: [] }], [{ question: ['  '] }], [{ question: ['轮椅'], batch: '-' }]])(
    'refuses %o',
    async (over) => {
      await expect(ask(asking, { ...args, ...over }, testIo())).rejects.toThrow(UsageError)
    },
  )
})

describe('a batch', () => {
  it('keeps order, ids and sessions', async () => {
    const lines = [
      { id: 'a', text: '一', session: 's' },
      { id: 2, text: '二' },
      { text: '三', session: 's' },
      { id: 'd', text: '四', session: 't' },
    ]
    const file = join(folder, 'batch.jsonl')
    writeFileSync(file, `\uFEFF${lines.map((line) => JSON.stringify(line)).join('\r\n')}\n\n`)
    const io = testIo()
    expect(await ask({ ...asking, engine: counting }, { ...args, batch: file }, io)).toBe(0)
    const replies = parsed(io.out())
    expect(replies.map((reply) => reply.id)).toEqual(['a', 2, undefined, 'd'])
    expect(replies.map((reply) => /“(.+)”/.exec(reply.reply)?.[1])).toEqual(['一0', '二0', '三1', '四0'])
  })

  it('names the bad lines, answers the rest and ends with 1', async () => {
    const bad = [
      '{"text":',
      '[]',
      'null',
      '{"id":"x"}',
      '{"text":1}',
      '{"text":"x","id":{}}',
      '{"text":"x","session":[]}',
    ]
    const io = testIo([...bad, '{"text":"轮椅"}'].join('\n'))
    expect(await ask(asking, { ...args, batch: '-' }, io)).toBe(1)
    expect(parsed(io.out())).toHaveLength(1)
    expect(linesOf(io.err()).map((line) => line.split(': ')[0])).toEqual(bad.map((_, i) => `-:${i + 1}`))
  })

  it('answers each line before the next is there', async () => {
    const stdin = new PassThrough()
    const io = testIo('', { stdin })
    const done = ask(asking, { ...args, batch: '-' }, io)
    for (const id of ['1', '2']) {
      const answered = new Promise((resolve) => io.stdout.once('data', resolve))
      stdin.write(`${JSON.stringify({ id, text: '轮椅' })}\n`)
      await answered
      expect(parsed(io.out()).at(-1).id).toBe(id)
    }
    stdin.end()
    expect(await done).toBe(0)
  })

  it('says that a file cannot be read', async () => {
    const missing = join(folder, 'none.jsonl')
    await expect(ask(asking, { ...args, batch: missing }, testIo())).rejects.toThrow(
      `${missing}: cannot be read`,
    )
  })
})
