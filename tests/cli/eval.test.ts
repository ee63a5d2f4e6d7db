import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { knowledgeDir } from '../support/engine.ts'
import { testIo } from '../support/test-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'yuanwen-eval-'))
afterAll(() => rmSync(folder, { recursive: true }))

const figure = (text: string, evidence: string) => ({ answerable: true, figures: [text], evidence })
const questions = [
  { id: 'q1', text: '五老协会有多少个', expect: figure('528个', '全市成立五老协会528个') },
  { id: 'q2', text: '五老协会有多少个', expect: figure('529个', '全市成立五老协会528个') },
  { id: 'q3', text: '2023年成立五老协会多少个', expect: { answerable: false, why: 'other year' } },
]
const dialogue = {
  id: 'd1',
  turns: [
    { text: '爱心超市建了几家', expect: figure('518家', '爱心超市518家') },
    { text: '药店呢', expect: figure('50家', '爱心药店50家') },
  ],
}

function fileOf(name: string, lines: readonly (object | string)[]): string {
  const path = join(folder, name)
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  return path
}

async function run(...args: readonly string[]) {
  const io = testIo()
  const status = await main(['eval', ...args, '--knowledge', knowledgeDir], io)
  return { status, out: io.out(), err: io.err() }
}

describe('eval', () => {
  const tiny = fileOf('tiny.jsonl', questions)

  it('says in its first line how many are right, and shows the misses', async () => {
    const { status, out, err } = await run(tiny)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toMatch(
      /^3 questions: correct 50\.0 % · held 100\.0 % · wrong 33\.3 % · utility 0\.0 \(correct 1, .*wrong 1, held 1, false 0\)\n/,
    )
    expect(out).toMatch(/WRONG q2 .*\n\s+expected 529个\n\s+said answered 528个/)
  })

  it('counts the turns of dialogues by themselves, each after the one before', async () => {
    const { out } = await run(fileOf('dialogue.jsonl', [dialogue]))
    expect(out).toMatch(/^0 questions: .+\n2 dialogue turns: correct 100\.0 %/)
  })

  it('prints totals as JSON', async () => {
    const { out } = await run(tiny, '--json')
    expect(JSON.parse(out)).toMatchObject({
      questions: { asked: 3, counts: { correct: 1 } },
      turns: { asked: 0 },
    })
  })

  it('reads all files of a folder', async () => {
    const inside = join(folder, 'several')
    mkdirSync(inside)
    writeFileSync(join(inside, 'a.jsonl'), JSON.stringify(questions[0]))
    writeFileSync(join(inside, 'b.jsonl'), JSON.stringify(dialogue))
    writeFileSync(join(inside, 'notes.txt'), 'not a question')
    expect((await run(inside)).out).toMatch(/^1 questions: .+\n2 dialogue turns: /)
  })

  it.each([
    ['not JSON', 'is not JSON'],
    ['{"id":"x"}', 'text'],
    ['{"id":"x","text":"甲","expect":{"answerable":true}}', 'expect'],
  ])('names file and line of %s', async (line, what) => {
    const bad = fileOf('bad.jsonl', [questions[0] ?? '', line])
    const { status, out, err } = await run(bad)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain(`${bad}:2: `)
    expect(err).toContain(what)
  })

  it('names a file that is not there', async () => {
    const missing = join(folder, 'none.jsonl')
    const { status, err } = await run(missing)
    expect(status).toBe(1)
    expect(err).toContain(missing)
  })

  it('finds the questions of the project when no file is named', async () => {
    const { status, out } = await run()
    expect(status).toBe(0)
    expect(out).toMatch(/^\d+ questions: correct/u)
  })
})
