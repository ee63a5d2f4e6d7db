// A passage → what in it names things: its list and the names in marks, each with what stands beside it.
import type { Passage, Span } from '../passage/passage.ts'

export interface Naming {
  /** The items of its lists in one text, and what stands behind the last of them; empty where there is no list. */
  readonly items: string
  readonly behindItems: string
  /** How many names stand in marks, and what stands beside them. */
  readonly quoted: number
  readonly besideQuoted: string
  /** What each of its figures counts. */
  readonly counted: readonly string[]
  /** A figure says how many items its list has. */
  readonly isClosed: boolean
}

/** Behind a list or a name in marks, what it is a list or name of stands within so many characters. */
const nameReach = 14

/** `text` is the passage's, folded; `items` are those of its lists. */
export function namingIn(text: string, items: readonly Span[], { figures, lists = [] }: Passage): Naming {
  const cut = ({ start, end }: Span) => text.slice(start, end)
  const last = items.at(-1)
  const quoted = [...text.matchAll(/[《“][^《》“”]+[》”]/g)]
  const beside = quoted.map(
    ({ 0: name, index }) =>
      `${text.slice(Math.max(0, index - 6), index)} ${text.slice(index, index + name.length + nameReach)}`,
  )
  return {
    items: items.map(cut).join(' '),
    behindItems: last ? text.slice(last.end, last.end + nameReach) : '',
    quoted: quoted.length,
    besideQuoted: beside.join(' '),
    counted: figures.filter(({ kind }) => kind !== 'date').map(({ counted }) => cut(counted)),
    isClosed: lists.some(({ end, countedBy }) => end === 'closed' && countedBy !== null),
  }
}
