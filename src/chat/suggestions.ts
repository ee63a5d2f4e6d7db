// Questions to go on with, in the language that is spoken: to who reads English none in Chinese, as far as the lexicon
// can word them. Pure.
import type { Answer } from '../answer/answer.ts'
import type { Engine } from '../engine/engine.ts'
import type { Language } from '../query/query.ts'

const most = 3

/** The answer with its suggestions in `language`. */
export function suggestingIn(answer: Answer, language: Language, engine: Engine): Answer {
  if (answer.suggestions.length === 0) return answer
  // Small talk is followed by what can be asked at all.
  if (answer.outcome === 'off-topic') return { ...answer, suggestions: engine.examples(most, language) }
  if (language !== 'en') return answer
  const worded = answer.suggestions.flatMap((question) => engine.inEnglish(question) ?? [])
  const suggestions = worded.length > 0 ? worded : engine.examples(most, 'en').filter(isEnglish)
  return suggestions.length > 0 ? { ...answer, suggestions } : answer
}

function isEnglish(question: string): boolean {
  return !/\p{Script=Han}/u.test(question)
}
