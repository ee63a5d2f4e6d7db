// How well and how fast `yuanwen search` finds the right passage, beside MiniSearch alone on pairs of characters.
//   node bench/retrieval.ts FOLDER …                      sets of passages with questions
//   node --expose-gc bench/retrieval.ts --made NUMBER …    so many made passages: time and memory; no peer above 10,000
// Each folder holds corpus.jsonl `{id, title?, text}` and queries.jsonl `{id, text, relevant: [ids]}`. Every second
// question by a hash of its id is also reported apart: what is tuned on one half must hold on the other.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Document, makeCollection } from '../src/search/collection.ts'
import { madePassages } from './made-passages.ts'
import { makeRankedPeer } from './peer.ts'
import { megabytes, micro, milli, ratio, table } from './table.ts'
import { spreadOf } from './timing.ts'

interface Question {
  readonly id: string
  readonly text: string
  readonly relevant: readonly string[]
}

const depth = 10

interface Row {
  readonly set: string
  readonly documents: readonly Document[]
  readonly questions: readonly Question[]
}

const args = process.argv.slice(2)
const sets: Row[] =
  args[0] === '--made'
    ? args.slice(1).map((count) => ({ set: count, ...madePassages(Number(count), 200) }))
    : args.map((folder) => ({
        set: basename(folder),
        documents: linesOf<Partial<Document> & { id: string; text: string }>(folder, 'corpus.jsonl').map(
          ({ id, title, text }) => ({ id, title: title ?? '', text }),
        ),
        questions: linesOf<Question>(folder, 'queries.jsonl'),
      }))
const mostForPeer = 10_000

const rows = sets.flatMap(({ set, documents, questions }) => {
  const ours = measured(questions, () => {
    const collection = makeCollection(documents)
    return (text) => collection.search(text, depth).map(({ id }) => id)
  })
  const theirs =
    documents.length > mostForPeer
      ? null
      : measured(questions, () => {
          const search = makeRankedPeer(documents)
          return (text) => search(text, depth)
        })
  const row = (name: string, { found, p50, p99, ms, bytes }: Measured) => [
    set,
    name,
    ...[() => true, isFirstHalf, (q: Question) => !isFirstHalf(q)].map((half) =>
      quality(found.filter(({ question }) => half(question))),
    ),
    micro(p50),
    theirs ? ratio(p50 / theirs.p50) : '–',
    micro(p99),
    milli(ms),
    megabytes(bytes),
  ]
  return [row('yuanwen', ours), ...(theirs ? [row('MiniSearch', theirs)] : [])]
})
const head = [
  'set',
  '',
  'Recall@1 / MRR@10',
  'one half',
  'other half',
  'p50',
  'of MiniSearch',
  'p99',
  'build',
  'memory',
]
process.stdout.write(`${table(head, rows).join('\n')}\n`)

interface Measured {
  readonly found: readonly { readonly question: Question; readonly rank: number }[]
  readonly p50: number
  readonly p99: number
  /** Of making the search: milliseconds, and bytes on the heap and in arrays. */
  readonly ms: number
  readonly bytes: number
}

/** Ranks (0 for none) of the best relevant passage, and milliseconds; a first round warms up. */
function measured(questions: readonly Question[], make: () => (text: string) => readonly string[]): Measured {
  const before = inUse()
  const start = performance.now()
  const search = make()
  const ms = performance.now() - start
  const bytes = inUse() - before
  for (const { text } of questions) search(text)
  const times: number[] = []
  const found = questions.map((question) => {
    const begun = performance.now()
    const ids = search(question.text)
    times.push(performance.now() - begun)
    return { question, rank: 1 + ids.findIndex((id) => question.relevant.includes(id)) }
  })
  const { median, p99 } = spreadOf(times)
  return { found, p50: median, p99, ms, bytes }
}

function inUse(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function quality(found: readonly { readonly rank: number }[]): string {
  const share = (of: (rank: number) => number) =>
    found.reduce((sum, { rank }) => sum + of(rank), 0) / Math.max(1, found.length)
  return `${share((rank) => (rank === 1 ? 1 : 0)).toFixed(4)} / ${share((rank) => (rank > 0 ? 1 / rank : 0)).toFixed(4)}`
}

function isFirstHalf({ id }: Question): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0
}

function linesOf<T>(folder: string, name: string): T[] {
  const text = readFileSync(join(folder, name), 'utf8')
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as T]))
}
