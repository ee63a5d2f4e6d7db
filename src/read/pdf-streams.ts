// The compressed streams of a PDF, unpacked once before its parser does: to refuse a bomb, and a stream whose checksum
// shows that bytes have changed (the parser would go on with what it could read, and digits might be lost unseen).
import { inflateSync } from 'node:zlib'

const mostUnpacked = 200 * 1024 * 1024
const dictionaryReach = 2048
const packed = /\/Filter\s*(?:\[\s*)?(\/ASCII85Decode\s*)?\/FlateDecode/u

/** What is wrong with the streams of a PDF, or null. */
export function faultInStreams(
  pdf: Buffer,
): { readonly kind: 'bomb' | 'damaged'; readonly detail: string } | null {
  const isEncrypted = pdf.includes('/Encrypt')
  let unpacked = 0
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    const begin = dataBegin(pdf, at)
    if (begin === null) continue
    const dictionary = dictionaryBefore(pdf, at)
    const filter = dictionary === null ? null : packed.exec(dictionary)
    if (dictionary === null || filter === null) continue
    const found = pdf.indexOf('endstream', begin)
    const end = found < 0 ? pdf.length : found
    const length = Number(dictionary.match(/\/Length (\d+)(?!\d| \d+ R)/u)?.[1] ?? end - begin)
    const data = pdf.subarray(begin, Math.min(pdf.length, begin + length))
    const stream = filter[1] === undefined ? data : fromAscii85(data)
    const result = stream === null ? 'damaged' : unpack(stream, mostUnpacked - unpacked)
    if (result === 'bomb') return { kind: 'bomb', detail: `more than ${mostUnpacked} bytes unpacked` }
    if (result === 'damaged' && !isEncrypted && !/\/Subtype ?\/Image/u.test(dictionary)) {
      return { kind: 'damaged', detail: `the data at byte ${begin} has changed` }
    }
    if (typeof result === 'number') unpacked += result
    at = Math.max(at, begin + Math.min(length, end - begin) - 6)
  }
  return null
}

/** Where the data begins after the keyword at `at`; null for `endstream` and for the word in other data. */
function dataBegin(pdf: Buffer, at: number): number | null {
  if (pdf[at - 1] === 0x64) return null
  if (pdf[at + 6] === 0x0a) return at + 7
  return pdf[at + 6] === 0x0d && pdf[at + 7] === 0x0a ? at + 8 : null
}

function dictionaryBefore(pdf: Buffer, at: number): string | null {
  const before = pdf.subarray(Math.max(0, at - dictionaryReach), at).toString('latin1')
  const begin = before.lastIndexOf(' obj')
  return begin < 0 ? null : before.slice(begin)
}

/** The size unpacked; a stream may be packed twice. */
function unpack(stream: Buffer, room: number): number | 'bomb' | 'damaged' {
  let data = stream
  let size = 0
  for (let layer = 0; layer < 3 && (layer === 0 || isPacked(data)); layer++) {
    try {
      data = inflateSync(data, { maxOutputLength: Math.max(1, room - size) })
      size += data.length
    } catch (error) {
      const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      if (isTooLarge) return 'bomb'
      return layer === 0 ? 'damaged' : size
    }
  }
  return size
}

function isPacked(data: Buffer): boolean {
  const [first = 0, second = 0] = data
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
}

/** Base 85 as PDF writes it: five characters for four bytes, z for four zeros, ~> at the end; null when it is not. */
function fromAscii85(data: Buffer): Buffer | null {
  const text = data.toString('latin1').replace(/\s/gu, '').replace(/~>?$/u, '')
  const bytes: number[] = []
  let group: number[] = []
  const flush = (): void => {
    const given = group.length
    while (group.length < 5) group.push(84)
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    for (let shift = 3; shift > 4 - given; shift--) bytes.push(Math.floor(value / 256 ** shift) % 256)
    group = []
  }
  for (const character of text) {
    const digit = character.charCodeAt(0) - 33
    if (character === 'z' && group.length === 0) bytes.push(0, 0, 0, 0)
    else if (digit < 0 || digit > 84) return null
    else if (group.push(digit) === 5) {
      const value = group.reduce((sum, one) => sum * 85 + one, 0)
      if (value > 0xffffffff) return null
      flush()
    }
  }
  if (group.length > 1) flush()
  return Buffer.from(bytes)
}
