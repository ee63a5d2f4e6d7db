// A figure in its sentence → a short name of what it measures, in the release's own words: the noun that is counted
// with the verb that tells it from others. Numbers are left out, so that next year's release gives the same name.
import { nounStart } from '../passage/counted.ts'
import type { Figure, Passage, Span } from '../passage/passage.ts'
import { splitClauses } from '../text/sentences.ts'

/** What says when, where or how often, and not what. */
const opening =
  /^(?:[，、“”和及与]|同时|此外|另外|其中|目前|截至[^，]{0,10}?(?:目前|底|末|日|月|年)|今年以来|今年|去年|近年来|[0-9]{4}年(?:[0-9]{1,2}月)?|并且?|共计|共|已经|已|先后|通过|能够?|还|在?(?:全|我|本)[省市县区州](?!特)|我国|为|对|向|给|与|将|把)/u
const closing = /(?:达到|达|至|到|为|共有|共计|共|总计|合计|约|近|超过|超|已|是|有|[“”、，和及与的])+$/u
/** Shares that say what they are a share of in the clause before: 护理型床位315张，占比68.48%. */
const bareShare =
  /^(?:占比|占|比例|比重|占全部|占总数|(?:同口径|按可比价格计算)?(?:同比|环比|[比较][^，]{1,6})?(?:增长|下降|提高|上升|降低|增加|减少|上涨|回落))$/u
/** 占支出的80.6%, 完成预算的78.9%. */
const ofNamedWhole = /^(?:仅|约)?(?:占|为|完成|相当于)[^，。；]{1,24}的(?:约|近|超过?)?$/u
/** 轮椅、拐杖、助听器等 → 轮椅等. */
const listBehindFirst = /、[^，。；：]*?等/gu
/** Lists before a number (甲医院、乙医院共4家) are the things themselves. */
const listEnd = /(?:共计|共|等)?$/u

/** The indicator of a figure, never empty: `适配轮椅、拐杖等基本型辅助器具的残疾人`, `护理型床位占比`. */
export function indicatorOf({ text, figures }: Pick<Passage, 'text' | 'figures'>, figure: Figure): string {
  if (isCell(text, figure)) return cellName(figure) || figure.text
  if (isByword(figure)) return figure.text
  if (isInOrder(text, figure)) return cellName(figure) || figure.text
  const own = ownStretch(text, figure)
  const behind = figure.counted.start >= figure.span.end
  const ahead = plain(
    text,
    { start: own.start, end: figure.span.start },
    figures,
    behind ? 'names' : 'things',
  )
  const noun = plain(
    text,
    { start: figure.span.end, end: behind ? figure.counted.end : figure.span.end },
    figures,
  )
  const rest = plain(text, { start: behind ? figure.counted.end : figure.span.end, end: own.end }, figures)
  if (noun + rest === '' && figure.kind === 'share' && saysNoWhole(text, own, figure, ahead))
    return `${figureBefore(text, figures, figure)}${ahead}`
  // 1368所（含民办214所）: what the bracket counts is of what stands before it.
  if (text.charAt(own.start - 1) !== '（' && isInBracket(text, own, figure))
    return `${figureBefore(text, figures, figure)}（${text.slice(figure.counted.start, figure.counted.end)}）`
  const thing = noun || measured(figure, rest)
  // 求职报名成功, 邻里互助点建设: a short verb stays where it is.
  const name = thing && rest.length > 2 ? `${ahead}${rest}的${thing}` : `${ahead}${thing}${rest}`
  return name.replace(/（含[^（）]*）/u, '').replace(listBehindFirst, '等') || figure.text
}

/** 甲、乙分别达3%、5%: the name that 分别 gives to the figure is in its question. */
function isInOrder(text: string, { clause, counted, span }: Figure): boolean {
  const at = text.indexOf('分别', clause.start)
  return (
    at >= 0 && at < span.start && counted.end > counted.start && counted.end <= Math.max(at, clause.start)
  )
}

