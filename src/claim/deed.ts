// What is said to have been done, and to which whole: 失业人员再就业5092人 are no new unemployed, and 2301家企业 that
// got money back are not all firms there are.
import type { Lexicon } from '../lexicon/lexicon.ts'
import { countable } from '../passage/measure.ts'
import type { Figure, Span } from '../passage/passage.ts'
import type { Slot } from '../query/query.ts'
import type { Indexed } from '../search/indexed.ts'
import { matchTerm } from '../search/match.ts'
import { weights } from '../search/weights.ts'
import { words } from '../text/words.ts'
import type { Claim } from './claim.ts'

/** Words that add nothing to what they stand with, or say only that something is there. */
const light =
  /^(?:提供|实现|开展|进行|发放|完成|达到|投入|设置|建设|组织|成立|创建|建成|建立|设立|共有|现有|共计|其中|全市|全县|全区|目前|累计|拿到|领到|得到|享受|享受到|获得|只有|今年)$/u

const negation = /没有?|未(?![来婚]|就业)|不(?![断足到少低高超仅但])|拒绝|取消|停止/u

/** What undoes whatever was published: 518家爱心超市倒闭. */
const undoing =
  /倒闭|关门|关停|关闭|停业|停办|停工|停发|歇业|撤[销并]|裁[员撤减掉]|解雇|辞退|下岗|破产|拆[除迁掉]|烂尾|跑路|失踪|走失|死亡|去世|受伤|中毒|被骗|诈骗|造假|虚报|冒领|克扣|挪用|贪污|流失|作废/u

/** What was done to what the published figure counts and the claim does not say, or the other way round; else null. */
export function otherDeed(
  claim: Claim,
  { text, previous, heading }: Indexed,
  figure: Figure,
  slot: Slot,
  lexicon: Lexicon,
): string | null {
  const clause = cut(text, figure.clause)
  const claimed = around(claim.sentence, claim.figure)
  const published = around(text, figure)
  const claimedClause = cut(claim.sentence, claim.figure.clause)
  for (const against of [negation, undoing]) {
    const [denied] = against.exec(claimedClause) ?? []
    if (denied !== undefined && !against.test(clause)) return denied
  }
  const deeds = contentOf(published)
  const counted = cut(text, figure.counted)
  const untold = unsaid(deeds, claim.scope, lexicon).filter((word) => !counted.includes(word))
  return (
    saidElsewhere(slot, claimed, `${heading} ${clause}`, leftOf(deeds, claimed, counted, lexicon)) ??
    otherVerb(deeds, claimed, published, claim.scope, lexicon) ??
    ownVerb(claim, `${heading} ${previous} ${text}`, lexicon) ??
    (untold.length > 0 ? strangerIn(claimed, slot, `${heading} ${previous} ${text}`, lexicon) : null) ??
    (isBare(slot, counted) && countable.has(figure.kind) ? (untold[0] ?? null) : null)
  )
}

/** What is published and not claimed, but for the rest of a noun that is claimed in part: 信息 of 岗位信息. */
function leftOf(deeds: readonly string[], claimed: string, counted: string, lexicon: Lexicon): string[] {
  const left = unsaid(deeds, claimed, lexicon)
  const isNamed = deeds.some((word) => counted.includes(word) && !left.includes(word))
  return isNamed ? left.filter((word) => !counted.includes(word)) : left
}

/** 为38名孤儿提供助学金: the aid stands in another clause, and the check-up that stands here is not claimed. */
function saidElsewhere(slot: Slot, claimed: string, clause: string, left: readonly string[]): string | null {
  if (left.length === 0) return null
  const elsewhere = slot.terms.find(
    (term) =>
      !term.isVerb &&
      term.standing !== 'character' &&
      claimed.includes(term.text) &&
      matchTerm(term, clause).quality < weights.explained,
  )
  return elsewhere?.text ?? null
}

