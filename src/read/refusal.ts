// Why a document is not read, and what an editor can do about it: one fault each.
import type { Fault } from '../fault.ts'
import { firstBadLine } from '../release/read.ts'

/** The endings of the documents that are read. */
export const documentEndings = /\.(?:txt|text|md|markdown|html?|shtml|xhtml|docx|pdf)$/iu

/** A file of another program, perhaps under the name of a document. */
export function foreign(where: string, name: string, mend: string): Fault {
  const falseName = documentEndings.test(where) ? ', whatever its name says' : ''
  return { code: 'document-foreign', where, what: `this is ${name}${falseName}`, mend }
}

export function encrypted(where: string): Fault {
  return {
    code: 'document-encrypted',
    where,
    what: 'the document is encrypted and opens only with a password',
    mend: 'open it with the password, save it without one, and import that copy',
  }
}

export function truncated(where: string, detail: string): Fault {
  return {
    code: 'document-truncated',
    where,
    what: `the file is cut off: ${detail}`,
    mend: 'download or copy the file again, completely',
  }
}

export function damaged(where: string, detail: string): Fault {
  return {
    code: 'document-damaged',
    where,
    what: `the file is damaged: ${detail}`,
    mend: 'download or copy the file again; if it stays so, save it anew in the program that made it',
  }
}

/** A small file that would unpack to a huge one: it is not unpacked. */
export function tooMuchInside(where: string, detail: string): Fault {
  return {
    code: 'document-too-much-inside',
    where,
    what: `the file holds far more than a release: ${detail}`,
    mend: 'import the text of the release alone, without pictures or attachments',
  }
}

export function withoutText(where: string, detail: string): Fault {
  return {
    code: 'document-without-text',
    where,
    what: detail,
    mend: 'get the text of the release, or run text recognition on it and check every figure in print',
  }
}

/** Bytes that are text in no encoding we read. */
export function undecodable(where: string, bytes: Uint8Array): Fault {
  if (bytes.includes(0)) {
    return {
      code: 'document-binary',
      where,
      what: 'the file holds NUL bytes and is no text in UTF-16 either: a binary file',
      mend: 'save the release as .txt, .docx, .html or PDF with a text layer, and import that file',
    }
  }
  return {
    code: 'document-encoding',
    where: `${where}:${firstBadLine(bytes)}`,
    what: 'the bytes are no text in UTF-8, GB18030, Big5 or UTF-16; as UTF-8 it breaks at this line',
    mend: 'save the file again in UTF-8, from the program that shows it rightly',
  }
}
