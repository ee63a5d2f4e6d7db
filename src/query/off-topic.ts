// A message that is no question about the releases: greeting, thanks, abuse, orders to the bot, noise.

/** What a message is when it is not a question. */
export type OffTopic =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'identity'
  | 'abuse'
  | 'instruction'
  | 'noise'
  | 'empty'

const patterns: readonly [OffTopic, RegExp][] = [
  [
    'instruction',
    /忽略(?:以上|前面|之前|上面|所有|我)|无视(?:以上|前面|之前)|(?:系统|初始)提示词?|system prompt|ignore (?:all|the|any|previous|above)|disregard (?:all|the|previous)|你现在是|从现在(?:起|开始)你?|扮演|假装你|记住了没|drop\s+table|select\s+.+\s+from|union\s+select|<script|jailbreak|developer mode|越狱|重复(?:一遍)?我的话|照我说的(?:说|回答)|你必须(?:回答|说|承认)/,
  ],
  [
    'abuse',
    /傻[逼比屄]|他妈的|(?:^|[\s，。！？!?,])妈的(?=[\s，。！？!?,]|$)|操你|去死|王八蛋|滚蛋|混蛋|废物|垃圾(?:机器|东西|bot|客服)|骗(?:钱|子|人)的|良心|黑心|贪官|不要脸|草泥马|脑残|智障(?:机器|玩意)|狗(?:官|屁|东西)|fuck|shit|stupid bot|idiot|scam/,
  ],
  [
    'identity',
    /你是(?:谁|啥|什么|真人|机器|人工|人是|不是(?:真人|机器|人))|你叫(?:什么|啥)|真人(?:还是|客服)|你(?:多大|几岁|会(?:干|做)?(?:啥|什么)|能(?:干|做)(?:啥|什么))|are you (?:a |an )?(?:human|bot|real|robot|ai)|who are you|what are you|what can you do/,
  ],
  [
    'greeting',
    /^(?:你好|您好|哈喽|哈啰|嗨|喂|早上好|下午好|晚上好|早安|晚安|在吗|在不在|在么|有人吗|hi|hello|hey|good (?:morning|afternoon|evening)|ni ?hao)[\s\p{P}啊呀哦呢~～]*$/u,
  ],
  [
    'thanks',
    /^(?:谢谢|多谢|感谢|辛苦了|3q|thx|thanks|thank you|唔该|谢了|好的谢谢|xie ?xie)[\s\p{P}你您啊啦了哈]*$/u,
  ],
  ['farewell', /^(?:再见|拜拜|bye|goodbye|回见|88|先这样)[\s\p{P}啊啦了]*$/u],
]

/** What the folded message is instead of a question, or null. */
export function offTopicOf(text: string): OffTopic | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty'
  for (const [topic, pattern] of patterns) if (pattern.test(text)) return topic
  return null
}
