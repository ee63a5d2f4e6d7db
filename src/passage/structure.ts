// The paragraphs of a release → for each of its sentences what it stands in: a section, a table, a question's answer.
import { splitSentences } from '../text/sentences.ts'
import type { Span } from './passage.ts'

/** A sentence of a paragraph with what the document says around it. */
export interface Placed {
  /** Where it stands in its paragraph. */
  readonly span: Span
  readonly heading: string | null
  readonly asked: string | null
  readonly speaker: string | null
  readonly isQuestion: boolean
  /** The column names of its table; null outside tables. */
  readonly columns: readonly string[] | null
}

const aside = '(?:[（(][^（）()]{1,30}[）)])?'
const roles = '(?:主持人|记者|发言人|提问|网友|市民|嘉宾|问|答|回答)'
const roleLabel = new RegExp(
  `^[ \\u3000]*((?:\\p{Script=Han}{0,12}${roles}|${roles}\\p{Script=Han}{2,4})${aside})[：:]`,
  'u',
)
const anyLabel = new RegExp(
  `^[ \\u3000]*([\\p{Script=Han}·]{2,4}${aside}|[\\p{Script=Han}·]{2,16}(?:长|任|员|师|授|家|记)${aside})[：:]`,
  'u',
)
const asks = /^(?:问|提问|网友|市民)|记者|提问$|网友|市民/
/** A paragraph's words that look like a name but head a list of particulars. */
const particulars =
  /^(?:时间|地点|地址|电话|来源|作者|编辑|单位|方式|目标|任务|内容|对象|标准|条件|范围|依据|主题|名称|备注|说明|附件|摘要|一是|二是|三是|四是|其中|例如|比如)/

/** Every sentence of the paragraphs, in order, by paragraph. Table rows are one sentence each. */
export function placeSentences(paragraphs: readonly string[]): Placed[][] {
  const speakers = speakersOf(paragraphs)
  const sections: Section[] = []
  let table: Table | null = null
  let turn: Turn = { speaker: null, asked: null, isQuestion: false }
  let last = ''
  return paragraphs.map((paragraph) => {
    const rows = isTable(paragraph)
    if (rows) {
      table = table ?? { columns: null, caption: captionOf(last) }
      const placed = rowsOf(paragraph, table, sections)
      table = placed.table
      return placed.sentences
    }
    table = null
    last = paragraph
    return splitSentences(paragraph).map((span): Placed => {
      const text = paragraph.slice(span.start, span.end)
      openSection(sections, text, span.end === paragraph.trimEnd().length && span.start === 0)
      turn = nextTurn(turn, text, speakers, span.start === 0)
      const heading = headingOf(sections, text)
      return { span, heading, columns: null, ...turn }
    })
  })
}

interface Turn {
  readonly speaker: string | null
  readonly asked: string | null
  readonly isQuestion: boolean
}

/** Names that begin more than one paragraph of a document in which roles speak too. */
function speakersOf(paragraphs: readonly string[]): ReadonlySet<string> {
  if (!paragraphs.some((text) => roleLabel.test(text.slice(0, 60)))) return new Set()
  const names = paragraphs.flatMap((text) => {
    const name = anyLabel.exec(text.slice(0, 60))?.[1]
    return name !== undefined && !particulars.test(name) ? [name] : []
  })
  return new Set(names)
}

/** A label opens a turn; sentences without one go on with it. An answer is asked by the question before it. */
function nextTurn(turn: Turn, text: string, speakers: ReadonlySet<string>, opens: boolean): Turn {
  const start = text.slice(0, 60)
  const named = anyLabel.exec(start)?.[1]
  const label = roleLabel.exec(start)?.[1] ?? (named !== undefined && speakers.has(named) ? named : undefined)
  if (label === undefined) {
    if (!turn.isQuestion) return turn
    // 进展如何？何时实现？ is one turn that asks twice.
    const asked = questionIn(text)
    const before = turn.asked !== null && questionIn(turn.asked) ? turn.asked : ''
    return { ...turn, asked: asked === null ? turn.asked : `${before}${asked}` }
  }
  const speaker = /^(?:问|答|提问|回答)$/.test(label) ? null : label.replace(/(?<=.{2})提问$/, '')
  if (asks.test(label)) {
    const said = text.slice(text.search(/[：:]/) + 1).trim()
    return { speaker, asked: questionIn(said) ?? said, isQuestion: true }
  }
  // The host opens a new round: what comes is no answer to the question before.
  const asked = /^主持人/.test(label) && opens ? null : turn.asked
  return { speaker, asked, isQuestion: false }
}

