// 甲、乙、丙分别达到X、Y、Z → each number's own name: X counts 甲, Y 乙, Z 丙. Behind figures (游客318万人次、收入22亿元，
// 分别增长86%和102%) the names are what those count.
import { words } from '../text/words.ts'
import { nounStart } from './counted.ts'
import type { NumberFound } from './number.ts'
import type { Span } from './passage.ts'

/** A name that 分别 gives to one number, with what asking for it needs. */
export interface InOrder {
  readonly name: Span
  /** The name with the noun that only the last one carries: 城镇 of 城镇、农村居民人均可支配收入 → 城镇居民人均可支配收入. */
  readonly asked: string
  /** What 分别 says of all of them: 达到, 增长. */
  readonly verb: string
}

/** A figure of an earlier clause and what it counts. */
export interface Earlier {
  readonly number: NumberFound
  readonly counted: Span
}

/** Names are looked for at most so far before 分别. */
const reach = 80

/**
 * For the numbers of one clause: the name of each, by where it begins; empty where 分别 does not match them in order.
 * `earlier` is what the figures of the sentence before this clause count, in order, with the place of each figure.
 */
export function namesInOrder(
  sentence: string,
  clause: Span,
  numbers: readonly NumberFound[],
  earlier: readonly Earlier[],
): ReadonlyMap<number, InOrder> {
  const at = sentence.indexOf('分别', clause.start)
  if (at < 0 || at >= clause.end) return new Map()
  const counted = numbers.filter(({ kind, span }) => kind !== 'date' && span.start > at)
  const first = counted[0]
  if (!first || counted.length < 2) return new Map()
  // 同比分别增长 …: the names may stand in the clause before.
  const own = names(sentence, clause.start, at)
  const told = namesOf(earlier.slice(-counted.length), clause.start - reach)
  const before = () => names(sentence, Math.max(0, clause.start - reach), at)
  const isTold = own.length < counted.length && told.length === counted.length
  const found = own.length >= counted.length ? own : isTold ? told : before()
  const last = found.at(-1)
  if (found.length < counted.length || !last) return new Map()
  const used = found.slice(-counted.length)
  const tail = isTold ? '' : commonTail(sentence, used)
  const verb = sentence.slice(at + 2, first.span.start)
  return new Map(
    counted.map((number, i) => {
      const name = used[i] ?? last
      const said = sentence.slice(name.start, name.end)
      return [number.span.start, { name, asked: name === last ? said : `${said}${tail}`, verb }] as const
    }),
  )
}

/** What earlier figures count; none where one of them is too far back or counts nothing that is named. */
function namesOf(earlier: readonly Earlier[], from: number): readonly Span[] {
  const told = earlier.every(
    ({ number, counted }) =>
      number.span.start >= from && number.kind !== 'date' && counted.end > counted.start,
  )
  return told ? earlier.map(({ counted }) => counted) : []
}

function names(sentence: string, from: number, to: number): Span[] {
  const text = sentence.slice(from, to).replace(/(?:同比|环比|[，])$/, '')
  const start = nounEdge(text)
  const found: Span[] = []
  let begin = start
  for (const m of text
    .slice(start)
    .matchAll(/、|以及|(?<![涉普])[和及](?![谐睦])(?=\p{Script=Han})|(?<!参)与(?=\p{Script=Han})|$/gu)) {
    const end = start + m.index
    if (end > begin) found.push({ start: from + begin, end: from + end })
    begin = end + m[0].length
  }
  return found
}

/** Where the first name begins: behind the last mark, and behind the last verb before the first 、. */
function nounEdge(text: string): number {
  const mark = Math.max(...['，', '；', '：', '。'].map((c) => text.lastIndexOf(c))) + 1
  const first = text.slice(mark).search(/[、和及与]/)
  return first < 0 ? mark : nounStart(text, mark, mark + first)
}

/** What the last name alone carries for all: 居民人均可支配收入, where every other name is a single word. */
function commonTail(sentence: string, found: readonly Span[]): string {
  const texts = found.map(({ start, end }) => sentence.slice(start, end))
  const last = texts.at(-1) ?? ''
  const parts = words(last)
  const head = parts[0]?.text ?? ''
  // 县税务局、县市场监管局: each is a whole name.
  const isWhole = texts.some((text) => text !== last && text.at(-1) === last.at(-1))
  const isShort =
    !isWhole && texts.slice(0, -1).every((text) => text.length <= 4 && text.length < last.length - 1)
  return isShort && parts.length > 1 && !/^[二两三四五六七八九十]/.test(last.slice(head.length))
    ? last.slice(head.length)
    : ''
}
