// How an answer came about, for editors: the question as understood, the best candidates with their evidence, the
// decision.
import type { Explanation } from '../engine/engine.ts'
import type { Slot, Term } from '../query/query.ts'
import type { Candidate } from '../search/rank.ts'

const mostCandidates = 4

/** The explanation as lines of text. */
export function explain({ query, ranked, decision }: Explanation): string {
  const demands = [
    ...query.constraints.map(({ reason, about }) => `${reason} (${about})`),
    ...query.years.map((year) => `year ${year}`),
    ...query.places.map((place) => `place ${place}`),
  ]
  const lines = [`understood: ${query.text}`]
  if (demands.length > 0) lines.push(`demands: ${demands.join(', ')}`)
  for (const { slot, candidates } of ranked)
    lines.push(describeSlot(slot), ...candidates.slice(0, mostCandidates).map(describeCandidate))
  const reason =
    decision?.outcome === 'not-stated' ? `: ${decision.reason} ${decision.about ?? ''}`.trimEnd() : ''
  lines.push(`decision: ${decision ? decision.outcome : 'no question about the releases'}${reason}`)
  return lines.join('\n')
}

function describeSlot({ asking, kinds, measure, focus, terms }: Slot): string {
  const asked = [asking, kinds?.join('|'), measure].filter(Boolean).join(' ')
  return `asks: ${asked} · about ${wordsOf(focus)} · words ${terms.map(describeTerm).join(' ')}`
}

function wordsOf(terms: readonly Term[]): string {
  return terms.map(({ text }) => text).join('') || '–'
}

function describeTerm({ text, alternatives }: Term): string {
  const others = alternatives.filter((one) => one.text !== text && one.quality > 0.5).map((one) => one.text)
  return others.length > 0 ? `${text}(=${others.slice(0, 3).join(',')})` : text
}

function describeCandidate({ indexed, figure, score, evidence }: Candidate): string {
  const shares = (['coverage', 'near', 'focus', 'asked', 'kind', 'extra'] as const)
    .map((name) => `${name} ${evidence[name].toFixed(2)}`)
    .join(' ')
  const against = [
    ...evidence.contradicted.map((word) => `excluded by ${word}`),
    ...(evidence.subset ? ['asks for a part'] : []),
    ...(evidence.otherPersons > 0 ? ['other persons'] : []),
    ...(evidence.strangers > 0 ? ['another number'] : []),
    ...(evidence.unexplained.length > 0
      ? [`unexplained ${evidence.unexplained.map(({ text }) => text).join(' ')}`]
      : []),
  ]
  const name = figure?.text ?? 'the sentence'
  return `  ${score.toFixed(2)} ${name} ${indexed.passage.id} · ${[shares, ...against].join(' · ')}`
}
