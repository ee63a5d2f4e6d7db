// A release → its passages: one a sentence, each figure with what it counts, its period and its question.
import type { Paragraph, Release } from '../release/release.ts'
import { splitClauses } from '../text/sentences.ts'
import { countedBy, partsOf } from './counted.ts'
import { findNumbers } from './figure.ts'
import { type Earlier, namesInOrder } from './in-order.ts'
import { listsIn } from './list.ts'
import type { NumberFound } from './number.ts'
import type { Figure, FigureKind, List, Passage, Period, Span } from './passage.ts'
import { periodContext, periodOf, timesInOrder } from './period.ts'
import { questionFor } from './question.ts'
import { type Placed, placeSentences } from './structure.ts'
import { subjectOf } from './subject.ts'
import { rowFigures } from './table.ts'
import { type TimeFrame, timeFrame } from './time-frame.ts'
import { wholesIn } from './whole.ts'

/** All passages of a release, in reading order. Their texts are substrings of its paragraphs. */
export function splitRelease(release: Release): Passage[] {
  const placed = placeSentences(release.paragraphs.map(({ text }) => text))
  return release.paragraphs.flatMap((paragraph, i) => splitParagraph(release, paragraph, placed[i] ?? []))
}

function splitParagraph(release: Release, paragraph: Paragraph, sentences: readonly Placed[]): Passage[] {
  return sentences.map((placed, i): Passage => {
    const { start, end } = placed.span
    const text = paragraph.text.slice(start, end)
    const before = sentences[i - 1]?.span
    const previous = before ? paragraph.text.slice(before.start, before.end) : null
    const frame = timeFrame(release.date, release.title, placed.heading)
    const marked = markUp(text)
    const figures = placed.columns
      ? rowFigures(text, placed.columns, frame)
      : figuresOf(text, previous, frame, marked)
    const lists = placed.columns ? [] : marked.lists
    return {
      id: `${release.id}#${paragraph.number}.${i + 1}`,
      release: release.id,
      paragraph: paragraph.number,
      sentence: i + 1,
      text,
      offset: start,
      department: paragraph.department,
      departmentEvidence: paragraph.departmentEvidence,
      figures,
      ...(lists.length > 0 ? { lists } : {}),
      ...(placed.heading !== null ? { heading: placed.heading } : {}),
      ...(placed.asked !== null && !placed.isQuestion ? { asked: placed.asked } : {}),
      ...(placed.speaker !== null ? { speaker: placed.speaker } : {}),
      ...(placed.isQuestion ? { isQuestion: true as const } : {}),
    }
  })
}

/** What a sentence is cut into, before its figures are looked at. */
interface Marked {
  readonly numbers: readonly NumberFound[]
  readonly clauses: readonly Span[]
  readonly lists: readonly List[]
}

function markUp(sentence: string): Marked {
  const numbers = findNumbers(sentence)
  const clauses = splitClauses(sentence)
  return { numbers, clauses, lists: listsIn(sentence, clauses, numbers) }
}

/** The figures of one sentence. `previous` is the sentence before it in the paragraph, for inherited periods. */
export function figuresOf(
  sentence: string,
  previous: string | null,
  frame: TimeFrame,
  { numbers, clauses, lists }: Marked = markUp(sentence),
): Figure[] {
  if (numbers.length === 0) return []
  const wholes = wholesIn(sentence, clauses, numbers)
  const periods = periodContext(sentence, previous, frame)
  const countedAt = new Map<number, Span>()
  const figures: Figure[] = []
  const earlier: Earlier[] = []
  let subject = previous === null ? '' : subjectOf(previous)
  let nextList = 0
  for (const { clause, beside } of byClause(sentence, clauses, numbers)) {
    while (nextList < lists.length && (lists[nextList]?.items[0]?.start ?? 0) < clause.start) nextList++
    // A clause holds one list at most.
    const list = lists[nextList]
    const listed = list && (list.items[0]?.start ?? 0) < clause.end ? [list] : []
    const parts = partsOf(sentence, clause, beside)
    const order = namesInOrder(sentence, clause, beside, earlier)
    const counts = beside.filter(({ kind }) => kind !== 'date')
    const respectively = sentence.slice(clause.start, clause.end).indexOf('分别')
    const timed =
      respectively < 0 ? [] : timesInOrder(sentence, periods, clause.start + respectively, counts.length)
    const described = beside.map((number, i) => {
      const own = partOf(parts, number) ?? clause
      const last = beside[i - 1]
      const counted =
        order.get(number.span.start)?.name ??
        countedBy(sentence, number, own, last && !isPartOfName(last) ? last.span : null)
      return { number, own, counted }
    })
    shareNoun(sentence, described)
    for (const { number, counted } of described) countedAt.set(number.span.start, counted)
    earlier.push(...described)
    subject = labelBefore(sentence, clause) ?? subject
    let before: (typeof described)[number] | null = null
    for (const [i, one] of described.entries()) {
      const { number, own, counted } = one
      // 签约项目45个、总投资128亿元: the item before says what the thin one is about.
      const sibling =
        before && before.own !== own ? sentence.slice(before.counted.start, before.counted.end) : ''
      before = one
      const whole = wholes.get(number.span.start)
      const ofWhole = whole && countedAt.get(whole.span.start)
      const near = around(described, i).filter((other) => other.own === own)
      const { question, askable } = questionFor({
        ...one,
        sentence,
        beside: near,
        lists: listed,
        subject,
        sibling,
        order: order.get(number.span.start) ?? null,
        whole: ofWhole ? sentence.slice(ofWhole.start, ofWhole.end) : '',
      })
      const period = timed[counts.indexOf(number)] ?? dated(number, periodOf(periods, clause, number.span))
      figures.push({
        ...number,
        kind: kindOf(
          number,
          sentence.slice(
            Math.max(own.start, number.span.start - nearby),
            Math.min(own.end, number.span.end + nearby),
          ),
        ),
        clause,
        own,
        counted,
        period,
        question: `${yearToAsk(period, frame, question)}${question}`,
        ...(whole ? { partOf: whole.span } : {}),
        ...(askable ? {} : { askable: false as const }),
      })
    }
    const named = described.findLast(
      ({ number, counted }) =>
        number.kind !== 'date' && counted.end > counted.start && !isOfWhole(sentence, number, counted),
    )
    if (named) subject = sentence.slice(named.counted.start, named.counted.end)
  }
  return figures
}

