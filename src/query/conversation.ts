// A question in a conversation → the question with what it leaves out (那大学生呢？ 钱呢？ 哪几家？). The state is a
// small value that the caller keeps between turns.
import type { Query, Slot } from './query.ts'

/** What the last turn was about. */
export interface LastTurn {
  readonly text: string
  readonly slots: readonly Slot[]
  /** The passage that answered or came nearest, and the figure in it, if any. */
  readonly passage: string | null
  readonly figure: string | null
  /** The editors' answer that was given instead of a release's, by the first of its questions. */
  readonly curated?: string
}

/** What a turn asks about the turn before, rather than about the releases. */
export type BackReference = 'source' | 'period' | 'repeat'

const backReferences: readonly [BackReference, RegExp][] = [
  [
    'source',
    /^(?:那|这个?)?(?:数据?|数字|话|你)?的?(?:出处|来源|依据|根据|原文|哪来的|哪儿来的|从哪(?:儿|里)?(?:来|看)|哪份(?:文件|通稿)|哪句话?)[^，。]{0,8}[？?呢吗啊]*$|(?:出处|依据|原文|来源)(?:呢|是哪|在哪|是什么|是啥)|^(?:那|这|你|您|他们)?(?:个)?(?:话|数字?|数据|消息|内容)?(?:是|从|在)?(?:哪(?:儿|里|个(?:地方|部门|单位))?|边度|谁|什么地方|啥地方)(?:里)?(?:写|说|讲|公布|发布|看|睇|听|印|登)(?:着|的|到|来|返|来的|返嚟)*[㗎呀啊呢的？?\s]*$|^source\??$|where (?:is|does) (?:that|this|it) (?:from|come from)/,
  ],
  [
    'period',
    /^(?:那|这|这是|数据|(?:这|那)(?:个)?(?:数|数据|数字|统计))?(?:都)?(?:是)?(?:截至|截止|截止到|到|统计到|算到)(?:是)?(?:什么时候|啥时候|何时|几月|哪天|几时|哪个月|哪一天)[^，。]{0,6}$|^(?:什么时候|啥时候|何时|哪年)的(?:数据?|数字|统计)?[？?呢啊]*$|as of when|^(?:by|until) when\??$/,
  ],
  ['repeat', /再说一(?:遍|次)|重复一遍|刚才(?:说)?的?是多少|say (?:it|that) again/],
]

/** What the query asks about the last answer, or null. A number that is doubted by itself (不是48个吗) is held against it. */
export function backReferenceOf({ text, checksClaim, mentions, slots }: Query): BackReference | null {
  const named = backReferences.find(([, pattern]) => pattern.test(text))?.[0]
  if (named) return named
  const isBare = checksClaim && mentions.length === 1 && slots.every(({ terms }) => terms.length === 0)
  return isBare ? 'repeat' : null
}

const marked =
  /^(?:那|那么|最后|结果|后来|其中|里面|这里面|里头|这里头|当中|还有|另外|然后|and |what about|how about|of (?:them|those|these|which)|among)|(?:呢|咧|哩|ne)[？?\s]*$|(?:他们|她们|它们|(?:这些|那些)(?![？?。\s]*$)|这几|那几|此项|该项|这笔|那笔)/

/** True when the question leaves something out that the turn before may supply. */
export function isElliptical(query: Query): boolean {
  const known = new Set(
    query.slots.flatMap((slot) =>
      slot.terms.filter((term) => term.standing !== 'character').map((term) => term.text),
    ),
  )
  return marked.test(query.text) || known.size <= 1
}

/**
 * The query with what the last turn supplies: its words as inherited ones, and its question words where none was
 * said (那大学生孤儿呢？ asks all that was asked before, of another group).
 */
export function continued(query: Query, last: LastTurn): Query {
  const asksMoney = /(?:钱|资金|金额|经费|款)(?:呢|有|咧)?[？?\s]*$/.test(query.text)
  const silent = query.slots.every((slot) => slot.asking === 'topic')
  if (!silent) {
    const isBound =
      last.figure !== null &&
      query.slots.every(({ asking, terms }) => asking === 'figure' && terms.length === 0)
    return { ...query, isBound, slots: query.slots.map((slot) => withInherited(slot, last.slots[0], slot)) }
  }
  const own = query.slots[0]
  const asked = asksMoney ? last.slots.slice(0, 1).map(askingMoney) : last.slots
  return { ...query, slots: asked.map((before) => withInherited(own ?? wordless(before), before, before)) }
}

function wordless(slot: Slot): Slot {
  return { ...slot, terms: [], focus: [], inherited: [], members: [], each: false }
}

function askingMoney(slot: Slot): Slot {
  return { ...slot, asking: 'figure', kinds: ['money'], measure: null }
}

/** `slot`'s words, `before`'s words behind them, and what `asked` asks for. */
function withInherited(slot: Slot, before: Slot | undefined, asked: Slot): Slot {
  const { asking, kinds, measure } = asked
  const earlier = before ? [...before.terms, ...before.inherited.slice(0, 1).flat()] : []
  const rest = earlier.filter((term) => !slot.terms.some((own) => own.text === term.text))
  if (slot.terms.length > 0) return { ...slot, asking, kinds, measure, inherited: [rest, ...slot.inherited] }
  const focus = slot.focus.length > 0 ? slot.focus : (before?.focus ?? [])
  return { ...slot, asking, kinds, measure, terms: rest, focus, inherited: [] }
}
