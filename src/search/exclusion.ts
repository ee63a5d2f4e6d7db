// What speaks against a candidate, however many words it shares with the question: it says the opposite, counts
// the whole where one part is asked for, or is the number that the question itself brought along.
import type { Lexicon } from '../lexicon/lexicon.ts'
import { onceEach } from '../once.ts'
import type { Figure, Span } from '../passage/passage.ts'
import { isMentioned } from '../query/mention.ts'
import type { Query, Slot, Term } from '../query/query.ts'
import type { Indexed } from './indexed.ts'
import { thresholds } from './weights.ts'
import { inReach, type Zone } from './zones.ts'

/** A word, or a part of one, that others exclude, as 公办 does 民办. */
export interface Contrast {
  /** The word and those of the same meaning. */
  names(): readonly string[]
  /** The words that exclude it, of those that a text holds. */
  against(text: string): readonly string[]
}

/**
 * What excludes a word of the question or a part of it; what the question says as well excludes nothing, neither in
 * its own words (`asked`) nor in what they may stand for (`meant`), where that does not say both (线上线下).
 */
export function contrastsOf(
  { text }: Term,
  lexicon: Lexicon,
  asked: string,
  meant: readonly string[],
): Contrast[] {
  return partsWithContrast(text, lexicon).flatMap((part) => {
    const isSaid = (word: string) =>
      asked.includes(word) || meant.some((other) => other.includes(word) && !other.includes(part))
    const against = (lexicon.contrast.get(part) ?? []).filter((word) => !isSaid(word))
    if (against.length === 0) return []
    const heldBy = onceEach((text: string) => against.filter((word) => text.includes(word)))
    return [{ names: () => [part, ...(lexicon.same.get(part) ?? [])], against: heldBy }]
  })
}

/** Words of the figure's clause in a sentence that exclude a word of the question; what stands anywhere in reach excludes nothing. */
export function contradictions(
  contrasts: readonly Contrast[],
  sentence: string,
  zones: readonly Zone[],
): string[] {
  return contrasts.flatMap(({ names, against }) => {
    const inSentence = against(sentence)
    if (inSentence.length === 0) return []
    const near = zones.filter((zone) => inReach.has(zone.name)).map((zone) => zone.text)
    const standing = inSentence.filter((word) => near.some((text) => text.includes(word)))
    if (standing.length === 0) return []
    const found = names().filter((word) => zones.some((zone) => zone.text.includes(word)))
    if (found.length === 0) return standing.slice(0, 1)
    const pair = sideBySide(near, found, standing)
    return pair ? [pair] : []
  })
}

/** 线上线下招聘活动 counts both: asked for one of them, the word that stands beside it; else null. */
function sideBySide(
  texts: readonly string[],
  said: readonly string[],
  against: readonly string[],
): string | null {
  for (const word of said)
    for (const other of against)
      if (
        texts.some((text) =>
          ['', '和', '及', '与'].some(
            (joint) => text.includes(word + joint + other) || text.includes(other + joint + word),
          ),
        )
      )
        return other
  return null
}

const longestContrast = 6

function partsWithContrast(text: string, { contrast, heads }: Lexicon): string[] {
  const found: string[] = []
  for (let start = 0; start < text.length; start++) {
    const lengths = heads.get(text.slice(start, start + 2)) ?? 0
    for (let length = 2; length <= Math.min(longestContrast, text.length - start); length++) {
      const part = (lengths & (1 << length)) === 0 ? '' : text.slice(start, start + length)
      if (contrast.has(part)) found.push(part)
    }
  }
  return found
}

const institution = /(?:院|校|中心|公司|局|站|所|厂|社|集团)$/

/** A word of the question with the words of the text that it was found as, and the zone where. */
export interface Found {
  readonly term: Term
  readonly found: string
  readonly zone: Zone
}

/** What is asked; `namesPersons`: any of its words is one of persons. */
interface Asked {
  readonly slot: Slot
  readonly namesPersons: boolean
}

/**
 * True when a word of the question stands only as one item of a list, and the list describes what is counted
 * (听力、智力、肢体的残疾儿童), names the institutions that count together, or holds the asked noun itself (盲杖多少根).
 */
