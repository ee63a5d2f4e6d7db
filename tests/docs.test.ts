// What the documents for people promise, held against the repository: links, npm scripts, examples, file formats.
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { announcing } from '../scripts/tour/announcing.ts'
import { conversations } from '../scripts/tour/conversations.ts'
import { editorsDay } from '../scripts/tour/editors-day.ts'
import { pageOf } from '../scripts/tour/page.ts'
import { play } from '../scripts/tour/play.ts'
import { expectationSchema } from '../src/corpus/precedent.ts'
import { main } from '../src/main.ts'
import { parseRelease } from '../src/release/parse.ts'
import { testIo } from './support/test-io.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const documents = globSync(
  ['README*.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'docs/*.md', 'knowledge/README.md'],
  {
    cwd: root,
  },
).sort()
const textOf = (document: string) => readFileSync(join(root, document), 'utf8')
const scripts = (JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }).scripts

/** What the examples call /tmp/try. */
const scratch = mkdtempSync(join(tmpdir(), 'yuanwen-docs-'))
afterAll(() => rmSync(scratch, { recursive: true }))

it('finds the documents', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'README.zh-CN.md', 'docs/architecture.md', 'knowledge/README.md']),
  )
})

describe.each(documents)('%s', (document) => {
  const text = textOf(document)

  it('links to what is there', () => {
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/gu)]
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/u.test(link) && !resolves(document, link))
    expect(broken).toEqual([])
  })

  it('names npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/gu)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it.each(examplesIn(text))('shows what the program says: $ $command', async ({ argv, shown }) => {
    const folder = mkdtempSync(join(scratch, 'try-'))
    const io = testIo()
    await main(
      argv.map((arg) => arg.replace('/tmp/try', folder)),
      io,
    )
    const said = (io.out() + io.err()).replaceAll(folder, '/tmp/try').trimEnd().split('\n')
    expect(matches(said, shown), said.join('\n')).toBe(true)
  })
})

it('names files that are there in docs/architecture.md', () => {
  const text = textOf('docs/architecture.md')
  const named = [...text.matchAll(/`((?:[\w-]+\/)*[\w.-]+\.(?:ts|js|json)|(?:[\w-]+\/)+)`/gu)]
  const missing = named
    .map(([, name = '']) => name)
    .filter((name) => !existsSync(join(root, name)) && !existsSync(join(root, 'src', name)))
    // The second file of a room is named without the room.
    .filter((name) => globSync(`src/*/${name}`, { cwd: root }).length === 0)
  expect(missing).toEqual([])
})

describe('the formats', () => {
  it('knowledge/README.md shows a release that can be read', () => {
    const [release = ''] = blocks(textOf('knowledge/README.md'), 'markdown')
    expect(parseRelease('2025-03-05-shequ-shitang', release)).toMatchObject({
      release: { departments: ['市民政局'] },
    })
  })

  it('knowledge/README.md shows a vocabulary entry that serves its example', async () => {
    const knowledge = join(scratch, 'knowledge')
    for (const file of globSync('knowledge/releases/*.md', { cwd: root })) put(scratch, file, textOf(file))
    put(knowledge, 'vocabulary/words.yaml', blocks(textOf('knowledge/README.md'), 'yaml').join('\n'))
    const io = testIo()
    await main(['check', '--knowledge', knowledge], io)
    // Faults of the vocabulary only: others are for `npm run check` to tell.
    expect(io.err()).not.toMatch(/^(?:vocabulary:|\S*\/vocabulary\/)/mu)
  })

  it('docs/questions.md shows questions that can be judged', () => {
    const shown = blocks(textOf('docs/questions.md'), 'json').map((block) => JSON.parse(block))
    const expected = shown.flatMap(
      (one) => one.expect ?? one.turns.map((turn: { expect: unknown }) => turn.expect),
    )
    expect(expected.length).toBeGreaterThan(2)
    for (const one of expected) expect(expectationSchema.safeParse(one).success).toBe(true)
  })
})

it('docs/tour.md shows what the bot says, else `npm run tour` writes it anew', {
  timeout: 240_000,
}, async () => {
  const all = [...conversations, editorsDay, announcing]
  expect(pageOf(all, await play(all))).toBe(textOf('docs/tour.md'))
})

it('.ci/run finds the test command in README.md', () => {
  expect(textOf('README.md')).toMatch(/^npm ci && npm test/mu)
})

interface Example {
  readonly command: string
  readonly argv: readonly string[]
  /** Lines; `…` stands for any number of them. */
  readonly shown: readonly string[]
}

/** `$ npm run --silent NAME -- ARGS` in console blocks, with what stands below it. */
function examplesIn(text: string): Example[] {
  return blocks(text, 'console').map((block) => {
    const [first = '', ...shown] = block.trimEnd().split('\n')
    const command = first.replace(/^\$ /u, '')
    const [, name = '', args = ''] = /^npm run --silent ([\w-]+)(?: -- (.*))?$/u.exec(command) ?? []
    const own = scripts[name]?.replace(/^node (?:--\S+ )*src\/yuanwen\.js ?/u, '') ?? ''
    return { command, argv: [...words(own), ...words(args)], shown }
  })
}

/** A command line's words, as a shell cuts them; quoted ones whole. */
function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/gu)].map(([, a, b, c]) => a ?? b ?? c ?? '')
}

function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gmsu'))].map(
    ([, block = '']) => block,
  )
}

function matches(said: readonly string[], shown: readonly string[]): boolean {
  const [next, ...rest] = shown
  if (next === undefined) return said.length === 0
  if (next !== '…') return said[0] === next && matches(said.slice(1), rest)
  return Array.from({ length: said.length + 1 }, (_, i) => i).some((i) => matches(said.slice(i), rest))
}

function resolves(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? document : join(dirname(document), path)
  if (!existsSync(join(root, target))) return false
  return anchor === undefined || headingsOf(textOf(target)).includes(anchor)
}

/** Headings as their anchors. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function put(folder: string, name: string, text: string): void {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
