// Figures that a question wants added up → their sum with its formula, where the release leaves no doubt that they are
// of one unit and hold nothing in common. It is computed, never published: whoever shows it says so.
import type { Figure } from '../passage/passage.ts'
import type { Indexed } from '../search/indexed.ts'
import type { Candidate } from '../search/rank.ts'

/** `518家 + 97家 + 50家`, `665家`: the parts verbatim, the total computed. */
export interface Sum {
  readonly parts: readonly string[]
  readonly total: string
}

/** The sum of the candidates' figures, or null where adding them up may say something false. */
export function sumOf(candidates: readonly Candidate[]): Sum | null {
  const parts = candidates.flatMap(({ figure, indexed }) => (figure ? [{ figure, indexed }] : []))
  const [first] = parts
  if (!first || parts.length < 2 || parts.length < candidates.length) return null
  const { unit } = first.figure
  const addable = parts.every(
    ({ figure, indexed }) =>
      figure.unit === unit && isExact(figure) && indexed === first.indexed && isApart(figure, indexed),
  )
  const values = parts.map(({ figure }) => figure.value)
  if (!addable || !values.every(Number.isInteger)) return null
  const total = values.reduce((sum, value) => sum + value, 0)
  return { parts: parts.map(({ figure }) => figure.text), total: `${total}${unit}` }
}

function isExact({ approximation, upper, kind, text, value }: Figure): boolean {
  return (
    approximation === 'exact' &&
    upper === null &&
    kind !== 'share' &&
    kind !== 'date' &&
    text.startsWith(`${value}`)
  )
}

/** Persons may be counted twice, under two headings; things of a row and the parts of one whole (其中) are not. */
function isApart(figure: Figure, { text }: Indexed): boolean {
  if (figure.partOf !== undefined) return true
  const beside =
    text.slice(figure.span.end, figure.span.end + 1) + text.slice(figure.own.start - 1, figure.own.start)
  return figure.kind !== 'people' && beside.includes('、')
}
