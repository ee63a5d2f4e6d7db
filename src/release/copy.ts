// A copy of a document while it is being repaired: its text, and where each line of the imported file went.
// Every change is an Edit, so nothing changes that is not on record.

/** Replaces `start`..`end` (UTF-16 offsets, end exclusive) by `after`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly after: string
}

/** `lineStarts[i]` is the offset at which line i + 1 of the imported file begins now. */
export interface Copy {
  readonly text: string
  readonly lineStarts: readonly number[]
}

/** The copy as it was imported: lines are what `\n` ends. */
export function copyOf(text: string): Copy {
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return { text, lineStarts }
}

/** The line of the imported file, from 1, that holds `offset` of the copy's present text. */
export function lineAt(copy: Copy, offset: number): number {
  let low = 0
  let high = copy.lineStarts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((copy.lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}

/**
 * The copy after `edits`, with its lines kept track of.
 * Edits must be in order and must not overlap; a rule that breaks this is a defect and throws.
 */
export function applyEdits(copy: Copy, edits: readonly Edit[]): Copy {
  const parts: string[] = []
  const lineStarts: number[] = []
  let read = 0
  let written = 0
  let line = 0
  const carryLines = (until: number, landing: (offset: number) => number): void => {
    for (; line < copy.lineStarts.length; line++) {
      const offset = copy.lineStarts[line] ?? 0
      if (offset >= until) return
      lineStarts.push(landing(offset))
    }
  }
  for (const edit of edits) {
    if (edit.start < read || edit.end < edit.start) throw new RangeError(`edit out of order at ${edit.start}`)
    const kept = copy.text.slice(read, edit.start)
    const shift = written - read
    carryLines(edit.start, (offset) => offset + shift)
    written += kept.length
    const landing = written
    // A line that began at or inside the replaced text begins where the replacement does, or after its line end.
    const afterBreak = landing + edit.after.lastIndexOf('\n') + 1
    carryLines(edit.end, (offset) => (offset === edit.start ? landing : afterBreak))
    written += edit.after.length
    parts.push(kept, edit.after)
    read = edit.end
  }
  const shift = written - read
  carryLines(Number.POSITIVE_INFINITY, (offset) => offset + shift)
  parts.push(copy.text.slice(read))
  return { text: parts.join(''), lineStarts }
}

/** Up to `reach` characters on either side of a span, within its line, without outer blanks. */
export function contextOf(text: string, start: number, end: number, reach = 12): string {
  // Only a window is looked at: a document may be one long line.
  const before = text.slice(Math.max(0, start - reach), start)
  const after = text.slice(end, end + reach)
  const lineEnd = after.indexOf('\n')
  const head = before.slice(before.lastIndexOf('\n') + 1)
  const tail = lineEnd < 0 ? after : after.slice(0, lineEnd)
  return (whole(head) + text.slice(start, end) + whole(tail)).trim()
}

/** Without the half of a character that a cut left at either end. */
function whole(text: string): string {
  return text.isWellFormed() ? text : text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/, '')
}

/** The spans in order, without those that begin inside an earlier one; of two that begin together, the longer. */
export function withoutOverlaps<Span extends { readonly start: number; readonly end: number }>(
  spans: readonly Span[],
): readonly Span[] {
  let reached = 0
  return spans
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      const isFree = start >= reached
      if (isFree) reached = end
      return isFree
    })
}
