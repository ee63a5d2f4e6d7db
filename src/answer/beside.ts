// What stands in for a release's figure, or beside a refusal: a printed answer, an editor's, and whom to ask.
import { type Contact, contactNamed, contactOf } from '../corpus/contacts.ts'
import type { CuratedEntry } from '../corpus/curated.ts'
import type { Query } from '../query/query.ts'
import type { PassageIndex } from '../search/passage-index.ts'
import type { PrintedAnswer } from '../search/printed.ts'
import type { Answer } from './answer.ts'
import { citationOf } from './citation.ts'

/** The answer that an editor wrote, as it is: with its own source, no figure and no release. */
export function curatedAnswer(entry: CuratedEntry, understood: string | null): Answer {
  return {
    outcome: 'answered',
    figures: [],
    citations: [],
    spans: [],
    missing: [],
    claim: null,
    suggestions: [],
    confidence: 1,
    understood,
    curated: entry,
  }
}

/** So many sentences of a printed answer are quoted at most. */
const mostQuoted = 4

/** The answer that a document prints to the very question: its sentences, from the first on. */
export function printedAnswer(
  { passages }: PrintedAnswer,
  index: PassageIndex,
  understood: string | null,
): Answer {
  const quoted = passages.slice(0, mostQuoted).flatMap(({ id }) => index.get(id) ?? [])
  return {
    outcome: 'answered',
    figures: [],
    citations: quoted.map((one) => citationOf(one, index.corpus.retired)),
    spans: [],
    missing: [],
    claim: null,
    suggestions: [],
    confidence: 1,
    understood,
  }
}

/**
 * A refusal with the department that may know: the one that the question names, else that of the nearest passage.
 * None for what is asked of another place.
 */
export function withContact(answer: Answer, query: Query, contacts: readonly Contact[]): Answer {
  if (answer.outcome !== 'not-stated' || answer.reason === 'other-place' || query.places.length > 0)
    return answer
  const nearest = answer.citations[0]?.department ?? null
  const contact =
    contactNamed(query.text, contacts) ?? (nearest === null ? null : contactOf(nearest, contacts))
  return contact ? { ...answer, contact } : answer
}
