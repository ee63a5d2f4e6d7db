import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { serialiseRelease } from '../../src/release/serialise.ts'
import { knowledgeDir, releaseOf } from '../support/engine.ts'
import { testIo } from '../support/test-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'yuanwen-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A knowledge folder of these files, by their path in it. */
function knowledgeOf(name: string, files: Readonly<Record<string, string>>): string {
  const dir = join(folder, name)
  for (const kind of ['releases', 'vocabulary', 'questions', 'answers'])
    mkdirSync(join(dir, kind), { recursive: true })
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dir, path), text)
  return dir
}

async function check(knowledge: string, ...options: readonly string[]) {
  const io = testIo()
  const status = await main(['check', '--knowledge', knowledge, ...options], io)
  return { status, out: io.out(), err: io.err() }
}

const parks = releaseOf(['全市新建口袋公园12个。为74户家庭进行无障碍改造。'])
const sound = { [`releases/${parks.id}.md`]: serialiseRelease(parks) }

// Every figure of the shipped release is put to the test three times.
describe('check', { timeout: 60_000 }, () => {
  it('finds nothing wrong with the knowledge that is shipped', async () => {
    const { status, out, err } = await check(knowledgeDir)
    expect(err).toBe('')
    expect(out).toMatch(/^[1-9][0-9]* releases, [0-9]+ passages, [0-9]+ figures, version [0-9a-f]+\n/)
    expect(status).toBe(0)
  })

  it('counts what it found and asked', async () => {
    const { status, out } = await check(knowledgeOf('sound', sound))
    expect(out).toMatch(/^1 releases, 2 passages, 2 figures, version [\s\S]+\n2 questions asked, 0 faults\n$/)
    expect(status).toBe(0)
  })

  it('names every fault of every file at once, and ends with 1', async () => {
    const { status, out, err } = await check(
      knowledgeOf('faulty', {
        'releases/2024-01-02-a.md': '---\ntitle: 甲\n---\n\n乙。\n',
        'releases/2024-01-03-b.md': '没有首部\n',
        'vocabulary/words.yaml': '- { word: 打工 }\n- { means: [就业] }\n',
      }),
    )
    expect({ status, out }).toEqual({ status: 1, out: '' })
    for (const where of ['2024-01-02-a.md:', '2024-01-03-b.md:1', 'words.yaml:1', 'words.yaml:2'])
      expect(err).toContain(where)
    for (const line of err.trimEnd().split('\n')) expect(line).toContain(' → ')
  })

  it('asks every example of the vocabulary', async () => {
    const words = (example: string) => `- { word: 街心花园, means: [口袋公园], example: ${example} }\n`
    const served = { ...sound, 'vocabulary/words.yaml': words('街心花园建了几个') }
    expect(await check(knowledgeOf('served', served))).toMatchObject({ status: 0, err: '' })
    const idle = { ...sound, 'vocabulary/words.yaml': words('月球背面的火锅店几点关门') }
    const { status, err } = await check(knowledgeOf('idle', idle))
    expect(status).toBe(1)
    expect(err).toContain('街心花园')
  })

  it('puts every figure to three tests and says how many passed', async () => {
    const { out } = await check(knowledgeOf('sound', sound))
    expect(out).toContain('✓ found by their own question: 2 of 2\n')
    expect(out).toContain('✓ not replaced without their sentence: 2 of 2\n')
    expect(out).toContain('✓ change with their digits: 2 of 2\n')
  })

  it("asks the editors' examples, and names file and line of one that fails", async () => {
    const examples = [
      '- { question: 口袋公园建了几个, figures: [12个] }',
      '- { question: 明年建几个, notStated: true }',
    ]
    const right = { ...sound, 'questions/a.yaml': `${examples.join('\n')}\n` }
    const { status, out } = await check(knowledgeOf('right', right))
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining("editors' examples: 2 of 2") })
    const wrong = {
      ...sound,
      'questions/a.yaml': `${examples[1]}\n- { question: 口袋公园建了几个, figures: [13个] }\n`,
    }
    const failed = await check(knowledgeOf('wrong', wrong))
    expect(failed.status).toBe(1)
    expect(failed.err).toMatch(/questions\/a\.yaml:2: "口袋公园建了几个" should give 13个, gives 12个 → /)
  })

  it('tells the faults of examples and releases together', async () => {
    const files = { 'releases/2024-01-03-b.md': '没有首部\n', 'questions/a.yaml': '\n- { question: 甲 }\n' }
    const { status, err } = await check(knowledgeOf('both-faulty', files))
    expect(status).toBe(1)
    expect(err).toContain('2024-01-03-b.md:1')
    expect(err).toContain('questions/a.yaml:2')
  })

  it('shows what does not add up; only with --strict does it end with 1', async () => {
    const beds = releaseOf(['公办养老机构共有床位460张，护理型床位315张，占比86.48%。'])
    const dir = knowledgeOf('beds', { [`releases/${beds.id}.md`]: serialiseRelease(beds) })
    const { status, out } = await check(dir)
    expect(out).toMatch(/look at 2024-12-24-test#1\.1: 315张 of 460张 is 68\.48%, the text says 86\.48% → /)
    expect(status).toBe(0)
    expect((await check(dir, '--strict')).status).toBe(1)
  })

  it('says that a folder holds no release', async () => {
    const { status, err } = await check(knowledgeOf('empty', {}))
    expect(status).toBe(1)
    expect(err).toContain('holds no release')
  })

  it('takes the shipped folder with another release beside it', async () => {
    const dir = join(folder, 'both')
    cpSync(knowledgeDir, dir, { recursive: true })
    writeFileSync(join(dir, 'releases', `${parks.id}.md`), serialiseRelease(parks))
    expect((await check(dir)).out).toMatch(/^[2-9][0-9]* releases, /)
  })
})
