// A figure in its paragraph → the time it holds for, how that is known, and its first and last day where they can be told.
import { enclosures } from '../text/sentences.ts'
import type { Period, Span } from './passage.ts'
import { resolvePeriod } from './resolve.ts'
import type { TimeFrame } from './time-frame.ts'

const year = '(?:[0-9]{4}|[二〇零一三四五六七八九]{4})年'
const relative = '(?:今年|去年|前年|上年|明年|本年度?)'
const middle = '中(?![国央学小心共华医型外部级午文等考东西南北])'
const month = '(?:[0-9]{1,2}|十[一二]|[一二三四五六七八九十])'
const to = '(?:至|到|-|—|–|~|～|－)'
const months = `${month}月?份?${to}${month}月(?!龄)(?:份|底|末)?`
const hour = '(?:[0-9]{1,2}时)?'
const dates = `${month}月[0-9]{1,2}日${hour}${to}(?:${month}月)?[0-9]{1,2}日${hour}`
const monthDay = `${month}月(?!龄)(?:[0-9]{1,2}[日号]|[上中下]旬|[初底末]|份|${middle})?`
const ofYear = `上半年|下半年|前?[二三四2-4]个?季度末?|第?[一二三四1-4]季度末?|全年|年[底末]|年初(?!预算|计划|目标|确定)|年${middle}|(?<![提此之以])前${month}个月`
const season =
  '(?:春节|元旦|清明|五一|端午|中秋|国庆|“五一”|“十一”|暑假|寒假|汛期|供暖季|采暖季|春运|暑运)(?:假期|黄金周|小长假|期间)'
const dated = [
  `${year.slice(0, -1)}年?${to}${year.slice(0, -1)}(?:学年|年度?)`,
  `(?:${year}|${relative})?(?:${dates}|${months}|${monthDay}|${ofYear}|${season})(?:以来|期间)?`,
  `${year}(?:度|[初底末]|${middle})?(?:以来|期间)?`,
  `${relative}(?:同期|[底末初])?(?:以来)?`,
].join('|')
const timePhrase = new RegExp(
  [
    `(?:截至|截止到?|自)(?:目前|${dated})`,
    '截至[^，。；、]{0,10}?(?:目前|[0-9]+月(?:[0-9]+日|底|末)?|年底|年末|上半年|季度末?)',
    dated,
    '今年以来|近年来|近[一二三四五两十0-9]+年来|(?<=^|[，。；、：“（在最])近[一二三四五六七八九两十0-9]+(?:年|个月|天)|“十[一二三四五六]五”(?:期间|以来|时期|末|初|[前头后][一二两三四1-4]年)?|截至目前|目前|本月|上月|至今',
  ].join('|'),
  'g',
)

/** A time that a sentence names, and where. */
export interface TimePhrase extends Span {
  readonly text: string
}

/** 比2023年, 较去年同期, 高于上年: what a figure is compared with is not when it holds. */
const comparing = /(?:比|较|与|同|高于|低于|好于|优于|超过|相当于|是|为)$/
const compared = /^(?:的[0-9一二两三四五六七八九十.]+倍|相比|同期|增长|下降)/
/** Whose name begins with a year: 举办2024年…推介会, 印发2024年…方案. */
const naming =
  /(?:举办|举行|召开|承办|主办|参加|亮相|出席|入选|荣获|获评|获得|获|授予|评为|列入|纳入|制定|印发|出台|发布|编制|组织|开展|启动|根据|按照)(?:了|的|全省|全国|全市|省|市)?$/
const named =
  /^[^，；。：0-9]{2,40}?(?:会|赛|节|论坛|展览?|活动|行动|周|月|榜单?|奖|称号|方案|计划|规划|意见|通知|办法|目录|名单|清单|报告|公报)(?=[，；。：、”》）]|$|[0-9])/

/** 自7月1日起施行: from when a rule holds, and no time in which anything was counted. */
const inForceFrom = /^起?(?:正式)?(?:施行|实施|执行|生效)(?=[，。；]|$)/

