// How an answer came about, for editors: the question as understood, the best candidates with their evidence, the
// decision.
import { type Chance, chancesOf } from '../answer/confidence.ts'
import type { Explanation } from '../engine/engine.ts'
import type { Slot, Term } from '../query/query.ts'
import { valueIn } from '../search/columns.ts'
import { threshold } from '../search/utility.ts'

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
  for (const one of ranked) {
    const chances = chancesOf(one, query).slice(0, mostCandidates)
    lines.push(describeSlot(one.slot), ...chances.map(describeCandidate))
  }
  const reason =
    decision?.outcome === 'not-stated' ? `: ${decision.reason} ${decision.about ?? ''}`.trimEnd() : ''
  if (ranked.length > 0) lines.push(`a plain question is answered from ${Math.round(100 * threshold)} % on`)
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

function describeCandidate({ chance, candidate: { indexed, figure, evidence, model } }: Chance): string {
  const shares = (['coverage', 'near', 'focus', 'asked', 'kind', 'extra'] as const)
    .map((name) => `${name} ${evidence[name].toFixed(2)}`)
    .join(' ')
  const taught = (column: 'taught' | 'taughtNone') => (model ? valueIn(model.features, column) : 0)
  const [forIt, forNone] = [taught('taught'), taught('taughtNone')].map((share) => Math.round(100 * share))
  const against = [
    ...(forIt || forNone ? [`by precedents ${forIt} %, not stated ${forNone} %`] : []),
    ...evidence.contradicted.map((word) => `excluded by ${word}`),
    ...(evidence.subset ? ['asks for a part'] : []),
    ...(evidence.otherPersons > 0 ? ['other persons'] : []),
    ...(evidence.strangers > 0 ? ['another number'] : []),
    ...(evidence.unexplained.length > 0
      ? [`unexplained ${evidence.unexplained.map(({ text }) => text).join(' ')}`]
      : []),
  ]
  const name = figure?.text ?? 'the sentence'
  return `  ${Math.round(100 * chance)} % ${name} ${indexed.passage.id} · ${[shares, ...against].join(' · ')}`
}
