// Claims → verdicts: each number of a message held against the published figures. Pure. In doubt: not published.
import type { Citation } from '../answer/answer.ts'
import { citationOf } from '../answer/citation.ts'
import { type Chance, chancesOf } from '../answer/confidence.ts'
import { inSeries } from '../answer/series.ts'
import { wrongIn } from '../answer/verbatim.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Figure } from '../passage/passage.ts'
import type { Query } from '../query/query.ts'
import type { Reader } from '../query/understand.ts'
import { unmetDemand } from '../search/demands.ts'
import type { PassageIndex } from '../search/passage-index.ts'
import { type Candidate, makeRanker } from '../search/rank.ts'
import { type Comparison, compareAmounts } from './amount.ts'
import { type Claim, claimsIn } from './claim.ts'
import { wordBeyond } from './deed.ts'
import { strangeIn, within } from './subject.ts'
import { namesAnother } from './which.ts'

export type Verdict = 'agrees' | 'differs' | 'not-published'

/** A number that a message states, and what was published. */
export interface CheckedClaim {
  /** As it stands in the message. */
  readonly number: string
  /** What it claims, as the question that it answers. */
  readonly about: string
  readonly verdict: Verdict
  /** The figure that it agrees with or differs from, in its quote; null where none is published. */
  readonly published: { readonly text: string; readonly citation: Citation } | null
}

interface Found {
  readonly verdict: Verdict
  readonly candidate: Candidate
  readonly figure: Figure
}

/** So many numbers of one message are looked at. */
export const mostClaims = 20

/** From this probability on a figure with the claimed amount is what is spoken of. */
const agreeing = 0.15
/** What is said to differ must be, almost surely, what is spoken of: no amount speaks for it. */
const differing = 0.78

/** Holds every number of a message against the published figures, in order; at most `mostClaims` of them. */
export type Verifier = (message: string) => readonly CheckedClaim[]

/** A verifier for one corpus. */
export function makeVerifier(reader: Reader, index: PassageIndex, lexicon: Lexicon): Verifier {
  const homes = homesOf(index)
  const day = index.corpus.releases[0]?.date ?? ''

  return (message) => {
    // The numbers of one clause stand under the same words.
    const scopes = new Map<string, Query>()
    return claimsIn(message, day, mostClaims).map((claim) => {
      const scope = scopes.get(claim.scope) ?? reader.understand(claim.scope)
      scopes.set(claim.scope, scope)
      return checked(claim, scope)
    })
  }

  function checked(claim: Claim, scope: Query): CheckedClaim {
    const base = { number: claim.text, about: claim.question }
    const found = publishedFor(claim, scope)
    const citation = found && citationOf(found.candidate.indexed, index.corpus.retired)
    // The same guard as on answers: what is not verbatim is not shown.
    const isVerbatim =
      citation?.quote.includes(found?.figure.text ?? '') === true &&
      wrongIn(citation, index.corpus).length === 0
    if (!found || !citation || !isVerbatim) return { ...base, verdict: 'not-published', published: null }
    return { ...base, verdict: found.verdict, published: { text: found.figure.text, citation } }
  }

  function publishedFor(claim: Claim, scope: Query): Found | null {
    const asked = reader.understand(withoutHome(claim.question))
    const slot = asked.slots.find(({ asking }) => asking === 'figure')
    if (!slot) return null
    const query = within(asked, scope)
    const candidates = makeRanker(query, index, lexicon)(slot, null)
    const series = inSeries({ slot, candidates, follows: false }, query)
    const chances = chancesOf(series, query)
    // A figure that stands in several sentences may be claimed of any of them.
    const likely = chances.flatMap(({ chance, candidate }) => {
      const { figure } = candidate
      const shows = (other: Candidate) => figure !== null && other.figure?.text === figure.text
      return chance < agreeing ? [] : [candidate, ...series.candidates.filter(shows)]
    })
    const found = (candidate: Candidate, wanted: Comparison, verdict: Verdict): Found[] => {
      const { figure } = candidate
      const fits =
        figure !== null &&
        compareAmounts(claim.figure, figure) === wanted &&
        strangeIn(claim, candidate, slot, lexicon) === null &&
        unmetDemand(query, candidate) === null &&
        (verdict === 'agrees' ||
          (wordBeyond(claim, candidate.indexed, figure, lexicon) === null &&
            !namesAnother(claim, candidate.indexed, figure)))
      return fits ? [{ verdict, candidate, figure }] : []
    }
    const [same] = [...likely, ...series.earlier].flatMap((one) => found(one, 'same', 'agrees'))
    if (same) return same
    const [top] = chances
    // One sum of several figures differs from each of them.
    return top && !query.asksTotal && isSure(claim, chances)
      ? (found(top.candidate, 'other', 'differs')[0] ?? null)
      : null
  }

  /** The question without the name of the place that the releases are of: it tells no figure from another. */
  function withoutHome(question: string): string {
    return homes.reduce((rest, name) => rest.replace(name, ''), question)
  }
}

/** The releases' places with and without what kind of place they are, long names first: 定州市, 定州. */
function homesOf({ corpus }: PassageIndex): readonly string[] {
  const places = corpus.releases.flatMap(({ place }) => [place, place.replace(/[省市县区州旗]$/u, '')])
  return [...new Set(places)].filter((name) => name.length > 1)
}

/** Nothing else is likely to be spoken of but another figure of the same sentence, in another measure word. */
function isSure(claim: Claim, [top, ...others]: readonly Chance[]): boolean {
  if (!top || top.chance >= differing) return top !== undefined
  const together = others.filter(({ candidate }) => candidate.indexed === top.candidate.indexed)
  const unit = top.candidate.figure?.unit
  const sum = together.reduce((all, { chance }) => all + chance, top.chance)
  return (
    unit === claim.figure.unit &&
    sum >= differing &&
    together.every(({ candidate, chance }) => candidate.figure?.unit !== unit || chance < 0.05)
  )
}
