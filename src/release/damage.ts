// What no rule can mend: it is found, explained as far as its bytes allow, and left for a person's word.
import { type Copy, contextOf, lineAt, withoutOverlaps } from './copy.ts'
import { fitsBefore, holdsBytes, type Successors, shiftBytes, successorsIn } from './shifted-bytes.ts'

/** A damage in a repaired copy, by its span there. `proposal` uses □ for lost characters; '' when nothing is known. */
export interface Damage {
  readonly rule:
    | 'shifted-bytes'
    | 'lost-character'
    | 'private-character'
    | 'mojibake'
    | 'entity-debris'
    | 'split-number'
  readonly start: number
  readonly end: number
  readonly line: number
  readonly before: string
  readonly proposal: string
  readonly context: string
  /** What is known about it, for the editor. */
  readonly note: string
}

type Finding = Omit<Damage, 'line' | 'before' | 'context'>

const lost = /[?\ufffd]+/gu
const chinese = /\p{Script=Han}/u
const chineseMark = /[\u3000-\u303f\uff00-\uffef“”‘’…—]/u

function isNearChinese(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ''
  const after = text[end] ?? ''
  return [before, after].some((mark) => chinese.test(mark) || chineseMark.test(mark))
}

/** Runs of `?` or U+FFFD among Chinese: each stands for bytes that a decoder could not read. */
function lostRuns(text: string): readonly { start: number; end: number }[] {
  return [...text.matchAll(lost)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => text.slice(start, end).includes('\ufffd') || isNearChinese(text, start, end))
}

const longestShift = 24

function shiftedRun(
  text: string,
  start: number,
  inner: string,
  end: number,
  successors: Successors,
): Finding | null {
  const shifted = shiftBytes(inner)
  if (shifted === null) return null
  const prefix = chinese.test(text[start - 1] ?? '') ? (text[start - 1] ?? '') : ''
  const fits = [...fitsBefore(successors, prefix, shifted.trail)]
    .map(([character, count]) => `${prefix}${character} stands ${count} times elsewhere and fits the first`)
    .join(', ')
  const note =
    `GBK bytes shifted by one: ${shifted.certain} is certain; the character before it ends in byte ` +
    `${hex(shifted.trail)}, the one after it begins with ${hex(shifted.lead)}; more may be lost after that` +
    (fits === '' ? '' : `; ${fits}`)
  return { rule: 'shifted-bytes', start, end, proposal: `□${shifted.certain}□`, note }
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}

function findLost(text: string): readonly Finding[] {
  const runs = lostRuns(text)
  const findings: Finding[] = []
  const successors = successorsIn(text)
  let tries = mostTries
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]
    if (run === undefined) continue
    const next = runs[index + 1]
    const inner = next === undefined ? '' : text.slice(run.end, next.start)
    const isNear = next !== undefined && inner.length <= longestShift && !inner.includes('\n')
    const shifted =
      isNear && next !== undefined ? shiftedRun(text, run.start, inner, next.end, successors) : null
    if (shifted !== null) index++
    const note = 'one or more characters are lost here'
    const found = shifted ?? (tries-- > 0 ? shiftedBefore(text, run, successors) : null)
    findings.push(found ?? { rule: 'lost-character', start: run.start, end: run.end, proposal: '□', note })
  }
  return findings
}

/** A text with more lost characters than this is refused anyway. */
const mostTries = 200

/**
 * Where a decoder met the lost byte itself, nothing marks the place: pairs are shifted from there on, and only the
 * last byte is left over. The longest run before it that reads as everyday characters when shifted back is that run.
 */
function shiftedBefore(
  text: string,
  { start, end }: { start: number; end: number },
  successors: Successors,
): Finding | null {
  if (text[start] !== '\ufffd') return null
  const line =
    text
      .slice(Math.max(0, start - longestShift), start)
      .split('\n')
      .at(-1) ?? ''
  for (let from = 0; line.length - from >= 2; from++) {
    const found = shiftedRun(text, start - line.length + from, line.slice(from), end, successors)
    if (found !== null) return found
  }
  return null
}

const patterns: readonly {
  readonly rule: Damage['rule']
  readonly pattern: RegExp
  readonly note: string
}[] = [
  {
    rule: 'private-character',
    pattern: /\p{Co}+/gu,
    note: 'a character of a private font: its meaning is lost',
  },
  {
    rule: 'mojibake',
    pattern: /锟斤拷(?:锟斤拷|锟斤|锟)*|(?:烫烫|屯屯)[烫屯]+|(?:[\u00c2-\u00ef][\u0080-\u00bf]{1,2}){2,}/gu,
    note: 'text decoded with the wrong encoding',
  },
  {
    rule: 'entity-debris',
    pattern: /&(?:[a-zA-Z]{2,8}|#[xX]?[\da-fA-F]{1,6});/gu,
    note: 'an HTML entity that names no character',
  },
  {
    rule: 'split-number',
    pattern:
      /(?<![-:/.\d])\d+ +\d+(?![-:/.\d])(?=\p{Script=Han})|(?<!\d)\d+[.,]? {2,}[.,]?\d[\d.]*(?=[\p{Script=Han}%％‰])/gu,
    note: 'one number or two? a space stands between the digits',
  },
  {
    rule: 'split-number',
    pattern: /(?<![\d，])\d{1,3}(?:，\d{3})+(?![\d，])(?=[\p{Script=Han}%])/gu,
    note: 'one number or two? a wide comma stands between the digits',
  },
]

/**
 * Whether an editor's text agrees with the bytes that survive in the shifted run it replaces; null when `before`
 * holds no such run, so that nothing can be compared.
 */
export function agreesWithBytes(before: string, after: string): boolean | null {
  const [first, second] = [...before.matchAll(lost)]
  if (first === undefined || second === undefined) return null
  const shifted = shiftBytes(before.slice(first.index + first[0].length, second.index))
  return shifted === null ? null : holdsBytes(after, shifted)
}

const longestNumber = 20

/** A number that a line end parted: joined, but only a person knows whether it was one number. */
function numbersAcrossLines(copy: Copy): readonly Finding[] {
  const digit = /[0-9０-９]/u
  return copy.lineStarts.flatMap((offset) => {
    if (!digit.test(copy.text[offset - 1] ?? '') || !digit.test(copy.text[offset] ?? '')) return []
    const start =
      offset -
      (copy.text.slice(Math.max(0, offset - longestNumber), offset).match(/[\d.]+$/u)?.[0].length ?? 1)
    const end = offset + (copy.text.slice(offset, offset + longestNumber).match(/^[\d.]+/u)?.[0].length ?? 1)
    return [
      { rule: 'split-number', start, end, proposal: '', note: 'one number or two? a line ended inside it' },
    ]
  })
}

/** All damage left in a copy after the rules, in the order of the text; spans do not overlap. */
export function findDamage(copy: Copy): readonly Damage[] {
  const byPattern = patterns.flatMap(({ rule, pattern, note }) =>
    [...copy.text.matchAll(pattern)].map((match): Finding => {
      return { rule, start: match.index, end: match.index + match[0].length, proposal: '', note }
    }),
  )
  return withoutOverlaps([...findLost(copy.text), ...byPattern, ...numbersAcrossLines(copy)]).map(
    (finding) => ({
      ...finding,
      line: lineAt(copy, finding.start),
      before: copy.text.slice(finding.start, finding.end),
      context: contextOf(copy.text, finding.start, finding.end),
    }),
  )
}
