// Does import take time in proportion to the text? A release ten times over against a hundred times: repairing a damaged
// one, and splitting the shipped one into passages with figures. (Once alone is over before the machine has warmed up to it.)
//   node bench/linear.ts
import { readFileSync } from 'node:fs'
import { splitRelease } from '../src/passage/split.ts'
import type { Release } from '../src/release/release.ts'
import { repair } from '../src/release/repair.ts'
import { loadReleases } from '../src/store/knowledge-folder.ts'
import { milli, ratio, table } from './table.ts'

export interface Growth {
  readonly name: string
  /** Milliseconds of the processor, the least of some runs: other programs do not count. */
  readonly short: number
  readonly tenfold: number
}

const runs = 5

export function growths(release: Release): Growth[] {
  const damaged = readFileSync(new URL('../tests/fixtures/damaged-release.txt', import.meta.url), 'utf8')
  const repaired = (times: number) =>
    repair(damaged.repeat(times), 'bench', { script: 'auto', editorRepairs: [] })
  const split = (times: number) => splitRelease(repeated(release, times))
  return [growth('repairing', repaired), growth('splitting', split)]
}

function growth(name: string, work: (times: number) => unknown): Growth {
  const rounds = Array.from(
    { length: runs },
    () => [processorTime(() => work(10)), processorTime(() => work(100))] as const,
  )
  const least = (times: readonly number[]) => Math.min(...times)
  return { name, short: least(rounds.map(([one]) => one)), tenfold: least(rounds.map(([, one]) => one)) }
}

/** Milliseconds that a piece of work takes of this thread. */
function processorTime(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

function repeated(release: Release, times: number): Release {
  const all = Array.from({ length: times }, () => release.paragraphs).flat()
  return { ...release, paragraphs: all.map((paragraph, i) => ({ ...paragraph, number: i + 1 })) }
}

/** The table that `npm run bench` prints too. */
export function growthTable(found: readonly Growth[]): string[] {
  const rows = found.map(({ name, short, tenfold }) => [
    name,
    ratio(tenfold / short),
    milli(short),
    milli(tenfold),
  ])
  return table(['', 'times', 'ten releases', 'a hundred'], rows)
}

if (import.meta.main) {
  const { releases } = await loadReleases('knowledge')
  const [first] = releases
  process.stdout.write(`${growthTable(first ? growths(first) : []).join('\n')}\n`)
}
