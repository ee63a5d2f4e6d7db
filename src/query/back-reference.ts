// A turn that asks about the last answer, not about the releases: where it stands, as of when, once more, for examples,
// or whether a number that was heard is right after all. It has a cue for that, and names nothing else.
import { countable } from '../passage/measure.ts'
import type { FigureKind } from '../passage/passage.ts'
import type { Mention, Query, Term } from './query.ts'

export type BackReference = 'source' | 'period' | 'repeat' | 'examples'

const bureau =
  '(?:(?:哪|什么|啥)(?:一)?(?:个|家|级)?(?:地方|部门|单位|局|委|办|机关|机构|口|衙门|政府)|哪(?:儿|里|边|个|家)?|边度|边个(?:部门|单位|局)?|谁)(?:里|那里|那儿|家)?'
const published = '(?:写|说|讲|公布|发布|发|报|出|统计|公开|登|印|看|睇|听|算|宣布|披露|提供|给|来|得)'
const when =
  '(?:什么|啥|哪个|几|哪)(?:时候|时间|时|日子|月份?|号|天|一天|个月)|何时|多会儿|几月几[日号]|咩时候'
const tells =
  '(?:写|说|讲|表述|表达|措辞|published?|gave|give|gives|released?|reported|reports|provided|announced|issued|said|says|put out)'

const cues: readonly (readonly [BackReference, RegExp])[] = [
  [
    'examples',
    /^(?:那|都)*(?:比如|例如|譬如|举(?:个|几个)?例(?:子)?|比方)|^(?:for example|for instance|such as|like what|e\.?g\b)/,
  ],
  [
    'repeat',
    /再(?:说|报|讲)一(?:遍|次)|重复一(?:遍|下)|刚才(?:说)?的?是多少|没(?:听|看)清|say (?:it|that) again|repeat (?:it|that)|come again/,
  ],
  [
    'period',
    new RegExp(
      `(?:截至|截止|截|(?:统计|算|更新|计|统)[到至]|^(?:那|这|这个|那个|数据?|数字|都|是|又)*[到至])(?:到|至|是)?(?:${when})(?!.*(?:结束|完|能|为止))|(?:${when})(?:底|末)?(?:统计|更新|截止?|算)?的?(?:数|数据|数字|统计|情况|账)|(?:数据?|数字|统计)(?:是)?(?:${when})的|\\bas (?:of|at) (?:when|what|which)|\\b(?:by|until|up to|up till|through) (?:when|(?:what|which) (?:date|day|month|time))|(?:what|which) (?:date|day|month|period|time) (?:is|was|are|were|does|do|did) (?:that|this|it|these|those|the (?:figure|number|data|count))|when (?:is|was|are|were) (?:that|this|it|these|those|the (?:figure|number|data|count))s? ?(?:figures?|numbers?)? (?:from|as of|counted|updated)`,
    ),
  ],
  [
    'source',
    new RegExp(
      `出处|来源|依据|链接|原文|原话|原句|出自|引自|摘自|源自|哪(?:一)?(?:句|段)话?|哪(?:一)?(?:份|篇|条|个)(?:文件|通稿|稿子|新闻|文章)|^(?:那|这)?(?:个)?(?:数据?|数字)?的?根据|哪(?:儿|里)?来的|从哪(?:儿|里)?(?:来|看|得|抄|查)|${bureau}(?:负责)?${published}(?:布|出)?(?:着|的|到|来|返|出来|过|嚟)*(?:的|数|数字|数据|话)*[㗎呀啊呢嘛个]*(?=[，,。？?]|$)|\\bsources?\\b|\\bwording\\b|(?:exact|original|actual|full) (?:sentence|words|text|quote)|quote (?:it|that|the (?:sentence|source|line))|where (?:is|are|does|do|did|was) (?:that|this|it|these|those|they|the (?:figures?|numbers?|data))(?: (?:figures?|numbers?))? (?:from|come from|say|written|published|stated)|(?:who|(?:which|what) (?:bureau|department|office|agency|body|authority|document|release|sentence|place)) (?:has |have |is it that )?${tells}\\b|where (?:does|do) (?:it|that) say|where (?:did|do) you (?:get|find|see|read) (?:that|this|it|these|those)|(?:is|are|does|do) (?:that|this|it|these|those|they)(?: come)? from$`,
    ),
  ],
]

