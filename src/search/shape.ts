// The shape of a candidate: a figure of which kind, in which measure word, where among the figures of its sentence, beside
// what is asked for. Numbers of 0 to 1, for features.ts.
import type { Query, Slot } from '../query/query.ts'
import type { Wants } from './asked.ts'
import type { Candidate } from './rank.ts'

/** What the candidate is, and whether that is what is asked for. */
export function shapeOf(
  { indexed, figure }: Pick<Candidate, 'indexed' | 'figure'>,
  slot: Slot,
  query: Query,
  { particular, share, day, month }: Wants,
) {
  const { figures } = indexed.passage
  const alike = figure ? figures.filter(({ kind }) => kind === figure.kind) : []
  const is = (truth: boolean) => (truth ? 1 : 0)
  return {
    isFigure: is(figure !== null),
    particularUnit: is(particular && slot.measure === figure?.unit),
    otherUnit: is(particular && figure !== null && slot.measure !== figure.unit),
    asksShare: is(figure?.kind === 'share' && share),
    notShare: is(figure !== null && figure.kind !== 'share' && share),
    sameUnit: is(figure !== null && slot.measure === figure.unit),
    unitSaid: is(figure !== null && figure.unit !== '' && query.text.includes(figure.unit)),
    money: is(figure?.kind === 'money'),
    share: is(figure?.kind === 'share'),
    date: is(figure?.kind === 'date'),
    tooCoarse: is(
      figure?.kind === 'date' &&
        ((day && !figure.text.includes('日')) || (month && !figure.text.includes('月'))),
    ),
    dayAsked: is(figure?.kind === 'date' && slot.asking === 'when'),
    people: is(figure?.kind === 'people'),
    position: figure ? figures.indexOf(figure) / figures.length : 0,
    hasSiblings: is(alike.length > 1),
    isFirst: is(figure !== null && alike[0] === figure),
    isPart: is(figure?.partOf !== undefined),
  }
}
