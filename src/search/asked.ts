// What a question wants beyond its words, seen in a candidate: names (which ones, who), a part of a whole, a rate by its
// name. Numbers of 0 to 1, for features.ts.
import { lackingIn } from '../query/constraint.ts'
import type { Query, Slot, Term } from '../query/query.ts'
import { hanOf } from './likeness.ts'
import { type Matcher, sameMeaning } from './match.ts'
import type { Candidate } from './rank.ts'

/** What a question wants by its words alone, whatever the candidate: found out once. */
export interface Wants {
  readonly total: boolean
  /** 各 */
  readonly each: boolean
  /** What was before a change. */
  readonly before: boolean
  /** The name of the rate that is asked for: 入住 of 入住率. */
  readonly rate: string | undefined
  /** Words of what other slots ask for. */
  readonly others: readonly Term[]
  /** In a measure word that counts certain things only. */
  readonly particular: boolean
  /** A share, and one that must be said to be of that whole: 占百分之几. */
  readonly share: boolean
  readonly shareOfWhole: boolean
  /** A day, or a month at least: a year is no answer to it. */
  readonly day: boolean
  readonly month: boolean
}

export function wantsOf(slot: Slot, { text, slots }: Query): Wants {
  const groups = slots.flatMap((other) => (other.members.length > 1 ? other.members : [other.terms]))
  return {
    total: total.test(text),
    each: each.test(text),
    before: before.test(text),
    rate: /(\p{Script=Han})率/u.exec(text)?.[1],
    others: groups.flatMap((group) => properTo(group, slot)),
    particular: slot.measure !== null && !generalUnits.has(slot.measure),
    share: /占比?(?:有|是|了|到)?(?:多少|几)|比例|比重|百分之|占比/.test(text),
    shareOfWhole: /占|比例|比重/.test(text),
    day: /哪[一]?[天日]|几号|几月几|何日|什么日子|啥日子|what (?:day|date)|which day/.test(text),
    month: /几月|哪个月|which month/.test(text),
  }
}

/** Measure words that people use for whatever can be counted. */
const generalUnits: ReadonlySet<string> = new Set([
  '个',
  '家',
  '户',
  '名',
  '人',
  '位',
  '处',
  '所',
  '项',
  '号人',
  '口人',
])

/** Names that stand in the sentence, for a question that asks which ones: a list of the very thing, or names in marks. */
export function namesOf({ indexed }: Pick<Candidate, 'indexed'>, slot: Slot, matcher: Matcher) {
  const { items, behindItems, quoted, besideQuoted, counted, isClosed } = indexed.naming()
  const asked = slot.focus.length > 0 ? slot.focus : slot.terms
  const best = (zone: string) => asked.reduce((most, term) => Math.max(most, matcher(term)(zone).quality), 0)
  const listHead = best(behindItems)
  const quotedBeside = best(besideQuoted)
  // 6家银行 with no name beside it: how many is said, which ones is not.
  const isCounted = counted.some((what) => best(what) > 0.8)
  return {
    listed: Math.min(1, indexed.items.length / 4),
    listHead,
    listHas: best(items),
    quoted: Math.min(1, quoted / 3),
    quotedBeside,
    countedUnnamed: isCounted && listHead < 0.8 && quotedBeside < 0.8 ? 1 : 0,
    closedList: isClosed ? 1 : 0,
  }
}

/** How much of the part that is asked for (里头聋哑的有几个) stands near the figure. */
export function partOfWhole({ indexed, figure }: Pick<Candidate, 'indexed' | 'figure'>, { part }: Query) {
  if (part === '') return { asksPart: 0, partOwn: 1, partSentence: 1 }
  const { text } = indexed
  const letters = hanOf(part)
  const share = (zone: string) =>
    letters.length === 0 ? 1 : letters.filter((one) => zone.includes(one)).length / letters.length
  return {
    asksPart: 1,
    partOwn: share(figure ? text.slice(figure.own.start, figure.own.end) : text),
    partSentence: share(text),
  }
}