/** The times of a sentence that figures may hold for, in order: no years of titles, events and comparisons. */
function timesIn(sentence: string): TimePhrase[] {
  const titled = new Uint8Array(sentence.length)
  for (const [start, end] of enclosures(sentence))
    if ('《“‘'.includes(sentence.charAt(start))) titled.fill(1, start + 1, end)
  return [...sentence.matchAll(timePhrase)]
    .map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }))
    .filter((time) => titled[time.start] !== 1)
    .filter(({ text, start, end }) => {
      const ahead = sentence.slice(Math.max(0, start - 8), start)
      const behind = sentence.slice(end, end + 48)
      if (comparing.test(ahead) && (!/[是为同与]$/.test(ahead) || compared.test(behind))) return false
      if (text.startsWith('自') && inForceFrom.test(behind)) return false
      return !(/年$/.test(text) && naming.test(ahead) && named.test(behind))
    })
}

/** A sentence that begins so speaks of something else: it inherits no time. */
const newTopic =
  /^(?:同时|与此同时|此外|另外|另|下一步|接下来|今后|未来|首先|其次|再次|最后|一是|二是|三是|四是|五是|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|近日|日前)/
/** How far into a sentence its leading time may begin. */
const leadReach = 6

/** The time that opens a sentence and ends in a comma (截至11月底，): what the next sentence may inherit. */
function leadTime(sentence: string): TimePhrase | null {
  return (
    timesIn(sentence.slice(0, leadReach + 40)).find(
      ({ start, end }) => start <= leadReach && /^[^，。；]{0,8}，/.test(sentence.slice(end)),
    ) ?? null
  )
}

/** What a period is looked for in: the times of the sentence, and the time that leads the sentence before. */
export interface PeriodContext {
  readonly times: readonly TimePhrase[]
  readonly inherited: TimePhrase | null
  readonly frame: TimeFrame
}

/** Reads the times around a sentence. `previous` is the sentence before it in the paragraph. */
export function periodContext(sentence: string, previous: string | null, frame: TimeFrame): PeriodContext {
  const inherited = previous === null || newTopic.test(sentence) ? null : leadTime(previous)
  return { times: timesIn(sentence), inherited, frame }
}

/**
 * The period for a figure at `at` in `clause`: said in the clause (nearest before the figure, else behind), in an
 * earlier clause of the sentence, leading the sentence before, named by a heading, or only the release's date.
 */
export function periodOf({ times, inherited, frame }: PeriodContext, clause: Span, at: Span): Period {
  const before = lastFrom(times, at.start)
  const nearest = before && before.start >= clause.start ? before : firstFrom(times, clause.start)
  if (nearest && nearest.end <= clause.end) return period(nearest.text, 'clause', frame)
  const earlier = lastFrom(times, clause.start - 1)
  if (earlier) return period(earlier.text, 'sentence', frame)
  if (inherited) return period(inherited.text, 'previous-sentence', frame)
  if (frame.year !== null) return period(`${frame.year}年`, 'heading', frame)
  return { text: frame.date, basis: 'release-date' }
}

/** 一季度、二季度分别完成38亿元、52亿元: the time of each number behind `at`, where 分别 stands; empty where they are not as many. */
export function timesInOrder(
  sentence: string,
  { times, frame }: PeriodContext,
  at: number,
  count: number,
): readonly Period[] {
  const upTo = countTo(times, at - 1)
  const row = times.slice(Math.max(0, upTo - count), upTo)
  const joined = row.every(({ end }, i) => {
    const next = row[i + 1]
    return next ? /^[、，和及与]$/u.test(sentence.slice(end, next.start)) : end === at
  })
  return count > 1 && row.length === count && joined
    ? row.map(({ text }) => period(text, 'clause', frame))
    : []
}

function period(text: string, basis: Period['basis'], frame: TimeFrame): Period {
  return { text, basis, ...resolvePeriod(text, frame) }
}

/** How many of the times begin at `at` or before: they stand in order. */
function countTo(times: readonly TimePhrase[], at: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if ((times[mid]?.start ?? 0) <= at) low = mid + 1
    else high = mid
  }
  return low
}

function lastFrom(times: readonly TimePhrase[], at: number): TimePhrase | undefined {
  return times[countTo(times, at) - 1]
}

function firstFrom(times: readonly TimePhrase[], at: number): TimePhrase | undefined {
  return times[countTo(times, at - 1)]
}
