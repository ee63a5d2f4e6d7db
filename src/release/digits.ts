// The digits of a text, counted by value: the proof that repair changed no number's digits.

/** How often each digit 0–9 occurs, ASCII and full-width (０–９) counted alike. */
export type DigitCounts = readonly number[]

const digit = /[0-9０-９]/gu

/** Counts the digits of `text` by value. */
export function countDigits(text: string): DigitCounts {
  const counts = new Array<number>(10).fill(0)
  for (const [found] of text.matchAll(digit)) {
    const value = found.charCodeAt(0) & 0xf
    counts[value] = (counts[value] ?? 0) + 1
  }
  return counts
}

/** True where there is a digit to count. */
export function hasDigit(text: string): boolean {
  return /[0-9０-９]/u.test(text)
}

/** `a` + `b`, digit by digit. */
export function addDigits(a: DigitCounts, b: DigitCounts): DigitCounts {
  return a.map((count, value) => count + (b[value] ?? 0))
}

/** `a` − `b`, digit by digit; may be negative. */
export function subtractDigits(a: DigitCounts, b: DigitCounts): DigitCounts {
  return a.map((count, value) => count - (b[value] ?? 0))
}

/** How many digits there are in all. */
export function totalDigits(counts: DigitCounts): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** The digits whose counts differ, as a person reads them: `3: 40 → 39`; '' when all are equal. */
export function describeDifference(before: DigitCounts, after: DigitCounts): string {
  return before
    .map((count, value) => ({ count, value, now: after[value] ?? 0 }))
    .filter(({ count, now }) => count !== now)
    .map(({ count, value, now }) => `${value}: ${count} → ${now}`)
    .join(', ')
}
