// Random damage to the bytes of real documents: a document or a fault, never a crash; and no digit that was not printed.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readDocument } from '../../src/read/read.ts'

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url))

const damage = fc.record({ at: fc.nat(), byte: fc.nat(255), length: fc.constantFrom(1, 1, 1, 2, 8, 500) })
const damages = fc.array(damage, { minLength: 1, maxLength: 3 })
type Damages = typeof damages extends fc.Arbitrary<infer All> ? All : never

function harm(whole: Uint8Array, all: Damages): Uint8Array {
  const bytes = Uint8Array.from(whole)
  for (const { at, byte, length } of all) {
    const start = at % bytes.length
    bytes.fill(byte, start, start + length)
  }
  return bytes
}

const digitsOf = (text: string): string => text.replace(/[^0-9]/gu, '')

async function read(bytes: Uint8Array, name: string): Promise<string | null> {
  const result = await readDocument(bytes, name)
  if ('document' in result) return result.document.text
  expect(result.fault.what).not.toBe('')
  return null
}

it.each([
  ['page-chromium.html', 300],
  ['page-old-gb2312.html', 300],
  ['table-writer.html', 200],
  ['table-pandoc.md', 500],
  ['release-gb18030.txt', 500],
  ['release-reportlab.pdf', 50],
  ['table-writer.pdf', 60],
  ['spoken.docx', 150],
])(
  '%s',
  async (name, numRuns) => {
    const whole = fixture(name)
    await fc.assert(
      fc.asyncProperty(damages, async (all) => {
        await read(harm(whole, all), name)
      }),
      { numRuns },
    )
  },
  120_000,
)

it('a Word document that is still read has every digit, for its parts carry checksums', async () => {
  const whole = fixture('table-writer.docx')
  const printed = digitsOf((await read(whole, 'a.docx')) ?? '')
  await fc.assert(
    fc.asyncProperty(damages, async (all) => {
      const text = await read(harm(whole, all), 'a.docx')
      if (text !== null) expect(digitsOf(text)).toBe(printed)
    }),
    { numRuns: 200 },
  )
}, 120_000)
