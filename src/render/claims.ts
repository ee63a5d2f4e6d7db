// Checked claims → Message: a line for each number, then every sentence that was published about one of them.
import type { Citation } from '../answer/answer.ts'
import { type CheckedClaim, mostClaims } from '../claim/verify.ts'
import type { Language } from '../query/query.ts'
import { type CitationJson, citationJson } from './json.ts'
import { bold, type Line, linesOnly, type Message, say } from './message.ts'
import { phrasesIn } from './phrases.ts'
import { type ClaimPhrases, claimPhrasesIn } from './phrases-claims.ts'
import { quoteLines } from './reply.ts'

/** What a citizen is told of the numbers of a message. */
export function claimsText(claims: readonly CheckedClaim[], language: Language): Message {
  const words = claimPhrasesIn(language)
  if (claims.length === 0) return linesOnly([say(words.noNumbers)])
  const published = claims.flatMap((claim) => (claim.published === null ? [] : [claim.published]))
  const citations = onlyOnce(published.map(({ citation }) => citation))
  const pointed = published.map(({ text, citation }) => ({
    text,
    citation: citations.findIndex((other) => isSame(other, citation)),
  }))
  const refuses = claims.some(({ verdict }) => verdict === 'not-published')
  return linesOnly([
    say(words.title(claims.length)),
    ...claims.map((claim) => claimLine(claim, words)),
    ...quoteLines(citations, pointed, phrasesIn(language)),
    ...(refuses ? [say(words.limits)] : []),
    ...(claims.length === mostClaims ? [say(words.more(mostClaims))] : []),
  ])
}

function claimLine({ number, verdict, published }: CheckedClaim, words: ClaimPhrases): Line {
  switch (verdict) {
    case 'agrees':
      return say('✅ ', bold(number), ` ${words.agrees}`, ...publishedAs(number, published))
    case 'differs':
      return say('❌ ', bold(number), ` ${words.differs} `, bold(published?.text ?? ''))
    case 'not-published':
      return say('➖ ', bold(number), ` ${words.notPublished}`)
  }
}

/** What agrees may be told in another unit or less roughly: 8560000元 and 856万元. */
function publishedAs(number: string, published: CheckedClaim['published']) {
  return published === null || published.text === number ? [] : ['（', bold(published.text), '）']
}

function onlyOnce(citations: readonly Citation[]): readonly Citation[] {
  return citations.filter((citation, i) => citations.findIndex((other) => isSame(other, citation)) === i)
}

function isSame(a: Citation, b: Citation): boolean {
  return a.release === b.release && a.paragraph === b.paragraph && a.sentence === b.sentence
}

/** One number of a message as JSON. */
export interface ClaimJson {
  readonly number: string
  readonly about: string
  readonly verdict: CheckedClaim['verdict']
  /** The published figure, verbatim; null where none is published. */
  readonly published: string | null
  readonly citation: CitationJson | null
}

export function claimJson({ number, about, verdict, published }: CheckedClaim): ClaimJson {
  const citation = published === null ? null : citationJson(published.citation)
  return { number, about, verdict, published: published?.text ?? null, citation }
}
