// What a question demands beyond its words (a year, a place, a way to apply), and whether a candidate's release and
// sentence meet it. What does not is no answer; and what is asked there tells about the other candidates too.
import type { Period } from '../passage/passage.ts'
import type { Constraint, Demand, Query } from '../query/query.ts'
import type { Indexed } from './indexed.ts'
import type { Candidate } from './rank.ts'

export interface Unmet {
  readonly reason: Demand
  readonly about: string
}

type Shown = Pick<Candidate, 'indexed' | 'figure'>

/** The first demand of the question that the candidate's release and sentence do not meet, or null. */
export function unmetDemand(query: Query, candidate: Shown): Unmet | null {
  const { indexed, figure } = candidate
  const sentence = indexed.text
  const year = query.years.find((y) => !holdsForYear(y, indexed, figure?.period ?? null))
  if (year !== undefined)
    return {
      reason: year > Number(indexed.release.date.slice(0, 4)) ? 'future' : 'other-year',
      about: `${year}年`,
    }
  const month = query.months.find((m) => !holdsForMonth(m, sentence, figure?.period.text ?? ''))
  if (month !== undefined) return { reason: 'other-year', about: `${month}月` }
  const place = query.places.find((name) => !speaksOf(name, sentence) && !indexed.previous.includes(name))
  if (place !== undefined) return { reason: 'other-place', about: place }
  const unmet = query.constraints.find((one) => !meets(one, candidate))
  return unmet ? { reason: unmet.reason, about: unmet.about } : null
}

/** Which demands the candidate does not meet, as evidence by name: 1 for each. */
export function demandsOf(candidate: Shown, { constraints }: Query): Readonly<Record<WeighedDemand, number>> {
  const unmet = { ...none }
  for (const one of constraints) {
    const name = weighed[one.reason]
    if (name !== undefined && !meets(one, candidate)) unmet[name] = 1
  }
  return unmet
}

const weighed = {
  'other-year': 'unmetTime',
  future: 'unmetFuture',
  comparison: 'unmetComparison',
  'per-person': 'unmetEach',
  procedure: 'unmetProcedure',
  eligibility: 'unmetEligibility',
  entitlement: 'unmetEntitlement',
  price: 'unmetPrice',
  contact: 'unmetContact',
  cause: 'unmetCause',
  person: 'unmetPerson',
  breakdown: 'unmetApart',
  computed: 'unmetComputed',
  'other-place': undefined,
} as const satisfies Record<Demand, string | undefined>

type WeighedDemand = NonNullable<(typeof weighed)[Demand]>

const none = Object.fromEntries(
  Object.values(weighed).flatMap((name) => (name ? [[name, 0]] : [])),
) as Record<WeighedDemand, number>

/** 新增 beside another figure of the sentence is no growth of this one. */
function meets({ reason, evidence }: Constraint, { indexed, figure }: Shown): boolean {
  const near =
    reason === 'comparison' && figure
      ? indexed.text.slice(figure.clause.start, figure.clause.end)
      : indexed.text
  return evidence?.test(near) ?? false
}

/**
 * The year is the release's own, or that of the figure or its sentence; one that the release opens with holds where no
 * other is said. Where the figure's days are known and lie in other years, it holds for none but those.
 */
function holdsForYear(year: number, { release, text }: Indexed, period: Period | null): boolean {
  if (text.includes(`${year}年`) || period?.text.includes(`${year}`) === true) return true
  if (period && liesOutside(year, period)) return false
  if (release.date.startsWith(`${year}`)) return true
  const opening = `${release.title} ${release.paragraphs[0]?.text ?? ''}`
  return opening.includes(`${year}年`) && !/(?:19|20)[0-9]{2}年/.test(text)
}

/** A figure whose days are known to lie in other years than the asked one. */
export function isOfAnotherYear({ figure, indexed }: Shown, { years }: Query): boolean {
  return (
    figure !== null &&
    years.some((year) => !indexed.text.includes(`${year}年`) && liesOutside(year, figure.period))
  )
}

function liesOutside(year: number, { from, to }: Period): boolean {
  const [first, last] = [from ?? to, to ?? from].map((day) => Number(day?.slice(0, 4)))
  return (first ?? year) > year || (last ?? year) < year
}

/** 全省 is spoken of by whatever is the province's: 省级, 河北省; 河北 by 京津冀. */
function speaksOf(place: string, sentence: string): boolean {
  return (
    sentence.includes(place) ||
    isAbbreviatedIn(sentence, place) ||
    (place.length > 2 && sentence.includes(place.replace(/[省市县区]$/, ''))) ||
    (place === '全省' && sentence.includes('省')) ||
    (place === '全国' && sentence.includes('国家'))
  )
}

/** The provinces by the one letter that they go by beside one another (京津冀, 苏浙沪). */
const letters: Readonly<Record<string, string>> = Object.fromEntries(
  '北京京 天津津 河北冀 山西晋 内蒙古蒙 辽宁辽 吉林吉 黑龙江黑 上海沪 江苏苏 浙江浙 安徽皖 福建闽 江西赣 山东鲁 河南豫 湖北鄂 湖南湘 广东粤 广西桂 海南琼 重庆渝 四川川 贵州黔 云南滇 西藏藏 陕西陕 甘肃甘 青海青 宁夏宁 新疆新 香港港 澳门澳 台湾台'
    .split(' ')
    .map((one) => [one.slice(0, -1), one.slice(-1)]),
)
const beside = new RegExp(`[${Object.values(letters).join('')}]{3,}|京津|川渝|苏浙|港澳|粤港`, 'gu')

function isAbbreviatedIn(sentence: string, place: string): boolean {
  const letter = letters[place.replace(/[省市]$|(?:壮族|回族|维吾尔)?自治区$/, '')]
  return letter !== undefined && (sentence.match(beside) ?? []).some((run) => run.includes(letter))
}

/** A figure as of the end of November does not answer for June. */
function holdsForMonth(month: number, sentence: string, period: string): boolean {
  return [sentence, period].some((text) => new RegExp(`(?<![0-9])${month}月`).test(text))
}
