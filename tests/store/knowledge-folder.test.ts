import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Release } from '../../src/release/release.ts'
import { serialiseRelease } from '../../src/release/serialise.ts'
import { loadReleases, releasePath, writeRelease } from '../../src/store/knowledge-folder.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowledge-'))
})
afterEach(() => rm(folder, { recursive: true }))

function release(id: string, date: Release['date'], text = '兜牢民生底线。'): Release {
  return {
    id,
    title: '民生实事',
    publisher: '市政府新闻办公室',
    date,
    place: '定州市',
    url: null,
    departments: [],
    paragraphs: [{ number: 1, text, department: null, departmentEvidence: 'none' }],
    repairs: [],
    repairCounts: {},
  }
}

async function put(name: string, text: string | Uint8Array): Promise<void> {
  await mkdir(join(folder, 'releases'), { recursive: true })
  await writeFile(join(folder, 'releases', name), text)
}

describe('loadReleases', () => {
  it('reads every release file, newest first, and no other', async () => {
    await put('2024-01-02-b.md', serialiseRelease(release('2024-01-02-b', '2024-01-02')))
    await put(
      '2024-12-24-a.md',
      `\ufeff${serialiseRelease(release('2024-12-24-a', '2024-12-24')).replaceAll('\n', '\r\n')}`,
    )
    await put('2024-01-02-a.md', serialiseRelease(release('2024-01-02-a', '2024-01-02')))
    for (const name of ['README.md', 'notes.txt', '.hidden.md', '2024-12-24-a.md.7.tmp'])
      await put(name, '无')
    const { releases, faults } = await loadReleases(folder)
    expect(faults).toEqual([])
    expect(releases.map(({ id }) => id)).toEqual(['2024-12-24-a', '2024-01-02-a', '2024-01-02-b'])
  })

  it('returns the sound releases and all faults of all files', async () => {
    const sound = release('2024-01-02-a', '2024-01-02')
    await put('2024-01-02-a.md', serialiseRelease(sound))
    await put('2024-01-02-A.md', serialiseRelease(sound))
    await put('2024-01-03-b.md', '---\ntitle: 甲\n---\n')
    await put('2024-01-04-c.md', new Uint8Array([0x2d, 0x0a, 0xb6, 0xa8]))
    await put('2024-01-05-d.md', '')
    await mkdir(join(folder, 'releases', '2024-01-06-e.md'))
    await symlink(join(folder, 'nowhere'), join(folder, 'releases', '2024-01-07-f.md'))
    const { releases, faults } = await loadReleases(folder)
    expect(releases).toEqual([sound])
    const at = (name: string): string => join(folder, 'releases', name)
    expect(faults.map(({ code, where }) => [code, where])).toEqual([
      ['release-duplicate', at('2024-01-02-a.md:1')],
      ['release-id', at('2024-01-02-A.md')],
      ['front-matter-field', at('2024-01-03-b.md:2')],
      ['front-matter-field', at('2024-01-03-b.md:2')],
      ['front-matter-field', at('2024-01-03-b.md:2')],
      ['text-missing', at('2024-01-03-b.md:3')],
      ['document-not-utf-8', at('2024-01-04-c.md:2')],
      ['document-empty', at('2024-01-05-d.md')],
      ['release-unreadable', at('2024-01-06-e.md')],
      ['release-unreadable', at('2024-01-07-f.md')],
    ])
    expect(faults.every(({ what, mend }) => what !== '' && mend !== '')).toBe(true)
  })

  it('faults a folder that is missing, empty, or a file', async () => {
    expect(await loadReleases(join(folder, 'none'))).toMatchObject({
      releases: [],
      faults: [{ code: 'knowledge-missing' }],
    })
    await mkdir(join(folder, 'releases'))
    expect(await loadReleases(folder)).toMatchObject({ releases: [], faults: [{ code: 'knowledge-empty' }] })
    await writeFile(join(folder, 'file'), '')
    const { faults } = await loadReleases(join(folder, 'file'))
    expect(faults).toMatchObject([{ code: 'knowledge-unreadable' }])
  })
})

describe('writeRelease', () => {
  const first = release('2024-12-24-a', '2024-12-24')
  const second = release('2024-12-24-a', '2024-12-24', '发放补贴。')

  it('makes the folders, writes the whole file, and leaves nothing else behind', async () => {
    const knowledge = join(folder, 'new', 'knowledge')
    const path = releasePath(knowledge, first.id)
    expect(await writeRelease(knowledge, first, { force: false })).toEqual({ outcome: 'written', path })
    expect(await readFile(path, 'utf8')).toBe(serialiseRelease(first))
    expect(await readdir(join(knowledge, 'releases'))).toEqual(['2024-12-24-a.md'])
  })

  it('leaves an equal file, refuses other text, and replaces it by force', async () => {
    await writeRelease(folder, first, { force: false })
    expect(await writeRelease(folder, first, { force: false })).toMatchObject({ outcome: 'unchanged' })
    expect(await writeRelease(folder, second, { force: false })).toMatchObject({
      outcome: 'refused',
      faults: [{ code: 'release-exists' }],
    })
    expect((await loadReleases(folder)).releases).toEqual([first])
    expect(await writeRelease(folder, second, { force: true })).toMatchObject({ outcome: 'written' })
    expect((await loadReleases(folder)).releases).toEqual([second])
  })

  it('faults what it cannot write, and leaves no half a file', async () => {
    await mkdir(releasePath(folder, first.id), { recursive: true })
    expect(await writeRelease(folder, first, { force: true })).toMatchObject({
      outcome: 'refused',
      faults: [{ code: 'release-not-written' }],
    })
    await writeFile(join(folder, 'file'), '')
    expect(await writeRelease(join(folder, 'file'), first, { force: false })).toMatchObject({
      outcome: 'refused',
    })
    expect(await readdir(join(folder, 'releases'))).toEqual(['2024-12-24-a.md'])
  })
})
