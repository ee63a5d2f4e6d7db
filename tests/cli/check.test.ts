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
  for (const kind of ['releases', 'vocabulary']) mkdirSync(join(dir, kind), { recursive: true })
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dir, path), text)
  return dir
}

async function check(knowledge: string) {
  const io = testIo()
  const status = await main(['check', '--knowledge', knowledge], io)
  return { status, out: io.out(), err: io.err() }
}

const parks = releaseOf(['全市新建口袋公园12个。为74户家庭进行无障碍改造。'])
const sound = { [`releases/${parks.id}.md`]: serialiseRelease(parks) }

describe('check', () => {
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
