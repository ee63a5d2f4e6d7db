// Thousands of random damages of a release: repair neither throws nor changes, invents, moves or loses a digit.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { draftRelease } from '../../src/release/draft.ts'
import { repair } from '../../src/release/repair.ts'

const folder = new URL('../fixtures/', import.meta.url)
const sources = [
  'documents/release.txt',
  'documents/questions.txt',
  'documents/taiwan.txt',
  'damaged-release.txt',
].map((name) => readFileSync(new URL(name, folder), 'utf8').slice(0, 900))

/** What mirrors, fonts, decoders and typists put into a text; none holds a digit. */
const inserts = [
  ',',
  ',,',
  '、',
  '。。',
  ';',
  '?',
  '(',
  ')',
  '"',
  '.',
  '．',
  '，',
  ' ',
  '　',
  '\u00a0',
  '\t',
  '\n',
  '\n\n',
  '\r',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '\u0007',
  '\ufffd',
  '??',
  '\ue123',
  '\uf06c',
  '\u{f0001}',
  '锟斤拷',
  '烫烫烫',
  '&ldquo;',
  'rdquo;',
  '&amp;nbsp;',
  '&nosuch;',
  '&amp;amp;lt;',
  '&',
  '#',
  '<p>',
  '</b>',
  '<span class="a">',
  '(bào)',
  '（shì）',
  '報',
  '著',
  '⼈',
  '问：',
  '答：',
  '主持人：\n',
  '来源：甲\n',
  '打印本页\n',
  '（责任编辑：甲）',
  '微信：abcd 办证\n',
  '---\n',
  '## 甲局\n',
  '\\',
]
const damage = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(1000), what: fc.constantFrom(...inserts) }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(1000), what: fc.constant('') }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(1000), what: fc.constant('') }),
  fc.record({ kind: fc.constant('widen' as const), at: fc.nat(1000), what: fc.constant('') }),
  fc.record({
    kind: fc.constant('swap' as const),
    at: fc.nat(1000),
    what: fc.string({ unit: 'binary', maxLength: 3 }),
  }),
)
type Damage = typeof damage extends fc.Arbitrary<infer One> ? One : never

/** The text with one more damage; digits may become of full width, and a doubled one is two. */
function harm(text: string, { kind, at, what }: Damage): string {
  const place = at % (text.length + 1)
  const one = text.slice(place, place + 1)
  const rest = text.slice(place + 1)
  const before = text.slice(0, place)
  if (kind === 'insert') return before + what + one + rest
  if (kind === 'drop') return before + rest
  if (kind === 'double') return before + one + one + rest
  if (kind === 'swap') return before + what + rest
  return before + (/[0-9]/u.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one) + rest
}

const digitsOf = (text: string): string =>
  [...text.matchAll(/[0-9０-９]/gu)].map(([one]) => String(one.charCodeAt(0) & 0xf)).join('')

const drops = new Set([
  'page-furniture',
  'sign-off',
  'spam',
  'html-tag',
  'html-block-tag',
  'html-entity',
  'bare-entity',
])

it('holds for ten thousand damaged releases', () => {
  let intact = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.array(damage, { minLength: 1, maxLength: 12 }),
      (source, damages) => {
        const text = damages.reduce(harm, source)
        const result = repair(text, 'release.txt', { script: 'auto', editorRepairs: [] })
        if ('faults' in result) throw new Error(JSON.stringify(result.faults))
        const dropped = result.applied.filter(
          ({ rule, before }) => drops.has(rule) && digitsOf(before) !== '',
        )
        if (dropped.length === 0) {
          intact++
          expect(digitsOf(result.copy.text)).toBe(digitsOf(text))
        } else expect(digitsOf(text).length).toBeGreaterThan(digitsOf(result.copy.text).length)
        const draft = draftRelease(
          result,
          { title: '甲', publisher: '乙', date: '2025-01-01', place: '丙', departments: [] },
          'release.txt',
        )
        if ('faults' in draft) return
        const published = draft.release.paragraphs.map((one) => one.text).join('\n')
        expect(digitsOf(published)).toBe(digitsOf(result.copy.text))
      },
    ),
    { numRuns: 10_000 },
  )
  // Nearly all of the runs must have proven the strict case.
  expect(intact).toBeGreaterThan(8_000)
}, 120_000)

it('holds for any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const result = repair(text.replace(/\r\n?/gu, '\n'), 'release.txt', {
        script: 'auto',
        editorRepairs: [],
      })
      expect('faults' in result).toBe(false)
    }),
    { numRuns: 2_000 },
  )
}, 60_000)
