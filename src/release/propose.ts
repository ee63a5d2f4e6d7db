// Proposals for front matter, read from the text by rule. Each says how it was found, so that an editor can judge it.
import { mainPlace } from './place-names.ts'
import type { IsoDate } from './release.ts'

/** A value and, for the editor, where it comes from. */
export interface Proposal<Value> {
  readonly value: Value
  readonly how: string
}

type Maybe<Value> = Proposal<Value> | null

const lastTitleLength = 60
const theme =
  /“([^”\n]{4,60})”(?:主题|主題|专题|專題|系列|专场|專場)*(?:新闻|新聞)?(?:发布会|發[布佈]會|通气会|吹风会|媒体见面会)/u

/** The theme of the press conference, else a first line that reads like a headline. `blocks` are the text's blocks. */
export function proposeTitle(blocks: readonly string[]): Maybe<string> {
  const quoted = blocks.join('\n').match(theme)?.[1]
  if (quoted !== undefined) return { value: quoted, how: 'the quoted theme of the press conference' }
  const [first = ''] = blocks
  const isHeadline =
    blocks.length > 1 && first.length <= lastTitleLength && !/[。！？；：，,;:]$/u.test(first)
  return isHeadline ? { value: first, how: 'the first line, which is short and ends no sentence' } : null
}

const fullDate = /(20\d{2})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})(?:\s*日)?/u
const published = /(?:发布|發布|发稿|更新)(?:时间|時間|日期)\s*[：:]\s*/u

/**
 * The date of the lead; its year from the published line or from the year that the text names most, said as inferred.
 * `furniture` are the dropped lines. A date that no calendar has is no proposal.
 */
export function proposeDate(lead: string, text: string, furniture: readonly string[]): Maybe<IsoDate> {
  const line = furniture.find((one) => published.test(one) || fullDate.test(one))?.replace(published, ' ')
  const posted = toDate(line?.match(fullDate))
  const whole = toDate(lead.match(fullDate))
  if (whole !== null) return { value: whole, how: 'the date in the lead' }
  const signed = posted === null ? signedDate(text) : null
  if (signed !== null) return signed
  const day = lead.match(/(?<!\d)(\d{1,2})月(\d{1,2})日/u)
  if (day === null) return posted === null ? null : { value: posted, how: 'the published line of the page' }
  const year = posted === null ? mostNamedYear(text) : { value: posted.slice(0, 4), times: 0 }
  if (year === null) return null
  const value = isoDate(year.value, day[1] ?? '', day[2] ?? '')
  if (value === null) return null
  const source =
    year.times > 0
      ? `${year.value}年 stands ${year.times} times in the text`
      : 'the published line of the page'
  return { value, how: `${day[0]} in the lead; the year is inferred: ${source}` }
}

/** A line that holds a date and at most who signs: 海宁街道办事处 2024年11月1日, （2024年3月28日）, 时间：2024年9月12日. */
const dateLine =
  /^(?:(?:发布|会议|发文|成文)?(?:时间|日期|時間)[：:])?[（(—\s]*(\p{Script=Han}{0,20})[\s（(]*(20\d{2})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})(?!\d)/u
const longestDateLine = 50

function signedDate(text: string): Maybe<IsoDate> {
  for (const line of edgesOf(text)) {
    const m = line.length <= longestDateLine && !/[。！？；]/u.test(line) ? line.match(dateLine) : null
    const value = m && isoDate(m[2] ?? '', m[3] ?? '', m[4] ?? '')
    if (value) return { value, how: `the line “${line}”` }
  }
  return null
}

/** The last lines, where documents are signed, then the first. */
function edgesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set([...lines.slice(-3).toReversed(), ...lines.slice(0, 6)])]
}

function mostNamedYear(text: string): { readonly value: string; readonly times: number } | null {
  const times = new Map<string, number>()
  for (const [, year = ''] of text.matchAll(/(?<!\d)(20\d{2})年/gu))
    times.set(year, (times.get(year) ?? 0) + 1)
  const [first, second] = [...times].toSorted((a, b) => b[1] - a[1])
  return first === undefined || first[1] === second?.[1] ? null : { value: first[0], times: first[1] }
}