/** 咨询电话：0312-2588123: what stands before the colon names what follows. */
function labelBefore(sentence: string, clause: Span): string | null {
  const ahead = sentence.slice(Math.max(0, clause.start - 24), clause.start)
  return /([\p{Script=Han}“”（）]{2,16})[：:]$/u.exec(ahead)?.[1] ?? null
}

/** 3类19种基本型辅助器具: both count the noun behind the second. 证照428类、2960多万张: both the noun before the first. */
function shareNoun(sentence: string, described: { number: NumberFound; counted: Span }[]): void {
  for (let i = described.length - 2; i >= 0; i--) {
    const [one, next] = [described[i], described[i + 1]]
    if (!one || !next || one.number.span.end !== next.number.span.start) continue
    if (one.counted.end === one.counted.start && next.counted.start === next.number.span.end)
      one.counted = next.counted
  }
  for (const [i, next] of described.entries()) {
    const one = described[i - 1]
    if (!one || next.counted.end > next.counted.start || one.counted.end > one.number.span.start) continue
    if (sentence.slice(one.number.span.end, next.number.span.start) === '、') next.counted = one.counted
  }
}

/** 完成预算的78.9%: the noun is what the share is taken of, not what has it. */
function isOfWhole(sentence: string, { kind, span }: NumberFound, counted: Span): boolean {
  return kind === 'share' && sentence.slice(counted.end, span.start) === '的'
}

/** In a text about one year or another, a question says which: 2024年教育支出多少钱？ */
function yearToAsk({ text }: Period, { year }: TimeFrame, question: string): string {
  const said = `${year}年`
  return year !== null && text.startsWith(said) && !/[0-9]{4}年/.test(question) ? said : ''
}

/** Surroundings of a figure are read so far: the work per figure stays bounded in the longest clause. */
const nearby = 120
const mostNear = 8

/** The neighbours of the `at`-th figure on both sides, itself among them. */
function around<T extends { readonly number: NumberFound }>(all: readonly T[], at: number): T[] {
  const middle = all[at]?.number.span.start ?? 0
  let from = at
  let to = at + 1
  while (from > 0 && at - from < mostNear && middle - (all[from - 1]?.number.span.start ?? 0) <= nearby)
    from--
  while (to < all.length && to - at <= mostNear && (all[to]?.number.span.start ?? 0) - middle <= nearby) to++
  return all.slice(from, to)
}

/** The numbers of each clause that holds any, in order. A number across a clause's mark gets the whole sentence. */
function byClause(
  sentence: string,
  clauses: readonly Span[],
  numbers: readonly NumberFound[],
): { clause: Span; beside: NumberFound[] }[] {
  const found: { clause: Span; beside: NumberFound[] }[] = []
  let at = 0
  for (const number of numbers) {
    while (at < clauses.length && (clauses[at]?.end ?? 0) < number.span.end) at++
    const here = clauses[at]
    const clause = here && here.start <= number.span.start ? here : { start: 0, end: sentence.length }
    const last = found.at(-1)
    if (last?.clause === clause) last.beside.push(number)
    else found.push({ clause, beside: [number] })
  }
  return found
}

/** 第三批项目26项, 3号线38公里, 2024届毕业生: the number before is a part of the name. */
function isPartOfName({ kind }: NumberFound): boolean {
  return kind === 'ordinal' || kind === 'document-number' || kind === 'date' || kind === 'other'
}

function partOf(parts: readonly Span[], { span }: NumberFound): Span | undefined {
  if (parts.length === 1) return parts[0]
  let [low, high] = [0, parts.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if ((parts[mid]?.end ?? 0) < span.end) low = mid + 1
    else high = mid
  }
  const part = parts[low]
  return part && part.start <= span.start ? part : undefined
}

/** A date holds for itself where the sentence says no better. */
function dated({ kind, text }: NumberFound, period: ReturnType<typeof periodOf>): Figure['period'] {
  return kind === 'date' && period.basis !== 'clause' ? { text, basis: 'clause' } : period
}

/** 303户 in 在孵企业303户 are enterprises, not families. */
function kindOf({ kind, unit, text }: NumberFound, own: string): FigureKind {
  if (unit === '对' && /夫妇|夫妻|新人/.test(own)) return 'people'
  if (kind === 'other' && /[万亿]/.test(text) && /人[口数][^，；]{0,4}$/.test(own.split(text)[0] ?? ''))
    return 'people'
  return kind === 'households' && /企业|公司|商户|经营户|个体|工商户|合作社|市场主体|经营主体/.test(own)
    ? 'organisations'
    : kind
}
