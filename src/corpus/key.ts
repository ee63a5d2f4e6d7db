// A text → a short key that stands for it where there is little room: button data, links.
import { hash } from 'node:crypto'

/** Eight characters of A–Z a–z 0–9 - _ : 48 bits of SHA-256. */
export type Key = string

const letters = 8

/** The key of `text`: the same on every machine and in every version. */
export function keyOf(text: string): Key {
  return hash('sha256', text, 'base64url').slice(0, letters)
}

/** Whether `text` has the form of a key. */
export function isKey(text: string): text is Key {
  return /^[\w-]{8}$/.test(text)
}