/** A share that says what it is a share of, or how it moved, but not what has it. */
function saysNoWhole(text: string, own: Span, { span }: Figure, ahead: string): boolean {
  return bareShare.test(ahead) || ofNamedWhole.test(text.slice(own.start, span.start))
}

function isInBracket(text: string, own: Span, { span, counted }: Figure): boolean {
  const ahead = text.slice(own.start, span.start)
  return counted.end > counted.start && ahead.lastIndexOf('（') > ahead.lastIndexOf('）')
}

/** A cell of a table holds the number and nothing else: its question names row and column. */
function isCell(text: string, { own, span, counted }: Figure): boolean {
  return (
    text.slice(own.start, own.end).trim() === text.slice(span.start, span.end) && counted.end <= own.start
  )
}

function cellName({ question }: Figure): string {
  return question.replace(/(?:多少|百分之几|千分之几|第几).*$/u, '').replace(/[0-9]{4}年度?/gu, '')
}

/** 四大支点, “三个百分百”: a number that is one word with what it counts. */
function isByword({ text, unit, approximation }: Figure): boolean {
  return unit !== '' && approximation === 'exact' && !text.endsWith(unit)
}

/** 6000余人 in 帮助6000余人在家政服务行业就业: the measure word is all there is of a noun. */
function measured({ kind, unit, counted, span }: Figure, rest: string): string {
  return rest !== '' && kind === 'people' && counted.start >= span.end && /人|口/u.test(unit) ? '人' : ''
}

/** The item or clause of the figure; a clause that is cut off by 、 before the next number is taken up to there. */
function ownStretch(text: string, figure: Figure): Span {
  const { own } = figure
  const clause = splitClauses(text.slice(own.start, own.end)).find(
    ({ start, end }) => own.start + start <= figure.span.start && figure.span.end <= own.start + end,
  )
  return clause ? { start: own.start + clause.start, end: own.start + clause.end } : own
}

/**
 * A stretch without its numbers and what says only when and where. Where it leads to the number, it may end in a list:
 * in the `names` of what is counted behind the number, which are left out, or in the `things` themselves.
 */
function plain(
  text: string,
  span: Span,
  figures: readonly Figure[],
  lead: 'names' | 'things' | null = null,
): string {
  if (span.end <= span.start) return ''
  const kept = lead === 'names' ? withoutNames(text, span) : span
  return trimmed(withoutNumbers(text, kept, figures), lead !== null)
}

function trimmed(words: string, leads: boolean): string {
  let name = words
  for (let before = ''; before !== name; ) {
    before = name
    if (leads) name = name.replace(opening, '')
    name = name.replace(leads ? closing : /[“”、，]+$/u, '').replace(/^[，、“”]+/u, '')
  }
  return name
}

/** 认定甲医院、乙医院共计: what stands before the names, and nothing of them. */
function withoutNames(text: string, span: Span): Span {
  const stretch = text.slice(span.start, span.end).replace(listEnd, '')
  const first = stretch.indexOf('、')
  // 育婴、养老护理等就业岗位: the list only describes what follows it.
  if (first < 0 || stretch.includes('等', first)) return span
  return { start: span.start, end: nounStart(text, span.start, span.start + first) }
}

function withoutNumbers(text: string, { start, end }: Span, figures: readonly Figure[]): string {
  let left = ''
  let at = start
  for (const { span, kind } of figures) {
    // 0至6岁 says whom, not how many.
    if (span.end <= at || span.start >= end || kind === 'age') continue
    left += text.slice(at, Math.max(at, span.start))
    at = Math.min(end, span.end)
  }
  return left + text.slice(at, end)
}

function figureBefore(text: string, figures: readonly Figure[], figure: Figure): string {
  const before = figures
    .filter(
      ({ span, kind, counted }) =>
        span.end <= figure.span.start && kind !== 'date' && counted.end > counted.start,
    )
    .filter(({ kind, counted, span }) => kind !== 'share' || text.slice(counted.end, span.start) !== '的')
    .at(-1)
  return before ? text.slice(before.counted.start, before.counted.end) : ''
}
