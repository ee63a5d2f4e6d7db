// A question in a conversation → the question with what it leaves out (那大学生呢？ 钱呢？ 哪几家？). The state is a
// small value that the caller keeps between turns.
import type { FigureKind } from '../passage/passage.ts'
import { kindsOfMeasure } from './ask.ts'
import { isNoun, isRate } from './nouns.ts'
import type { Query, Slot, Term } from './query.ts'

/** A figure or sentence that was shown as an answer. */
export interface Shown {
  readonly text: string
  readonly passage: string
  readonly figure: string | null
  readonly kind: FigureKind | null
}

/** What the last turn was about. */
export interface LastTurn {
  readonly text: string
  readonly slots: readonly Slot[]
  /** The passage that answered or came nearest, and the figure in it, if any. */
  readonly passage: string | null
  readonly figure: string | null
  /** False where the passage only came nearest; a turn that an earlier version kept does not say so. */
  readonly isAnswered?: boolean
  /** The last answer that was shown: still on the table where the last turn had none. */
  readonly shown?: Shown | null
  /** The editors' answer that was given instead of a release's, by the first of its questions. */
  readonly curated?: string
}

const marked =
  /^(?:那|那么|最后|结果|后来|其中|里面|这里面|里头|这里头|当中|还有|另外|然后|再往|往[上下]|也|and |what about|how about|of (?:them|those|these|which)|among)|^(?:这|那|该|此)(?![么样年些里儿边会天次回])|(?:呢|咧|哩|ne)[？?\s]*$|(?:他们|她们|它们|(?:这些|那些)(?![？?。\s]*$)|这几|那几|此项|该项|这笔|那笔)/

/** What a thing is, or what is told of it, without saying which: 文件全名是什么. */
const categories =
  /^(?:文件|方案|活动|项目|机构|单位|企业|公司|部门|政策|措施|办法|会议|会|协议|品牌|服务|场所|地方|名字|名称|全名|全称|名单|内容|时间|地点|人数|数量|比例|占比|金额)$/

/** True when the question leaves something out that the turn before may supply. */
export function isElliptical(query: Query): boolean {
  const known = new Set(
    query.slots.flatMap((slot) =>
      slot.terms.filter((term) => term.standing !== 'character').map((term) => term.text),
    ),
  )
  return marked.test(query.text) || known.size <= 1 || [...known].every((text) => categories.test(text))
}

/** Names something; what is done or was done (省了) does not. */
function names(term: Term): boolean {
  return isNoun(term) && !/^.{1,2}[了过]$/.test(term.text)
}

/** True when it can be asked by itself: 那聋儿呢 names too little for that, and 花了多少钱 nothing. */
export function saysEnough({ slots }: Query): boolean {
  return slots.some(({ asking, terms, inherited }) =>
    asking === 'topic' ? terms.length > 1 : [...terms, ...inherited.flat()].some(names),
  )
}

/** True when the question names too little of its own to lead anywhere else. */
export function namesLittle({ slots }: Query): boolean {
  const nouns = slots.flatMap(({ terms }) => terms.filter(names).map(({ text }) => text))
  return new Set(nouns).size <= 1
}

/**
 * The query with what the last turn supplies: its words as inherited ones, and its question words where none was
 * said (那大学生孤儿呢？ asks all that was asked before, of another group).
 */
export function continued(query: Query, last: LastTurn): Query {
  const { lacking } = query
  // 没整治的呢: only a sentence that speaks of the rest answers.
  const rest = lacking === '' ? [] : [{ reason: 'breakdown' as const, about: lacking, evidence: ofRest }]
  return supplied({ ...query, constraints: [...query.constraints, ...rest] }, last)
}

const ofRest = /没|未|剩|其余|空[余置缺闲]|尚有|待/

function supplied(query: Query, last: LastTurn): Query {
  const before = openly(last)
  const isSilent = query.slots.every((slot) => slot.asking === 'topic' || isBareClaim(slot, query))
  if (!isSilent) {
    const isBound = last.passage !== null && query.slots.every((slot) => namesNothing(slot, last))
    const slots = query.slots.map((slot) =>
      withInherited(slot, before, wanted(slot, before, query.text), query),
    )
    return { ...query, isBound, slots }
  }
  const own = query.slots[0]
  const kinds = money.test(query.text) ? moneyOnly : claimedKinds(query)
  const earlier = before && last.slots.length === 1 ? [before] : last.slots
  const asked = kinds ? earlier.slice(0, 1).map((slot) => asking(slot, kinds)) : earlier
  return {
    ...query,
    slots: asked.map((one) =>
      withInherited(
        own && !isMoney(own) ? own : wordless(one),
        one,
        kinds ? one : ofAnother(one, own),
        query,
      ),
    ),
  }
}

/** 钱呢, 钱一共呢, 那金额: nothing is asked for but the money. */
const money =
  /(?:钱|资金|金额|经费|款)(?:一共|总共|总计|合计|又|的话|方面|上)?(?:呢|有|咧|啊)?[？?\s]*$|^(?:the )?(?:money|amount|sum|funds?)\??$/

/** 那钱是24万不: nothing but a number is brought, to be confirmed. */
function isBareClaim({ asking, terms }: Slot, { checksClaim }: Query): boolean {
  return checksClaim && asking === 'yes-no' && terms.length === 0
}

