// A figure → what it claims as an interval of numbers: 2000余人 is anything from 2000 to below 3000.
import type { Figure } from '../passage/passage.ts'

/** Both ends belong to it, but for the rounding of printed digits. */
export interface Interval {
  readonly low: number
  readonly high: number
}

type Printed = Pick<Figure, 'text' | 'value' | 'upper' | 'approximation'>

/** What the figure says of the true number. */
export function intervalOf(figure: Printed): Interval {
  const { value, upper, approximation } = figure
  const step = lastPlace(figure)
  switch (approximation) {
    case 'over':
      return { low: value, high: (upper ?? value) + step }
    case 'under':
      return { low: value - step, high: upper ?? value }
    case 'about':
      return { low: value - step, high: (upper ?? value) + step }
    case 'at-least':
      return { low: value, high: Number.POSITIVE_INFINITY }
    case 'at-most':
      return { low: Number.NEGATIVE_INFINITY, high: upper ?? value }
    case 'exact': {
      // 2.9万人 was rounded to its last printed digit; 296人 was counted.
      const rounding = isRounded(figure) ? step / 2 : 0
      return { low: value - rounding, high: (upper ?? value) + rounding }
    }
  }
}

/** True when one true number can be behind both figures. */
export function agree(a: Printed, b: Printed): boolean {
  return overlap(intervalOf(a), intervalOf(b))
}

export function overlap(a: Interval, b: Interval): boolean {
  // Floating point: 0.1 + 0.2 must not be a contradiction.
  const slack = 1e-9 * Math.max(1, ...[a.low, a.high, b.low, b.high].filter(Number.isFinite).map(Math.abs))
  return a.low <= b.high + slack && b.low <= a.high + slack
}

function isRounded({ text }: Printed): boolean {
  return /[.．]|[万亿]/u.test(text)
}

/** The place of the last digit that says something: 0.1 for 2.9, 1000 for 3.9万, 100 for 3200. */
function lastPlace({ text, value }: Printed): number {
  const digits = /[0-9０-９]+(?:[.．]([0-9０-９]+))?/u.exec(text)
  const scale = /亿/u.test(text) ? 1e8 : /万/u.test(text) ? 1e4 : 1
  if (digits?.[1] !== undefined) return scale / 10 ** digits[1].length
  let step = scale
  while (value !== 0 && value % (step * 10) === 0) step *= 10
  return step
}
