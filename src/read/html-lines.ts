// A page's tree → the lines a reader sees, each with the elements it stands in; tables as one line a row.
import { attribute, childrenOf, type Element, isElement, type Node } from './html-tree.ts'

/** One line. `linked` is how many of its characters are links. */
export interface PageLine {
  readonly text: string
  readonly linked: number
}

/** The lines of a tree, and for each element the range of lines that it holds. */
export interface PageLines {
  readonly lines: readonly PageLine[]
  readonly rangeOf: ReadonlyMap<Element, readonly [from: number, to: number]>
}

const unseen = new Set(
  'script style template noscript head iframe object svg math canvas audio video select option button input textarea nav rt rp map'.split(
    ' ',
  ),
)
const blocks = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu ol p pre search section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
)
const hidden = /display\s*:\s*none|visibility\s*:\s*hidden/iu

function isUnseen(element: Element): boolean {
  if (unseen.has(element.tagName)) return true
  if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true
  return hidden.test(attribute(element, 'style') ?? '')
}

/** Blanks as a browser shows them; a line end between two Chinese characters is none. */
function settle(text: string): string {
  return text
    .replace(
      /(?<=[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef])/gu,
      '',
    )
    .replace(/[ \t\r\n]+/gu, ' ')
    .trim()
}

/** The lines of `root`, in reading order. */
export function linesOf(root: Node): PageLines {
  const lines: PageLine[] = []
  const rangeOf = new Map<Element, readonly [number, number]>()
  let parts: string[] = []
  let linked = 0
  const flush = (): void => {
    const text = settle(parts.join(''))
    if (text !== '') lines.push({ text, linked: Math.min(linked, text.length) })
    parts = []
    linked = 0
  }
  const visit = (node: Node, inLink: boolean, preserved: boolean): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      if (preserved) {
        for (const [index, line] of node.value.split('\n').entries()) {
          if (index > 0) flush()
          parts.push(line)
        }
      } else parts.push(node.value)
      if (inLink) linked += node.value.trim().length
      return
    }
    if (!isElement(node)) {
      for (const child of childrenOf(node)) visit(child, inLink, preserved)
      return
    }
    if (isUnseen(node)) return
    if (node.tagName === 'br') {
      flush()
      return
    }
    const isBlock = blocks.has(node.tagName)
    if (isBlock) flush()
    const from = lines.length
    if (node.tagName === 'table' && isDataTable(node)) for (const row of rowsOf(node)) lines.push(row)
    else {
      const isLink = inLink || node.tagName === 'a'
      for (const child of childrenOf(node)) visit(child, isLink, preserved || node.tagName === 'pre')
    }
    if (isBlock) {
      flush()
      rangeOf.set(node, [from, lines.length])
    }
  }
  visit(root, false, false)
  flush()
  return { lines, rangeOf }
}

const between = ' | '
const longCell = 120

function descendants(root: Element, tag: (name: string) => boolean): readonly Element[] {
  return childrenOf(root).flatMap((node) => {
    if (!isElement(node)) return []
    return tag(node.tagName) ? [node] : descendants(node, tag)
  })
}

function cellsOf(row: Element): readonly Element[] {
  return descendants(row, (name) => name === 'td' || name === 'th')
}

function textOf(node: Node): string {
  return linesOf(node)
    .lines.map(({ text }) => text)
    .reduce(
      (all, text) =>
        /[A-Za-z0-9]$/u.test(all) && /^[A-Za-z0-9]/u.test(text) ? `${all} ${text}` : all + text,
      '',
    )
}

/** Two columns and rows at least, short cells, no table inside: what lays out a page is read as a page. */
function isDataTable(table: Element): boolean {
  if (holdsTable(table)) return false
  const rows = descendants(table, (name) => name === 'tr').map(cellsOf)
  if (rows.filter((cells) => cells.length > 1).length < 2) return false
  return rows.every((cells) => cells.every((cell) => textOf(cell).length <= longCell))
}

function holdsTable(element: Element): boolean {
  return descendants(element, (name) => name === 'table').length > 0
}

/** One line a row, its cells parted by bars; a caption is a line before them. Merged cells are not repeated. */
function rowsOf(table: Element): readonly PageLine[] {
  const caption = descendants(table, (name) => name === 'caption').map(textOf)
  const rows = descendants(table, (name) => name === 'tr').map((row) =>
    cellsOf(row).map(textOf).join(between),
  )
  return [...caption, ...rows]
    .filter((text) => /[^\s|]/u.test(text))
    .map((text) => ({ text: text.replace(/\s{2,}/gu, ' ').trim(), linked: 0 }))
}
