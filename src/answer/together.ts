// One figure that counts several things together answers for none of them: who asks for each of them is told so.
import type { Term } from '../query/query.ts'
import type { RankedSlot } from '../search/in-turn.ts'
import { saysAny } from '../search/match.ts'
import type { Candidate } from '../search/rank.ts'
import type { Chance } from './confidence.ts'

/** 去北京的、去天津的各多少人: one figure that counts both together, where no other speaks of either, answers for neither. */
export function isCountedTogether(
  at: number,
  ranked: readonly RankedSlot[],
  tops: readonly (Chance | undefined)[],
): boolean {
  const [mine, one] = [tops[at]?.candidate, ranked[at]]
  if (!mine?.figure || !one) return false
  return ranked.some((other, i) => {
    const theirs = tops[i]?.candidate
    if (i === at || !theirs || !sameFigure(mine, theirs) || other.slot.measure !== one.slot.measure)
      return false
    return countsTogether(mine, [one.slot.terms, other.slot.terms], [...one.candidates, ...other.candidates])
  })
}

/** Whether the figure's own stretch speaks of several of the parts, and no other figure's of any of them. */
export function countsTogether(
  mine: Candidate,
  parts: readonly (readonly Term[])[],
  candidates: readonly Candidate[],
): boolean {
  const proper = parts.map((part) =>
    part.filter(
      ({ text, standing }) =>
        standing !== 'character' &&
        !parts.some((other) => other !== part && other.some((term) => term.text === text)),
    ),
  )
  const said = proper.filter((words) => says(mine, words))
  const others = candidates.filter((one) => !sameFigure(one, mine))
  return said.length > 1 && !others.some((one) => said.some((words) => says(one, words)))
}

/** Whether the figure's own stretch says one of the words. */
function says({ indexed, figure }: Candidate, words: readonly Term[]): boolean {
  const own = figure ? indexed.text.slice(figure.own.start, figure.own.end) : ''
  return saysAny(words, own)
}

/** Whether both point out the same figure. */
export function sameFigure(a: Candidate, b: Candidate): boolean {
  return a.indexed === b.indexed && a.figure === b.figure
}
