// A turn as it was typed → what it asks, and how it stands to the turns before: people thank, switch, go back and
// correct themselves around their question, and none of this is part of it.

/**
 * `plain` may go on from the last turn, `continues` does, `corrects` asks the last question again of something else,
 * `turns` names another topic or goes back to an earlier one.
 */
export type Bearing = 'plain' | 'continues' | 'corrects' | 'turns'

export interface Rephrased {
  /** What is left of the message: its question. */
  readonly text: string
  readonly bearing: Bearing
}

const heard =
  '(?:哦|噢|喔|嗯|啊|好|好吧|好的|好嘞|行|行吧|那行|成|对|得|明白|明白了|知道了|懂了|了解|收到|清楚了|原来如此|原来这样|这样啊|ok|okay|o+k|i see|right|got it|great|thanks|thank you|hmm+|well|alright|fine|唔该|多谢|谢谢|谢了|谢啦|感谢|辛苦了|多謝)'
/** 谢谢你，你比我儿子有耐心。 Thanks. OK, … */
const thanked = /谢|多谢|感谢|辛苦|唔该|thank/
const acknowledged = new RegExp(`^(?:${heard}[\\s，,。.!！~～…]+)+`)
const asking =
  /多少|几|好多|哪|谁|什么|啥|怎|咋|如何|吗|呢|么|吧|[？?]|\b(?:how|what|who|where|when|which|why)\b/

const switched =
  /^(?:那)?(?:再)?(?:换|改)(?:个|一个)?(?:事(?:儿|情)?|话题|问题|别的|题)(?:问|说|讲)?(?:吧|哈|啊)?[\s，,。.:：]+|^(?:(?:另外|顺便|再)(?:想|还|要|也)?(?:问|打听|请教)(?:一?[下句个]|问)?(?:别的|另一个|另外的|个?事(?:儿|情)?)?)[\s，,。.:：]+|^(?:on )?(?:a|another|one) (?:different|other|another|separate) (?:topic|question|matter|thing)[\s,:.]+|^(?:changing|different) (?:the )?(?:topic|subject|question)[\s,:.]+/

const earlier = '(?:刚才|刚刚|刚|方才|先前|前面|之前|上面|最(?:开始|早|初|先|前面)|头先|一开始|开头|开始)'
const back =
  '(?:回到|说回|问回|回头(?:再)?(?:说|问|看)(?:一?[下句])?|回过头(?:来)?(?:再)?(?:说|问|看)?|接着(?:说|问)|再(?:说|问)(?:回|到)|还是?(?:说|问|回到))(?:到)?'
const returned = new RegExp(
  `^(?:那|那么)?(?:(?:还是|再|又)?${back}${earlier}?|(?:还是|又|再(?:说|问)?(?:一?下)?)?${earlier})(?:我|你|您|咱)?(?:们)?(?:说|问|提|讲)?(?:到|过|起|及)?(?:的)?(?:那个|那些|那几个|那|这个|的)?[，,]?(?=\\p{Script=Han})`,
  'u',
)
const wentBack =
  /^(?:and )?(?:(?:going |coming |let's go |let me go )?back to|returning to|(?:earlier|before) (?:you|i|we) (?:said|mentioned|asked)(?: about)?)\s+/

/** 再往下到村呢, what about the villages: a step further along the same line. */
const onward =
  /^(?:那|那么)?(?:再|接着)?(?:往|朝)[下上后前](?:一?[级层步])?(?:到|走|是|数|看|说)*(?=\p{Script=Han}+(?:呢|有))|^(?:and |ok |so |but )*(?:what|how) about (?:the )?(?=.)/u

const saidSo = '(?:问|说|指|讲|想问|想知道|要问|意思)'
const corrections: readonly RegExp[] = [
  // 我问的是甲，不是乙
  new RegExp(
    `^(?:[哦噢啊呃哎嗨呀]*不是?[^，。？?]{0,14}[，,。.!！\\s]+|(?:错了?|不对|搞错了?|弄错了?|听错了?|答错了?)(?:吧|啊|呀|了)?[，,。.!！\\s]+)?(?:我|俺|咱|人家|我们)(?:刚才|其实|是)?(?:${saidSo}的?(?:其实)?是|是${saidSo})(?<asked>[^，,。]+?)(?:[，,。\\s]*(?:而|可|又|并)?不是(?<denied>[^，,。]+))?$`,
  ),
  // 不是问乙，我问甲; 不是乙，是甲
  new RegExp(
    `^不(?:是)?(?:要)?${saidSo}?(?:的)?(?:是)?(?<denied>[^，,。？?吗么吧]+)[，,。\\s]+(?:(?:我|俺|咱)(?:是)?${saidSo}(?:的)?(?:是)?|(?:而)?是(?!不是))(?<asked>[^，,。]+)$`,
  ),
  /^(?:no[, ]+)?not (?:the )?[^,.0-9]+, (?:but )?(?:the )?(?<asked>[^,.]+)$/,
  /^(?:no[, ]+|sorry[, ]+|not (?<denied>[^,.]+)[,. ]+)*(?:(?:i|i'm|i am|i was) (?:meant?|asking (?:about|for)|asked (?:about|for)|mean)|my question was about)[, ]+(?:the )?(?<asked>[^,.]+?)(?:,? (?:and )?not (?:the )?[^,.]+)?$/,
]

/** The folded message in a conversation that has begun. */
export function rephrased(message: string): Rephrased {
  const text = unthanked(message)
  const bare = text.replace(/[\s。.!！？?]+$/, '')
  for (const pattern of corrections) {
    const asked = pattern.exec(bare)?.groups?.['asked']?.trim()
    if (asked) return { text: asked, bearing: 'corrects' }
  }
  for (const opening of [switched, returned, wentBack]) {
    const rest = text.replace(opening, '')
    if (rest !== text && rest.length > 1) return { text: rest, bearing: 'turns' }
  }
  const further = text.replace(onward, '')
  return further !== text && further.length > 1
    ? { text: further, bearing: 'continues' }
    : { text, bearing: 'plain' }
}

/** Without the thanks and the nods that open it, wherever something is left. */
function unthanked(message: string): string {
  const sentences = message.split(/(?<=[。！!~～；;]|\. )/)
  const from = sentences.findIndex((one) => asking.test(one) || !thanked.test(one))
  const rest = sentences.slice(Math.max(0, from)).join('').replace(acknowledged, '').trim()
  return rest === '' ? message : rest
}
