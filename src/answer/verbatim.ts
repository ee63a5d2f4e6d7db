// The guard on every answer: quotes are substrings of a release, figures pointed out are substrings of their quote.
import type { Corpus } from '../corpus/corpus.ts'
import type { Release } from '../release/release.ts'
import type { Answer, Citation } from './answer.ts'

/** What is not verbatim in the answer, one line each; empty when all is. */
export function notVerbatim(answer: Answer, corpus: Corpus): string[] {
  if (answer.outcome === 'off-topic')
    return (answer.contacts ?? []).every((contact) => corpus.contacts.includes(contact))
      ? []
      : ['not a contact']
  const wrong = answer.citations.flatMap((citation) => wrongIn(citation, corpus))
  if (answer.outcome === 'not-stated')
    return !answer.contact || corpus.contacts.includes(answer.contact) ? wrong : [...wrong, 'not a contact']
  if (answer.outcome !== 'answered') return wrong
  const { figures, spans, citations, earlier = [], curated } = answer
  const pointed = [...figures, ...spans].filter((p) => !citations[p.citation]?.quote.includes(p.text))
  const before = earlier.filter(({ text, citation }) => !citation.quote.includes(text))
  return [
    ...wrong,
    ...earlier.flatMap(({ citation }) => wrongIn(citation, corpus)),
    ...[...pointed, ...before].map((p) => `not in its quote: ${p.text}`),
    ...(curated && !corpus.curated.entries.includes(curated) ? ['not an answer of the editors'] : []),
  ]
}

/** A quote stands in its release; one that no longer holds is cited only as that. */
export function wrongIn(citation: Citation, corpus: Corpus): string[] {
  const isNamed = (release: Release) => release.id === citation.release
  const retired = corpus.retired.find(({ release }) => isNamed(release))
  const release = retired?.release ?? corpus.releases.find(isNamed)
  const paragraph = release?.paragraphs.find(({ number }) => number === citation.paragraph)
  if (!paragraph?.text.includes(citation.quote))
    return [`quote not in ${citation.release}: ${citation.quote}`]
  return retired && !citation.retired ? [`cited as if it held: ${citation.release}`] : []
}
