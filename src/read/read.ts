// A file's bytes → a document, or the one fault that says why not. The bytes decide what it is; its name only hints.
// Parsers are loaded when their first document comes, so that nothing else waits for them or holds them in memory.
import type { Fault } from '../fault.ts'
import type { Document } from '../release/document.ts'
import { empty, maxDocumentBytes, tooLarge, withLineFeeds } from '../release/read.ts'
import { decode } from './encoding.ts'
import { kindOf } from './kind.ts'
import { encrypted, foreign, tooMuchInside, undecodable } from './refusal.ts'

export type ReadResult = { readonly document: Document } | { readonly fault: Fault }

/** Longer than any release; what repairs it holds in memory would be many times that. */
const longestText = 2_000_000

/** Reads a document. Never throws for what a file may hold; `where` is its name, for faults and as a hint. */
export async function readDocument(bytes: Uint8Array, where: string): Promise<ReadResult> {
  if (bytes.length > maxDocumentBytes) return { fault: tooLarge(where, bytes.length) }
  if (bytes.length === 0) return { fault: empty(where) }
  const result = await readKind(bytes, where)
  if ('fault' in result) return result
  const { text } = result.document
  if (text.trim() === '') return { fault: empty(where) }
  return text.length > longestText ? { fault: tooMuchInside(where, `${text.length} characters`) } : result
}

async function readKind(bytes: Uint8Array, where: string): Promise<ReadResult> {
  const kind = kindOf(bytes, where)
  switch (kind.kind) {
    case 'foreign':
      return { fault: foreign(where, kind.name, kind.mend) }
    case 'ole':
      return { fault: oldOffice(bytes, where) }
    case 'zip':
      return (await import('./docx.ts')).readDocx(bytes, where)
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes, where)
    case 'html':
      return (await import('./html.ts')).readHtml(bytes, where)
    case 'markdown':
    case 'text':
      return readText(bytes, kind.kind, where)
  }
}

async function readText(bytes: Uint8Array, kind: 'text' | 'markdown', where: string): Promise<ReadResult> {
  const decoded = decode(bytes)
  if (decoded === null) return { fault: undecodable(where, bytes) }
  const text = withLineFeeds(decoded.text)
  const broken = decoded.broken === 0 ? '' : `; ${decoded.broken} characters in it are broken`
  const how = `in ${decoded.encoding} (${decoded.how}${broken})`
  if (kind === 'text') {
    return { document: { kind, how: `plain text ${how}`, text, offered: {}, leftOut: [] } }
  }
  if (text.length > longestText) return { fault: tooMuchInside(where, `${text.length} characters`) }
  const markdown = await (await import('./markdown.ts')).readMarkdown(text)
  return { document: { kind, how: `Markdown ${how}`, ...markdown, leftOut: [] } }
}

const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

/** The container of Office before 2007; a .docx with a password is wrapped in one too. */
function oldOffice(bytes: Uint8Array, where: string): Fault {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encryptedPackage))
    return encrypted(where)
  return foreign(where, 'a document of old Word or WPS (.doc, .wps)', 'open it and save it as .docx')
}
