// A number that the question brings along → whether it is to be confirmed (听说有2300人), or what it stands for is asked
// (740余人指什么), and the slots that this makes.
import { kindsOfMeasure } from './ask.ts'
import type { Mention, Slot } from './query.ts'
import { type Piece, slotAround, slotsOf } from './slots.ts'

/** Whether the folded text states a number to be confirmed. */
export function claims(text: string): boolean {
  return claiming.test(text)
}

/** How a number is brought to be confirmed. */
const claiming =
  /(?:吧|吗|么|对不对|对吗|是不是|是吗)[？?\s]*$|不是.{1,30}吗|听说|据说|听人说|有人说|群里|网上说|网上传|都说|传言|传的|真的|真有|有这么多|这么多吗|准吗|属实|说法|网帖|网传|据称|准确(?:吗|么|否)|不信|难以?相信|准不准|真不真|真假|靠谱|瞎编|吹的|蒙人|唬人|忽悠|不止|也就是说|这么说|那就是说|换句话说|才对|没错|对不|核实|is it true|i heard|right\s*\?|isn't it|^(?:so |but |and |wait,? )?(?:is|was|are|were|did|does|do|has|have)n't (?:it|that|there|the|they)\b|they say|is that (?:right|true|correct|so)|\b(?:correct|true|really|yes|no)\s*\?+\s*$|\bor (?:was|is|were|are) (?:it|there|they|that) (?:more|fewer|less|not)\b|\bor (?:more|fewer|less)\s*\?*\s*$|^(?:i |i've |we |someone )?(?:heard|read|saw|was told)\b|\bi (?:heard|read|saw|was told|thought|understand|gather)\b|\bam i right\b|\b(?:they|friend|neighbou?r|colleague|boss|news|paper|people|someone|somebody|post|teacher|husband|wife|mother|father|mum|dad|uncle|aunt) (?:says?|said|told|claims?|claimed|insists?|reckons?)\b|^(?:so |but |and |wait,? )?(?:was|were|is|are|did|do|does|has|have) (?:it |there |they |you |we |the city )?(?:really |only |just |exactly |about |around |over |some |all )?[0-9]/

/** What a number is about: 740余人指什么, 3类19种是啥意思. */
const meaning =
  /(?:指|说|讲|数|统计|代表|对应)(?:的|紧|着)?(?:到底)?(?:是|为)?个?(?:什么|啥|谁|哪|乜|咩|何)|是(?:什么|啥|乜|咩)的?(?:意思|东西|个?数|人|概念)?[？?呀啊呢嘛\s]*$|什么意思|啥意思|(?:是)?(?:干啥|干什么|干嘛|做什么)的|怎么(?:算|来)(?:出来)?的|(?:只|指)的(?:是)?(?:什么|啥|谁)|(?:是|[0-9万亿元个名人家户条张所][,， ]*)(?:什么|啥|何种?|哪(?:一)?笔)(?:钱|款|的$)|what (?:is|are|does|do) .*(?:mean|refer|stand for|about|count|measure|represent)|refers? to|what(?:'s| is| are| was) (?:that|it|this|those|these) (?:the |a )?(?:number|figure|count|amount|total)|\bof what\b|(?:is|are|was) what\s*\??\s*$|\bmeaning\s*\??\s*$|(?:指的是|所指)[？?\s]*$|(?:啥|什么)(?:玩[意艺]|名堂|东西(?=[0-9]))|[万亿元个名人家户条张所种类期](?:人)?[,， ]*是?(?:啥|什么)(?:的|户|人|钱|店|孩子|娃)?[？?\s]*$|(?:啥|什么|哪方面|哪一?种|哪类)的(?=[0-9])|(?:啥|什么|哪种|哪类)(?:孩子|娃|人|学生|户)[？?呀啊呢\s]*$|是(?:发|拨)?给谁|(?:用于|用在|用到|花在)了?(?:何|什么|啥|哪)/

/** 460张对应的是哪项内容: what the number stands for, not what that says. */
const standsFor = /对应|所指|指的是|代表/

const contents =
  /(?:措施|办法|政策|条款|意见|方案|规定|制度|协议|品牌|服务|项目|活动|工程).{0,8}(?:说(?!法)|讲|写|规定|包括|是什么|是啥|内容)|内容|名称|名字|叫(?:什么|啥)|姓名/

/** 发了30万: a round number in tens of thousands behind what is done with money. */
const givenOut =
  /(?:发|花|投|补|拨|贷|退|返|省|减|资助)(?:了|出|放|下|给|入)*(?:差不多|将近|大概|有|得有)?[0-9.一二两三四五六七八九十百千]+(?:多|来|余)?[万亿](?![人名个家户张所次场多余来])/

/** What is asked for: where a number is doubted, or what it stands for is asked, that and nothing else. */
export function slotsFor(
  text: string,
  pieces: readonly Piece[],
  mentions: readonly Mention[],
  checksClaim: boolean,
): readonly Slot[] {
  const slots = slotsOf(pieces)
  const mention = mentions[0]
  if (!mention) return slots
  const counts = /多少|几|how (?:many|much)/.test(text)
  if (slots.some((slot) => slot.asking === 'figure') && (counts || !meaning.test(text))) return slots
  const [first] = slots
  // 那12条措施写的啥: what the number counts is known, what it says is asked.
  if (meaning.test(text) && (!contents.test(text) || standsFor.test(text)))
    return [{ ...(first ?? wordless), asking: 'meaning' }]
  // 那12条措施，内容可以给我看看吗: the number stands for what it counts, and is not doubted.
  if (!checksClaim || contents.test(text)) return slots
  // A claim asks for the published figure of the kind claimed, whatever question word it ends with.
  const money = /钱|款|资金|经费|助学金|补贴/.test(text) || givenOut.test(text) ? (['money'] as const) : null
  const kinds = mention.kind === 'other' ? money : (kindsOfMeasure(mention.unit) ?? [mention.kind])
  // The number may be repeated in a bare 到底是不是150万: the clause that says most is about it.
  const around = mentions.flatMap(({ start }) => slotAround(pieces, start) ?? [])
  const known = (one: Slot) => one.terms.filter((term) => term.standing === 'known').length
  const slot = around.sort((a, b) => known(b) - known(a))[0]
  return slot ? [{ ...slot, asking: 'figure', kinds, measure: mention.unit || null }] : slots
}

/** 12条，啥的: a number and nothing else. */
const wordless: Slot = {
  asking: 'meaning',
  kinds: null,
  measure: null,
  focus: [],
  terms: [],
  inherited: [],
  members: [],
  each: false,
}
