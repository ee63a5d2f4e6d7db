// A Word document → its text: paragraphs and table rows. Headers, footers, comments and deleted text are not read.
import type { Fault } from '../fault.ts'
import type { Document } from '../release/document.ts'
import { linesOf } from './html-lines.ts'
import { elementsOf, PageTooComplex, treeOf } from './html-tree.ts'
import { damaged, foreign, tooMuchInside, withoutText } from './refusal.ts'
import { inspectZip } from './zip.ts'

type Result = { readonly document: Document } | { readonly fault: Fault }

const others: readonly (readonly [part: RegExp, name: string])[] = [
  [/^xl\/workbook\.xml$/u, 'a spreadsheet (.xlsx)'],
  [/^ppt\/presentation\.xml$/u, 'a presentation (.pptx)'],
  [/^OFD\.xml$/u, 'an OFD document'],
  [/^content\.xml$/u, 'an OpenDocument file (.odt)'],
]

/** Reads a zip container that should be a Word document. */
export async function readDocx(bytes: Uint8Array, where: string): Promise<Result> {
  const contents = await inspectZip(bytes, where)
  if ('fault' in contents) return contents
  const names = [...contents.sizes.keys()]
  if (!names.includes('word/document.xml')) {
    const name = others.find(([part]) => names.some((one) => part.test(one)))?.[1] ?? 'a zip archive'
    return { fault: foreign(where, name, 'save its text as .docx or PDF, and import that file') }
  }
  try {
    return await convert(bytes, where)
  } catch (error) {
    if (error instanceof PageTooComplex) return { fault: tooMuchInside(where, error.message) }
    const detail = error instanceof Error ? error.message.slice(0, 120) : String(error)
    return { fault: damaged(where, `its parts do not make a Word document (${detail})`) }
  }
}

// mammoth writes a note's number and a way back into the text; both are its own.
const noteMarks =
  /<sup><a href="#(?:foot|end)note-\d+" id="(?:foot|end)note-ref-\d+">\[\d+\]<\/a><\/sup>|<a href="#(?:foot|end)note-ref-\d+">↑<\/a>/gu

async function convert(bytes: Uint8Array, where: string): Promise<Result> {
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      styleMap: ["p[style-name='Title'] => h1:fresh"],
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  )
  const { tree } = treeOf(value.replace(noteMarks, ''))
  const { lines, rangeOf } = linesOf(tree)
  if (!lines.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    return { fault: withoutText(where, 'the document holds no text; perhaps its pages are pictures') }
  }
  const elements = elementsOf(tree)
  const heading = elements.find(({ tagName }) => tagName === 'h1')
  const [at] = (heading && rangeOf.get(heading)) ?? []
  const title = at === undefined ? undefined : lines[at]?.text
  const numbered = elements.filter((one) => one.tagName === 'li' && one.parentNode?.nodeName === 'ol').length
  const warning = numbered === 0 ? '' : `; ${numbered} automatic list numbers are not part of its text`
  return {
    document: {
      kind: 'docx',
      how: `a Word document${warning}`,
      text: `${lines.map(({ text }) => text).join('\n')}\n`,
      offered:
        title === undefined ? {} : { title: { value: title, how: "the document's first main heading" } },
      leftOut: [],
    },
  }
}
