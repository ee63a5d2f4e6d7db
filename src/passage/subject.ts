// What a thin clause (占比68.48%, 同比增长5.2%) leaves out → the noun that an earlier clause or sentence speaks of.
import { edges } from './boundary.ts'

const adverbs =
  /^(?:我市|全市|我县|全县|我区|全区|全省|同时|此外|另外|今年以来|目前|近年来|截至[^，]{1,12}，|持续|不断|大力|积极|进一步|全面|深入|着力|认真|切实|坚持|稳步|加快|扎实|有力|有效|有序|统筹|做好|抓好|推动|推进|加强|强化|深化|促进|支持|保障|优化|完善|健全|落实|实施|开展|扩大|聚焦|围绕|抓|优|强|以)+/
const tails = /(?:工作)?(?:高质量)?(?:发展|建设|工作|保障|服务|体系|水平|能力|力度|行动|成效)*$/
/** 上半年, 截至目前: a clause that only says when. */
const timeOnly = /^(?:截至.{1,12}|.{0,8}(?:年|季度|月|[0-9]日|目前|以来|期间|底|末))$/
const shortest = 2
const longest = 12

/** The subject of a sentence that states no figure: 持续推动残疾人事业发展 → 残疾人; empty where none can be told. */
export function subjectOf(sentence: string): string {
  const clauses = sentence.slice(0, 80).split(/[，；：。]/, 2)
  const clause = (clauses.find((one) => !timeOnly.test(one)) ?? '').slice(0, 40)
  const text = clause.replace(/^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）|^[0-9]+[.、]/, '')
  const start = adverbs.exec(text)?.[0].length ?? 0
  const rest = text.slice(start)
  if (/[“”《》、（）]/.test(rest)) return ''
  const found = edges(rest, 0, rest.length)
  const verb = found[0]?.start === 0 ? found[0].end : 0
  const noun = rest
    .slice(verb, found.find((edge) => edge.start > verb)?.start ?? rest.length)
    .replace(/(?:民生)?(?:实事)$/, '')
  const bare = noun.replace(tails, '')
  const named = bare.length >= shortest ? bare : noun
  return /^[\p{Script=Han}]+$/u.test(named) && named.length >= shortest && named.length <= longest
    ? named
    : ''
}
