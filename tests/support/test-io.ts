// The streams of a command, kept in memory: what to type in, and what came out.
import { PassThrough, Readable } from 'node:stream'
import type { Io } from '../../src/cli/io.ts'

export interface TestIo extends Io {
  readonly out: () => string
  readonly err: () => string
}

/** An `Io` whose standard input holds `typed` and ends there. */
export function testIo(typed = '', over: Partial<Pick<Io, 'env' | 'isTTY' | 'stdin'>> = {}): TestIo {
  const [stdout, out] = collected()
  const [stderr, err] = collected()
  return {
    stdout,
    stderr,
    stdin: Readable.from([Buffer.from(typed)]),
    env: {},
    isTTY: false,
    ...over,
    out,
    err,
  }
}

function collected(): readonly [PassThrough, () => string] {
  const chunks: Buffer[] = []
  const stream = new PassThrough()
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return [stream, () => Buffer.concat(chunks).toString('utf8')]
}
