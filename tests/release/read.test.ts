import { describe, expect, it } from 'vitest'
import { maxDocumentBytes, readUtf8 } from '../../src/release/read.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('readUtf8', () => {
  it('gives text without byte order mark, with one kind of line end', () => {
    expect(readUtf8(bytes('\ufeff甲\r\n乙\r丙\n'), 'a.txt')).toEqual({ text: '甲\n乙\n丙\n' })
  })

  it.each([
    ['document-empty', 'a.txt', new Uint8Array()],
    ['document-empty', 'a.txt', bytes(' \n\ufeff\n')],
    ['document-binary', 'a.txt', bytes('甲\0乙')],
    ['document-not-utf-8', 'a.txt:2', new Uint8Array([...bytes('甲\n'), 0xb6, 0xa8, 0xd6, 0xdd, 0x0a])],
    ['document-too-large', 'a.txt', new Uint8Array(maxDocumentBytes + 1)],
  ])('faults %s at %s', (code, where, document) => {
    const result = readUtf8(document, 'a.txt')
    expect('fault' in result && result.fault).toMatchObject({ code, where })
  })
})
