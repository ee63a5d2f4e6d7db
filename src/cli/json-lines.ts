// A file of JSON lines, or standard input → its values one by one, each with its line number.
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Fault, FaultError } from '../fault.ts'
import type { Io } from './io.ts'

/** One line: what `read` made of it, or what is wrong with it. */
export type JsonLine<T> =
  | { readonly value: T; readonly fault: null }
  | { readonly value: null; readonly fault: Fault }

/**
 * Reads `file` (`-` for standard input) line by line, empty lines passed over. `read` gives the value, or says in
 * words what is wrong; `example` shows a right line. Throws FaultError when the file cannot be opened.
 */
export async function* jsonLines<T extends object>(
  file: string,
  io: Io,
  read: (value: unknown) => T | string,
  example: string,
): AsyncGenerator<JsonLine<T>> {
  const input = file === '-' ? io.stdin : await opened(file)
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++
    if (line.trim() === '') continue
    const value = readLine(line, read)
    if (typeof value !== 'string') yield { value, fault: null }
    else {
      const mend = `write one object a line, such as ${example}`
      yield { value: null, fault: { code: 'json-line', where: `${file}:${number}`, what: value, mend } }
    }
  }
}

function readLine<T>(line: string, read: (value: unknown) => T | string): T | string {
  let value: unknown
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    // Where inside the line JSON broke off helps nobody.
    return 'is not JSON'
  }
  return typeof value === 'object' && value !== null ? read(value) : 'is not an object'
}

async function opened(file: string): Promise<NodeJS.ReadableStream> {
  const stream = createReadStream(file, 'utf8')
  try {
    await once(stream, 'open')
    return stream
  } catch {
    const mend = 'name a file that exists, or - for standard input'
    throw new FaultError([{ code: 'file', where: file, what: 'cannot be read', mend }])
  }
}

/** Writes a line and waits where the reader is slower. */
export async function writeLine(io: Io, line: string): Promise<void> {
  if (!io.stdout.write(`${line}\n`)) await once(io.stdout, 'drain')
}