/** Words that speak of the answer itself, or of showing it: beside them a turn names nothing. */
const ofTalking =
  /^(?:一[遍下次]|麻烦|月份?|几月|发来|出来|上来|瞧|瞅|列|拿|亮|附|引用?|摘|口径|公告|报道|印|登|全文|截图|链接|最新|更新|原文|原话|原句|出处|来源|依据|根据|出自|文件|通稿|稿子|新闻|文章|句子?|段|话|句话|句是|数字?|数据|数目|账|统计|则|笔|组|消息|信息|资料|内容|说法|结果|答案|情况|部门|单位|地方|局|负责|贴|发|看|念|抄|给|写|讲|报|表述|表达|公布|发布|提供|算到|统计到|截至|截止|例子|比如|source|sentences?|wording|text|words?|quote|line|exact|original|bureaus?|departments?|offices?|agency|body|authority|documents?|releases?d?|figures?|numbers?|data|date|month|day|gave|gave out|give|published|reported|provided|announced|issued|said|put out|come|for example|for instance)+$/

/** What the query asks about the last answer, or null; `of` is the kind of the figure that was shown, where one was. */
export function backReferenceOf(query: Query, of: FigureKind | null): BackReference | null {
  const terms = termsOf(query)
  const cue = cues.find(([, pattern]) => pattern.test(query.text.replace(/[？?。.!！\s]+$/, '')))?.[0]
  if (cue && terms.every(saysNothing)) return cue
  return of !== null && doubts(query, terms, of) ? 'repeat' : null
}

function termsOf({ slots }: Query): readonly Term[] {
  return slots.flatMap(({ terms, inherited }) => [...terms, ...inherited.flat()])
}

function saysNothing({ text, standing, isVerb }: Term): boolean {
  return standing === 'character' || isVerb || ofTalking.test(text)
}

/** How a number that was heard is brought: whoever tells it stands before, what it counts would stand behind. */
const reporting =
  /[听看刷读说讲传写见]|记得|以为|印象|觉得|\b(?:told|said|says?|heard|hear|read|saw|seen|thought|think|claims?|mentioned)\b/g
const tellers =
  /^(?:群|邻居|隔壁|朋友|同事|亲戚|街坊|老乡|同学|家人|网上|网|电视|新闻|报纸|广播|抖音|微信|公众号|别人|人家|老师|friends?|colleagues?|neighbou?rs?|news|people|someone|somebody|tv|papers?|newspaper|online|somewhere|wechat|internet|media)+$/

/** 不是48个吗, 群里看的是84名: a number by itself, of the kind that was shown, is held against it. */
function doubts(query: Query, terms: readonly Term[], of: FigureKind): boolean {
  const { text, mentions, checksClaim, slots } = query
  const [mention, ...more] = mentions
  if (!mention || more.length > 0 || !mayBe(mention, of, text)) return false
  if (slots.some(({ asking }) => !mayDoubt.has(asking))) return false
  const told = [...text.slice(0, mention.start).matchAll(reporting)].at(-1)?.index ?? -1
  const isTold = ({ text: word, start, standing }: Term) =>
    tellers.test(word) || (start <= told && standing !== 'known')
  return (
    (checksClaim || told >= 0 || asksSure.test(text)) &&
    terms.every((term) => isTold(term) || saysLittle(term))
  )
}

const asksSure = /确定|肯定|没错|\b(?:sure|certain|positive)\b/
const mayDoubt: ReadonlySet<string> = new Set(['figure', 'topic', 'yes-no', 'when'])

/** 没那么少吧: how much it is, not of what. */
function saysLittle({ text, standing }: Term): boolean {
  return (
    standing === 'character' || /^(?:多|少|高|低|明明|确定|肯定|sure|above|below|over|under)+$/.test(text)
  )
}

/** Whether the number can be meant for a figure of that kind. */
function mayBe({ kind }: Mention, of: FigureKind, text: string): boolean {
  if (of !== 'money' && /钱|款|资金|经费/.test(text)) return false
  return kind === 'other' || kind === of || (countable.has(kind) && countable.has(of))
}
