// The lines of a PDF's pages → paragraphs, by geometry alone, in the order in which the PDF writes them.

import { type Line, linesOf, type Piece } from './pdf-rows.ts'

export interface Paragraphs {
  readonly paragraphs: readonly string[]
  /** Page numbers and running heads. */
  readonly leftOut: readonly string[]
}

/** The paragraphs of pages: lines that fill the measure go on, what is short, indented, larger or a table row does not. */
export function paragraphsOf(pages: readonly (readonly Piece[])[]): Paragraphs {
  const lined = pages.map(linesOf)
  const isHead = runningHeads(lined)
  const leftOut: string[] = []
  const kept = lined.map((lines) => {
    const edges = edgesOf(lines)
    return lines.filter((line) => {
      const isOut = edges.has(line) && (pageNumber.test(line.text) || isHead.has(headOf(line)))
      if (isOut) leftOut.push(line.text)
      return !isOut
    })
  })
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

const pageNumber =
  /^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d{1,4}\s*页(?:[\s/，,]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/u
const fewestHeads = 2

/** The two highest and the two lowest lines of a page: programs write heads before the text or after it. */
function edgesOf(lines: readonly Line[]): ReadonlySet<Line> {
  const fromTop = lines.toSorted((a, b) => b.y - a.y)
  return new Set([...fromTop.slice(0, 2), ...fromTop.slice(-2)])
}

/** A line by its text and height on the page: a running head is the same and stands at the same place. */
function headOf({ text, y }: Line): string {
  return `${text}@${Math.round(y / 3)}`
}

/** The lines that stand at the edge of most pages. */
function runningHeads(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const times = new Map<string, number>()
  for (const lines of pages) {
    const candidates = [...edgesOf(lines)].filter((line) => !line.isRow && !ended.test(line.text))
    for (const head of new Set(candidates.map(headOf))) times.set(head, (times.get(head) ?? 0) + 1)
  }
  const needed = Math.max(fewestHeads, (pages.length * 2) / 3)
  return new Set([...times].filter(([, count]) => count >= needed).map(([head]) => head))
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
  if (above.isRow || line.isRow) return false
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
