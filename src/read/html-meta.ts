// What a page says about itself: the tags that government sites must carry (ArticleTitle, PubDate, ContentSource, Url),
// common ones, headings, and the line 来源 · 发布时间 under the title. Proposals, each with where it was read.
import type { Offered } from '../release/document.ts'
import { isIsoDate, type Proposal } from '../release/propose.ts'
import { attribute, childrenOf, type Element, elementsOf, type Node } from './html-tree.ts'

type Maybe = Proposal<string> | null

const titleNames = ['articletitle', 'og:title', 'twitter:title']
const dateNames = [
  'pubdate',
  'publishdate',
  'article:published_time',
  'firstpublishedtime',
  'publish_date',
  'datepublished',
]
const sourceNames = ['contentsource', 'source', 'article:author', 'mediaid']
const addressNames = ['url', 'og:url']

/** `page` is the tree with the page's whole head; `lines` are all its lines; `markup` holds the note of a saved page. */
export function offeredBy(page: Node, lines: readonly string[], markup: string): Offered {
  const elements = elementsOf(page)
  const metas = metaTags(elements)
  const offers = {
    title: named(metas, titleNames) ?? heading(elements) ?? titleTag(elements),
    date: dated(named(metas, dateNames)) ?? dateLine(lines),
    publisher: named(metas, sourceNames) ?? sourceLine(lines),
    url: address(named(metas, addressNames) ?? canonical(elements) ?? savedFrom(markup)),
  }
  return Object.fromEntries(
    Object.entries(offers).filter(([, offer]) => offer !== null && offer.value !== ''),
  )
}

function metaTags(elements: readonly Element[]): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const element of elements) {
    if (element.tagName !== 'meta') continue
    const name = (attribute(element, 'name') ?? attribute(element, 'property') ?? '').trim().toLowerCase()
    const content = attribute(element, 'content')?.trim() ?? ''
    if (name !== '' && content !== '' && !tags.has(name)) tags.set(name, content)
  }
  return tags
}

function named(metas: ReadonlyMap<string, string>, names: readonly string[]): Maybe {
  const name = names.find((one) => metas.has(one))
  return name === undefined ? null : { value: flat(metas.get(name) ?? ''), how: `the page's ${name} tag` }
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

function innerText(node: Node): string {
  if ('value' in node) return node.value
  return childrenOf(node).map(innerText).join('')
}

const longestHeading = 80

function heading(elements: readonly Element[]): Maybe {
  const headings = elements
    .filter(({ tagName }) => tagName === 'h1')
    .map((element) => flat(innerText(element)))
    .filter((text) => text.length > 3 && text.length <= longestHeading)
  const [only] = headings
  return only === undefined || headings.length > 1
    ? null
    : { value: only, how: "the page's only main heading" }
}

/** The title tag without the site's name after the last dash or bar. */
function titleTag(elements: readonly Element[]): Maybe {
  const tag = elements.find(({ tagName }) => tagName === 'title')
  if (tag === undefined) return null
  const value = flat(innerText(tag)).replace(/\s*[-_|｜–—]+\s*[^-_|｜–—]{2,30}$/u, '')
  return { value, how: "the page's title tag" }
}

const day = /(20\d{2})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})/u

function isoDay(text: string): string | null {
  const found = text.match(day)
  if (found === null) return null
  const value = `${found[1]}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}`
  return isIsoDate(value) ? value : null
}

function dated(offer: Maybe): Maybe {
  const value = isoDay(offer?.value ?? '')
  return value === null || offer === null ? null : { value, how: offer.how }
}

const published = /(?:发布|發布|发稿|發稿|刊登)(?:时间|時間|日期)\s*[：:]\s*(20\d{2}\S{4,9})/u

function dateLine(lines: readonly string[]): Maybe {
  const value = lines.map((line) => isoDay(line.match(published)?.[1] ?? '')).find((one) => one !== null)
  return value === undefined || value === null ? null : { value, how: 'the published line of the page' }
}

const source = /(?:信息|文章|新闻|稿件)?[来來]源\s*[：:]\s*([^\s，。；|（(]{2,40})/u

function sourceLine(lines: readonly string[]): Maybe {
  const value = lines
    .filter((line) => line.length <= 120)
    .map((line) => line.match(source)?.[1])
    .find(Boolean)
  return value === undefined ? null : { value, how: 'the source line of the page' }
}

function canonical(elements: readonly Element[]): Maybe {
  const link = elements.find((one) => one.tagName === 'link' && attribute(one, 'rel') === 'canonical')
  const value = link === undefined ? null : attribute(link, 'href')
  return value === null ? null : { value, how: "the page's canonical link" }
}

function savedFrom(markup: string): Maybe {
  const value = markup.slice(0, 4096).match(/<!--\s*saved from url=\(\d+\)(\S+)\s*-->/u)?.[1]
  return value === undefined ? null : { value, how: 'the note of the browser that saved the page' }
}

function address(offer: Maybe): Maybe {
  return offer !== null && /^https?:\/\/\S+$/u.test(offer.value) ? offer : null
}
