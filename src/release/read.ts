// Bytes → text, for what must be UTF-8: the files that this program wrote itself. Documents of others: src/read/.
import type { Fault } from '../fault.ts'

/** The largest document that is read. */
export const maxDocumentBytes = 50 * 1024 * 1024

export type ReadResult = { readonly text: string } | { readonly fault: Fault }

/**
 * The text of a file in UTF-8, without byte order mark, lines ended by `\n`.
 * Empty, too large, binary or undecodable bytes give a fault with the line where that can be told.
 */
export function readUtf8(bytes: Uint8Array, where: string): ReadResult {
  if (bytes.length > maxDocumentBytes) return { fault: tooLarge(where, bytes.length) }
  if (bytes.length === 0) return { fault: empty(where) }
  if (bytes.includes(0)) {
    return {
      fault: {
        code: 'document-binary',
        where,
        what: 'the file holds NUL bytes, so it is not plain text in UTF-8',
        mend: 'save the release as plain text in UTF-8 and import that file',
      },
    }
  }
  try {
    const text = withLineFeeds(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return text.trim() === '' ? { fault: empty(where) } : { text }
  } catch {
    return {
      fault: {
        code: 'document-not-utf-8',
        where: `${where}:${firstBadLine(bytes)}`,
        what: 'the line is not valid UTF-8; perhaps the file is in GBK',
        mend: 'save the file again in UTF-8',
      },
    }
  }
}

/** The text with every line ended by `\n`. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** The fault of a document above the limit. */
export function tooLarge(where: string, size: number): Fault {
  const limit = maxDocumentBytes / 1024 / 1024
  return {
    code: 'document-too-large',
    where,
    what: `the file has ${size} bytes, more than ${limit} MB`,
    mend: 'import the text of the release alone, without pictures or attachments',
  }
}

/** The fault of a document without any text. */
export function empty(where: string): Fault {
  return {
    code: 'document-empty',
    where,
    what: 'the file holds no text',
    mend: 'check that the right file was saved completely',
  }
}

/** The first line, from 1, that is not UTF-8. A line feed byte is never part of a longer character. */
export function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed < 0 ? bytes.length : feed + 1
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
  }
  return line
}
