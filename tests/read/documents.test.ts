// Documents of real programs (tests/fixtures/documents/README.md says how each was made) against the text they hold.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/read/read.ts'
import type { Document } from '../../src/release/document.ts'

const folder = new URL('../fixtures/documents/', import.meta.url)
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, folder))
const gold = (name: string): readonly string[] => linesOf(new TextDecoder().decode(bytesOf(name)))

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

async function read(name: string): Promise<Document> {
  const result = await readDocument(bytesOf(name), name)
  if ('fault' in result) throw new Error(JSON.stringify(result.fault))
  return result.document
}

const release = gold('release.txt')
const taiwan = gold('taiwan.txt')
const table = [
  '云栖市2024年就业工作统计公报',
  '现将云栖市2024年就业工作主要指标公布如下。数据由市人力资源和社会保障局提供。',
  '指标 | 单位 | 2024年 | 2023年',
  '城镇新增就业 | 人 | 28415 | 27390',
  '失业人员再就业 | 人 | 9762 | 9418',
  '创业担保贷款 | 万元 | 15680.5 | 13240',
  '城镇登记失业率 | % | 2.87 | 3.02',
  '城镇新增就业比上年增加1025人，完成年度目标任务的113.66%。',
]

describe('text files, by their bytes', () => {
  it.each([
    ['release.txt', 'UTF-8 (every byte fits)', release],
    ['release-utf8-bom-crlf.txt', 'UTF-8 (its byte order mark)', release],
    ['release-gbk.txt', 'GB18030 (its bytes and characters)', release],
    ['release-gb18030.txt', 'GB18030', [...release, '本次受表彰的志愿者有𠮷田社区的䶮小勇等7人。']],
    ['release-utf16le-bom.txt', 'UTF-16LE (its byte order mark)', release],
    ['release-utf16be.txt', 'UTF-16BE (its bytes and characters)', release],
    ['taiwan-big5.txt', 'Big5 (its bytes and characters)', taiwan],
  ])('%s is %s', async (name, encoding, lines) => {
    const document = await read(name)
    expect(document.how).toContain(encoding)
    expect(linesOf(document.text)).toEqual(lines)
  })

  it('reads GBK that lost a byte, and says that a character is broken', async () => {
    const document = await read('release-gbk-byte-lost.txt')
    expect(document.how).toContain('1 characters in it are broken')
    expect(document.text).toContain('\ufffd58个，惠及居民12067户')
  })
})

describe('documents with a layout', () => {
  it.each([
    ['release-pandoc.docx', 'docx', release],
    ['release-writer.pdf', 'pdf', release],
    ['release-weasyprint.pdf', 'pdf', release],
    ['release-reportlab.pdf', 'pdf', release],
    ['owner-locked.pdf', 'pdf', release],
    ['taiwan-pandoc.html', 'html', taiwan],
    ['table-writer.docx', 'docx', table],
    ['table-writer.html', 'html', table],
    ['table-writer.pdf', 'pdf', table],
    ['table-pandoc.md', 'markdown', table],
  ])('%s is read to the letter as %s', async (name, kind, lines) => {
    const document = await read(name)
    expect(document.kind).toBe(kind)
    expect(linesOf(document.text)).toEqual(lines)
  })

  it('leaves out running heads and page numbers of a PDF, and names them', async () => {
    const { leftOut } = await read('release-weasyprint.pdf')
    expect(leftOut).toContain('云栖市人民政府公报')
    expect(leftOut.filter((line) => /^—\d—$/u.test(line)).length).toBeGreaterThan(1)
  })

  it('keeps each turn of a spoken press conference with its speaker', async () => {
    for (const name of ['spoken.docx', 'spoken.html']) {
      const turns = linesOf((await read(name)).text).filter((line) => line.includes('：'))
      expect(turns.map((turn) => turn.split('：')[0]?.replace(' ', ''))).toEqual([
        '主持人（县委宣传部周敏）',
        '林远',
        '高志平',
        '新华日报记者',
        '林远',
      ])
    }
  })
})

describe('saved pages', () => {
  it('gives the article of a government page, and what its tags say', async () => {
    const document = await read('page-chromium.html')
    const prose = linesOf(document.text)
    expect(prose.slice(0, 3)).toEqual(release.slice(1, 4))
    expect(prose).toContain(release[4])
    expect(document.text).not.toMatch(/首页|热点|1\.8万|42万亩|版权|搜索|1536/u)
    expect(
      Object.fromEntries(Object.entries(document.offered).map(([name, { value }]) => [name, value])),
    ).toEqual({
      title: '云栖市2024年度民生实事办理情况',
      date: '2025-03-19',
      publisher: '云栖日报',
      url: 'https://www.yunqi.example.cn/zwgk/202503/t20250319_88231.html',
    })
  })

  it('finds the article in a page laid out with tables, in GB2312 as its tag says', async () => {
    const document = await read('page-old-gb2312.html')
    expect(linesOf(document.text).filter((line) => line.endsWith('。'))).toEqual(release.slice(1))
    expect(document.text).not.toMatch(/走进云栖|通知公告|版权/u)
    expect(document.offered).toMatchObject({
      title: { value: release[0] },
      date: { value: '2025-03-19' },
      publisher: { value: '市政府办公室' },
    })
  })
})

describe('refusals', () => {
  it.each([
    ['scan.pdf', 'document-without-text', 'its pages are pictures'],
    ['half-scanned.pdf', 'document-without-text', 'page 2 is a picture'],
    ['encrypted.pdf', 'document-encrypted', 'password'],
    ['old-word.doc', 'document-foreign', 'old Word'],
    ['rich-text.rtf', 'document-foreign', 'Rich Text'],
    ['open-document.odt', 'document-foreign', 'OpenDocument'],
    ['sheet.xlsx', 'document-foreign', 'spreadsheet'],
  ])('%s: %s', async (name, code, what) => {
    const result = await readDocument(bytesOf(name), name)
    expect('fault' in result && result.fault).toMatchObject({ code, where: name })
    expect('fault' in result && result.fault.what).toContain(what)
    expect('fault' in result && result.fault.mend).not.toBe('')
  })

  it.each([
    ['release-writer.pdf', 0.5],
    ['release-writer.pdf', 0.99],
    ['table-writer.docx', 0.5],
    ['table-writer.docx', 0.98],
    ['page-chromium.html', 0.6],
  ])('%s cut off at %d of its length', async (name, share) => {
    const bytes = bytesOf(name)
    const result = await readDocument(bytes.subarray(0, Math.floor(bytes.length * share)), name)
    expect('fault' in result && result.fault.code).toBe('document-truncated')
  })

  it('reads a page under the name of a Word document as the page it is', async () => {
    const result = await readDocument(bytesOf('page-chromium.html'), 'release.docx')
    expect('document' in result && result.document.kind).toBe('html')
  })
})