/** No published verb is claimed, and the claim has one of its own. */
function otherVerb(
  deeds: readonly string[],
  claimed: string,
  published: string,
  scope: string,
  lexicon: Lexicon,
): string | null {
  const verbs = deeds.filter((word) => lexicon.verbs.has(word))
  const claimedVerbs = contentOf(claimed).filter((word) => lexicon.verbs.has(word))
  const allUnsaid = unsaid(verbs, scope, lexicon).length === verbs.length
  return allUnsaid && unsaid(claimedVerbs, published, lexicon).length > 0 ? (verbs[0] ?? null) : null
}

/** A verb that the claim puts behind the number, and that stands nowhere near the figure: 1056个志愿服务队解散. */
function ownVerb({ sentence, figure }: Claim, near: string, lexicon: Lexicon): string | null {
  const behind = contentOf(sentence.slice(figure.span.end, figure.own.end))
  const verbs = behind.filter((word) => lexicon.verbs.has(word) && !lexicon.filler.has(word))
  return unsaid(verbs, near, lexicon)[0] ?? null
}

/** Single characters that say nothing by themselves. */
const idle = /[的了着过和与及等为对在是有将把被共已给向从到由个名家人们只就还都也里上下中这那些不]/gu

/** What the claim says of the figure and nothing near it does: 关停, where 检查 is published. */
function strangerIn(claimed: string, slot: Slot, near: string, lexicon: Lexicon): string | null {
  const known = slot.terms.filter((term) => matchTerm(term, near).quality >= weights.explained)
  const rest = known.reduce((text, term) => text.replaceAll(term.text, ' '), claimed)
  const isKnown = (word: string) =>
    light.test(word) || lexicon.filler.has(word) || unsaid([word], near, lexicon).length === 0
  const left = words(rest).reduce(
    (text, { text: word }) => (word.length > 1 && isKnown(word) ? text.replaceAll(word, ' ') : text),
    rest,
  )
  const runs = left.replace(idle, ' ').match(/\p{Script=Han}{2,}/gu) ?? []
  return runs.find((run) => !isKnown(run)) ?? null
}

/** The claim names nothing but what is counted: 全市企业共2301家. */
function isBare({ terms }: Slot, counted: string): boolean {
  const parts = (word: string) => (counted.includes(word) ? [] : contentOf(word))
  return (
    counted !== '' &&
    terms.every(
      ({ text }) =>
        counted.includes(text) ||
        (parts(text).length > 0 && parts(text).every((part) => counted.includes(part))),
    )
  )
}

/**
 * A word of the claim's own stretch that nothing before or around the figure accounts for. Where no amount speaks for
 * it, every word must be accounted for.
 */
export function wordBeyond(
  claim: Claim,
  { text, previous, heading }: Indexed,
  figure: Figure,
  lexicon: Lexicon,
): string | null {
  const reach = `${heading} ${previous} ${text.slice(0, figure.clause.end)}`
  const claimed = contentOf(around(claim.sentence, claim.figure)).filter((word) => !lexicon.filler.has(word))
  return unsaid(claimed, reach, lexicon)[0] ?? null
}

/** Those of the words that the text has in no wording. */
function unsaid(all: readonly string[], text: string, { same }: Lexicon): string[] {
  return all.filter((word) => ![word, ...(same.get(word) ?? [])].some((name) => text.includes(name)))
}

/** The dictionary's words of two Chinese characters and more, without those that add nothing. */
export function contentOf(text: string): string[] {
  return words(text).flatMap(({ text: word }) =>
    /^\p{Script=Han}{2,}$/u.test(word) && !light.test(word) ? [word] : [],
  )
}

/** The figure's own stretch without the number. */
export function around(text: string, { own, span }: Figure): string {
  return `${text.slice(own.start, span.start)}，${text.slice(span.end, own.end)}`
}

export function cut(text: string, { start, end }: Span): string {
  return text.slice(start, end)
}
