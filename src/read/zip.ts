// A zip container → what it holds, after every entry was unpacked once to be counted and checked: a bomb, an encrypted
// or a damaged one is refused before any parser sees it.
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import type { Fault } from '../fault.ts'
import { damaged, encrypted, tooMuchInside, truncated } from './refusal.ts'

/** A container that is whole: its entries' names with their sizes unpacked. */
export interface Contents {
  readonly sizes: ReadonlyMap<string, number>
}

const mostEntries = 5_000
const mostUnpacked = 200 * 1024 * 1024
/** Parts in XML become trees many times their size. */
const mostMarkup = 20 * 1024 * 1024

/** Checks a container. Sizes that the directory declares are refused before unpacking, and enforced while it goes on. */
export async function inspectZip(
  bytes: Uint8Array,
  where: string,
): Promise<Contents | { readonly fault: Fault }> {
  let zip: yauzl.ZipFile
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    zip = await yauzl.fromBufferPromise(buffer, { validateEntrySizes: true })
  } catch (error) {
    return {
      fault: truncated(where, `its directory, which stands at the end, is missing (${messageOf(error)})`),
    }
  }
  try {
    const entries: yauzl.Entry[] = []
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      const excess = excessOf(entries)
      if (excess !== null) return { fault: tooMuchInside(where, excess) }
    }
    if (entries.some((entry) => entry.isEncrypted())) return { fault: encrypted(where) }
    for (const entry of entries) {
      const sum = await checksum(zip, entry)
      if (sum !== entry.crc32) return { fault: damaged(where, `its part ${entry.fileName} has changed`) }
    }
    return { sizes: new Map(entries.map((entry) => [entry.fileName, entry.uncompressedSize])) }
  } catch (error) {
    return { fault: damaged(where, `a part cannot be unpacked (${messageOf(error)})`) }
  }
}

function excessOf(entries: readonly yauzl.Entry[]): string | null {
  if (entries.length > mostEntries) return `more than ${mostEntries} parts`
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (unpacked > mostUnpacked) return `${unpacked} bytes unpacked`
  const large = entries.find(
    (one) => /\.(?:xml|rels)$/iu.test(one.fileName) && one.uncompressedSize > mostMarkup,
  )
  return large === undefined ? null : `${large.uncompressedSize} bytes in its part ${large.fileName}`
}

/** yauzl stops an entry that holds more than was declared, so this unpacks no more than was allowed. */
async function checksum(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<number> {
  let sum = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) sum = crc32(chunk as Buffer, sum)
  return sum
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
