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
    /^(?:(?:好|行|嗯|哦|噢|ok|okay|got it|great|知道|明白|了解|清楚|懂|收到|原来如此|好的|好嘞|好滴|行嘞|成|太好|挺好|得|可以|没问题|没别的)[了的吧啊呀嘞哈]*[\s\p{P}]*)*(?:(?:那|真是?|太|实在|非常|十分|先)?(?:谢谢|多谢|感谢|谢谢你们|辛苦|辛苦你们|麻烦|3q|thx|thanks|thank you|唔该|谢|劳烦|打扰|xie ?xie)(?:你们|您们|大家|小编|各位|晒|\s?(?:so much|a lot|very much))?[\s\p{P}你您啊啦了哈呀噢哦]*)+$/u,
  ],
  [
    'thanks',
    /^(?:(?:ok|okay|great|perfect|good|nice|got it|right|alright|fine|cool|cheers|ta|thanks?|thank you|thx|brilliant|lovely|awesome)\b[\s\p{P}]*)*(?:cheers|ta|got it|thats? (?:was )?(?:all|it|everything|enough)|that's (?:all|it|everything|enough)|that (?:is|was|will be|answers) (?:all|it|everything|enough|my question)|all (?:good|clear)|no (?:more|further) questions|nothing else|appreciate it|much appreciated)\b(?: (?:i|we) (?:needed|wanted|need|want)(?: to know)?| for (?:now|today|your help)| then| thanks?| mate)*[\s\p{P}]*$/u,
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
