// The guard on every answer: quotes are substrings of a release, figures pointed out are substrings of their quote.
import type { Corpus } from '../corpus/corpus.ts'
import type { Answer, Citation } from './answer.ts'

/** What is not verbatim in the answer, one line each; empty when all is. */
export function notVerbatim(answer: Answer, corpus: Corpus): string[] {
  if (answer.outcome === 'off-topic') return []
  const wrong = answer.citations
    .filter((c) => !stands(c, corpus))
    .map((c) => `quote not in ${c.release}: ${c.quote}`)
  if (answer.outcome !== 'answered') return wrong
  const pointed = [...answer.figures, ...answer.spans].filter(
    (p) => !answer.citations[p.citation]?.quote.includes(p.text),
  )
  return [...wrong, ...pointed.map((p) => `not in its quote: ${p.text}`)]
}

function stands(citation: Citation, corpus: Corpus): boolean {
  const release = corpus.releases.find((r) => r.id === citation.release)
  const paragraph = release?.paragraphs.find((p) => p.number === citation.paragraph)
  return paragraph?.text.includes(citation.quote) ?? false
}