export function asksForItem(
  { slot, namesPersons }: Asked,
  { text, items }: Indexed,
  figure: Figure,
  foundTerms: readonly Found[],
): boolean {
  if (
    foundTerms.some(({ zone, found }) => zone.name === 'previous' && namesListedInstitution(zone.text, found))
  )
    return true
  if (foundTerms.some((found) => isOneOfTwoPlaces(found, foundTerms))) return true
  if (items.length === 0) return false
  const reach = text.slice(0, figure.clause.end)
  const inItems = foundTerms.flatMap(({ term, found, zone }) => {
    const at = inReach.has(zone.name) ? occurrences(reach, found) : []
    const held = at.map((start) =>
      items.find((item) => item.start <= start && start + found.length <= item.end),
    )
    // 医院 in every item of a list of hospitals names no single one.
    const only = held[0]
    return only && held.every((item) => item === only) ? [{ term, item: only }] : []
  })
  if (new Set(inItems.map(({ item }) => item)).size !== 1) return false
  const asksPeople = namesPersons || (slot.kinds?.length === 1 && slot.kinds[0] === 'people')
  return inItems.some(({ term, item }) => {
    const describes = item.start >= figure.span.end && item.end <= figure.counted.start
    const names = item.end <= figure.span.start && institution.test(text.slice(item.start, item.end))
    return describes || names || (slot.focus.includes(term) && !asksPeople)
  })
}

/** 听力残疾的小孩 asks for one of 听力、智力、肢体、孤独症的残疾儿童, which are counted together. */
export function namesDescribingItem(
  terms: readonly Term[],
  { text, items }: Indexed,
  figure: Figure,
): boolean {
  if (items.length < 3) return false
  const describing = items.filter(
    (item) => item.start >= figure.span.end && item.end <= figure.counted.start && item.end - item.start > 1,
  )
  const named = describing.filter(({ start, end }) =>
    terms.some((term) => term.text.includes(text.slice(start, end))),
  )
  return describing.length > 2 && named.length > 0 && named.length < describing.length - 1
}

/** 东亭 in the sentence before: …中心、东亭民政事业服务中心、…和定州市社会福利院等公办养老机构 counts as one of a list of institutions. */
function namesListedInstitution(text: string, found: string): boolean {
  const item = text.split(/[，、。和]/).find((part) => part.includes(found))
  return (
    item !== undefined &&
    institution.test(item) &&
    text.includes(`、${item}`) &&
    occurrences(text, found).length === 1
  )
}

/** 到北京、天津就业 counts both places: true when the question names only one of them. */
function isOneOfTwoPlaces({ term, found, zone }: Found, all: readonly Found[]): boolean {
  if (!term.isPlace || !inReach.has(zone.name)) return false
  const neighbours = new RegExp(
    `([\\p{Script=Han}]{2})[、和及与]${found}|${found}[、和及与]([\\p{Script=Han}]{2})`,
    'u',
  ).exec(zone.text)
  const other = neighbours?.[1] ?? neighbours?.[2]
  return other !== undefined && !all.some((one) => one.found.includes(other))
}

function occurrences(text: string, word: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push(at)
  return found
}

/** True when the question itself brings this very figure along: 那9个大学生领了多少钱. */
export function saidBy(query: Query, figure: Figure): boolean {
  return query.mentions.some(
    (mention) =>
      isMentioned(mention, figure.value) && (mention.unit === figure.unit || mention.kind === figure.kind),
  )
}

/** How many of the question's larger counts stand nowhere in the sentence. */
export function strangersTo({ passage }: Indexed, query: Query): number {
  if (query.mentions.length === 0) return 0
  const counts = query.mentions.filter(
    ({ value, kind, asked }) =>
      asked && value >= thresholds.mention && kind !== 'age' && kind !== 'duration' && kind !== 'date',
  )
  return counts.filter((mention) => !passage.figures.some((figure) => isMentioned(mention, figure.value)))
    .length
}

/** 1 when a number of the question stands in the figure's clause (and is not the figure itself), half for the sentence. */
export function anchor(indexed: Indexed, figure: Figure | null, query: Query): number {
  let best = 0
  for (const mention of query.mentions)
    for (const other of indexed.passage.figures) {
      if (
        !isMentioned(mention, other.value) ||
        (figure && sameSpan(other.span, figure.span) && !query.checksClaim)
      )
        continue
      const together = !figure || sameSpan(other.clause, figure.clause)
      best = Math.max(best, together ? 1 : 0.5)
    }
  return best
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}