function questionIn(text: string): string | null {
  return /[？?]”?$/.test(text) ? text.trim() : null
}

interface Section {
  readonly level: number
  readonly title: string
}

const levels = [
  /^第[一二三四五六七八九十百0-9]{1,5}[章部]分?[ \u3000]/,
  /^[一二三四五六七八九十]{1,3}、/,
  /^[（(][一二三四五六七八九十]{1,3}[）)]/,
  /^[0-9]{1,2}[.．、](?![0-9])/,
  /^[（(][0-9]{1,2}[）)]/,
  /^[①-⑳]/,
]
const longestTitle = 40

/** A numbered line opens a section of its level: its first sentence, when that is short, is the title. */
function openSection(sections: Section[], text: string, alone: boolean): void {
  const level = levels.findIndex((mark) => mark.test(text))
  if (level < 0) return
  while ((sections.at(-1)?.level ?? -1) >= level) sections.pop()
  const title = text.replace(/[。：:]$/, '')
  if (title.length <= longestTitle && (alone || !/[，；]/.test(title))) sections.push({ level, title })
}

function headingOf(sections: readonly Section[], text: string): string | null {
  const titles = sections.map(({ title }) => title).filter((title) => !text.startsWith(title))
  return titles.length === 0 ? null : titles.join(' ')
}

interface Table {
  readonly columns: readonly string[] | null
  readonly caption: string
}

const cellMark = /\s*\|\s*|\t+/

/** The cells of a table row, with their places in it. */
export function cellsOf(row: string): Span[] {
  const cells: Span[] = []
  let start = 0
  for (const m of row.matchAll(/[ \u3000]*\|[ \u3000]*|\t+|$/g)) {
    if (m.index > start) cells.push({ start, end: m.index })
    start = m.index + m[0].length
  }
  return cells
}

function isTable(paragraph: string): boolean {
  const first = paragraph.slice(0, 600).split('\n', 1)[0] ?? ''
  return first.split(cellMark).filter((cell) => cell.trim() !== '').length >= 2 && /\||\t/.test(first.trim())
}

function captionOf(paragraph: string): string {
  const text = paragraph.trim().replace(/[：:。]$/, '')
  return text.length <= longestTitle && !/[，；。]/.test(text) ? text : ''
}

function rowsOf(
  paragraph: string,
  table: Table,
  sections: readonly Section[],
): { readonly sentences: Placed[]; readonly table: Table } {
  let known = table
  const sentences: Placed[] = []
  let at = 0
  for (const line of paragraph.split('\n')) {
    const start = at + (line.length - line.trimStart().length)
    const span = { start, end: start + line.trim().length }
    at += line.length + 1
    if (span.end === span.start) continue
    const cells = cellsOf(line.trim()).map((cell) => line.trim().slice(cell.start, cell.end))
    const isHeader =
      known.columns === null && !cells.some((cell) => /^[0-9０-９][0-9０-９,.，．%％]*$/.test(cell))
    if (isHeader) known = { ...known, columns: cells }
    const columns = isHeader ? null : known.columns
    const titles = [...sections.map(({ title }) => title), known.caption, columns?.join('、') ?? '']
    const heading = titles.filter((title) => title !== '').join(' ')
    sentences.push({
      span,
      heading: heading === '' ? null : heading,
      asked: null,
      speaker: null,
      isQuestion: false,
      columns: columns ?? (isHeader ? [] : null),
    })
  }
  return { sentences, table: known }
}
