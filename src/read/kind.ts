// What a file is, by its first bytes; its name only tells Markdown from plain text. Other programs' files are named.
import type { DocumentKind } from '../release/document.ts'

/** `zip` and `ole` are containers: what is inside decides. `foreign` is known and not readable here. */
export type Kind =
  | { readonly kind: Exclude<DocumentKind, 'docx'> | 'zip' | 'ole' }
  | { readonly kind: 'foreign'; readonly name: string; readonly mend: string }

const asText = 'open it in the program that made it and save its text as .docx, .txt or PDF with a text layer'
const asPicture =
  'this is a picture: get the text of the release, or run text recognition and check it in print'
const unpack = 'unpack it and import the document inside'

/** Each by the bytes it begins with, written as Latin-1. */
const signatures: readonly (readonly [start: string, name: string, mend: string])[] = [
  ['\x89PNG', 'a PNG picture', asPicture],
  ['\xff\xd8\xff', 'a JPEG picture', asPicture],
  ['GIF8', 'a GIF picture', asPicture],
  ['II*\0', 'a TIFF picture', asPicture],
  ['MM\0*', 'a TIFF picture', asPicture],
  ['BM', 'a BMP picture', asPicture],
  ['RIFF', 'a picture, sound or film (RIFF)', asPicture],
  ['{\\rtf', 'a Rich Text document', asText],
  ['%!PS', 'a PostScript document', asText],
  ['AT&TFORM', 'a DjVu scan', asPicture],
  ['\x1f\x8b', 'a gzip archive', unpack],
  ["7z\xbc\xaf'\x1c", 'a 7z archive', unpack],
  ['Rar!', 'a RAR archive', unpack],
  ['\x7fELF', 'a program', 'check that this is the right file'],
  ['MZ', 'a program', 'check that this is the right file'],
  ['SQLite format 3', 'a database', 'check that this is the right file'],
  ['ID3', 'a sound file', 'get the text of what is said in it'],
]
const mailHeader = /^(?:from|mime-version|content-type|subject|date|snapshot-content-location):/iu
const webArchive = /^(?:mime-version:|content-type: *multipart\/related)/imu
const page =
  /^(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body|meta|title|div|article|section|table|p|h1)\b/iu
const zipStarts = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']
const sniffed = 4096

/** The kind of a file. `name` is the file's name; nothing is read beyond the first few thousand bytes. */
export function kindOf(bytes: Uint8Array, name: string): Kind {
  const head = latin1(bytes.subarray(0, sniffed))
  if (head.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf' }
  if (zipStarts.some((start) => head.startsWith(start))) return { kind: 'zip' }
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { kind: 'ole' }
  const foreign = signatures.find(([start]) => head.startsWith(start) && isBinary(start, bytes))
  if (foreign !== undefined) return { kind: 'foreign', name: foreign[1], mend: foreign[2] }
  if (mailHeader.test(head) && webArchive.test(head)) {
    return { kind: 'foreign', name: 'a web archive (.mhtml)', mend: 'save the page as “HTML only” instead' }
  }
  if (page.test(unmarked(head)) || isWidePage(head)) return { kind: 'html' }
  return { kind: /\.(?:md|markdown)$/iu.test(name) ? 'markdown' : 'text' }
}

/** A short signature in ASCII may begin a text as well: binary files hold NUL bytes. */
function isBinary(start: string, bytes: Uint8Array): boolean {
  return start.length > 3 || bytes.subarray(0, sniffed).includes(0)
}

function unmarked(head: string): string {
  return head.replace(/^\xef\xbb\xbf/u, '')
}

/** A page in UTF-16: its markup has a NUL byte beside each letter. */
function isWidePage(head: string): boolean {
  const narrow = head.replace(/^(?:\xff\xfe|\xfe\xff)/u, '').replaceAll('\0', '')
  return head.includes('\0') && /^\s*<(?:!doctype\s+html|html)\b/iu.test(narrow)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
