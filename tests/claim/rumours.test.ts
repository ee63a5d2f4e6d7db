// Messages as they go round, written by hand, against the releases they are about; blind, unseen and third
// by somebody who had read the releases alone. A verdict that is wrong fails the
// test; one that is not given where it could be is counted.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Engine } from '../../src/engine/engine.ts'
import { parseRelease } from '../../src/release/parse.ts'
import { loadEngine } from '../../src/store/knowledge.ts'
import { engineOf, knowledgeDir } from '../support/engine.ts'

const verdict = z.enum(['agrees', 'differs', 'not-published'])
/** `expect`: a part of the number → its verdict, or those that are right. */
const rumourSchema = z.strictObject({
  id: z.string(),
  release: z.string().optional(),
  kind: z.string(),
  text: z.string(),
  expect: z.record(z.string(), z.union([verdict, z.array(verdict)])),
})

/** As it ships, with its precedents. */
const shipped = await loadEngine(knowledgeDir)
const elsewhere = fileURLToPath(new URL('../questions/elsewhere/', import.meta.url))
const engines = new Map<string, Engine>(
  readdirSync(elsewhere).map((name) => [name, engineOf(releaseIn(join(elsewhere, name, 'releases')))]),
)

function releaseIn(folder: string) {
  const [file = ''] = readdirSync(folder)
  const parsed = parseRelease(file.replace(/\.md$/u, ''), readFileSync(join(folder, file), 'utf8'))
  if ('faults' in parsed) throw new Error(`${file} has faults`)
  return parsed.release
}

const folder = fileURLToPath(new URL('../rumours/', import.meta.url))
const rumours = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => rumourSchema.parse(JSON.parse(line))),
)

interface Judged {
  readonly where: string
  readonly given: z.infer<typeof verdict>
  readonly right: readonly z.infer<typeof verdict>[]
}

const judged: readonly Judged[] = rumours.flatMap(({ id, release, text, expect: wanted }) => {
  const engine = release === undefined ? shipped : engines.get(release)
  const claims = engine?.verify(text) ?? []
  return Object.entries(wanted).map(([number, right]) => {
    const claim = claims.find((one) => one.number.includes(number))
    const where = `${id} ${number}: ${text}`
    return { where, given: claim?.verdict ?? 'not-published', right: [right].flat() }
  })
})

describe('rumours', () => {
  it('are many, of every release', () => {
    expect(judged.length).toBeGreaterThan(800)
    expect(rumours.every(({ release }) => release === undefined || engines.has(release))).toBe(true)
  })

  it('get no wrong verdict', () => {
    const wrong = judged.filter(({ given, right }) => given !== 'not-published' && !right.includes(given))
    expect(wrong.map(({ where, given }) => `${given} ← ${where}`)).toEqual([])
  })

  it.each([
    ['but for these', (id: string) => !id.startsWith('m'), 61],
    ['of quiet.jsonl, written blind and not learned from', (id: string) => id.startsWith('m'), 41],
  ])('get the verdict that can be given, nearly always: %s', (_, isOf, most) => {
    const silent = judged.filter(
      ({ where, given, right }) => isOf(where) && given === 'not-published' && !right.includes(given),
    )
    expect(silent.length, silent.map(({ where }) => where).join('\n')).toBeLessThanOrEqual(most)
  })
})
