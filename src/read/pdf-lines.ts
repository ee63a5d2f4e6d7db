// Pieces of text at their places on the pages of a PDF → lines → paragraphs. Pure geometry, in reading order as written.

/** A piece as the PDF holds it: `x`, `y` of its baseline in points, `y` upwards; `size` of its font. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}

export interface Paragraphs {
  readonly paragraphs: readonly string[]
  /** Page numbers and running heads. */
  readonly leftOut: readonly string[]
}

const wide = /[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’…—]/u
const column = ' | '

/** The paragraphs of pages: lines that fill the measure go on, what is short, indented, larger or a table row does not. */
export function paragraphsOf(pages: readonly (readonly Piece[])[]): Paragraphs {
  const lined = pages.map(linesOf)
  const isHead = runningHeads(lined)
  const leftOut: string[] = []
  const kept = lined.map((lines) =>
    lines.filter((line, index) => {
      const isEdge = index === 0 || index >= lines.length - 1
      const isOut = isEdge && (pageNumber.test(line.text) || isHead.has(line.text))
      if (isOut) leftOut.push(line.text)
      return !isOut
    }),
  )
  const body = measureOf(kept.flat())
  const paragraphs: string[] = []
  let last: { readonly line: Line; readonly page: number } | null = null
  for (const [page, lines] of kept.entries()) {
    for (const line of lines) {
      const before = paragraphs.at(-1)
      if (before !== undefined && last !== null && goesOn(last.line, line, body, last.page === page)) {
        paragraphs[paragraphs.length - 1] = join(before, line.text)
      } else paragraphs.push(line.text)
      last = { line, page }
    }
  }
  return { paragraphs, leftOut }
}

const pageNumber = /^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d{1,4}\s*页(?:[\s/，,]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/u
const fewestHeads = 3

/** Texts that stand first or last on most pages. */
function runningHeads(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const times = new Map<string, number>()
  for (const lines of pages) {
    const edges = new Set([lines[0]?.text, lines.at(-1)?.text].filter((text) => text !== undefined))
    for (const text of edges) times.set(text, (times.get(text) ?? 0) + 1)
  }
  const needed = Math.max(fewestHeads, (pages.length * 2) / 3)
  return new Set([...times].filter(([, count]) => count >= needed).map(([text]) => text))
}

function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const rows: Piece[][] = []
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue
    const row = rows.at(-1)
    const first = row?.[0]
    const isSameRow = first !== undefined && Math.abs(first.y - piece.y) < Math.min(first.size, piece.size) * 0.4
    if (row !== undefined && isSameRow) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(lineOf).filter(({ text }) => text !== '')
}

function lineOf(row: readonly Piece[]): Line {
  const pieces = row.toSorted((a, b) => a.x - b.x)
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const piece of pieces) {
    text += gapBetween(text, piece, piece.x - right) + piece.text
    right = Math.max(right, piece.x + piece.width)
  }
  const size = Math.max(...pieces.map((piece) => piece.size))
  return { text: settle(text), left: pieces[0]?.x ?? 0, right, y: pieces[0]?.y ?? 0, size }
}

/** Programs leave a quarter of a character between Chinese and digits; that is no blank. Two are a column's gap. */
function gapBetween(text: string, { text: next, size }: Piece, gap: number): string {
  if (text === '') return ''
  if (gap > size * 2) return column
  const isWide = wide.test(text.at(-1) ?? '') || wide.test(next[0] ?? '')
  return !isWide && gap > size * 0.15 ? ' ' : ''
}

/** Blanks beside Chinese were never printed as such. */
function settle(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]) (?=[\dA-Za-z])|(?<=[\dA-Za-z%]) (?=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])/gu, '')
    .trim()
}

interface Measure {
  readonly left: number
  readonly right: number
  readonly size: number
  readonly pitch: number
}

function mostOften(values: readonly number[]): number {
  const times = new Map<number, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  return [...times].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}

/** The body of the text: its margins, its size and the distance of its lines. */
function measureOf(lines: readonly Line[]): Measure {
  const size = mostOften(lines.map((line) => Math.round(line.size * 2) / 2))
  const body = lines.filter((line) => Math.abs(line.size - size) < 1)
  const left = body.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY)
  const right = body.reduce((most, line) => Math.max(most, line.right), 0)
  const steps = body.slice(1).map((line, index) => Math.round((body[index]?.y ?? 0) - line.y))
  return { left, right, size, pitch: mostOften(steps.filter((step) => step > 0)) || size * 1.5 }
}

const ended = /[。！？；：!?;:]$/u

function goesOn(above: Line, line: Line, body: Measure, isSamePage: boolean): boolean {
  if (above.text.includes(column) || line.text.includes(column)) return false
  if (Math.abs(above.size - line.size) > line.size * 0.1) return false
  const step = above.y - line.y
  if (isSamePage && (step <= 0 || step > Math.max(body.pitch, line.size) * 1.7)) return false
  // A headline of two lines is centred, so its lines are neither full nor at the margin.
  if (line.size > body.size * 1.15) return !ended.test(above.text)
  if (above.right < body.right - body.size * 2.5) return false
  const isIndented = line.left > body.left + body.size * 1.2
  return !isIndented || Math.abs(line.left - above.left) < body.size * 0.3
}

/** Two blanks between digits: whether that was one number is for a person to say (the rule for split numbers). */
function join(above: string, text: string): string {
  if (/\d[.,]?$/u.test(above) && /^[.,]?\d/u.test(text)) return `${above}  ${text}`
  return /[A-Za-z0-9,.]$/u.test(above) && /^[A-Za-z0-9]/u.test(text) ? `${above} ${text}` : above + text
}
