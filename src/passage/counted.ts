// A figure in its clause → what it counts, and the stretch that is about it and no other figure.
// Chinese counts either before the noun (2343名残疾人) or behind it (床位460张); the noun ends where a verb begins.
import { simplifiedInPlace } from '../text/normalise.ts'
import { edges } from './boundary.ts'
import { isPhysical } from './measure.ts'
import type { NumberFound } from './number.ts'
import type { Span } from './passage.ts'

/** No counted noun is longer; it also bounds the work per figure. */
const longestNoun = 24

/** Verbs that are nouns where nothing else stands before the number: 累计投入298万元, 总投资128亿元, 造林5万亩. */
const nominal =
  /(?:总?投资|总?投入|总?收入|总?支出|进口|出口|销售|存栏|出栏|造林|绿化|播种|种植|养殖|收购|储备|负债|组织|授权)$/

/** What leads from one end of a change to the other. */
const changing =
  /^[^，。；、]{0,8}?(?:增加|增长|提高|提升|上升|扩大|下降|降低|减少|缩短|压缩|压减|下调|上调|调整|降|升|增|调)[至到为]/
/** The verb between noun and number is no part of the noun: 费率至1%, 人数达100人, 总产量达到68.5万吨. */
const reaching =
  /(?:可?达到了?|(?<=p{Script=Han}{2})(?:预期|安排|下达|到位)|年?人均|[日月年周户亩]均|实现|完成|突破了?|超过|达|至|到|为|共有|共计|总计|合计|累计|已经?|是|(?<![签预条合邀履违节])约|共|近|超|逾|(?:增加|增长|提高|提升|上升|扩大|下降|降低|减少|缩短|压缩|降|升|增|下调|上调|调整|调)[至到为]|为?每(?:平方米|立方米|千瓦时|[亩人月户吨年天次度])|控制在|保持在|稳定在|维持在|高达|多达|均|平均|仅|只|有|占|预计|力争|不足|不到|[由从]|[由从][^，。；：]{1,12}?(?:增加|增长|提高|提升|上升|扩大|下降|降低|减少|缩短|压缩|降|升|增)[至到为]|[（(])+$/
/** What a share says about its noun: 办结率同比提高2.3个百分点. */
const trend =
  /(?:(?:同口径|同比|环比|比|较|与)[^，。；：]{0,8}?)?(?:增长|下降|提高|提升|上升|上涨|降低|减少|增加|回落|(?<!新)增|降|升|涨|跌|缩短|压缩|节约|节省|扩大|偏[高低多少]|名义增长|实际增长)了?$/

/**
 * What the figure counts, as a span of the sentence; empty at the figure's end where nothing stands beside it.
 * `last` is the number before it in the clause: the noun begins behind it.
 */
export function countedBy(sentence: string, number: NumberFound, part: Span, last: Span | null): Span {
  const from = Math.max(part.start, last?.end ?? 0)
  const behind = nounBehind(sentence, number, part.end)
  const ahead = nounAhead(sentence, from, number)
  const found = (prefersAhead(number) ? [ahead, behind] : [behind, ahead]).find(holds)
  if (found) return found
  // 由320家增加到415家: both ends of a change count what stands before the first.
  const isChange = last !== null && changing.test(sentence.slice(last.end, number.span.start))
  const ofBoth = isChange ? nounAhead(sentence, part.start, { ...number, span: last }) : null
  return ofBoth && holds(ofBoth) ? ofBoth : beforeVerb(sentence, from, number)
}

function holds({ start, end }: Span): boolean {
  return end > start
}

/** 公共预算支出安排79.6亿元: the noun stands before the verb that leads to the number. */
function beforeVerb(sentence: string, from: number, number: NumberFound): Span {
  const { span } = number
  const none = { start: span.end, end: span.end }
  if (!prefersAhead(number)) return none
  const verb = edges(sentence, Math.max(from, span.start - longestNoun), span.start).at(-1)
  if (
    verb?.end !== span.start ||
    verb.end - verb.start < 2 ||
    trend.test(sentence.slice(verb.start, verb.end))
  )
    return none
  const start = Math.max(from, verb.start - longestNoun)
  const noun = trimmed(sentence, nounStart(sentence, start, verb.start), verb.start)
  return /^[较比]/.test(sentence.charAt(noun.start)) ? none : noun
}

function prefersAhead({ kind, unit }: NumberFound): boolean {
  return (
    kind === 'share' ||
    kind === 'money' ||
    kind === 'duration' ||
    kind === 'other' ||
    (kind === 'things' && isPhysical(unit))
  )
}

function nounBehind(sentence: string, { kind, span }: NumberFound, to: number): Span {
  const from = span.end
  // 3-5年内完成, 18至60周岁之间: what follows a stretch of time is no noun of its own.
  if (kind === 'duration' || (kind === 'age' && /^(?:之间|以内|之内)/.test(sentence.slice(from, from + 2))))
    return { start: from, end: from }
  const relative = /^[^，。；：]{0,40}?的(?=\p{Script=Han})/u.exec(
    sentence.slice(from, Math.min(to, from + 48)),
  )
  // 4家有康复资质的机构, 233名0至6岁听力、智力…的残疾儿童: the noun stands behind the description.
  const described =
    relative &&
    (kind === 'age' || /^(?:有|具有|拥有|持有|享受|符合|从事)|^[^\p{Script=Han}]/u.test(relative[0]))
  const start =
    relative && described ? from + relative[0].length : from + (sentence.charAt(from) === '的' ? 1 : 0)
  const stop = Math.min(to, start + longestNoun)
  const end = edges(sentence, start, stop).find((edge) => edge.start >= start)?.start ?? stop
  // 床位）, （含民办: a bracket that the noun does not hold as a whole ends it.
  const { closes, opens } = loneBrackets(sentence.slice(start, end))
  const bracket = closes < 0 ? opens : opens < 0 ? closes : Math.min(closes, opens)
  return trimmed(sentence, start, bracket < 0 ? end : start + bracket)
}

function nounAhead(sentence: string, from: number, { kind, span }: NumberFound): Span {
  const start = Math.max(from, span.start - longestNoun)
  let end = span.start - (/[ \u3000|\t]+$/.exec(sentence.slice(start, span.start))?.[0].length ?? 0)
  const text = simplifiedInPlace(sentence.slice(start, end))
  if (kind !== 'people') end -= trend.exec(text)?.[0].length ?? 0
  end -= reaching.exec(text.slice(0, end - start))?.[0].length ?? 0
  const noun = nominal.exec(text.slice(0, end - start))
  const first =
    noun && kind !== 'people'
      ? nounFrom(sentence, start, end - noun[0].length)
      : nounStart(sentence, start, end)
  const { closes, opens } = loneBrackets(sentence.slice(first, end))
  return trimmed(sentence, first + Math.max(closes, opens) + 1, end)
}

/** Where the words before a nominal verb begin: 固定资产 of 固定资产投资; a verb before it begins nothing. */
function nounFrom(sentence: string, start: number, verb: number): number {
  const last = edges(sentence, start, verb).at(-1)
  return last?.end ?? start
}

/** Particles at a noun's ends are no part of it. */
function trimmed(sentence: string, from: number, to: number): Span {
  const text = sentence.slice(from, Math.max(from, to))
  const start =
    from +
    (/^(?:[的了名，、.．：:∶ \u3000]|含|个(?![体人别性])|周?岁|占(?![比地用])|我市|全市|全县)+(?=\p{Script=Han})/u.exec(
      text,
    )?.[0].length ?? 0)
  const end = to - (/[的了可 \u3000]+$/.exec(text)?.[0].length ?? 0)
  return { start, end: Math.max(start, end) }
}

/** Brackets without a partner in the stretch: the last that closes, the first that opens; -1 for none. */
function loneBrackets(text: string): { readonly closes: number; readonly opens: number } {
  const open: number[] = []
  let closes = -1
  for (let at = 0; at < text.length; at++)
    if (/[（(]/.test(text.charAt(at))) open.push(at)
    else if (/[）)]/.test(text.charAt(at)) && open.pop() === undefined) closes = at
  return { closes, opens: open[0] ?? -1 }
}

/** Where the noun that ends at `to` begins: behind the last verb, particle or mark between `from` and `to`. */
export function nounStart(sentence: string, from: number, to: number): number {
  const last = edges(sentence, from, to).at(-1)
  // 在孵企业, 在建项目: the particle belongs to the noun that it begins.
  const begins = last && /^(?:在[孵建岗职校编册管]|被困)/.test(sentence.slice(last.start, last.end + 1))
  return begins ? last.start : (last?.end ?? from)
}

/**
 * The parts of a clause that each describe one figure: the items of a list when every item holds a figure
 * (爱心超市518家、爱心饭店97家), else the clause for all of them.
 */
export function partsOf(sentence: string, clause: Span, numbers: readonly NumberFound[]): Span[] {
  const text = sentence.slice(clause.start, clause.end)
  const counting = numbers.filter(({ kind }) => kind !== 'date')
  if (counting.length < 2) return [clause]
  const ends = new Set(counting.map(({ span }) => span.end))
  const cuts = [...text.matchAll(/[、]|(?<=[\p{Script=Han}])(?:以及|[和及与])/gu)]
    .map((m) => ({ start: clause.start + m.index, end: clause.start + m.index + m[0].length }))
    .filter(
      (cut) =>
        sentence.charAt(cut.start) === '、' || ends.has(cut.start) || /[0-9]/.test(sentence.charAt(cut.end)),
    )
    .filter((cut) => !isInsideList(sentence, cut.end, counting))
  const starts = [clause.start, ...cuts.map((cut) => cut.end)]
  const parts = starts.map((start, i) => ({ start, end: cuts[i]?.start ?? clause.end }))
  let next = 0
  const holdOne = parts.every((part) => {
    while (next < counting.length && (counting[next]?.span.start ?? 0) < part.start) next++
    const number = counting[next]
    return number !== undefined && number.span.end <= part.end
  })
  return parts.length > 1 && holdOne ? parts : [clause]
}

/** 提供育婴、养老护理等就业岗位4000余个: the mark parts the names of a list, not two figures. */
function isInsideList(sentence: string, from: number, numbers: readonly NumberFound[]): boolean {
  const to = firstFrom(numbers, from)?.span.start ?? from
  const ahead = sentence.slice(from, Math.min(to, from + 40))
  return /^[^、，；]{1,16}等/.test(ahead) && !/^等/.test(ahead)
}

/** The first of the numbers, which stand in order, that begins at `at` or behind it. */
function firstFrom(numbers: readonly NumberFound[], at: number): NumberFound | undefined {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if ((numbers[mid]?.span.start ?? 0) < at) low = mid + 1
    else high = mid
  }
  return numbers[low]
}
