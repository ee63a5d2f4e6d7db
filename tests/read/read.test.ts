import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/read/read.ts'
import { maxDocumentBytes } from '../../src/release/read.ts'
import { zipOf } from './zip-of.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url))

async function faultOf(bytes: Uint8Array, name: string): Promise<{ code: string; what: string }> {
  const result = await readDocument(bytes, name)
  if ('document' in result) throw new Error(`was read: ${result.document.text.slice(0, 40)}`)
  expect(result.fault.where.startsWith(name)).toBe(true)
  expect(result.fault.mend).not.toBe('')
  return result.fault
}

async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const result = await readDocument(bytes, name)
  if ('fault' in result) throw new Error(JSON.stringify(result.fault))
  return result.document.text
}

const pdfWith = (stream: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  ])

describe('what is refused', () => {
  it.each([
    ['document-empty', 'a.txt', new Uint8Array()],
    ['document-empty', 'a.txt', utf8(' \n\ufeff\n')],
    ['document-binary', 'a.txt', utf8('甲\0乙')],
    ['document-encoding', 'a.txt', new Uint8Array([...utf8('甲\n'), 0xb6, 0xa8, 0xd6, 0xdd, 0x0a])],
    ['document-too-large', 'a.txt', new Uint8Array(maxDocumentBytes + 1)],
    ['document-too-much-inside', 'a.txt', utf8('字'.repeat(2_000_001))],
    ['document-foreign', 'scan.pdf', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
    ['document-foreign', 'photo.docx', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1')],
    ['document-foreign', 'release.txt', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['document-foreign', 'release.md', Buffer.from('\x1f\x8b\x08\0', 'latin1')],
    ['document-foreign', 'release.html', utf8('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<html>')],
    ['document-foreign', 'release.docx', zipOf([{ name: 'OFD.xml', data: utf8('<ofd/>') }])],
    ['document-foreign', 'release.docx', zipOf([{ name: 'a.txt', data: utf8('甲') }])],
    ['document-encrypted', 'release.docx', zipOf([{ name: 'word/document.xml', data: utf8('x'), flags: 1 }])],
    ['document-truncated', 'release.docx', Buffer.from('PK\x03\x04 and no more')],
    ['document-truncated', 'release.pdf', utf8('%PDF-1.7\n1 0 obj\n')],
    ['document-damaged', 'release.pdf', utf8('%PDF-1.7\nnothing\n%%EOF\n')],
    ['document-damaged', 'release.docx', zipOf([{ name: 'word/document.xml', data: utf8('<w:document') }])],
    ['document-without-text', 'a.html', utf8('<html><body><img src="a.png"></body></html>')],
    ['document-truncated', 'a.html', utf8('<html><body><p>共7人</p><di')],
    ['document-truncated', 'a.html', utf8(`<html><body><p>${'全市共有医院7所。'.repeat(9)}`)],
  ])('%s (%s)', async (code, name, bytes) => {
    expect((await faultOf(bytes, name)).code).toBe(code)
  })

  it('a Word document with a password, which is wrapped in the container of old Office', async () => {
    const start = Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')
    const bytes = Buffer.concat([start, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])
    expect((await faultOf(bytes, 'a.docx')).code).toBe('document-encrypted')
  })
})

describe('a bomb', () => {
  const zeros = Buffer.alloc(30 * 1024 * 1024)

  it('that declares its size is not unpacked', async () => {
    const bytes = zipOf(
      Array.from({ length: 8 }, (_, index) => ({ name: `word/media/${index}.bin`, data: zeros })),
    )
    const fault = await faultOf(bytes, 'a.docx')
    expect(fault).toMatchObject({ code: 'document-too-much-inside' })
    expect(bytes.length).toBeLessThan(300_000)
  })

  it('in the text itself is refused by that part', async () => {
    const bytes = zipOf([{ name: 'word/document.xml', data: zeros }])
    expect((await faultOf(bytes, 'a.docx')).what).toContain('word/document.xml')
  })

  it('that lies about its size is stopped while it unpacks', async () => {
    const bytes = zipOf([{ name: 'word/document.xml', data: zeros, declared: 1000 }])
    expect((await faultOf(bytes, 'a.docx')).code).toBe('document-damaged')
  })

  it('in a PDF, once packed or twice', async () => {
    const huge = deflateSync(Buffer.alloc(210 * 1024 * 1024))
    for (const stream of [huge, deflateSync(huge)]) {
      expect((await faultOf(pdfWith(stream), 'a.pdf')).code).toBe('document-too-much-inside')
    }
  })

  it('of markup: endless nesting, endless elements, endless tags', async () => {
    for (const markup of [
      `<html>${'<div>'.repeat(100_000)}`,
      `<html><body>${'<b>甲</b>'.repeat(310_000)}</body></html>`,
      `<html><body ${'a'.repeat(60_000)}></body></html>`,
    ]) {
      expect((await faultOf(utf8(markup), 'a.html')).code).toBe('document-too-much-inside')
    }
  })
})

describe('damage inside a file', () => {
  it('is seen by a checksum of the Word document', async () => {
    const bytes = fixture('table-writer.docx')
    const at = bytes.indexOf('word/document.xml') + 'word/document.xml'.length + 200
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
    expect((await faultOf(bytes, 'a.docx')).code).toBe('document-damaged')
  })

  it('is seen by a checksum of the PDF', async () => {
    const bytes = fixture('release-writer.pdf')
    const at = bytes.indexOf('stream') + 100
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
    expect((await faultOf(bytes, 'a.pdf')).code).toBe('document-damaged')
  })
})

describe('Markdown', () => {
  it('loses its marks, not its numbers', async () => {
    const text = [
      '# 民生实事',
      '',
      '为**2343**名残疾人适配[辅具](https://a.cn/8)，覆盖0~6岁、3~5年，3*4*5，68.4**8**%。',
      '',
      '2024. 年度要点',
      '1. 新增就业7925人',
      '2. 再就业5092人',
      '',
      '> 引文12条',
      '',
      '![图9](a.png)',
      '',
      '<p>附注15项</p>',
      '',
      '    缩进16处',
    ].join('\n')
    expect(await textOf(utf8(text), 'a.md')).toBe(
      [
        '民生实事',
        '为2343名残疾人适配辅具，覆盖0~6岁、3~5年，3*4*5，68.4**8**%。',
        '2024. 年度要点',
        '1. 新增就业7925人',
        '2. 再就业5092人',
        '引文12条',
        '',
        '附注15项',
        '缩进16处',
        '',
      ].join('\n'),
    )
  })

  it('offers its front matter', async () => {
    const text =
      '---\ntitle: 民生实事\nsource: 云栖日报\ndate: 2025-03-18\nurl: https://a.cn/1\ntags: [a]\n---\n\n全市共7人。\n'
    const result = await readDocument(utf8(text), 'a.md')
    expect('document' in result && result.document).toMatchObject({
      text: '全市共7人。\n',
      offered: {
        title: { value: '民生实事' },
        publisher: { value: '云栖日报' },
        date: { value: '2025-03-18' },
        url: { value: 'https://a.cn/1' },
      },
    })
  })

  it('keeps a rule of dashes that is no front matter', async () => {
    expect(await textOf(utf8('---\n全市共7人。\n---\n共8人。\n'), 'a.md')).toContain('全市共7人。')
  })
})

describe('a page', () => {
  const page = (body: string): Uint8Array =>
    utf8(`<html><head><title>标题_站</title></head><body>${body}</body></html>`)

  it('joins lines that only its source breaks, keeps line breaks, drops readings and what is hidden', async () => {
    const prose =
      '<p>全市共有\n  医院7所，床位<ruby>報<rt>bào</rt></ruby>460张。<br>护理员12名，人均3.5张。</p>'
    const hidden =
      '<p style="display:none">赌场888，每日返水。</p><script>var a = 9</script><template>共99人，没有。</template>'
    expect(await textOf(page(prose + hidden), 'a.html')).toBe(
      '全市共有医院7所，床位報460张。\n护理员12名，人均3.5张。\n',
    )
  })

  it('does not repeat merged cells, and keeps empty ones', async () => {
    const table =
      '<p>各区情况如下，单位为人，数据截至年底。</p><table><tr><th>区</th><th>人数</th><th>备注</th></tr>' +
      '<tr><td rowspan="2">东</td><td>7925</td><td></td></tr><tr><td>5092</td><td>含街道</td></tr></table>'
    expect(await textOf(page(table), 'a.html')).toBe(
      '各区情况如下，单位为人，数据截至年底。\n区 | 人数 | 备注\n东 | 7925 |\n5092 | 含街道\n',
    )
  })

  it('is shown whole where nothing in it is prose', async () => {
    expect(await textOf(page('<h1>公告</h1><p>共7人</p>'), 'a.html')).toBe('公告\n共7人\n')
  })

  it('names prose that it leaves out', async () => {
    const long = (text: string): string => `<p>${text.repeat(8)}</p>`
    const body = `<div id="zoom">${long('全市共有医院7所。')}</div><div>${long('另有诊所3所，')}</div>`
    const result = await readDocument(page(body), 'a.html')
    expect('document' in result && result.document.leftOut).toEqual(['另有诊所3所，'.repeat(8)])
  })
})
