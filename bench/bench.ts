// `npm run bench`: how fast and how large, as ratios against peers measured in the same run. Ratios come first because
// they hold on any machine; milliseconds and megabytes are of this one. Nothing here passes or fails.
//   npm run bench                        1, 100 and 1,000 releases: some four minutes and 2 GB
//   npm run bench -- --sizes 1,100       without the largest
import { cpus } from 'node:os'
import { loadReleases } from '../src/store/knowledge-folder.ts'
import type { SizeReport } from './at-size.ts'
import { inFreshProcess } from './fresh-process.ts'
import { growths, growthTable } from './linear.ts'
import { loadQuestions } from './load.ts'
import type { Bin } from './reliability.ts'
import { stageNames } from './stages.ts'
import { startAndMemory } from './start.ts'
import { kb, megabytes, micro, milli, percent, ratio, table } from './table.ts'

const named = process.argv[process.argv.indexOf('--sizes') + 1]
const sizes = process.argv.includes('--sizes') ? (named ?? '').split(',').map(Number) : [1, 100, 1000]
const print = (...lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`)

print(
  `yuanwen bench · Node ${process.versions.node} · ${cpus().length} × ${cpus()[0]?.model ?? 'processor unknown'}`,
  `load: the ${loadQuestions().length} questions of knowledge/precedents; every 5th at 100 releases, every 20th at 1,000`,
  'peer: MiniSearch alone, pairs of characters, on the same sentences; its answer is the best sentence',
)

const reports: SizeReport[] = []
for (const size of sizes) {
  process.stderr.write(`measuring ${size} releases …\n`)
  const options = ['--expose-gc', '--max-old-space-size=6000']
  reports.push(await inFreshProcess<SizeReport>('at-size.ts', [String(size)], options))
}

print('', '# One question, from its text to the reply as text', '')
print(
  ...table(
    ['releases', 'sentences', 'median', 'p99', 'yuanwen median', 'p99', 'MiniSearch median', 'p99'],
    reports.map(({ releases, sentences, ours, peer }) => [
      String(releases),
      String(sentences),
      ratio(ours.median / peer.median),
      ratio(ours.p99 / peer.p99),
      ...[ours.median, ours.p99, peer.median, peer.p99].map(micro),
    ]),
  ),
)

print('', '# Stages of the whole path, share of the median (medians of each stage)', '')
print(
  ...table(
    ['releases', ...stageNames],
    reports.map(({ releases, stages }) => {
      const sum = stages.reduce((total, { median }) => total + median, 0)
      return [
        String(releases),
        ...stages.map(({ median }) => `${Math.round((100 * median) / sum)} % ${micro(median)}`),
      ]
    }),
  ),
)

print('', '# Building the corpus and its index, from releases in memory', '')
print(
  ...table(
    ['releases', 'time', 'heap', 'yuanwen time', 'heap', 'a release', 'MiniSearch time', 'heap'],
    reports.map(({ releases, build, peerBuild }) => [
      String(releases),
      ratio(build.ms / peerBuild.ms),
      ratio(build.heap / peerBuild.heap),
      milli(build.ms),
      megabytes(build.heap),
      kb(build.heap / releases),
      milli(peerBuild.ms),
      megabytes(peerBuild.heap),
    ]),
  ),
)

process.stderr.write('measuring what confidence is worth …\n')
const bins = await inFreshProcess<Bin[]>('reliability.ts')
const cells = ({ count, said, right }: Bin['answered']) =>
  count === 0 ? ['', '', ''] : [String(count), percent(said), percent(right)]

print(
  '',
  '# Confidence as printed, and how often it is right: over the questions of knowledge/precedents, each file without itself, and tests/questions/elsewhere',
  '',
)
print(
  ...table(
    ['confidence', 'answered', 'said', 'right', 'not stated', 'said', 'right'],
    bins.map((bin) => [`${percent(bin.from)} on`, ...cells(bin.answered), ...cells(bin.refused)]),
  ),
)

const shipped = (await loadReleases('knowledge')).releases[0]
print('', '# Ten times the text, in how many times the time (12 and more: no longer linear)', '')
print(...growthTable(shipped ? growths(shipped) : []))

process.stderr.write('measuring fresh processes …\n')
const { start, memory } = await startAndMemory()
const baseStart = start.find(({ name }) => name === 'bare Node')?.median ?? Number.NaN
const baseMemory = memory.find(({ name }) => name === 'bare Node')?.peak ?? Number.NaN

print('', '# Start to first reply, a fresh process each (five of each, in turn)', '')
print(
  ...table(
    ['', 'of bare Node', 'least', 'median'],
    start.map(({ name, least, median }) => [name, ratio(median / baseStart), milli(least), milli(median)]),
  ),
)
print('', '# Resident memory after one reply (VmRSS, and the most it ever was, VmHWM)', '')
print(
  ...table(
    ['', 'of bare Node', 'VmHWM', 'VmRSS', 'heap used'],
    memory.map(({ name, peak, resident, heap }) => [
      name,
      ratio(peak / baseMemory),
      megabytes(peak),
      megabytes(resident),
      megabytes(heap),
    ]),
  ),
)
