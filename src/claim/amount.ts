// Two amounts side by side: a claimed one and a published one, in whatever unit and however roughly each is told.
import { type Interval, intervalOf } from '../corpus/interval.ts'
import { countable, isPhysical } from '../passage/measure.ts'
import type { Figure } from '../passage/passage.ts'

/** `open`: one number may be behind both, but the words do not say so; or their units cannot be compared. */
export type Comparison = 'same' | 'other' | 'open'

type Amount = Pick<Figure, 'text' | 'value' | 'upper' | 'approximation' | 'unit' | 'kind'>

/** Whether the claimed amount is the published one. */
export function compareAmounts(claimed: Amount, published: Amount): Comparison {
  const [a, b] = [inBaseUnit(claimed), inBaseUnit(published)]
  if (a === null || b === null || !areComparable(a, b)) return 'open'
  if ((a.upper === null) !== (b.upper === null)) return 'open'
  if (a.upper !== null && b.upper !== null)
    return isNear(a.value, b.value) && isNear(a.upper, b.upper) ? 'same' : 'other'
  if (saysTheSame(a, b)) return 'same'
  if (meet(likely(a), likely(b))) return 'same'
  return meet(possible(a), possible(b)) ? 'open' : 'other'
}

/** 3200名 said of 3200余名: the rough word was only left out. */
function saysTheSame(a: Amount, b: Amount): boolean {
  const oneIsExact = a.approximation === 'exact' || b.approximation === 'exact'
  return isNear(a.value, b.value) && (oneIsExact || a.approximation === b.approximation)
}

/** Units that are multiples of another: that unit, and how much of it. */
const multiples: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  ...{ 千米: ['公里', 1], 米: ['公里', 0.001], 里: ['公里', 0.5], 华里: ['公里', 0.5], km: ['公里', 1] },
  ...{ 公斤: ['吨', 0.001], 千克: ['吨', 0.001], 斤: ['吨', 0.0005], kg: ['吨', 0.001] },
  ...{ 公顷: ['亩', 15], 平方千米: ['平方公里', 1], 平方: ['平方米', 1], '㎡': ['平方米', 1] },
  ...{ 成: ['%', 10], '‰': ['%', 0.1], '％': ['%', 1] },
  ...{ 人民币: ['元', 1], 元人民币: ['元', 1], 块钱: ['元', 1] },
}

function inBaseUnit(amount: Amount): (Amount & { readonly factor: number }) | null {
  const { unit, value, upper, kind } = amount
  const [base, factor] = multiples[unit] ?? [unit, 1]
  // A bare 1505万 behind a word for money says 元.
  const of = unit === '' && kind === 'money' ? '元' : base
  return { ...amount, factor, unit: of, value: value * factor, upper: upper === null ? null : upper * factor }
}

/** What is counted one by one may be counted in any measure word of its sort; what is measured only in one unit. */
function areComparable(a: Amount, b: Amount): boolean {
  if (a.unit === b.unit) return true
  if (a.unit === '') return fitsBare(a, b)
  return isCount(a) && isCount(b) && (a.unit === '个' || countsPeople(a) === countsPeople(b))
}

/** 2.05亿 can only be money where money is published; 2343 may count anything, but measures nothing. */
function fitsBare({ text }: Amount, published: Amount): boolean {
  return published.kind === 'money' ? /[万亿]$/u.test(text) : isCount(published)
}

function isCount({ kind, unit }: Amount): boolean {
  // 人次 counts visits, not visitors.
  return countable.has(kind) && !isPhysical(unit) && !/次$|[/／]/u.test(unit)
}

function countsPeople({ kind }: Amount): boolean {
  return kind === 'people'
}

/** Words that name one end and leave the other open. */
const below = /不[到足]|少于|低于|小于/u
const beyond = /^(?:超|突破|多于|高于|大于|逾)/u

/** What the words leave possible. */
function possible(amount: Amount & { readonly factor?: number }): Interval {
  const { factor = 1 } = amount
  const said = { ...amount, value: amount.value / factor }
  const { low, high } = intervalOf(said)
  // 3200余 ends below 3300, 近3000 begins above 2000.
  const edge = (high - low) * 1e-6
  const { approximation, text } = amount
  if (approximation === 'under')
    return { low: (below.test(text) ? 0 : low + edge) * factor, high: high * factor }
  if (approximation === 'over')
    return { low: low * factor, high: beyond.test(text) ? Number.POSITIVE_INFINITY : (high - edge) * factor }
  return { low: low * factor, high: high * factor }
}

/** What the words suggest: 2000余人 is not 2900, 近3000人 not 2100. */
function likely(amount: Amount & { readonly factor?: number }): Interval {
  const { value, approximation } = amount
  const { low, high } = possible(amount)
  const tenth = Math.abs(value) / 10
  switch (approximation) {
    case 'exact':
      return { low: value, high: value }
    case 'over':
    case 'at-least':
      return { low: value, high: value + Math.min(tenth, (high - value) / 2) }
    case 'under':
    case 'at-most':
      // 3700余 is not yet 近4000.
      return { low: value - Math.min(tenth / 2, (value - low) / 2), high: value }
    case 'about':
      return {
        low: value - Math.min(tenth, value - low) / 2,
        high: value + Math.min(tenth, high - value) / 2,
      }
  }
}

/** Ends that only touch do not meet: 近3200 is below and 3200余 above. */
function meet(a: Interval, b: Interval): boolean {
  const width = Math.min(a.high - a.low, b.high - b.low)
  const overlap = Math.min(a.high, b.high) - Math.max(a.low, b.low)
  return width === 0 ? overlap >= 0 || isNear(a.low, b.low) : overlap > 1e-9 * Math.max(1, Math.abs(a.low))
}

/** Floating point: 0.0856亿 is 856万. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}
