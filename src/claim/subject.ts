// Does a published figure speak of what the claim speaks of? In doubt it does not.
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Figure } from '../passage/passage.ts'
import type { Query, Slot, Term } from '../query/query.ts'
import { personsIn } from '../search/fit.ts'
import type { Indexed } from '../search/indexed.ts'
import { matchTerm } from '../search/match.ts'
import type { Candidate } from '../search/rank.ts'
import { weights } from '../search/weights.ts'
import type { Claim } from './claim.ts'
import { otherDeed } from './deed.ts'
import { former, narrowed, otherWhole } from './which.ts'

/** The first thing that keeps the candidate from being what is claimed; null where nothing does. */
export function strangeIn(claim: Claim, candidate: Candidate, slot: Slot, lexicon: Lexicon): string | null {
  const { evidence, figure, indexed } = candidate
  if (!figure) return indexed.text
  return (
    evidence.contradicted[0] ??
    unsaidIn(claim, indexed, figure, slot) ??
    otherPersons(claim, indexed, figure, lexicon) ??
    otherDeed(claim, indexed, figure, slot, lexicon) ??
    otherWhole(claim, indexed, figure) ??
    narrowed(claim, indexed, figure) ??
    former(claim, indexed, figure) ??
    otherRate(claim, indexed) ??
    otherOffice(claim, indexed)
  )
}

/** A word of the claim that nothing before or around the figure accounts for. */
function unsaidIn({ beside }: Claim, indexed: Indexed, figure: Figure, slot: Slot): string | null {
  const { text, previous, heading } = indexed
  const reach = `${heading} ${previous} ${text.slice(0, figure.clause.end)}`
  const letters = reach.replace(/[^\p{L}\p{N}]/gu, '')
  const lost = slot.terms.find(
    (term) =>
      tellsApart(term) &&
      matchTerm(term, reach).quality < weights.explained &&
      !isMadeOf(term.text, letters) &&
      !beside.some((noun) => noun.includes(term.text)),
  )
  return lost?.text ?? null
}

function tellsApart({ isVerb, standing }: Term): boolean {
  return !isVerb && standing !== 'character'
}

/** 粮食总产量 of 粮食播种面积…，总产量…: every character belongs to a stretch of two and more that stands there. */
function isMadeOf(word: string, letters: string): boolean {
  for (let at = 0; at < word.length; ) {
    let length = word.length - at
    while (length > 1 && !letters.includes(word.slice(at, at + length))) length--
    if (length < 2) return false
    at += length
  }
  return true
}

/** The persons that are counted, where the claim speaks of them by none of their names. */
function otherPersons(
  { sentence, heading }: Claim,
  { text }: Indexed,
  { counted }: Figure,
  lexicon: Lexicon,
): string | null {
  const persons = personsIn(text.slice(counted.start, counted.end), lexicon)
  if (persons === null) return null
  const said = `${heading}${sentence}`
  const names = [lexicon.same, lexicon.near, lexicon.broader].flatMap((words) => words.get(persons) ?? [])
  return [persons, ...names].some((word) => said.includes(word)) ? null : persons
}

/** 整治率 is no 治理率, and what takes a share (占) is no rate: what the sender may have worked out is published only under its own name. */
function otherRate({ sentence, figure: { kind, own, span } }: Claim, { text }: Indexed): string | null {
  if (kind !== 'share') return null
  const ahead = sentence.slice(own.start, span.start)
  if (ahead.endsWith('占') && !/占|比/.test(text)) return '占'
  const name = /\p{Script=Han}{2}(?:率|比例|比重)(?=\P{Script=Han}*$|[^率]{0,4}$)/u.exec(ahead)?.[0]
  return name === undefined || text.includes(name) ? null : name
}

/** Names of offices: 市民政局, 县住建局, 区残联; 格局 and 布局 are none. */
const office =
  /\p{Script=Han}{1,8}(?<![结格布大全当开僵破定饭残危赌战政])局|\p{Script=Han}{0,6}(?:卫健委|发改委|残联|妇联|工商联|总工会|法院|检察院)/gu

/** An office that the claim names and that neither reports the figure nor stands beside it. */
function otherOffice(
  { sentence, heading }: Claim,
  { passage, text, heading: about }: Indexed,
): string | null {
  const known = `${passage.department ?? ''} ${text} ${about}`
  const named = [...`${heading}${sentence}`.matchAll(office)].map(([name]) => name)
  return named.find((name) => !endsAs(name, known)) ?? null
}

/** 定州残联 is 市残联: what is left of the name without the words before it says which office it is. */
function endsAs(name: string, known: string): boolean {
  const shortest = name.endsWith('局') ? 3 : 2
  for (let at = 0; at + shortest <= name.length; at++) if (known.includes(name.slice(at))) return true
  return false
}

/** The claim's question with the years, months and places that stand over it. */
export function within(question: Query, scope: Query): Query {
  const { years, months, places, homes, releaseYears, releaseDates } = scope
  const times = scope.constraints.filter(({ reason }) => reason === 'future' || reason === 'other-year')
  return {
    ...question,
    years,
    months,
    places,
    homes,
    releaseYears,
    releaseDates,
    constraints: [...question.constraints, ...times],
  }
}
