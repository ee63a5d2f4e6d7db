// The lines of a page → its article: the smallest part of the tree that holds the prose, without the menus around it.

import type { PageLine, PageLines } from './html-lines.ts'
import { attribute, childrenOf, type Element, elementsOf, isElement, type Node } from './html-tree.ts'

/** The chosen element, its lines, and the lines of prose elsewhere on the page, which an editor is shown. */
export interface Article {
  readonly element: Element | null
  readonly lines: readonly string[]
  readonly leftOut: readonly string[]
  readonly how: string
}

// What the systems of Chinese government sites call the article's container.
const containers =
  /^(?:zoom|zoomcon|ucap-content|vsb_content(?:_\w+)?|articlecontent|article-content|article_content|articlebody|content_body|newscontent|news_content|detail_content|js_content|trs_editor|trs_ueditor|view|pages_content|v_news_content|wzcon|con_text|main-content|detail-content|info-content|xxgk_content)$/iu
const leaves = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'tr',
  'td',
  'th',
  'dd',
  'dt',
  'blockquote',
])
const imprint = /版权所有|版權所有|ICP备|公网安备|网站标识码|网站地图|copyright|all rights reserved/iu
const enough = 10
const containerShare = 0.4
const restShare = 0.25

/** How much a line looks like prose: its characters outside links, and its punctuation. */
function proseIn({ text, linked }: PageLine): number {
  if (linked > text.length / 2 || imprint.test(text)) return 0
  const marks = text.match(/[，。；！？、]/gu)?.length ?? 0
  const length = text.length - linked
  if (length < enough || (marks === 0 && !text.includes(' | '))) return 0
  return Math.min(length, 300) + 10 * marks
}

/** Finds the article. Where nothing on the page is prose, all its lines are given. */
export function articleOf(root: Node, { lines, rangeOf }: PageLines): Article {
  const sums = [0]
  for (const line of lines) sums.push((sums.at(-1) ?? 0) + proseIn(line))
  const scoreOf = (element: Element): number => {
    const [from, to] = rangeOf.get(element) ?? [0, 0]
    return (sums[to] ?? 0) - (sums[from] ?? 0)
  }
  const total = sums.at(-1) ?? 0
  const all = lines.map(({ text }) => text)
  if (total === 0)
    return { element: null, lines: all, leftOut: [], how: 'the whole page: no prose stands out' }
  const named = elementsOf(root).filter((one) => isContainer(one) && scoreOf(one) >= total * containerShare)
  const start = named.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0]
  const element = start ?? narrow(root, scoreOf)
  const [from, to] = element === null ? [0, lines.length] : (rangeOf.get(element) ?? [0, lines.length])
  const how =
    start === undefined ? 'the part with the prose' : `the part that the page calls ${nameOf(start)}`
  const [first, last] = withoutLinks(lines, from, to)
  const leftOut = lines.filter((line, index) => {
    const isEdge = index >= from && index < to
    return (index < first || index >= last) && (isEdge || proseIn(line) > 0)
  })
  return { element, lines: all.slice(first, last), leftOut: leftOut.map(({ text }) => text), how }
}

/** The range without the lines at its ends that are nothing but links: menus and the pages before and after. */
function withoutLinks(lines: readonly PageLine[], from: number, to: number): readonly [number, number] {
  const isLink = (at: number): boolean => {
    const line = lines[at]
    return line !== undefined && line.linked >= line.text.length
  }
  let first = from
  let last = to
  while (first < last && isLink(first)) first++
  while (last > first && isLink(last - 1)) last--
  return [first, last]
}

function isContainer(element: Element): boolean {
  const names = [attribute(element, 'id') ?? '', ...(attribute(element, 'class') ?? '').split(/\s+/u)]
  return element.tagName === 'article' || names.some((name) => containers.test(name))
}

function nameOf(element: Element): string {
  return attribute(element, 'id') ?? attribute(element, 'class') ?? element.tagName
}

/** Goes down while one child holds nearly all the prose, and what it leaves is not beside it as paragraphs. */
function narrow(root: Node, scoreOf: (element: Element) => number): Element | null {
  let current: Element | null = null
  let node: Node = root
  for (;;) {
    const children = childrenOf(node).filter(isElement)
    const total = current === null ? 0 : scoreOf(current)
    const best = children.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0]
    if (best === undefined || leaves.has(best.tagName)) return current
    const rest = current === null ? 0 : total - scoreOf(best)
    const besides = children.filter((child) => child !== best && scoreOf(child) > 0)
    if (scoreOf(best) === 0 && current !== null) return current
    if (rest > total * restShare || besides.some(({ tagName }) => leaves.has(tagName))) return current
    // Paragraphs may be written as div: where nothing inside is parted further, the parent is the article.
    if (besides.length > 0 && !childrenOf(best).some((child) => isElement(child) && scoreOf(child) > 0))
      return current
    current = best
    node = best
  }
}
