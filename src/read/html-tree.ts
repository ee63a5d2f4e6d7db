// A page's markup → its tree, by the HTML standard's own algorithm (parse5), within limits that keep it linear.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'

export type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element
type Parent = DefaultTreeAdapterTypes.ParentNode

/** A page beyond what any release needs; `message` says by what. */
export class PageTooComplex extends Error {}

const mostElements = 300_000
const deepest = 400
const longestTag = 50_000

/**
 * The tree of a page, with what its markup breaks off in (`cut`), or null. Throws PageTooComplex: parse5 is linear only
 * while elements do not nest endlessly and tags have few attributes.
 */
export function treeOf(markup: string): { readonly tree: Parent; readonly cut: string | null } {
  // Pictures inside the markup are of no use here, and would look like endless tags.
  const lean = markup.replace(/\bdata:[\w/+.-]{1,60};base64,[\w+/=%-]+/gu, '')
  if (new RegExp(`<[a-zA-Z][^<>]{${longestTag}}`, 'u').test(lean)) throw new PageTooComplex('an endless tag')
  let cut: string | null = null
  const tree = parse(lean, {
    treeAdapter: limited(),
    scriptingEnabled: false,
    onParseError: ({ code }) => {
      if (code.startsWith('eof-in-')) cut = code.replace(/^eof-in-/u, '').replaceAll('-', ' ')
    },
  })
  return { tree, cut: cut ?? unended(lean) }
}

/** A page that opens its body and never ends it: browsers and servers always write the end. */
function unended(markup: string): string | null {
  const tail = markup.slice(-20_000)
  const isWhole = !/<(?:html|body)[\s>]/iu.test(markup) || /<\/(?:html|body)\s*>/iu.test(tail)
  return isWhole ? null : 'the page, before its end tag'
}

function limited(): typeof defaultTreeAdapter {
  let elements = 0
  const depths = new WeakMap<object, number>()
  const place = (parent: Parent, node: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > deepest) throw new PageTooComplex(`elements nested more than ${deepest} deep`)
    depths.set(node, depth)
  }
  return {
    ...defaultTreeAdapter,
    createElement(...args) {
      if (++elements > mostElements) throw new PageTooComplex(`more than ${mostElements} elements`)
      return defaultTreeAdapter.createElement(...args)
    },
    appendChild(parent, node) {
      place(parent, node)
      defaultTreeAdapter.appendChild(parent, node)
    },
    insertBefore(parent, node, next) {
      place(parent, node)
      defaultTreeAdapter.insertBefore(parent, node, next)
    },
  }
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

/** The node's children; a template's content is not among them, as it is not shown. */
export function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : []
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null
}

/** All elements of a tree, in reading order. */
export function elementsOf(root: Node): readonly Element[] {
  const found: Element[] = []
  const visit = (node: Node): void => {
    if (isElement(node)) found.push(node)
    for (const child of childrenOf(node)) visit(child)
  }
  visit(root)
  return found
}
