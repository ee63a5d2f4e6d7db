import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importReleases } from '../../src/cli/import.ts'
import type { ImportOptions } from '../../src/cli/prepare-documents.ts'
import { slugOf } from '../../src/read/slug.ts'
import { parseRelease } from '../../src/release/parse.ts'
import { loadReleases } from '../../src/store/knowledge-folder.ts'

const damaged = fileURLToPath(new URL('../fixtures/damaged-release.txt', import.meta.url))
const word = '社?;萜笳?ldquo;=社保惠企政策“'
const produced = '2024-12-24-dingzhou-minsheng'

let folder = ''
let out = ''
let err = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
  out = ''
  err = ''
})
afterEach(() => rm(folder, { recursive: true }))

function run(
  files: readonly string[],
  options: ImportOptions = {},
  ask?: (question: string) => Promise<string>,
): Promise<number> {
  const stdout = {
    write(text: string) {
      out += text
    },
  }
  const stderr = {
    write(text: string) {
      err += text
    },
  }
  return importReleases({ files, options, knowledgeDir: join(folder, 'knowledge'), stdout, stderr, ask })
}

async function document(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function written(): Promise<readonly string[]> {
  return readdir(join(folder, 'knowledge', 'releases')).catch(() => [])
}

const sound = '12月24日，市卫健委举办“定州市看病就医”新闻发布会。\n2024年，共有医院7所。\n'

describe('importing the damaged copy', () => {
  it('with an editor’s word writes the release that the knowledge folder holds', async () => {
    expect(await run([damaged], { slug: 'dingzhou-minsheng', repair: [word] })).toBe(0)
    expect(err).toBe('')
    const own = fileURLToPath(new URL(`../../knowledge/releases/${produced}.md`, import.meta.url))
    const text = await readFile(join(folder, 'knowledge', 'releases', `${produced}.md`), 'utf8')
    expect(text).toBe(await readFile(own, 'utf8'))

    const { releases, faults } = await loadReleases(join(folder, 'knowledge'))
    expect(faults).toEqual([])
    expect(releases[0]).toMatchObject({
      id: produced,
      title: '定州推动高质量发展全力办好民生实事',
      publisher: '市政府新闻办公室',
      date: '2024-12-24',
      place: '定州市',
      url: null,
      departments: ['市人社局', '市民政局', '市残联'],
      repairs: [{ state: 'editor', line: 2, after: '社保惠企政策“' }],
    })
    expect(
      releases[0]?.paragraphs.map((one) => [one.number, one.department, one.departmentEvidence]),
    ).toEqual([
      [1, null, 'none'],
      [2, '市人社局', 'lead-order'],
      [3, '市民政局', 'lead-order'],
      [4, '市残联', 'lead-order'],
    ])
  })

  it('reports every rule with count and example, the inferred year and the digits', async () => {
    await run([damaged], { slug: 'a', repair: [word] })
    for (const part of [
      'pinyin-gloss: 463 (',
      'doubled-mark: 130 (',
      'traditional-character: 765 (',
      'line 1: “(bào)” → “” in …本報(bào)訊',
      'the year is inferred: 2024年 stands 5 times',
      'the order of 分别 in the lead',
      '; agrees with the bytes that survive',
      'digits: 217 before, 217 after: proven equal, digit by digit',
    ]) {
      expect(out).toContain(part)
    }
  })

  it('says when an editor’s word does not agree with the surviving bytes', async () => {
    await run([damaged], { slug: 'a', repair: ['社?;萜笳?ldquo;=社会惠企服务“'] })
    expect(out).toContain('DOES NOT agree with the bytes that survive')
  })

  it('without one writes the flag, and tells how to mend it', async () => {
    expect(await run([damaged], { slug: 'a' })).toBe(0)
    expect(err).toContain(`${damaged}:2: “?；萜笳?” in “`)
    expect(err).toContain('惠企 is certain')
    expect(err).toContain("--force --repair '?；萜笳?=…'")
    const { releases } = await loadReleases(join(folder, 'knowledge'))
    expect(releases[0]?.repairs).toMatchObject([{ state: 'flagged', before: '?；萜笳?', after: '□惠企□' }])
  })

  it('asks a person where one sits', async () => {
    const asked: string[] = []
    const status = await run([damaged], { slug: 'a' }, async (question) => {
      asked.push(question)
      return '保惠企政策'
    })
    expect([status, err, asked.length]).toEqual([0, '', 1])
    expect(asked[0]).toContain('What was printed for “?；萜笳?”?')
    const { releases } = await loadReleases(join(folder, 'knowledge'))
    expect(releases[0]?.repairs).toMatchObject([{ state: 'editor', before: '?；萜笳?', after: '保惠企政策' }])
    expect(releases[0]?.paragraphs[1]?.text).toContain('全面推行社保惠企政策“免申即享”')
  })

  it('leaves the flag when the person does not know', async () => {
    expect(await run([damaged], { slug: 'a' }, async () => '')).toBe(0)
    expect(err).toContain('cannot be mended')
  })
})

describe('import', () => {
  it('takes every field from the options and makes the slug from the title', async () => {
    const file = await document('a.txt', '我市兜牢底线。\n共有医院7所。\n')
    const options: ImportOptions = {
      title: '看病就医',
      publisher: '市卫健委',
      date: '2025-03-01',
      place: '定州市',
      url: 'https://dingzhou.gov.cn/1',
      department: ['市卫健委'],
    }
    expect(await run([file], options)).toBe(0)
    const [name = ''] = await written()
    expect(name).toMatch(/^2025-03-01-kanbing-jiu-?yi\.md$/)
    const text = await readFile(join(folder, 'knowledge', 'releases', name), 'utf8')
    expect(parseRelease(name.slice(0, -3), text)).toMatchObject({
      release: {
        title: '看病就医',
        url: 'https://dingzhou.gov.cn/1',
        paragraphs: [{ department: '市卫健委' }, { department: '市卫健委' }],
      },
    })
  })

  it('reads departments from headings', async () => {
    const file = await document('a.txt', `${sound}一、市卫健委\n看病。\n二、市医保局：\n报销。\n`)
    expect(await run([file])).toBe(0)
    const { releases } = await loadReleases(join(folder, 'knowledge'))
    expect(
      releases[0]?.paragraphs.map((one) => [one.text.slice(0, 3), one.department, one.departmentEvidence]),
    ).toEqual([
      ['12月', null, 'none'],
      ['202', null, 'none'],
      ['看病。', '市卫健委', 'heading'],
      ['报销。', '市医保局', 'heading'],
    ])
  })

  it('assigns no department where the counts differ, and says so', async () => {
    const lead = '12月24日，市卫健委举办“定州市看病就医”新闻发布会，市卫健委、市医保局分别围绕看病发布。'
    const file = await document('a.txt', `${lead}\n2024年看病。\n`)
    expect(await run([file])).toBe(0)
    expect(out).toContain('2 named, but 1 blocks follow the lead: none assigned')
  })

  it('faults every field that nobody gave and no rule finds, naming its option', async () => {
    const file = await document('a.txt', '我市兜牢底线。\n共有医院7所。\n')
    expect(await run([file])).toBe(1)
    for (const name of ['title', 'publisher', 'date', 'place'])
      expect(err).toContain(`give it with --${name}`)
    expect(await written()).toEqual([])
  })

  it('refuses a date and an address that are none, and a damaged title', async () => {
    const file = await document('a.txt', sound)
    expect(await run([file], { date: '2024-02-30', url: 'dingzhou' })).toBe(1)
    expect(err).toContain('“2024-02-30” is not a day of the calendar')
    expect(err).toContain('“dingzhou” is no web address')
    const lost = await document('b.txt', sound.replace('看病', '看\ufffd'))
    expect(await run([lost])).toBe(1)
    expect(err).toContain('the title read from the text is damaged')
    expect(await written()).toEqual([])
  })

  it('faults files that cannot be read, all at once, and writes none of the others', async () => {
    const large = await document('large.txt', 'a')
    await truncate(large, 50 * 1024 * 1024 + 1)
    await mkdir(join(folder, 'dir'))
    const files = [
      await document('sound.txt', sound),
      join(folder, 'missing.txt'),
      join(folder, 'dir'),
      await document('empty.txt', ''),
      await document('binary.txt', 'a\0b'),
      await document('mixed.txt', new Uint8Array([...Buffer.from('甲\n'), 0xb6, 0xa8, 0xd6, 0xdd, 0x0a])),
      large,
    ]
    expect(await run(files)).toBe(1)
    expect(
      err
        .trim()
        .split('\n')
        .map((line) => line.slice(folder.length + 1).split(' → ')[0]),
    ).toEqual([
      'dir: the folder holds no document (.txt, .md, .html, .docx, .pdf)',
      'missing.txt: there is no such file',
      'empty.txt: the file holds no text',
      'binary.txt: the file holds NUL bytes and is no text in UTF-16 either: a binary file',
      'mixed.txt:2: the bytes are no text in UTF-8, GB18030, Big5 or UTF-16; as UTF-8 it breaks at this line',
      'large.txt: the file has 52428801 bytes, more than 50 MB',
    ])
    expect(await written()).toEqual([])
  })

  it('refuses an editor’s repair that it cannot place', async () => {
    expect(await run([await document('a.txt', sound)], { repair: ['无此文=有'] })).toBe(1)
    expect(err).toContain('the text to repair “无此文” does not stand in the document')
  })

  it('refuses to overwrite other text unless forced, and leaves an equal release', async () => {
    expect(await run([await document('a.txt', sound)], { slug: 'a' })).toBe(0)
    expect(await run([await document('a.txt', sound)], { slug: 'a' })).toBe(0)
    expect(out).toContain('(unchanged)')
    const other = await document('a.txt', sound.replace('7', '8'))
    expect(await run([other], { slug: 'a' })).toBe(1)
    expect(err).toContain('give --force to replace it')
    expect(await run([other], { slug: 'a', force: true })).toBe(0)
    const { releases } = await loadReleases(join(folder, 'knowledge'))
    expect(releases[0]?.paragraphs[1]?.text).toContain('医院8所')
  })

  it('asks for a slug where the title gives none', async () => {
    expect(await run([await document('a.txt', sound)], { title: '……' })).toBe(1)
    expect(err).toContain('give it with --slug')
  })

  it('refuses two files that would become one release', async () => {
    expect(await run([await document('a.txt', sound), await document('b.txt', sound)])).toBe(1)
    expect(err).toContain('would become the same release')
  })

  it('refuses options that make no sense, with status 2', async () => {
    const options: ImportOptions = {
      title: '甲',
      slug: 'A b',
      repair: ['甲'],
      keepScript: true,
      simplify: true,
    }
    expect(await run(['a', 'b'], options)).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(5)
    expect(await run([])).toBe(2)
  })
})

describe('slugOf', () => {
  it('writes the first words in pinyin, letters and digits alone', () => {
    expect(slugOf('女性就业2024（绿色）')).toMatch(/^nvxing-jiuye-2024-lvse$/)
    expect(slugOf('定州推动高质量发展全力办好民生实事'.repeat(4))).toMatch(/^dingzhou(-[a-z]+)+$/)
    expect(slugOf('定州推动高质量发展全力办好民生实事'.repeat(4)).length).toBeLessThanOrEqual(48)
  })
})
