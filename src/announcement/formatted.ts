// Text with marks, as an editor formatted it → lines. Offsets are UTF-16 units, as Telegram counts.
import type { Line, Style, Words } from '../render/message.ts'

/** A stretch of text that is formatted; marks may overlap. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly as: Style | 'quote' | 'link'
  /** Of a link. */
  readonly url: string | null
}

/** The text in lines: a quote is a line of its own, everything else keeps its line breaks inside. */
export function formattedLines(text: string, marks: readonly Mark[]): readonly Line[] {
  const quotes = marks.filter(({ as }) => as === 'quote').toSorted((a, b) => a.start - b.start)
  const lines: Line[] = []
  let at = 0
  const add = (kind: Line['kind'], start: number, end: number) => {
    // Lines are joined by a line break: one beside a quote is there already.
    const from = kind === 'say' && start > 0 && text[start] === '\n' ? start + 1 : start
    const to = kind === 'say' && end < text.length && text[end - 1] === '\n' ? end - 1 : end
    if (from < to) lines.push({ kind, words: wordsIn(text, from, to, marks) })
  }
  for (const { start, end } of quotes) {
    if (start < at) continue
    add('say', at, start)
    add('quote', start, end)
    at = end
  }
  add('say', at, text.length)
  return lines
}

function wordsIn(text: string, from: number, to: number, marks: readonly Mark[]): readonly Words[] {
  const inside = marks.filter(({ as, start, end }) => as !== 'quote' && start < to && end > from)
  const cuts = [from, to, ...inside.flatMap(({ start, end }) => [start, end])].filter(
    (cut) => from <= cut && cut <= to,
  )
  const edges = [...new Set(cuts)].sort((a, b) => a - b)
  return edges.slice(1).map((end, i): Words => {
    const start = edges[i] ?? from
    const here = inside.filter((mark) => mark.start <= start && end <= mark.end)
    const styles = [...new Set(here.flatMap(({ as }) => (as === 'link' || as === 'quote' ? [] : [as])))]
    const url = here.find(({ as }) => as === 'link')?.url ?? null
    const piece = text.slice(start, end)
    return styles.length === 0 && url === null
      ? { kind: 'plain', text: piece }
      : { kind: 'styled', text: piece, styles, url }
  })
}
