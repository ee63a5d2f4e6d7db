// Bytes → text in the encoding that the bytes themselves show: validity first, then how plausible the characters are.
import iconv from 'iconv-lite'
import { countDigits, totalDigits } from '../release/digits.ts'
import { plausibility } from './plausible.ts'

export type Encoding = 'UTF-8' | 'GB18030' | 'Big5' | 'UTF-16LE' | 'UTF-16BE'

/** `broken` counts what could not be decoded and stands as U+FFFD in the text; `how` says what the choice rests on. */
export interface Decoded {
  readonly encoding: Encoding
  readonly text: string
  readonly broken: number
  readonly how: string
}

const encodings: readonly Encoding[] = ['UTF-8', 'GB18030', 'Big5', 'UTF-16LE', 'UTF-16BE']

const byteOrderMarks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['UTF-8', [0xef, 0xbb, 0xbf]],
  ['GB18030', [0x84, 0x31, 0x95, 0x33]],
  ['UTF-16LE', [0xff, 0xfe]],
  ['UTF-16BE', [0xfe, 0xff]],
]

/** A file of which more than this share cannot be decoded is in no encoding that we know. */
const brokenShare = 0.01
const leastPlausible = 0.2
/** What a page says of its own encoding settles a draw, and no more: pages are often wrong about it. */
const declaredBonus = 0.05

/**
 * Decodes a text. `declared` is the encoding that the document names itself, if it does. Null when no encoding fits:
 * the bytes are binary, or damaged beyond a hundredth, or damage would hide a digit.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded | null {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (marked !== undefined) {
    const decoded = decodeAs(bytes, marked[0], 'its byte order mark')
    return isSound(decoded, bytes) ? decoded : null
  }
  const utf8 = decodeAs(bytes, 'UTF-8', 'every byte fits')
  if (utf8.broken === 0 && !bytes.includes(0)) return utf8
  const named = encodingNamed(declared)
  const [best] = encodings
    .map((encoding) => decodeAs(bytes, encoding, 'its bytes and characters'))
    .filter((decoded) => isSound(decoded, bytes) && !decoded.text.includes('\0'))
    .map((decoded) => ({
      decoded,
      score: plausibility(decoded.text) + (decoded.encoding === named ? declaredBonus : 0),
    }))
    .toSorted((a, b) => b.score - a.score)
  return best === undefined || best.score < leastPlausible ? null : best.decoded
}

function decodeAs(bytes: Uint8Array, encoding: Encoding, how: string): Decoded {
  const label = encoding.toLowerCase()
  try {
    // A U+FFFD that the file itself holds is no broken byte here.
    return { encoding, text: new TextDecoder(label, { fatal: true }).decode(bytes), broken: 0, how }
  } catch {
    const text = new TextDecoder(label).decode(bytes)
    return { encoding, text, broken: Math.max(1, text.split('\ufffd').length - 1), how }
  }
}

function isSound({ text, broken, encoding }: Decoded, bytes: Uint8Array): boolean {
  if (broken > text.length * brokenShare) return false
  if (encoding.startsWith('UTF-16')) return true
  return (broken === 0 && encoding !== 'GB18030') || keepsDigits(text, bytes, encoding)
}

const fourBytes = 4

/**
 * Damage must not have swallowed a digit: each digit byte is a digit of the text. In GB18030 a rare character holds
 * two of them, so there it must be one that Chinese is written with.
 */
function keepsDigits(text: string, bytes: Uint8Array, encoding: Encoding): boolean {
  const digitBytes = bytes.reduce((count, byte) => (byte >= 0x30 && byte <= 0x39 ? count + 1 : count), 0)
  const missing = digitBytes - totalDigits(countDigits(text.replace(/[０-９]/gu, '')))
  if (missing === 0 || encoding !== 'GB18030') return missing === 0
  const rare = [...text].filter((one) => one > '\u007f' && iconv.encode(one, 'gb18030').length === fourBytes)
  const isWritten = rare.every((one) => /\p{Script=Han}|\p{Extended_Pictographic}/u.test(one))
  return isWritten && missing === rare.filter((one) => one !== '\ufffd').length * 2
}

/** The encoding that a page's charset names; null for one that we do not read. */
function encodingNamed(label: string | null): Encoding | null {
  if (label === null) return null
  const name = label.toLowerCase().replaceAll('_', '-')
  if (/^(?:gb|x-gbk|cp936)/u.test(name)) return 'GB18030'
  if (/^(?:big5|cp950)/u.test(name)) return 'Big5'
  if (/^utf-?8$/u.test(name)) return 'UTF-8'
  return null
}
