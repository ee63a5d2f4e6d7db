// A saved page → its article as text, with what the page says about itself.

import type { Fault } from '../fault.ts'
import type { Document } from '../release/document.ts'
import { withLineFeeds } from '../release/read.ts'
import { decode } from './encoding.ts'
import { articleOf } from './html-article.ts'
import { linesOf } from './html-lines.ts'
import { offeredBy } from './html-meta.ts'
import { PageTooComplex, treeOf } from './html-tree.ts'
import { tooMuchInside, truncated, undecodable, withoutText } from './refusal.ts'

type Result = { readonly document: Document } | { readonly fault: Fault }

/** Reads a page. Its charset tag only settles what the bytes leave open. */
export function readHtml(bytes: Uint8Array, where: string): Result {
  const decoded = decode(bytes, declaredCharset(bytes))
  if (decoded === null) return { fault: undecodable(where, bytes) }
  const page = readPage(withLineFeeds(decoded.text), where)
  if ('fault' in page) return page
  const how = `a web page in ${decoded.encoding} (${decoded.how}); ${page.document.how}`
  return { document: { ...page.document, how } }
}

/** Reads a page that is text already. */
function readPage(markup: string, where: string): Result {
  try {
    const { tree, cut } = treeOf(markup)
    if (cut !== null) return { fault: truncated(where, `it ends in ${cut}`) }
    const lines = linesOf(tree)
    const article = articleOf(tree, lines)
    const text = article.lines.join('\n')
    if (!/[\p{L}\p{N}]/u.test(text))
      return { fault: withoutText(where, 'the page shows no text; perhaps pictures') }
    const all = lines.lines.map((line) => line.text)
    return {
      document: {
        kind: 'html',
        how: article.how,
        text: `${text}\n`,
        offered: offeredBy(tree, all, markup),
        leftOut: article.leftOut,
      },
    }
  } catch (error) {
    if (error instanceof PageTooComplex) return { fault: tooMuchInside(where, error.message) }
    throw error
  }
}

const head = 4096

function declaredCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, head))
  return start.match(/<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{2,20})/iu)?.[1] ?? null
}
