// The compressed streams of a PDF, unpacked once before its parser does: to refuse a bomb, and a stream whose checksum
// shows that bytes have changed (the parser would go on with what it could read, and digits might be lost unseen).
import { inflateSync } from 'node:zlib'

const mostUnpacked = 200 * 1024 * 1024
const dictionaryReach = 2048

/** What is wrong with the streams of a PDF, or null. */
export function faultInStreams(pdf: Buffer): { readonly kind: 'bomb' | 'damaged'; readonly detail: string } | null {
  const isEncrypted = pdf.includes('/Encrypt')
  let unpacked = 0
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    const begin = dataBegin(pdf, at)
    if (begin === null) continue
    const dictionary = dictionaryBefore(pdf, at)
    if (dictionary === null || !dictionary.includes('/FlateDecode')) continue
    const found = pdf.indexOf('endstream', begin)
    const end = found < 0 ? pdf.length : found
    const length = Number(dictionary.match(/\/Length (\d+)(?! \d+ R)/u)?.[1] ?? end - begin)
    const result = unpack(pdf.subarray(begin, Math.min(pdf.length, begin + length)), mostUnpacked - unpacked)
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
function unpack(packed: Buffer, room: number): number | 'bomb' | 'damaged' {
  let data = packed
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
