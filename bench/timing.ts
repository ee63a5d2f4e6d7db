// Measuring small pieces of work side by side.

/** Milliseconds. */
export interface Spread {
  readonly least: number
  readonly median: number
  readonly p99: number
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { least: sorted[0] ?? 0, median: at(0.5), p99: at(0.99) }
}

/** The time of one piece of work, in milliseconds. */
export function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/**
 * Asks `a` and `b` every question in turn, `rounds` times, which of them begins changing with each question; so a
 * busy moment of the machine hits both. One round more goes before, to warm up, and does not count.
 */
export function sideBySide(
  questions: readonly string[],
  rounds: number,
  a: (question: string) => unknown,
  b: (question: string) => unknown,
): { readonly a: Spread; readonly b: Spread } {
  const times = { a: [] as number[], b: [] as number[] }
  for (let round = 0; round <= rounds; round++)
    for (const [i, question] of questions.entries()) {
      const aFirst = (i + round) % 2 === 0
      const first = timed(() => (aFirst ? a : b)(question))
      const second = timed(() => (aFirst ? b : a)(question))
      if (round === 0) continue
      times.a.push(aFirst ? first : second)
      times.b.push(aFirst ? second : first)
    }
  return { a: spreadOf(times.a), b: spreadOf(times.b) }
}
