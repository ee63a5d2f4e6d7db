// Pieces of text at their places on a page of a PDF → its lines; where lines stand in columns, bars part the cells.

/** A piece as the PDF holds it: `x`, `y` of its baseline in points, `y` upwards; `size` of its font. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly isRow: boolean
}

/** A stretch without blanks. `spaced`: the PDF itself has a blank before it, not only a gap. */
interface Part {
  readonly text: string
  readonly x: number
  readonly end: number
  readonly spaced: boolean
}

interface Row {
  readonly parts: readonly Part[]
  readonly y: number
  readonly size: number
}

const wide = /[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’…—]/u
const bar = ' | '
/** In characters: beyond the first it is a column's gap; programs leave a quarter between Chinese and digits. */
const columnGap = 0.9
const blankGap = 0.15
const aligned = 0.6

/** The lines of a page, in the order in which the PDF writes them. */
export function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const rows = rowsOf(pieces)
  const isWide = rows.map((row) => row.parts.some((_, index) => gapBefore(row, index) > row.size * columnGap))
  const lines: Line[] = []
  for (let from = 0; from < rows.length; ) {
    let to = from
    while (to < rows.length && (isWide[to] === true || isBetween(rows, isWide, to))) to++
    const run = rows.slice(from, Math.max(to, from + 1))
    const columns = run.length > 1 ? columnsOf(run) : []
    for (const row of run) lines.push(lineOf(row, columns))
    from += run.length
  }
  return lines.filter(({ text }) => text !== '')
}

/** Narrow columns leave narrow gaps: a line with any gap belongs to the rows beside it. */
function isBetween(rows: readonly Row[], isWide: readonly boolean[], at: number): boolean {
  const row = rows[at]
  return row !== undefined && row.parts.length > 1 && (isWide[at - 1] === true || isWide[at + 1] === true)
}

function rowsOf(pieces: readonly Piece[]): readonly Row[] {
  const rows: Piece[][] = []
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue
    const row = rows.at(-1)
    const first = row?.[0]
    const isSame = first !== undefined && Math.abs(first.y - piece.y) < Math.min(first.size, piece.size) * 0.4
    if (row !== undefined && isSame) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => ({
    parts: row.toSorted((a, b) => a.x - b.x).flatMap(partsOf),
    y: row[0]?.y ?? 0,
    size: row.reduce((most, { size }) => Math.max(most, size), 0),
  }))
}

/** A piece is cut at its blanks; where in it they stand follows from the characters' usual widths. */
function partsOf({ text, x, width }: Piece): readonly Part[] {
  const widthOf = (part: string): number =>
    [...part].reduce((sum, one) => sum + (wide.test(one) ? 1 : 0.5), 0)
  const scale = width / (widthOf(text) || 1)
  return [...text.matchAll(/[^\s\u3000]+/gu)].map(({ 0: part, index }) => {
    const start = x + widthOf(text.slice(0, index)) * scale
    return { text: part, x: start, end: start + widthOf(part) * scale, spaced: index > 0 }
  })
}

function gapBefore({ parts }: Row, index: number): number {
  const part = parts[index]
  const before = parts[index - 1]
  return part === undefined || before === undefined ? 0 : part.x - before.end
}

/** Where the cells after wide gaps begin. */
function columnsOf(rows: readonly Row[]): readonly number[] {
  return rows.flatMap((row) =>
    row.parts.flatMap((part, index) => (gapBefore(row, index) > row.size * columnGap ? [part.x] : [])),
  )
}

function lineOf(row: Row, columns: readonly number[]): Line {
  const { parts, size, y } = row
  let text = ''
  let isRow = false
  for (const [index, part] of parts.entries()) {
    const gap = gapBefore(row, index)
    const isColumn = columns.some((x) => Math.abs(part.x - x) < size * aligned)
    const isCell = index > 0 && (gap > size * columnGap || (isColumn && (part.spaced || gap > size * 0.3)))
    isRow ||= isCell
    text += (isCell ? bar : index === 0 ? '' : blankBetween(text, part, gap, size)) + part.text
  }
  return { text, left: parts[0]?.x ?? 0, right: parts.at(-1)?.end ?? 0, y, size, isRow }
}

/** Blanks between Chinese and digits were never printed as such; between two numbers they part them. */
function blankBetween(text: string, part: Part, gap: number, size: number): string {
  const isWideBefore = wide.test(text.at(-1) ?? '')
  const isWideAfter = wide.test(part.text[0] ?? '')
  if (isWideBefore !== isWideAfter) return ''
  if (isWideBefore) return part.spaced ? ' ' : ''
  return part.spaced || gap > size * blankGap ? ' ' : ''
}
