// Verdicts → the summary line, the tables and the misses that a person reads.
import { type Judged, utility, type Verdict } from './judge.ts'

/** Counts and rates of one set of verdicts; rates are 0 to 1, null where nothing was to be judged. */
export interface Totals {
  readonly asked: number
  readonly counts: Readonly<Record<Verdict, number>>
  /** Correct of the answerable. */
  readonly correct: number | null
  /** Held of the unanswerable. */
  readonly held: number | null
  /** Wrong and false of all. */
  readonly wrong: number | null
  readonly utility: number
}

const verdicts: readonly Verdict[] = ['correct', 'partial', 'refused', 'wrong', 'held', 'false']

export function totalsOf(judged: readonly Judged[]): Totals {
  const count = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).length
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Record<
    Verdict,
    number
  >
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const answerable = counts.correct + counts.partial + counts.refused + counts.wrong
  return {
    asked: judged.length,
    counts,
    correct: share(counts.correct, answerable),
    held: share(counts.held, counts.held + counts.false),
    wrong: share(counts.wrong + counts.false, judged.length),
    utility: judged.reduce((sum, one) => sum + utility[one.verdict], 0),
  }
}

/** The whole report: one summary line for questions, one for dialogue turns, tables, misses. */
export function evalReport(
  questions: readonly Judged[],
  turns: readonly Judged[],
): { text: string; totals: { questions: Totals; turns: Totals } } {
  const totals = { questions: totalsOf(questions), turns: totalsOf(turns) }
  const lines = [summary('questions', totals.questions)]
  if (turns.length > 0) lines.push(summary('dialogue turns', totals.turns))
  for (const by of ['kind', 'lang', 'style'] as const) lines.push('', ...table(by, questions))
  const missed = [...questions, ...turns].filter(({ verdict }) => verdict !== 'correct' && verdict !== 'held')
  if (missed.length > 0) lines.push('', `misses (${missed.length}):`, ...missed.map(describeMiss))
  return { text: lines.join('\n'), totals }
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`
}

function summary(name: string, t: Totals): string {
  const rates = `correct ${percent(t.correct)} · held ${percent(t.held)} · wrong ${percent(t.wrong)}`
  const counts = verdicts.map((verdict) => `${verdict} ${t.counts[verdict]}`).join(', ')
  return `${t.asked} ${name}: ${rates} · utility ${t.utility.toFixed(1)} (${counts})`
}

function table(by: 'kind' | 'lang' | 'style', judged: readonly Judged[]): string[] {
  const groups = Map.groupBy(judged, (one) => one[by])
  const rows = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, group]) => {
      const t = totalsOf(group)
      const cells = [t.asked, percent(t.correct), percent(t.held), percent(t.wrong)]
      return [name.padEnd(16), ...cells.map((cell) => String(cell).padStart(9))].join('')
    })
  return [
    [by.padEnd(16), ...['asked', 'correct', 'held', 'wrong'].map((head) => head.padStart(9))].join(''),
    ...rows,
  ]
}

function describeMiss({ id, kind, text, verdict, expect, said }: Judged): string {
  const wanted = expect.answerable
    ? [...(expect.figures ?? []), ...(expect.mustContain ?? [])].join('、') || expect.evidence
    : `not stated (${expect.why ?? ''})`
  const figures = said.figures.join('、')
  return `${verdict.toUpperCase()} ${id} ${kind}: ${text}\n    expected ${wanted}\n    said ${said.outcome} ${figures}`
}
