// Rules for punctuation: marks that a copy doubled, and ASCII marks where Chinese print has full-width ones.
import type { Edit } from './copy.ts'
import { editsOf, type RepairRule } from './repair-rule.ts'

const chinese = /[\p{Script=Han}“”‘’《》〈〉「」『』（）【】〔〕％%‰、。，；：！？…—·]/u
const digit = /[0-9０-９]/u
const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' }
const asks =
  /[吗呢谁]|什么|怎[么样]|多少|几[个名位次岁]|如何|是否|为何|哪|嗎|什麼|怎麼|幾[個名位次歲]|為何|誰/u

function widen(mark: string): string {
  return wide[mark] ?? mark
}

/** Chinese stands on one side, and the mark is not inside a number (1,505), a time (10:30) or an address (http:). */
function standsInChinese(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).match(/(.)[ \u3000]*$/u)?.[1] ?? ''
  const after = text.slice(end).match(/^[ \u3000]*(.)/u)?.[1] ?? ''
  if (digit.test(before) && digit.test(after)) return false
  return chinese.test(before) || (chinese.test(after) && !/[A-Za-z]/u.test(before))
}

function widenMarks(text: string, mark: string): readonly Edit[] {
  const pattern = new RegExp(`${mark}(?: (?=\\p{Script=Han}))?`, 'gu')
  return editsOf(text, pattern, (match) => {
    const window = text.slice(Math.max(0, match.index - 8), match.index + 9)
    const at = Math.min(8, match.index)
    return standsInChinese(window, at, at + match[0].length) ? widen(mark) : null
  })
}

/** A question mark is one only where its clause asks or a line or quote ends; elsewhere it may stand for a lost character. */
function questionMarks(text: string): readonly Edit[] {
  return editsOf(text, /(?<=[\p{Script=Han}”’》）])\?(?![?\u{fffd}])/gu, ({ index }) => {
    const rest = text.slice(index + 1, index + 3)
    if (/^(?:[”’」』》）)]|\n|$)/u.test(rest)) return '？'
    const before = text.slice(Math.max(0, index - 40), index)
    const clause = before.split(/[，。！？；?\n]/u).at(-1) ?? ''
    return asks.test(clause) ? '？' : null
  })
}

/** Straight quotes in pairs around Chinese; where their number in a line is odd, nobody knows which is which. */
function quotes(text: string): readonly Edit[] {
  return [...text.matchAll(/[^\n]+/gu)].flatMap((line) => {
    const places = [...line[0].matchAll(/"/gu)].map(({ index }) => line.index + index)
    if (places.length === 0 || places.length % 2 === 1 || !/\p{Script=Han}/u.test(line[0])) return []
    return places.map((start, index) => ({ start, end: start + 1, after: index % 2 === 0 ? '“' : '”' }))
  })
}

const narrow: Readonly<Record<string, string>> = {
  '｡': '。',
  '､': '、',
  '｢': '「',
  '｣': '」',
  '﹐': '，',
  '﹑': '、',
  '﹒': '。',
  '﹔': '；',
  '﹕': '：',
  '﹖': '？',
  '﹗': '！',
  '﹙': '（',
  '﹚': '）',
}

function brackets(text: string): readonly Edit[] {
  return [...text.matchAll(/\(([^()（）\n]{1,120})\)/gu)].flatMap((pair) => {
    const inner = pair[1] ?? ''
    if (!/\p{Script=Han}/u.test(inner)) return []
    const close = pair.index + pair[0].length - 1
    return [
      { start: pair.index, end: pair.index + 1, after: '（' },
      { start: close, end: close + 1, after: '）' },
    ]
  })
}

function rule(name: string, says: string, find: (text: string) => readonly Edit[]): RepairRule {
  return { name, says, digits: 'kept', listing: 'example', find }
}

/** Doubled marks first: what is left single is judged by its surroundings. */
export const punctuationRules: readonly RepairRule[] = [
  rule('half-width-mark', 'a Chinese mark of half width or small form became the ordinary one', (text) =>
    editsOf(text, /[｡-､﹐-﹚]/gu, ([mark]) => narrow[mark] ?? null),
  ),
  rule('doubled-mark', 'a comma before another mark was removed', (text) =>
    editsOf(text, /[,，]+([,，、。；：！？;:])/gu, ({ 1: last = '' }) => widen(last)),
  ),
  rule('repeated-mark', 'a mark printed twice became one', (text) =>
    editsOf(text, /([、。；：？！])\1+/gu, ({ 0: run, 1: mark = '' }) => (run.length > 2 ? null : mark)),
  ),
  rule('ascii-comma', 'an ASCII comma among Chinese became ，', (text) => widenMarks(text, ',')),
  rule('ascii-semicolon', 'an ASCII semicolon among Chinese became ；', (text) => widenMarks(text, ';')),
  rule('ascii-colon', 'an ASCII colon among Chinese became ：', (text) => widenMarks(text, ':')),
  rule('ascii-exclamation', 'an ASCII exclamation mark among Chinese became ！', (text) =>
    widenMarks(text, '!'),
  ),
  rule('ascii-question', 'an ASCII question mark that ends a question became ？', questionMarks),
  rule('ascii-stop', 'an ASCII full stop after Chinese became 。', (text) =>
    editsOf(
      text,
      /(?<=[\p{Script=Han}”’）》%])\.(?=[ \u3000]*(?:$|[\p{Script=Han}“（《”’）]))/gmu,
      () => '。',
    ),
  ),
  rule('ascii-quote', 'a pair of straight quotes around Chinese became “ ”', quotes),
  rule('ascii-bracket', 'an ASCII bracket around Chinese became a full-width one', brackets),
]
