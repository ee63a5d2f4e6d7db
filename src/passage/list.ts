// 轮椅、拐杖、助听器、盲杖等3类19种… → the names of the row, whether others are left out, and the figure that counts them.
import { enclosures } from '../text/sentences.ts'
import { nounStart } from './counted.ts'
import { countable } from './measure.ts'
import type { NumberFound } from './number.ts'
import type { List, Span } from './passage.ts'

/** How far the first name may reach before the first 、 and the last behind the last. */
const reach = 24
const closing = /^(?:等)?(?:共计|合计|共|总计|一共|这)?/

/** The lists of names in a sentence, in order. Rows of figures (超市518家、饭店97家) are none. */
export function listsIn(sentence: string, clauses: readonly Span[], numbers: readonly NumberFound[]): List[] {
  const inside = new Uint8Array(sentence.length)
  for (const [start, end] of enclosures(sentence)) inside.fill(1, start + 1, end)
  let next = 0
  return clauses.flatMap((clause) => {
    while (next < numbers.length && (numbers[next]?.span.start ?? 0) < clause.start) next++
    const beside: NumberFound[] = []
    for (let i = next; i < numbers.length && (numbers[i]?.span.start ?? 0) < clause.end; i++) {
      const number = numbers[i]
      if (number) beside.push(number)
    }
    return listIn(sentence, clause, beside, inside)
  })
}

function listIn(sentence: string, clause: Span, numbers: readonly NumberFound[], inside: Uint8Array): List[] {
  const marks = [...sentence.slice(clause.start, clause.end).matchAll(/、/g)]
    .map((m) => clause.start + m.index)
    .filter((at) => inside[at] !== 1)
  const first = marks[0]
  const last = marks.at(-1)
  if (first === undefined || last === undefined) return []
  const head = {
    start: nameStart(sentence, Math.max(clause.start, first - reach), first, numbers),
    end: first,
  }
  const between = marks.slice(1).map((end, i) => ({ start: (marks[i] ?? first) + 1, end }))
  const tail = sentence.slice(last + 1, Math.min(clause.end, last + 1 + 2 * reach))
  const number = numbers.find(({ span }) => span.start > last)
  const tailEnd = Math.min(tailLength(tail), (number?.span.start ?? Number.POSITIVE_INFINITY) - last - 1)
  const ends = lastItems(sentence, last + 1, last + 1 + Math.max(0, tailEnd))
  const items = [head, ...between, ...ends].filter(({ start, end }) => end > start)
  const held = items.some((item) =>
    numbers.some(({ span }) => span.start < item.end && span.end > item.start),
  )
  const listEnd = items.at(-1)?.end ?? last
  const open = sentence.startsWith('等', listEnd)
  const counter = counterBehind(sentence, listEnd, numbers)
  if (held || items.length < 2 || (items.length < 3 && !open && !counter)) return []
  // 接入52个部门、归集数据36.8亿条: two counts, no list.
  const isCount = ({ kind, span }: NumberFound) => countable.has(kind) && span.end === head.start
  if (items.length === 2 && counter && numbers.some(isCount)) return []
  const isAll = counter !== null && counter.value === items.length && counter.upper === null
  return [{ items, end: open && !isAll ? 'open' : 'closed', countedBy: counter?.span ?? null }]
}

/** The first name begins behind the verb before it (认定…, 适配…) and behind the figure of its clause. */
function nameStart(sentence: string, from: number, to: number, numbers: readonly NumberFound[]): number {
  const start = nounStart(sentence, from, to)
  return Math.max(start, numbers.findLast(({ span }) => span.end <= to)?.span.end ?? start)
}

function tailLength(tail: string): number {
  const at = tail.search(/等(?!级|待|候|于|额)|共计|合计|总计|的|[0-9“]/)
  return at < 0 ? tail.length : at
}

/** 号头庄…中心和定州市社会福利院: the last two names may be joined by 和. */
function lastItems(sentence: string, start: number, end: number): Span[] {
  const joint = /(?<=\p{Script=Han}{2})(?:以及|[和及与])(?=\p{Script=Han}{2})/u.exec(
    sentence.slice(start, end),
  )
  if (!joint) return [{ start, end }]
  const at = start + joint.index
  return [
    { start, end: at },
    { start: at + joint[0].length, end },
  ]
}

/** The figure right behind the list: 共计6所, 4家; of 3类19种 the one beside the noun. */
function counterBehind(sentence: string, end: number, numbers: readonly NumberFound[]): NumberFound | null {
  let at = end + (closing.exec(sentence.slice(end, end + 6))?.[0].length ?? 0)
  let found: NumberFound | null = null
  for (const number of numbers) {
    if (number.span.start < at) continue
    if (number.span.start > at || number.kind === 'share' || number.kind === 'money') break
    found = number
    at = number.span.end
  }
  return found
}
