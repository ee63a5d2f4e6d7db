import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { knowledgeDir } from '../support/engine.ts'
import { testIo } from '../support/test-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'yuanwen-search-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, lines: readonly (object | string)[]): string {
  const path = join(folder, name)
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  return path
}

const documents = fileOf('documents.jsonl', [
  { id: 'parks', title: '公园', text: '全市新建公园12个，绿化面积明显增加。' },
  { id: 'wheelchairs', text: '为残疾人适配轮椅、拐杖等辅助器具。' },
  { id: 'loans', title: null, text: '发放创业担保贷款，支持青年创业。' },
])
const parsed = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('search --batch --corpus', () => {
  it('ranks the documents of a file, one line of hits a question', async () => {
    const questions = fileOf('questions.jsonl', [
      { id: 1, text: '新建了多少公园' },
      '',
      { id: 'b', text: '殘疾人的輪椅' },
      { id: 'c', text: '???' },
    ])
    const io = testIo()
    expect(await main(['search', '--batch', questions, '--corpus', documents], io)).toBe(0)
    const lines = parsed(io.out())
    expect(lines.map(({ id, hits }) => [id, hits[0]?.passage])).toEqual([
      [1, 'parks'],
      ['b', 'wheelchairs'],
      ['c', undefined],
    ])
    for (const { hits } of lines) {
      const scores = hits.map(({ score }: { score: number }) => score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
    }
    expect(io.err()).toBe('')
  })

  it('gives at most --k hits', async () => {
    const io = testIo('{"id":1,"text":"创业、公园和轮椅"}')
    expect(await main(['search', '--batch', '-', '--corpus', documents, '--k', '2'], io)).toBe(0)
    expect(parsed(io.out())[0].hits).toHaveLength(2)
  })

  it('answers each line before the next is there', async () => {
    const stdin = new PassThrough()
    const io = testIo('', { stdin })
    const done = main(['search', '--batch', '-', '--corpus', documents], io)
    for (const id of [1, 2]) {
      const answered = new Promise((resolve) => io.stdout.once('data', resolve))
      stdin.write(`${JSON.stringify({ id, text: '公园' })}\n`)
      await answered
      expect(parsed(io.out()).at(-1).id).toBe(id)
    }
    stdin.end()
    expect(await done).toBe(0)
  })

  it('names a bad question, answers the rest, and ends with 1', async () => {
    const io = testIo('{"id":1}\nnot JSON\n{"id":3,"text":"公园"}\n')
    expect(await main(['search', '--batch', '-', '--corpus', documents], io)).toBe(1)
    expect(parsed(io.out()).map(({ id }) => id)).toEqual([3])
    expect(io.err()).toMatch(/^-:1: .+\n-:2: .+\n$/)
  })

  it('refuses a collection that it cannot read, naming file and line', async () => {
    const bad = fileOf('bad.jsonl', [{ id: 'a', text: '甲' }, { id: 'b' }])
    const io = testIo('{"id":1,"text":"公园"}')
    expect(await main(['search', '--batch', '-', '--corpus', bad], io)).toBe(1)
    expect(io.err()).toContain(`${bad}:2: `)
    expect(io.out()).toBe('')
  })

  it('refuses a collection that is not there', async () => {
    const io = testIo('')
    const missing = join(folder, 'none.jsonl')
    expect(await main(['search', '--batch', '-', '--corpus', missing], io)).toBe(1)
    expect(io.err()).toContain(`${missing}: cannot be read`)
  })
})

describe('search in the knowledge folder', () => {
  it('ranks passages by their id', async () => {
    const io = testIo('{"id":"1","text":"为残疾人适配轮椅、拐杖"}')
    const status = await main(['search', '--batch', '-', '--knowledge', knowledgeDir, '--k', '3'], io)
    expect(status).toBe(0)
    const [{ hits }] = parsed(io.out())
    expect(hits).toHaveLength(3)
    expect(hits[0].passage).toMatch(/^2024-12-24-dingzhou-minsheng#4\.[0-9]+$/)
  })

  it('prints score and passage for one question', async () => {
    const io = testIo()
    expect(await main(['search', '残疾人', '轮椅', '--knowledge', knowledgeDir, '--k', '1'], io)).toBe(0)
    expect(io.out()).toMatch(/^[0-9.]+\t2024-12-24-dingzhou-minsheng#4\.[0-9]+\n$/)
  })
})

describe('a search that cannot be', () => {
  it.each([[[]], [['公园', '--k', '0']], [['公园', '--k', 'many']], [['--batch']], [['--nosuch']]])(
    '%j',
    async (argv) => {
      const io = testIo()
      expect(await main(['search', '--corpus', documents, ...argv], io)).toBe(2)
      expect(io.err()).toMatch(/^error: /)
      expect(io.out()).toBe('')
    },
  )
})
