// Documents that an editor may send: a release with another city's name, a large Word document of it, and a file that is
// not what its name says.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { storedZip } from './stored-zip.ts'

/** A release that can be published at once, and a question that only it answers. */
export const release = readFileSync(
  new URL('../tests/fixtures/documents/release.txt', import.meta.url),
  'utf8',
)
  .replaceAll('云栖市', '涿州市')
  .replace('3月18日', '2025年3月18日')
  .replace('“民生实事看得见”', '')
export const onlyIn = '全市新建了多少所公办幼儿园？'

/** A Word document of one paragraph a line, with a picture that fills it up to so many megabytes. */
export function wordDocument(text: string, size: number): Buffer {
  const paragraphs = text
    .split('\n')
    .map(
      (line) => `<w:p><w:r><w:t>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`,
    )
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const relations =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
  const body = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`
  return storedZip([
    ['[Content_Types].xml', Buffer.from(types)],
    ['_rels/.rels', Buffer.from(relations)],
    ['word/document.xml', Buffer.from(body)],
    ['word/media/picture.png', randomBytes(Math.round(size * 1024 * 1024) - body.length - 3000)],
  ])
}

export function picture(): Buffer {
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(5000)])
}
