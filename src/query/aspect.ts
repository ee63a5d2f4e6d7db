// What a question wants of its subject where it is no figure: a telephone number, an address, a way to apply …
import type { Asking, Query } from './query.ts'

/** What can be asked of an office or a service. */
export type Aspect =
  | 'phone'
  | 'address'
  | 'hours'
  | 'website'
  | 'procedure'
  | 'papers'
  | 'eligibility'
  | 'price'
  | 'who'
  | 'why'
  | 'what'

/** Where a word that only names the aspect stands: it says nothing of the subject. */
export interface Aspects {
  readonly asked: ReadonlySet<Aspect>
  readonly words: readonly { readonly start: number; readonly end: number }[]
}

const patterns: readonly (readonly [Aspect, RegExp])[] = [
  [
    'phone',
    /(?:服务|咨询|联系|办公|投诉|监督)?(?:电话|热线|专线)(?:号码)?|联[系络]方式|号码|(?:怎么|如何|咋|怎样)联系|联系(?!人)|打(?:什么|哪个|啥)|致电|拨打|phone|hotline|\bcall\b|contact/g,
  ],
  [
    'papers',
    /(?:什么|哪些|啥|申请|所需)?(?:材料|证件|证明|资料)|带(?:什么|啥|哪些)|(?:准备|提交)(?:什么|啥|哪些)|documents|papers/g,
  ],
  [
    'eligibility',
    /条件|资格|门槛|符合|能不能|可不可以|能否|可否|(?:能|可以)(?=[^，。]*[吗么不没][？?]?$)|(?:谁|哪些人|什么人|啥人|什么样的人)(?:能|可以|有资格)|eligib\w*|qualif\w*|(?:who|can|may) (?:can|i|we|my)/g,
  ],
  ['price', /收费(?:标准)?|(?:要|收|花)多少钱|费用|价格|票价|要钱|收钱|免费|\bfees?\b|cost|price/g],
  ['website', /网址|网站|公众号|小程序|客户端|\bapps?\b|二维码|入口|website/g],
  [
    'hours',
    /(?:办公|上班|营业|开放|办理|受理|服务|工作)时间|几点|上不?上班|下班|(?<!申报|报|对)开门|关门|营业|周末|星期[一二三四五六日天]|周[一二三四五六日]|节假日|什么时候|啥时候|何时|时间|\bhours\b|\bopen\b|\bwhen\b/g,
  ],
  [
    'procedure',
    /(?:怎么|咋|如何|怎样|点样|去?哪(?:里|儿)?|在哪(?:里|儿)?|到哪(?:里|儿)?|上哪(?:里|儿)?|找谁|向谁|边度)(?:才?能|可以|去|得|要|才)?(?:申请|申领|领取|领|办理|办|报名|报|登记|预约|缴纳|缴费|缴|交|查询|查|投诉|举报|申报|报销|参加|参保|补办|开具|开)|申请|申领|领取|办理|补办|换领|报名|登记|预约|申报|流程|手续|步骤|程序|办事指南|找谁|how (?:do|can|to|should)|apply|register|appl\w+/g,
  ],
  [
    'address',
    /地址|地点|位置|在哪(?:里|儿|个地方|边)?|哪里|哪儿|什么地方|啥地方|怎么走|怎么去|几楼|窗口|边度|where|address/g,
  ],
]

/** The other ways of asking that want no figure. */
const ofAsking: Readonly<Partial<Record<Asking, Aspect>>> = {
  how: 'procedure',
  where: 'address',
  when: 'hours',
  who: 'who',
  why: 'why',
  what: 'what',
  which: 'what',
}

/** What the folded question wants; nothing where it asks for a figure, or only names a subject. */
export function aspectsOf({ text, slots }: Pick<Query, 'text' | 'slots'>): Aspects {
  const found = patterns.flatMap(([aspect, pattern]) =>
    [...text.matchAll(pattern)].map((m) => ({ aspect, start: m.index, end: m.index + m[0].length })),
  )
  const asked = new Set(found.map(({ aspect }) => aspect))
  // 去哪里申请 asks the way, and so does 怎么办理.
  if (asked.has('procedure')) asked.delete('address')
  if (asked.size === 0)
    for (const slot of slots) {
      const aspect = ofAsking[slot.asking]
      if (aspect) asked.add(aspect)
    }
  return { asked, words: found }
}
