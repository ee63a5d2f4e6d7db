// A PDF with a text layer → its paragraphs (pdf.js). A scan, or one scanned page among others, is refused.
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Fault } from '../fault.ts'
import type { Document } from '../release/document.ts'
import { paragraphsOf } from './pdf-lines.ts'
import type { Piece } from './pdf-rows.ts'
import { faultInStreams } from './pdf-streams.ts'
import { plausibility } from './plausible.ts'
import { damaged, encrypted, tooMuchInside, truncated, withoutText } from './refusal.ts'

type Result = { readonly document: Document } | { readonly fault: Fault }

const mostPages = 500
const tail = 2048

/** Reads a PDF. Nothing is recovered from a damaged one: what is lost in it nobody would see. */
export async function readPdf(bytes: Uint8Array, where: string): Promise<Result> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!buffer.subarray(-tail).includes('%%EOF')) return { fault: truncated(where, 'its end mark is missing') }
  const found = faultInStreams(buffer)
  if (found !== null) {
    return {
      fault: found.kind === 'bomb' ? tooMuchInside(where, found.detail) : damaged(where, found.detail),
    }
  }
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = pdfjs.getDocument({
    // pdf.js takes the bytes over, so it gets its own.
    data: new Uint8Array(bytes),
    // Older Chinese PDFs name their character maps instead of holding them.
    cMapUrl: join(folder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    stopAtErrors: true,
    verbosity: 0,
  })
  try {
    return await readPages(await task.promise, pdfjs.OPS, where)
  } catch (error) {
    return { fault: faultOf(error, where) }
  } finally {
    await task.destroy()
  }
}

function faultOf(error: unknown, where: string): Fault {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return encrypted(where)
  const detail = error instanceof Error ? error.message.slice(0, 120) : String(error)
  return damaged(where, `it cannot be read as a PDF (${detail})`)
}

async function readPages(
  pdf: PDFDocumentProxy,
  ops: Readonly<Record<string, number>>,
  where: string,
): Promise<Result> {
  if (pdf.numPages > mostPages) return { fault: tooMuchInside(where, `${pdf.numPages} pages`) }
  const pages: (readonly Piece[])[] = []
  const blank: number[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const pieces = await piecesOf(page)
    if (pieces.every(({ text }) => text.trim() === '')) blank.push(number)
    pages.push(pieces)
    page.cleanup()
  }
  if (blank.length === pages.length) {
    return { fault: withoutText(where, 'the PDF has no text layer: its pages are pictures, such as a scan') }
  }
  for (const number of blank) {
    if (!(await showsPicture(await pdf.getPage(number), ops))) continue
    return { fault: withoutText(where, `page ${number} is a picture without a text layer`) }
  }
  const { paragraphs, leftOut } = paragraphsOf(pages)
  const text = `${paragraphs.join('\n')}\n`
  if (meaningless(paragraphs)) {
    return { fault: withoutText(where, 'the fonts of this PDF do not say which characters they show') }
  }
  const how = `a PDF of ${pdf.numPages} pages with a text layer, its lines joined into paragraphs`
  return { document: { kind: 'pdf', how, text, offered: {}, leftOut } }
}

async function piecesOf(page: PDFPageProxy): Promise<readonly Piece[]> {
  const { items } = await page.getTextContent({ disableNormalization: true })
  return items.flatMap((item) => {
    if (!('str' in item)) return []
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[]
    // Text at a slant is a watermark.
    if (Math.abs(b) > Math.abs(a) * 0.1) return []
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) }]
  })
}

async function showsPicture(page: PDFPageProxy, ops: Readonly<Record<string, number>>): Promise<boolean> {
  const { fnArray } = await page.getOperatorList()
  const pictures = ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject'].map(
    (name) => ops[name],
  )
  return fnArray.some((operator) => pictures.includes(operator))
}

const mostMeaningless = 0.2
const leastPlausible = 0.1
const telling = 30

/** Fonts without a map to characters, or with a damaged one, give odd characters, or rare ones at random. */
function meaningless(paragraphs: readonly string[]): boolean {
  const text = paragraphs.join('')
  const odd = text.match(/[\p{Co}\p{Cn}\p{Cs}\ufffd]|(?![\n\t])\p{Cc}/gu)?.length ?? 0
  if (odd > text.replace(/\s/gu, '').length * mostMeaningless) return true
  return paragraphs.some(
    (paragraph) => paragraph.length >= telling && plausibility(paragraph) < leastPlausible,
  )
}
