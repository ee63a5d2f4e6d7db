// Documents of every kind through the command: what is written, what is said, and that a fault writes nothing.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importReleases } from '../../src/cli/import.ts'
import type { ImportOptions } from '../../src/cli/prepare-documents.ts'
import { loadReleases } from '../../src/store/knowledge-folder.ts'

const fixtures = fileURLToPath(new URL('../fixtures/documents/', import.meta.url))

let folder = ''
let out = ''
let err = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
  out = ''
  err = ''
})
afterEach(() => rm(folder, { recursive: true }))

function run(files: readonly string[], options: ImportOptions = {}, isTTY = false): Promise<number> {
  return importReleases({
    files,
    options: { place: '云栖市', ...options },
    knowledgeDir: join(folder, 'knowledge'),
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text), isTTY, columns: 60 },
  })
}

const written = (): Promise<readonly string[]> =>
  readdir(join(folder, 'knowledge', 'releases')).catch(() => [])

describe('one document', () => {
  it.each([
    ['release-gbk.txt', {}],
    ['release-utf16be.txt', {}],
    ['release-pandoc.docx', {}],
    ['release-writer.pdf', {}],
    ['page-chromium.html', { date: '2025-03-18' }],
    ['page-old-gb2312.html', { date: '2025-03-18' }],
  ])('%s becomes the same release as its text', async (name, options) => {
    const gold = (await readFile(join(fixtures, 'release.txt'), 'utf8')).trim().split('\n')
    expect(
      await run([join(fixtures, name)], { date: '2025-03-18', slug: 'a', title: gold[0], ...options }),
    ).toBe(0)
    const { releases, faults } = await loadReleases(join(folder, 'knowledge'))
    expect(faults).toEqual([])
    expect(releases[0]?.publisher).toBe('云栖市人民政府新闻办公室')
    expect(releases[0]?.paragraphs.map(({ text }) => text)).toEqual(gold.slice(1))
    expect(out).toContain(': proven')
  })

  it('takes title, date and address from a page, and says where they stood', async () => {
    expect(await run([join(fixtures, 'page-chromium.html')])).toBe(0)
    const { releases } = await loadReleases(join(folder, 'knowledge'))
    expect(releases[0]).toMatchObject({
      title: '云栖市2024年度民生实事办理情况',
      date: '2025-03-19',
      url: 'https://www.yunqi.example.cn/zwgk/202503/t20250319_88231.html',
    })
    for (const said of [
      'read as: a web page in UTF-8',
      "the page's articletitle tag",
      'spam: 1 (',
      'page-furniture: 1 (',
    ]) {
      expect(out).toContain(said)
    }
  })

  it('keeps text written in traditional script, and its title', async () => {
    expect(await run([join(fixtures, 'taiwan-big5.txt')], { publisher: '社會局', date: '2025-11-01' })).toBe(
      0,
    )
    const { releases } = await loadReleases(join(folder, 'knowledge'))
    expect(releases[0]?.title).toBe('瀾城市政府公布114年度長者照顧服務成果')
    expect(releases[0]?.paragraphs[1]?.text).toContain('里長透過網路登記')
  })

  it('flags the run that a lost byte shifted', async () => {
    expect(await run([join(fixtures, 'release-gbk-byte-lost.txt')], { date: '2025-03-18' })).toBe(0)
    expect(err).toContain('造老旧小 is certain')
    const { releases } = await loadReleases(join(folder, 'knowledge'))
    expect(releases[0]?.repairs).toMatchObject([{ state: 'flagged', after: '□造老旧小□' }])
  })

  it('keeps each turn of a spoken document', async () => {
    const options = { publisher: '县委宣传部', date: '2025-07-01', place: '望川县' }
    expect(await run([join(fixtures, 'spoken.docx')], options)).toBe(0)
    const { releases } = await loadReleases(join(folder, 'knowledge'))
    expect(releases[0]?.title).toBe('望川县夏季防汛工作新闻发布会实录')
    expect(releases[0]?.paragraphs.map(({ text }) => text.split('：')[0])).toEqual([
      '主持人（县委宣传部 周敏）',
      '林远',
      '高志平',
      '新华日报记者',
      '林远',
    ])
  })
})

describe('a folder', () => {
  async function fill(): Promise<string> {
    const documents = join(folder, 'documents')
    await mkdir(join(documents, 'deeper', 'page_files'), { recursive: true })
    await mkdir(join(documents, '.hidden'))
    await cp(join(fixtures, 'release-gbk.txt'), join(documents, 'b.txt'))
    await cp(join(fixtures, 'page-chromium.html'), join(documents, 'deeper', 'page.html'))
    await writeFile(join(documents, 'deeper', 'page_files', 'frame.html'), '<html></html>')
    await writeFile(join(documents, '.hidden', 'c.txt'), '无')
    await writeFile(join(documents, 'photo.jpg'), 'x')
    return documents
  }

  it('is read with all folders in it, and says what it passed over', async () => {
    const documents = await fill()
    await writeFile(
      join(documents, 'b.txt'),
      '3月18日，市教育局举行“云栖市校园食品安全”新闻发布会。\n2025年检查36轮次。\n',
    )
    expect(await run([documents])).toBe(0)
    expect((await written()).map((name) => name.slice(0, 10))).toEqual(['2025-03-18', '2025-03-19'])
    expect(err).toBe(`${join(documents, 'photo.jpg')}: passed over, no kind of document\n`)
  })

  it('with one document that is refused writes none', async () => {
    const documents = await fill()
    await cp(join(fixtures, 'scan.pdf'), join(documents, 'deeper', 'scan.pdf'))
    expect(await run([documents], { date: '2025-03-18' })).toBe(2)
    expect(err).toContain('--date cannot hold for 3 files')
    expect(await run([documents])).toBe(1)
    expect(err).toContain('no text layer')
    expect(await written()).toEqual([])
  })

  it('writes none when one would replace other text', async () => {
    const documents = await fill()
    await rm(join(documents, 'b.txt'))
    expect(await run([documents], { slug: 'a' })).toBe(0)
    const before = await written()
    await writeFile(
      join(documents, 'b.txt'),
      '3月18日，市教育局举行“云栖市校园食品安全”新闻发布会。\n2025年检查36轮次。\n',
    )
    const page = join(documents, 'deeper', 'page.html')
    await writeFile(page, (await readFile(page, 'utf8')).replace('17所', '18所'))
    expect(await run([join(documents, 'b.txt')])).toBe(0)
    expect(await run([page], { slug: 'a' })).toBe(1)
    expect(err).toContain('give --force to replace it')
    expect((await written()).length).toBe(before.length + 1)
  })

  it('shows a bar on a terminal alone, and clears it', async () => {
    const documents = await fill()
    await run([documents], {}, true)
    expect(err).toContain('░ 0/2 ')
    expect(err).toMatch(/█+░+ 1\/2 \S*deeper\/page\.html/u)
    expect(err).toContain('\r\u001b[K')
    const before = err.length
    await run([documents])
    expect(err.slice(before)).not.toContain('░')
  })
})
