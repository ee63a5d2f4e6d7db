// The drawing of the rooms, as data, held against every import of src, types included.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** Downstream of each other: a room knows those to its left. docs/architecture.md draws the same. */
const stream =
  'lexicon text release passage corpus query search answer claim engine render announcement chat desk'.split(
    ' ',
  )

/** Room → the rooms it may know. Files that lie in src itself are rooms of their own. */
const drawing: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(stream.map((room, i) => [room, stream.slice(0, i)])),
  // Kinds of documents become text beside the stream: only what opens files needs them.
  read: ['text', 'release'],
  store: [...stream, 'read'],
  telegram: stream,
  http: [],
  measure: stream,
  cli: [...stream, 'read', 'store', 'measure'],
  'fault.ts': [],
  'once.ts': [],
  'log.ts': [],
  'config.ts': [],
  // The bot as a whole: what comes in, what is kept, what goes out.
  bot: [...stream, 'telegram', 'http'],
  // A second copy of what answers, in a thread of its own.
  thread: [...stream, 'store'],
  // All of it wired: what the bot needs, opened and closed.
  'serve.ts': [...stream, 'store', 'cli', 'thread', 'config.ts', 'bot'],
  'main.ts': [...stream, 'read', 'store', 'telegram', 'measure', 'cli', 'config.ts', 'serve.ts'],
  'yuanwen.js': ['main.ts'],
}

/** log.ts is for what runs, not for what is pure. */
const mayLog = new Set(['telegram', 'http', 'bot', 'serve.ts', 'main.ts'])

/** Package → its homes: rooms, or single files. */
const homes: Readonly<Record<string, readonly string[]>> = {
  minisearch: ['search'],
  telegraf: ['telegram'],
  commander: ['cli'],
  dotenv: ['main.ts'],
  pino: ['log.ts'],
  'pino-pretty': ['log.ts'],
  zod: ['config.ts', 'release', 'corpus', 'measure', 'cli'],
  yaml: ['release', 'corpus', 'read'],
  'opencc-js': ['text', 'release'],
  'pinyin-pro': ['query', 'read/slug.ts'],
  'china-area-data': ['store', 'release'],
  entities: ['release', 'read'],
  'iconv-lite': ['release', 'read'],
  parse5: ['read'],
  marked: ['read'],
  mammoth: ['read'],
  yauzl: ['read'],
  'pdfjs-dist': ['read'],
  kysely: ['store'],
  pg: ['store'],
}

/** Built-ins that compute and touch nothing outside; every other one is for the rooms of the world. */
const computing = new Set(['crypto', 'path', 'util', 'url', 'zlib', 'buffer', 'events'])
const worldly = new Set(['store', 'cli', 'telegram', 'http', 'thread', 'serve.ts', 'main.ts', 'log.ts'])
/** pdf.js is found by the place that its package was installed in; compiled code is kept before anything is loaded. */
const allowedBuiltIns: readonly string[] = ['read/pdf.ts node:module', 'yuanwen.js node:module']

const clockworks =
  /\b(?:Date\.now|new Date\(\)|Math\.random|performance\.now|process\.|setTimeout|setInterval|fetch\()/g

const mostLines = 300

interface Import {
  readonly from: string
  readonly to: string
  readonly isType: boolean
}

/** Sources by their path in src. */
type Sources = ReadonlyMap<string, string>

const roomOf = (path: string) => path.split('/')[0] ?? ''

/** Every import of every file; those inside src by path, the others as written. */
function importsOf(sources: Sources): Import[] {
  const statement = /^(?:import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|^import\s*'([^']+)'/gm
  const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g
  return [...sources].flatMap(([from, source]) => {
    const found = [
      ...[...source.matchAll(statement)].map((m) => ({ to: m[2] ?? m[3] ?? '', isType: m[1] !== undefined })),
      ...[...source.matchAll(dynamic)].map((m) => ({ to: m[1] ?? '', isType: false })),
    ]
    return found.map(({ to, isType }) => ({
      from,
      to: to.startsWith('.') ? join(from, '..', to) : to,
      isType,
    }))
  })
}

function roomBreaches(imports: readonly Import[]): string[] {
  return imports
    .filter(({ to }) => to.includes('.') && !to.startsWith('node:') && packageOf(to) === null)
    .filter(({ from, to }) => {
      const [a, b] = [roomOf(from), roomOf(to)]
      if (a === b || b === 'fault.ts' || b === 'once.ts') return false
      return b === 'log.ts' ? !mayLog.has(a) : !drawing[a]?.includes(b)
    })
    .map(({ from, to }) => `${from} → ${to}`)
}

/** The package's name; null for a file of src. */
function packageOf(to: string): string | null {
  const name = to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')
  return name in drawing || /^\.|\.(?:ts|js|json)$/.test(name) ? null : name
}

function packageBreaches(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const name = to.startsWith('node:') ? null : packageOf(to)
    if (name === null) return []
    const isHome = homes[name]?.some((home) => from === home || roomOf(from) === home) ?? false
    return isHome ? [] : [`${from} uses ${name}`]
  })
}

function builtInBreaches(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => to.startsWith('node:') && !worldly.has(roomOf(from)))
    .filter(({ to }) => !computing.has(to.slice('node:'.length).split('/')[0] ?? ''))
    .map(({ from, to }) => `${from} ${to}`)
    .filter((breach) => !allowedBuiltIns.includes(breach))
}

/** Loops of files, each as its files; within a room, types may refer to each other. */
function cycles(imports: readonly Import[]): string[] {
  const edges = Map.groupBy(
    imports.filter(({ from, to, isType }) => !(isType && roomOf(from) === roomOf(to))),
    ({ from }) => from,
  )
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file)) return
    done.add(file)
    for (const { to } of edges.get(file) ?? []) visit(to, [...path, file])
  }
  for (const file of edges.keys()) visit(file, [])
  return found
}

