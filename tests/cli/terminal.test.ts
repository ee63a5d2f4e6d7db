import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { converse } from '../../src/cli/terminal.ts'
import { standInEngine } from '../support/stand-in-engine.ts'
import { testIo } from '../support/test-io.ts'

const conversation = { engine: standInEngine(), language: 'zh-Hans' } as const
const paragraphs = (text: string) => text.trimEnd().split('\n\n')

describe('converse, from a pipe', () => {
  it('answers line by line, without prompt, greeting or colour', async () => {
    const io = testIo('轮椅配了多少？\n\n哪个\n2\nwheelchairs?\n')
    expect(await converse(conversation, io)).toBe(0)
    const replies = paragraphs(io.out())
    expect(replies.map((reply) => reply.split('\n')[0])).toEqual([
      '2343名',
      '您想问哪一个？',
      '公布的稿件没有说到“救助了多少名残疾儿童？”。',
      '2343名',
    ])
    expect(replies[3]).toContain('You can also ask, in the words of the release:')
    expect(io.out()).not.toContain('\u001b')
    expect(io.err()).toBe('')
  })

  it('knows its commands, in any case', async () => {
    const io = testIo('/HELP\n/about\n/start\n/nosuch\n/quit\n轮椅\n')
    await converse(conversation, io)
    const replies = paragraphs(io.out())
    expect(replies).toHaveLength(4)
    expect(replies[1]).toContain('资料版本：test-1')
    expect(replies[3]).toContain('没有这个命令')
  })

  it('ends when it is told to stop', async () => {
    const stop = new AbortController()
    const stdin = new PassThrough()
    const io = testIo('', { stdin })
    const done = converse({ ...conversation, signal: stop.signal }, io)
    stdin.write('轮椅\n')
    await new Promise((resolve) => io.stdout.once('data', resolve))
    stop.abort()
    expect(await done).toBe(0)
  })
})

describe('converse, with a person', () => {
  it('greets, prompts, and says goodbye', async () => {
    const io = testIo('轮椅\n', { isTTY: true, env: { NO_COLOR: '1' } })
    await converse(conversation, io)
    const text = io.out()
    expect(text).toContain('您好！')
    expect(text).toContain('> ')
    expect(text).toContain('2343名')
    expect(text).toContain('再见。')
  })

  it('is in colour unless NO_COLOR is set', async () => {
    const bold = '\u001b[1m2343名\u001b[22m'
    const coloured = testIo('轮椅\n', { isTTY: true })
    await converse(conversation, coloured)
    expect(coloured.out()).toContain(bold)
    const plain = testIo('轮椅\n', { isTTY: true, env: { NO_COLOR: '1' } })
    await converse(conversation, plain)
    expect(plain.out()).not.toContain(bold)
  })
})