function toDate(match: RegExpMatchArray | null | undefined): IsoDate | null {
  return match === null || match === undefined
    ? null
    : isoDate(match[1] ?? '', match[2] ?? '', match[3] ?? '')
}

function isoDate(year: string, month: string, day: string): IsoDate | null {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(value) ? value : null
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the text is a day of the calendar as `2024-12-24`. */
export function isIsoDate(text: string): text is IsoDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 && !isLeap ? 28 : (longestMonths[month - 1] ?? 0)
  return day >= 1 && day <= last
}

const host =
  /(?:^|[，。；、）\s]|\d日)(\p{Script=Han}{2,30}?)(?:组织召开|举办|召开|举行|舉辦|召開|舉行)[^。\n]{0,80}?(?:发布会|發[布佈]會|通气会|吹风会)/u
/** An office alone on its line, or before a date. */
const signature =
  /^(\p{Script=Han}{2,20}(?:人民政府|政府|办公室|办事处|委员会|管理局|局|厅|中心|新闻办))(?:[\s（(]*20\d{2}\s*[年\-/.].{0,12})?$/u
const source = /(?:信息|文章|新闻)?[来來]源\s*[：:]\s*([^\s，。；|（(]{2,40})/u

/** Who held the press conference, as printed; else what the document `offers`; else the source line. */
export function proposePublisher(
  text: string,
  furniture: readonly string[],
  offers: Maybe<string> = null,
): Maybe<string> {
  const holder = text.match(host)?.[1]
  if (holder !== undefined) return { value: holder, how: 'who held the press conference' }
  if (offers !== null) return offers
  const named = [...furniture, text].map((part) => part.match(source)?.[1]).find((name) => name !== undefined)
  if (named !== undefined) return { value: named, how: 'the source line' }
  const signer = edgesOf(text).flatMap((line) => line.match(signature)?.[1] ?? [])[0]
  return signer === undefined ? null : { value: signer, how: 'who signs it, on a line of its own' }
}

/** The place named most; null when two are named equally often. */
export function proposePlace(text: string, title: string, lead: string): Maybe<string> {
  const place = mainPlace(text, `${title}\n${lead}`)
  if (place !== null) return { value: place, how: 'the place named most, title and lead weighing more' }
  const named = [title, lead].flatMap((line) => line.match(placeAhead)?.[1] ?? [])[0]
  return named === undefined
    ? null
    : { value: named, how: 'the place that the title or first line begins with' }
}

/** 云岭市“推进…”, 关于临湖区2024年…, 《清溪市…》: a place that no list of places has. */
const placeAhead =
  /^(?:关于)?[《“]?((?!(?:全|我|本|该|各|两|城|社|园|景|地|灾|小|校|库|山|郊|辖|新)[市县区])\p{Script=Han}{2,4}?(?:市|县|区|自治州|镇|乡|街道))(?!场|域|长|委书记)/u

const inOrder =
  /(?:^|[，。；（）\s])([\p{Script=Han}、]{2,120}?)(?:分别|分別)(?:围绕|圍繞|就|从|從|对|對|介绍|介紹|通报|通報|发布|發[布佈]|解读|解讀)/u

/** The departments of `A、B、C分别围绕…`, in that order; empty when the text has no such clause. */
export function departmentsInLead(lead: string): readonly string[] {
  const names = lead.match(inOrder)?.[1]?.split('、') ?? []
  const last = names.at(-1)?.split(/[和及与]/u) ?? []
  const all = [...names.slice(0, -1), ...last].map((name) =>
    name.replace(/(?:相关|有关)?负责(?:人|同志)$/u, ''),
  )
  return all.length > 1 && all.every((name) => name.length >= 2 && name.length <= 20) ? all : []
}

const office =
  /^\p{Script=Han}{0,12}(?:局|委|委员会|办公室|残联|联合会|总工会|妇联|中心|院|厅|处|支队|分局|集团|公司|街道|政府)$/u
const longestHeading = 16

/** The department that a block names when it is a heading of one (一、市人社局：), else null. */
export function departmentHeading(block: string): string | null {
  const name = block
    .replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/u, '')
    .replace(/[：:]$/u, '')
  return name.length >= 3 && name.length <= longestHeading && office.test(name) ? name : null
}
