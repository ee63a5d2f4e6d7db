import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { serialiseRelease } from '../../src/release/serialise.ts'
import { releaseOf } from '../support/engine.ts'
import { testIo } from '../support/test-io.ts'

const scratch = mkdtempSync(join(tmpdir(), 'yuanwen-diff-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(scratch, path)), { recursive: true })
  writeFileSync(join(scratch, path), text)
}
const release = (id: string, ...texts: readonly string[]) =>
  serialiseRelease(releaseOf(texts, { id, date: id.slice(0, 10) as '2024-12-24' }))

const stay = '全市新建口袋公园12个。'
put(
  'old/releases/2024-12-24-a.md',
  release('2024-12-24-a', `${stay}为1300名残疾人提供康复服务。举办庙会3场。`),
)
put('old/releases/2024-01-02-b.md', release('2024-01-02-b', '植树800棵。'))
put(
  'new/releases/2024-12-24-a.md',
  release('2024-12-24-a', `新修公路5条。${stay}为1420名残疾人提供康复服务。`),
)
put('new/releases/2025-01-02-c.md', release('2025-01-02-c', '改造老旧小区40个。'))
put('old/questions/a.yaml', '- { question: 给多少残疾人做了康复, figures: [1300名] }')
put('broken/releases/2024-12-24-a.md', 'nothing')

const diff = async (...args: readonly string[]) => {
  const io = testIo()
  const status = await main(
    ['diff', ...args.map((arg) => (arg.startsWith('-') ? arg : join(scratch, arg)))],
    io,
  )
  return { status, out: io.out(), err: io.err() }
}

describe('diff', () => {
  it('tells which sentences and figures are other ones now', async () => {
    const { status, out } = await diff('old', 'new', '--json')
    const found = JSON.parse(out)
    const texts = (passages: readonly { text: string }[]) => passages.map(({ text }) => text)
    expect(status).toBe(0)
    expect(found.releases).toEqual({ added: ['2025-01-02-c'], gone: ['2024-01-02-b'] })
    expect(texts(found.added)).toEqual(['改造老旧小区40个。', '新修公路5条。'])
    expect(texts(found.gone)).toEqual(['举办庙会3场。', '植树800棵。'])
    expect(found.changed).toHaveLength(1)
    expect(found.figures).toEqual([
      {
        indicator: '提供康复服务的残疾人',
        before: '1300名',
        after: '1420名',
        where: '2024-12-24-a#1.3',
      },
    ])
    expect(found.versions.before).not.toBe(found.versions.after)
  })

  it('tells which known questions get another answer, and leaves out the others', async () => {
    const { questions } = JSON.parse((await diff('old', 'new', '--json')).out)
    const answers = new Map(questions.answers.map((one: { question: string }) => [one.question, one]))
    expect(answers.get('为多少名残疾人提供康复服务？')).toMatchObject({ before: '1300名', after: '1420名' })
    expect(answers.get('给多少残疾人做了康复')).toMatchObject({ before: '1300名', after: '1420名' })
    expect(answers.get('植树多少棵？')).toMatchObject({ before: '800棵', after: 'not-stated' })
    expect(answers.has('新建口袋公园多少个？')).toBe(false)
  })

  it('says it to a person in a few lines', async () => {
    const { out } = await diff('old', 'new')
    expect(out).toContain('+ 2025-01-02-c')
    expect(out).toContain('- 2024-12-24-a#1.3 举办庙会3场。')
    expect(out).toContain('提供康复服务的残疾人: 1300名 → 1420名')
  })

  it('finds nothing between a folder and itself', async () => {
    const { out } = await diff('old', 'old')
    const [version = '', ...rest] = out.trimEnd().split('\n')
    expect(version).toMatch(/^version ([0-9a-f]+) → \1$/)
    expect(rest).toEqual([
      'passages: 0 added, 0 gone, 0 changed',
      'figures: 0 changed',
      expect.stringMatching(/^questions: 0 of [0-9]+ answered otherwise$/),
    ])
  })

  it('tells what is wrong with either folder, both at once', async () => {
    const { status, out, err } = await diff('broken', 'nowhere')
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain('broken/releases/2024-12-24-a.md:1')
    expect(err).toContain('nowhere')
  })
})
