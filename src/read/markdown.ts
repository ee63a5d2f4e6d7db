// Markdown → its text: marks gone, headings and list items as lines, table rows with bars; front matter as proposals.
// A mark is kept where without it two numbers would become one (0~6岁, 3*4).
import type { Token, Tokens } from 'marked'
import { parseDocument } from 'yaml'
import type { Document, Offered } from '../release/document.ts'
import { linesOf } from './html-lines.ts'
import { treeOf } from './html-tree.ts'

/** Reads the text of a Markdown file, without its `how`. */
export async function readMarkdown(text: string): Promise<Pick<Document, 'text' | 'offered'>> {
  const { lexer } = await import('marked')
  const { body, fields } = splitFrontMatter(text)
  const tokens = lexer(body)
  const lines = tokens.flatMap(linesOfBlock)
  const [first] = tokens.filter((token) => token.type === 'heading' && token['depth'] === 1)
  const title =
    first === undefined ? [] : [['title', { value: inline(first), how: 'the first main heading' }]]
  return { text: `${lines.join('\n')}\n`, offered: { ...Object.fromEntries(title), ...fields } }
}

const names: Readonly<Record<string, keyof Offered>> = {
  title: 'title',
  publisher: 'publisher',
  source: 'publisher',
  date: 'date',
  place: 'place',
  url: 'url',
}

function splitFrontMatter(text: string): { readonly body: string; readonly fields: Offered } {
  const front = /^---\n((?:(?!---\n).*\n){1,400})---\n/u.exec(text)
  if (front === null) return { body: text, fields: {} }
  const document = parseDocument(front[1] ?? '', { schema: 'failsafe' })
  const values: unknown = document.errors.length > 0 ? null : document.toJS()
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    return { body: text, fields: {} }
  const fields = Object.entries(values).flatMap(([name, value]) => {
    const field = names[name]
    const isGiven = field !== undefined && typeof value === 'string' && value !== '' && value !== 'null'
    return isGiven ? [[field, { value, how: `${name} in the document's front matter` }]] : []
  })
  return { body: text.slice(front[0].length), fields: Object.fromEntries(fields) }
}

function linesOfBlock(token: Token): readonly string[] {
  switch (token.type) {
    case 'heading':
    case 'paragraph':
    case 'text':
      return inline(token).split('\n')
    case 'list':
      return (token as Tokens.List).items.flatMap(linesOfItem)
    case 'blockquote':
      return (token as Tokens.Blockquote).tokens.flatMap(linesOfBlock)
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return [header, ...rows]
        .map((cells) =>
          cells
            .map((cell) => inlineOf(cell.tokens))
            .join(' | ')
            .trim(),
        )
        .filter((row) => /[^\s|]/u.test(row))
    }
    case 'html':
      return linesOf(treeOf(token.raw).tree).lines.map(({ text }) => text)
    case 'code':
      return String(token['text']).split('\n')
    case 'space':
    case 'hr':
    case 'def':
      return []
    default:
      return token.raw.split('\n')
  }
}

/** An ordered item keeps its number: 2024. at the beginning of a line may well be a year. */
function linesOfItem(item: Tokens.ListItem): readonly string[] {
  const number = /^\s*\d{1,9}[.)]/u.exec(item.raw)?.[0].trim()
  const [first = '', ...rest] = item.tokens.flatMap(linesOfBlock)
  return number === undefined ? [first, ...rest] : [`${number} ${first}`.trimEnd(), ...rest]
}

function inline(token: Token): string {
  return 'tokens' in token && token.tokens !== undefined
    ? inlineOf(token.tokens)
    : String('text' in token ? token.text : token.raw)
}

function inlineOf(tokens: readonly Token[]): string {
  return tokens.reduce((text, token, index) => {
    const plain = plainOf(token)
    const isGlued = plain !== token.raw && (meet(text, plain) || meet(plain, tokens[index + 1]?.raw ?? ''))
    return text + (isGlued ? token.raw : plain)
  }, '')
}

function meet(before: string, after: string): boolean {
  return /[\d０-９.]$/u.test(before) && /^[\d０-９.]/u.test(after)
}

function plainOf(token: Token): string {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'link':
      return inline(token)
    case 'image':
      return ''
    case 'br':
      return '\n'
    case 'html':
      return /^<br\b/iu.test(token.raw) ? '\n' : ''
    case 'escape':
    case 'codespan':
      return String(token['text'])
    default:
      return token.raw
  }
}
