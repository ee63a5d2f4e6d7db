// Does import take time in proportion to the text? The shipped release ten times over against a hundred times: repairing,
// and splitting into passages with figures. (Once alone is over before the machine has warmed up to it.)
import { splitRelease } from '../src/passage/split.ts'
import type { Release } from '../src/release/release.ts'
import { repair } from '../src/release/repair.ts'
import { timed } from './timing.ts'

export interface Growth {
  readonly name: string
  /** Milliseconds, the least of some runs. */
  readonly short: number
  readonly tenfold: number
}

const runs = 5

export function growths(release: Release): Growth[] {
  const [short, long] = [repeated(release, 10), repeated(release, 100)]
  const compare = (name: string, work: (on: Release) => unknown): Growth => {
    const least = (on: Release) => Math.min(...Array.from({ length: runs }, () => timed(() => work(on))))
    return { name, short: least(short), tenfold: least(long) }
  }
  return [
    compare('repairing', (on) =>
      repair(on.paragraphs.map(({ text }) => text).join('\n\n'), 'bench', {
        script: 'auto',
        editorRepairs: [],
      }),
    ),
    compare('splitting', splitRelease),
  ]
}

function repeated(release: Release, times: number): Release {
  const all = Array.from({ length: times }, () => release.paragraphs).flat()
  return { ...release, paragraphs: all.map((paragraph, i) => ({ ...paragraph, number: i + 1 })) }
}
