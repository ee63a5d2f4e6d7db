// Telegram's HTML, as a newsroom's own tool writes it → text with marks. Strict: what Telegram would refuse, or would
// show otherwise, is told with its place.
import type { Mark } from './formatted.ts'

/** The text and its marks, or where in the HTML (UTF-16 units) something is wrong, and what. */
export type ReadHtml =
  | { readonly text: string; readonly marks: readonly Mark[] }
  | { readonly at: number; readonly what: string }

const tags: Readonly<Record<string, Mark['as']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'quote',
  a: 'link',
}
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const piece = /<(\/?)([a-z-]+)((?:\s[^<>]*)?)>|&(?:(lt|gt|amp|quot)|#(\d{1,7}));|[<>&]|[^<>&]+/gi

/** Reads the tags that Telegram knows, closed in order; a link has an http(s) address. */
export function readHtml(html: string): ReadHtml {
  const marks: Mark[] = []
  const open: { readonly name: string; readonly start: number; readonly url: string | null }[] = []
  let text = ''
  for (const found of html.matchAll(piece)) {
    const [whole, closing, tag, attributes = '', entity, code] = found
    const wrong = (what: string) => ({ at: found.index, what })
    if (entity !== undefined) text += entities[entity.toLowerCase()] ?? ''
    else if (code !== undefined) {
      if (Number(code) > 0x10ffff) return wrong(`${whole} is no character`)
      text += String.fromCodePoint(Number(code))
    } else if (tag === undefined) {
      if (whole === '<' || whole === '>' || whole === '&')
        return wrong(`a bare ${whole}: write ${escapes[whole]}`)
      text += whole
    } else {
      const name = tag.toLowerCase()
      const as = tags[name]
      if (as === undefined) return wrong(`<${name}> is no tag of Telegram's`)
      if (closing === '') {
        const url =
          /^\s+href="(https?:\/\/[^"]+)"\s*$/i.exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? null
        if (as === 'link' && url === null) return wrong('a link needs href="https://…"')
        open.push({ name, start: text.length, url })
      } else {
        const opened = open.pop()
        if (opened?.name !== name) return wrong(`</${name}> closes nothing that is open`)
        marks.push({ start: opened.start, end: text.length, as, url: opened.url })
      }
    }
  }
  const [left] = open
  return left === undefined ? { text, marks } : { at: html.length, what: `<${left.name}> is not closed` }
}

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
