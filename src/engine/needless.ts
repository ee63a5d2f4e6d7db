// A question answered by itself and with the turn before it → whether that turn brings nothing.
import type { Answer } from '../answer/answer.ts'

/** From this confidence on a question needs nothing from the turn before it. */
export const sureAlone = 0.7
/** The same of one that names a single thing: 农村的几家 rather asks about what was spoken of. */
export const sureInPassing = 0.9

/** Whether the turn before brings nothing else about: then it is not brought up. */
export function isNeedless(together: Answer, alone: Answer, sure: number): boolean {
  if (alone.outcome === 'answered')
    return together.outcome === 'answered' ? sameFigures(alone, together) : alone.confidence >= sure
  if (alone.outcome !== 'not-stated' || together.outcome !== 'not-stated') return false
  const [nearest] = alone.citations
  return nearest !== undefined && nearest.quote === together.citations[0]?.quote
}

/** True of two answers that point out the same, something at least. */
export function sameFigures(one: Answer, other: Answer): boolean {
  if (one.outcome !== 'answered' || other.outcome !== 'answered') return false
  const [figures, others] = [one.figures, other.figures]
  return (
    figures.length > 0 &&
    figures.length === others.length &&
    figures.every(({ text }, i) => text === others[i]?.text)
  )
}