/**
 * What speaks against a figure as the whole, or as one of several that are asked for apart. `totalRest`: a total of
 * persons is asked for (脱贫劳动力总数), and the figure's clause tells more of them (实现就业). `eachAlone`: 各 asks for
 * several, and this is the only figure of its kind. `othersOwn`: the figure's own stretch speaks of what another slot
 * asks for (育婴的岗多少，养老护理的岗多少).
 */
export function apartOf(
  { indexed, figure }: Pick<Candidate, 'indexed' | 'figure'>,
  wants: Wants,
  matcher: Matcher,
  clauseRest: number,
) {
  if (!figure) return { totalRest: 0, eachAlone: 0, othersOwn: 0 }
  const { own } = indexed.view(figure)
  const isAlone = () => indexed.passage.figures.filter(({ kind }) => kind === figure.kind).length === 1
  return {
    totalRest: figure.kind === 'people' && wants.total ? clauseRest : 0,
    eachAlone: wants.each && isAlone() ? 1 : 0,
    othersOwn: wants.others.some((term) => matcher(term)(own).quality >= sameMeaning) ? 1 : 0,
  }
}

/** The words of another group that the slot does not ask for itself; none where they share the noun asked about. */
function properTo(group: readonly Term[], slot: Slot): readonly Term[] {
  const shares = group.some((term) => slot.focus.some((noun) => noun.text === term.text))
  if (shares) return []
  return group.filter(
    ({ text, standing }) => standing !== 'character' && !slot.terms.some((term) => term.text === text),
  )
}

const total =
  /总数|总人数|总量|总的|[一总拢统]共|全部|所有|共有|到底有|in total|altogether|total (?:number|population)|\ball\b/
const each = /各|每[个家所村县区镇乡]|分别|\beach\b|respectively/

/** 入住率, 筛查率: a rate asked by its name must stand there by that name. */
export function rateOf({ indexed }: Pick<Candidate, 'indexed'>, { rate }: Wants) {
  return {
    asksRate: rate === undefined ? 0 : 1,
    otherRate: rate !== undefined && !indexed.text.includes(`${rate}率`) ? 1 : 0,
  }
}

/** 由63天缩短至51天: which of the two a figure is, and whether the question asks for what was before. */
export function changeOf({ indexed, figure }: Pick<Candidate, 'indexed' | 'figure'>, wants: Wants) {
  if (!figure) return { changedFrom: 0, changedTo: 0, asksBefore: 0 }
  const ahead = indexed.text.slice(Math.max(0, figure.span.start - changeReach), figure.span.start)
  const behind = indexed.text.slice(figure.span.end, figure.span.end + changeReach)
  return {
    changedFrom: /[由从]$/.test(ahead) && changes.test(behind) ? 1 : 0,
    changedTo: changed.test(ahead) ? 1 : 0,
    asksBefore: wants.before ? 1 : 0,
  }
}

const changeReach = 8
const changes =
  /^[^，,；;。]{0,5}(?:提高|提升|增加|增长|扩大|上升|压缩|缩短|降低|下降|减少|压减|降|升|增|减|缩)[^，,；;。]{0,2}[至到为]/
const changed =
  /(?:提高|提升|增加|增长|扩大|上升|压缩|缩短|降低|下降|减少|压减|降|升|增|减|缩)[^，,；;。]{0,2}[至到为]$/
const before =
  /原来|原先|以前|之前|早先|先前|起初|当初|过去|早些时候|[没未](?:有)?[^，,。]{1,4}(?:前|那会儿|的时候|时)|before|previously|originally|used to/

/** Asked for what is left or is not so (空余床位, 没报上名的): what there is, is another number. */
export function lackingOf({ indexed, figure }: Pick<Candidate, 'indexed' | 'figure'>, { lacking }: Query) {
  const clause = figure ? indexed.text.slice(figure.clause.start, figure.clause.end) : indexed.text
  return { lacking: lacking !== '' && lackingIn(clause) === '' ? 1 : 0 }
}