/** Whether a slot lives on the turn before: one figure without any noun, or names for what was just spoken of. */
function namesNothing({ asking, terms }: Slot, last: LastTurn): boolean {
  if (asking === 'figure') return !terms.some(names)
  const asksNames = asking === 'which' || asking === 'who' || asking === 'what'
  const isVague = ({ standing, text }: Term) => standing === 'character' || categories.test(text)
  return asksNames && last.figure === null && terms.every(isVague)
}

/** What a slot asks for; 多少 behind a verb asks for money where money was asked for before (那孤儿呢，发了多少). */
function wanted(slot: Slot, before: Slot | undefined, text: string): Slot {
  const isOpen = slot.asking === 'figure' && slot.kinds === null && slot.measure === null
  const asksMoney = before?.kinds?.join() === moneyOnly.join()
  return isOpen && asksMoney && endsOpen.test(text) ? asking(slot, moneyOnly) : slot
}

/** What is done with money, and nothing behind 多少: 发了多少, but not 平均一家多少. */
const endsOpen =
  /(?:[发给拨拿领花投补奖退返捐掏贷用是])(?:了|过|给|出|到|放|去|付|助|还|入){0,2}(?:一共|总共|共)?多少[了来着啊呀呢的？?。\s]*$/

const general = kindsOfMeasure('个') ?? []

/** What was asked before, of something else: a count of whatever it is, in whatever measure word that has. */
function ofAnother(before: Slot, own: Slot | undefined): Slot {
  if (!own) return before
  const noun = own.focus.at(-1)
  // 案件呢 after 合格率呢 asks for no rate any more.
  const asksRate = before.kinds?.join() === 'share' && before.focus.at(-1)?.text.endsWith('率')
  if (asksRate && own.terms.some(names)) return asking(before, null)
  if (noun && ofMoney(noun)) return asking(before, null)
  if (noun && /(?:^|的)人$/.test(noun.text)) return asking(before, ['people'])
  const counts = before.asking === 'figure' && before.kinds?.every((kind) => general.includes(kind))
  if (!counts) return before
  if (noun && (isRate(noun) || /(?:率|占比|比例|比重)$/.test(noun.text))) return asking(before, ['share'])
  if (noun && /[人者员]$/.test(noun.text)) return asking(before, ['people'])
  return own.terms.some(names) ? asking(before, general) : before
}

/** It names the money and nothing else. */
function isMoney({ terms }: Slot): boolean {
  return terms.every(({ text }) => /^(?:资金|金额|经费|款项?|钱款|money|amount|sum|funds?)$/.test(text))
}

/** Loans, subsidies: they may be counted, and they may be a sum. */
function ofMoney({ alternatives }: Term): boolean {
  return alternatives.some(
    ({ text, quality }) => quality > 0.8 && /(?:[款钱]|资金|经费|补贴|补助|投资|助学金|费用)$/.test(text),
  )
}

function wordless(slot: Slot): Slot {
  return { ...slot, terms: [], focus: [], inherited: [], members: [], each: false }
}

function asking(slot: Slot, kinds: Slot['kinds']): Slot {
  return { ...slot, asking: 'figure', kinds, measure: null }
}

/** What the last turn asked for: 助学金多少 for money, where it was answered so. */
function openly({ slots, figure, shown }: LastTurn): Slot | undefined {
  const [first] = slots
  const isOpen = first?.asking === 'figure' && first.kinds === null && first.measure === null
  return isOpen && figure !== null && shown?.kind === 'money' ? asking(first, moneyOnly) : first
}

const moneyOnly: readonly FigureKind[] = ['money']

/** Of which kind the number is that the turn wants confirmed (那钱是24万吧); null where it brings none. */
function claimedKinds({ text, checksClaim, mentions }: Query): readonly FigureKind[] | null {
  const mention = mentions[0]
  if (!checksClaim || !mention) return null
  if (/钱|款|资金|经费|助学金|补贴/.test(text)) return moneyOnly
  return mention.kind === 'other' ? null : (kindsOfMeasure(mention.unit) ?? [mention.kind])
}

/** `slot`'s words, `before`'s words behind them, and what `asked` asks for. */
function withInherited(slot: Slot, before: Slot | undefined, asked: Slot, query: Query): Slot {
  const { asking, kinds, measure } = asked
  const isSame = (term: Term) => slot.terms.some((own) => own.text === term.text)
  const earlier = before ? [...before.terms, ...before.inherited.slice(0, 1).flat()] : []
  const rest = earlier.filter((term) => !isSame(term) && !(query.asksTotal && isPart(term, slot, before)))
  if (slot.terms.length > 0) return { ...slot, asking, kinds, measure, inherited: [rest, ...slot.inherited] }
  const focus = slot.focus.length > 0 ? slot.focus : (before?.focus ?? [])
  return { ...slot, asking, kinds, measure, terms: rest, focus, inherited: [] }
}

/** 总共床位呢 after 护理床: the whole is asked for, no longer the part that was. */
function isPart(term: Term, slot: Slot, before: Slot | undefined): boolean {
  return slot.terms.some(names) && before?.focus.includes(term) === true
}
