// How long a knowledge folder of many releases takes to load, up to the first answer: from its files, from its files
// with a snapshot left for the next start, from that snapshot, and after one release was changed. Each in a process of
// its own.
//   node bench/releases-at-scale.ts [releases, 1000]
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialiseRelease } from '../src/release/serialise.ts'
import { loadReleases } from '../src/store/knowledge-folder.ts'
import { inFreshProcess } from './fresh-process.ts'
import type { Load } from './load-knowledge.ts'
import { madeReleases } from './made-releases.ts'
import { megabytes, milli, table } from './table.ts'

const count = Number(process.argv[2] ?? 1000)
const { releases: shipped } = await loadReleases('knowledge')
const [first] = shipped
if (!first) throw new Error('no release to make others from')

const folder = await mkdtemp(join(tmpdir(), 'yuanwen-scale-'))
try {
  await mkdir(join(folder, 'releases'))
  for (const release of madeReleases(first, count))
    await writeFile(join(folder, 'releases', `${release.id}.md`), serialiseRelease(release))
  const snapshot = join(folder, 'knowledge.snapshot')
  const measure = (how: string, ...args: readonly string[]) =>
    inFreshProcess<Load>('load-knowledge.ts', [folder, ...args], ['--expose-gc']).then((load) => ({
      how,
      ...load,
    }))
  const same = [
    await measure('files'),
    await measure('files, snapshot left', snapshot),
    await measure('snapshot', snapshot),
  ]
  const other = serialiseRelease({ ...first, title: `${first.title}（续）` })
  await writeFile(join(folder, 'releases', `${first.id}.md`), other)
  const loads = [...same, await measure('snapshot, one release changed', snapshot)]
  const { size } = await stat(snapshot)
  const agree = same.every(({ version, reply }) => version === same[0]?.version && reply === same[0]?.reply)
  const lines = table(
    ['from', 'engine', 'first answer', 'processor time', 'heap', 'arrays', 'most memory'],
    loads.map(({ how, ms, answerMs, cpuMs, heap, arrays, peak }) => [
      how,
      milli(ms),
      milli(answerMs),
      milli(cpuMs),
      megabytes(heap),
      megabytes(arrays),
      megabytes(peak),
    ]),
  )
  const head = `${count} releases, snapshot ${megabytes(size)}; ${agree ? 'the same version and answer from all three' : 'VERSIONS OR ANSWERS DIFFER'}`
  process.stdout.write(`${[head, ...lines].join('\n')}\n`)
} finally {
  await rm(folder, { recursive: true })
}
