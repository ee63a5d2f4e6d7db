// How an answer came about, in words: what was understood, what came nearest and how likely it is, why it was given or
// not.
import { chancesOf } from '../answer/confidence.ts'
import type { Context, Reply } from '../engine/engine.ts'
import type { Language, Query, Slot } from '../query/query.ts'
import type { Candidate } from '../search/rank.ts'
import { bold, type Line, linesOnly, type Message, say, shortened } from './message.ts'
import { phrasesIn } from './phrases.ts'
import { editingPhrasesIn } from './phrases-editing.ts'

const mostCandidates = 3

/** The explanation that came with an answer; `context`: the conversation in which it was asked, if there was one. */
export function whyMessage(
  { answer, explanation }: Pick<Reply, 'answer' | 'explanation'>,
  { knowledge, context }: { readonly knowledge: string; readonly context: Context | null },
  language: Language,
): Message {
  const { why: words } = editingPhrasesIn(language)
  const { query, ranked, decision, curated } = explanation
  const decided = curated === null ? answer.outcome : 'curated'
  const reason =
    decision?.outcome === 'not-stated'
      ? [say(words.reason(phrasesIn(language).notStated[decision.reason](decision.about)))]
      : []
  const demands = demandsOf(query)
  const before = context?.last?.text ?? ''
  return linesOnly([
    say(bold(words.understood(query.text))),
    ...(before === '' ? [] : [say(words.after(before))]),
    ...(demands.length > 0 ? [say(words.demands(demands))] : []),
    ...ranked.flatMap((one) => [
      ...slotLines(one.slot, language),
      ...candidateLines(chancesOf(one, query).slice(0, mostCandidates), language),
    ]),
    say(bold(words.decided[decided])),
    ...reason,
    say(words.version(knowledge)),
  ])
}

function demandsOf({ constraints, years, places }: Query): string[] {
  return [...constraints.map(({ about }) => about), ...years.map(String), ...places].filter(
    (one) => one !== '',
  )
}

function slotLines({ focus, terms, inherited }: Slot, language: Language): Line[] {
  const { why: words } = editingPhrasesIn(language)
  const about = (focus.length > 0 ? focus : terms).map(({ text }) => text).join('')
  const added = [...new Set(inherited.flat().map(({ text }) => text))]
  const means = terms.flatMap(({ text, alternatives }) => {
    const others = alternatives.filter((one) => one.text !== text && one.quality > 0.5).map((one) => one.text)
    return others.length === 0 ? [] : [say(words.means(text, others.slice(0, 3)))]
  })
  return [
    ...(about === '' ? [] : [say(words.asks(about))]),
    ...(added.length === 0 ? [] : [say(words.inherits(added))]),
    ...means.slice(0, 3),
  ]
}

function candidateLines(
  chances: readonly { readonly candidate: Candidate; readonly chance: number }[],
  language: Language,
): Line[] {
  const { why: words } = editingPhrasesIn(language)
  if (chances.length === 0) return []
  const lines = chances.flatMap(({ candidate, chance }) => {
    const { indexed, figure, evidence } = candidate
    const against = [
      ...(evidence.contradicted.length > 0 ? [words.against.contradicted] : []),
      ...(evidence.subset ? [words.against.subset] : []),
      ...(evidence.otherPersons > 0 ? [words.against.persons] : []),
      ...(evidence.unexplained.length > 0 ? [words.against.unexplained] : []),
    ]
    const name = figure?.text ?? shortened(indexed.passage.text, 20)
    const line = words.candidate(name, indexed.passage.id, `${Math.round(100 * chance)} %`)
    return [say([line, ...against].join(' · '))]
  })
  return [say(words.best), ...lines]
}
