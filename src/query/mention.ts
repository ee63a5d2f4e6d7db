// Numbers that the question itself brings along: 那9个大学生, 群里说发了一百多万.
import { numeralCharacters, parseNumber } from '../text/numerals.ts'
import type { Mention } from './query.ts'
import type { Token } from './segment.ts'

const bare = new RegExp(
  `(?<![${numeralCharacters}第])([${numeralCharacters}]{2,}|[${numeralCharacters}]+(?=多?[百千万亿]))(多|来|余)?([百千万亿]+)?`,
  'g',
)

/** Mentions in order: numbers with a measure word, then bare numbers in words of two characters and more (一百多万). */
export function mentionsOf(text: string, tokens: readonly Token[], scope: string): Mention[] {
  const numbers = tokens.flatMap((token) => (token.number ? [token.number] : []))
  const said: Omit<Mention, 'asked'>[] = numbers
    .filter((n) => n.kind !== 'date' && n.kind !== 'document-number' && !isKin(text, n.span.start))
    .map((n) => ({
      text: n.text,
      start: n.span.start,
      value: n.value,
      below: roundUp(n.value, n.approximation === 'over'),
      unit: n.unit,
      kind: n.kind,
    }))
  for (const m of text.matchAll(bare)) {
    if (numbers.some((n) => n.span.start <= m.index && m.index < n.span.end)) continue
    const value = parseNumber(`${m[1]}${m[3] ?? ''}`)
    if (value !== null && value >= 10)
      said.push({
        text: m[0],
        start: m.index,
        value,
        below: roundUp(value, m[2] !== undefined),
        unit: '',
        kind: 'other',
      })
  }
  for (const m of text.matchAll(/(?<![百千万亿多])一半|半数/g))
    said.push({ text: m[0], start: m.index, value: 50, below: 50, unit: '%', kind: 'share' })
  return said.map((mention) => ({ ...mention, asked: scope.includes(mention.text) }))
}

/** 二大爷, 三大妈: the number says which of them. */
function isKin(text: string, start: number): boolean {
  return /^[二三四五六七八九]大[爷妈娘伯哥姐婶姨姑舅叔]/.test(text.slice(start, start + 3))
}

/** 四千多 stays below 5000, 一百多万 below two million. */
function roundUp(value: number, over: boolean): number {
  return over && value > 0 ? value + 10 ** Math.floor(Math.log10(value)) : value
}

/** True when the figure's value is the one that was mentioned, or within what a round number leaves open. */
export function isMentioned({ value, below }: Mention, figure: number): boolean {
  return figure === value || (figure > value && figure < below)
}
