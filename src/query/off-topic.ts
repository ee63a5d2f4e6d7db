// A message that is no question about the releases: what calls for care, greeting, thanks, noise.

import { type Care, type CareWords, careFor } from '../lexicon/care.ts'

/** What a message is when it is not a question. */
export type OffTopic = Care | 'greeting' | 'thanks' | 'farewell' | 'identity' | 'noise' | 'empty'

const patterns: readonly [OffTopic, RegExp][] = [
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
export function offTopicOf(text: string, care: CareWords): OffTopic | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty'
  const called = careFor(text, care)
  if (called) return called
  for (const [topic, pattern] of patterns) if (pattern.test(text)) return topic
  return null
}