function clockBreaches(sources: Sources): string[] {
  return [...sources]
    .filter(([path]) => [...stream, 'read', 'measure'].includes(roomOf(path)))
    .flatMap(([path, source]) => [...source.matchAll(clockworks)].map(([used]) => `${path}: ${used}`))
}

const root = fileURLToPath(new URL('../src', import.meta.url))
const src: Sources = new Map(
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(root, path), withoutComments(readFileSync(path, 'utf8'))]),
)

/** Whole comment lines only: a `//` inside a string begins none. */
function withoutComments(source: string): string {
  return source.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
}

describe('src', () => {
  const imports = importsOf(src)

  it('is read, with its imports', () => {
    expect(src.size).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(src.size)
    const inside = imports.filter(({ to }) => src.has(to)).length
    expect(inside).toBeGreaterThan(imports.length / 2)
  })

  it('has a place in the drawing for every file', () => {
    expect([...src.keys()].filter((path) => !(roomOf(path) in drawing))).toEqual([])
  })

  it('imports only what lies upstream', () => {
    expect(roomBreaches(imports)).toEqual([])
  })

  it('has no cycle', () => {
    expect(cycles(imports)).toEqual([])
  })

  it('keeps every package in its home', () => {
    expect(packageBreaches(imports)).toEqual([])
  })

  it('reads, writes and listens in the rooms of the world alone', () => {
    expect(builtInBreaches(imports)).toEqual([])
  })

  it('has no clock and no chance in its pure rooms', () => {
    expect(clockBreaches(src)).toEqual([])
  })

  it(`has no file of more than ${mostLines} lines`, () => {
    const long = [...src.keys()].filter(
      (path) => readFileSync(join(root, path), 'utf8').split('\n').length - 1 > mostLines,
    )
    expect(long).toEqual([])
  })
})

describe('the drawing', () => {
  const inFile = (path: string, ...lines: readonly string[]) => importsOf(new Map([[path, lines.join('\n')]]))

  it.each([
    ['a room upstream', 'passage/a.ts', "import { x } from '../search/b.ts'"],
    ['a type upstream', 'passage/a.ts', "import type { X } from '../search/b.ts'"],
    ['a type of answer in query', 'query/a.ts', "import type { X } from '../answer/answer.ts'"],
    ['a type through export', 'text/a.ts', "export type { X } from '../release/b.ts'"],
    ['several lines', 'text/a.ts', "import {\n  x,\n  type Y,\n} from '../release/b.ts'"],
    ['a dynamic import', 'engine/a.ts', "const { x } = await import('../cli/b.ts')"],
    ['the bot in the command line', 'cli/a.ts', "import { x } from '../telegram/b.ts'"],
    ['the command line in the store', 'store/a.ts', "import { x } from '../cli/b.ts'"],
    ['measuring in the bot', 'telegram/a.ts', "import { x } from '../measure/b.ts'"],
    ['main', 'telegram/a.ts', "import { main } from '../main.ts'"],
    ['the configuration', 'cli/a.ts', "import { x } from '../config.ts'"],
    ['the log', 'answer/a.ts', "import { x } from '../log.ts'"],
    ['documents', 'passage/a.ts', "import { x } from '../read/read.ts'"],
  ])('forbids %s', (_what, path, line) => {
    expect(roomBreaches(inFile(path, line))).toHaveLength(1)
  })

  it.each([
    ['search/a.ts', "import { x } from '../passage/b.ts'"],
    ['cli/a.ts', "import { x } from '../store/b.ts'"],
    ['text/a.ts', "import { x } from '../fault.ts'"],
    ['telegram/a.ts', "import { x } from '../log.ts'"],
    ['main.ts', "import { x } from './config.ts'"],
    ['query/a.ts', "import { x } from './b.ts'"],
  ])('lets %s: %s', (path, line) => {
    expect(roomBreaches(inFile(path, line))).toEqual([])
  })

  it('keeps packages and built-ins at home', () => {
    const lines = ["import MiniSearch from 'minisearch'", "import { x } from 'left-pad'", "import 'node:fs'"]
    const imports = inFile('answer/a.ts', ...lines, "import { createHash } from 'node:crypto'")
    expect(packageBreaches(imports)).toEqual(['answer/a.ts uses minisearch', 'answer/a.ts uses left-pad'])
    expect(builtInBreaches(imports)).toEqual(['answer/a.ts node:fs'])
    expect(packageBreaches(inFile('search/a.ts', ...lines.slice(0, 1)))).toEqual([])
    expect(builtInBreaches(inFile('store/a.ts', ...lines))).toEqual([])
  })

  it('finds loops, but lets the types of one room refer to each other', () => {
    const loop = (one: string, other: string) =>
      cycles([...inFile('text/a.ts', one), ...inFile('text/b.ts', other)])
    expect(loop("import { b } from './b.ts'", "import { a } from './a.ts'")).toHaveLength(1)
    expect(loop("import { b } from './b.ts'", "import type { A } from './a.ts'")).toEqual([])
    const rooms = [
      ...inFile('query/a.ts', "import type { B } from '../answer/b.ts'"),
      ...inFile('answer/b.ts', "import type { A } from '../query/a.ts'"),
    ]
    expect(cycles(rooms)).toHaveLength(1)
  })

  it('knows clocks and chance', () => {
    const source = 'const a = Date.now()\nconst b = Math.random()'
    expect(clockBreaches(new Map([['search/a.ts', source]]))).toHaveLength(2)
    expect(clockBreaches(new Map([['cli/a.ts', source]]))).toEqual([])
  })
})
