// Words before and behind a number that say how close it is: 近, 约, 超 … 以上, 左右, 以内.
import type { Approximation } from './passage.ts'

const before: Readonly<Record<string, Approximation>> = {
  超过: 'over',
  超出: 'over',
  突破: 'over',
  多于: 'over',
  高于: 'over',
  大于: 'over',
  逾: 'over',
  超: 'over',
  近: 'under',
  将近: 'under',
  接近: 'under',
  不到: 'under',
  不足: 'under',
  少于: 'under',
  低于: 'under',
  小于: 'under',
  大约: 'about',
  约: 'about',
  约为: 'about',
  不少于: 'at-least',
  不低于: 'at-least',
  不小于: 'at-least',
  不得少于: 'at-least',
  不得低于: 'at-least',
  不得小于: 'at-least',
  不应少于: 'at-least',
  不应低于: 'at-least',
  至少: 'at-least',
  最少: 'at-least',
  最低: 'at-least',
  '≥': 'at-least',
  不超过: 'at-most',
  不高于: 'at-most',
  不大于: 'at-most',
  不多于: 'at-most',
  不得超过: 'at-most',
  不得高于: 'at-most',
  不得多于: 'at-most',
  不得大于: 'at-most',
  不应超过: 'at-most',
  不应高于: 'at-most',
  至多: 'at-most',
  最多: 'at-most',
  最高: 'at-most',
  '≤': 'at-most',
}
const after: Readonly<Record<string, Approximation>> = {
  '（含）以上': 'at-least',
  及以上: 'at-least',
  以上: 'at-least',
  '+': 'at-least',
  '＋': 'at-least',
  '（含）以下': 'at-most',
  及以下: 'at-most',
  以下: 'at-most',
  以内: 'at-most',
  之内: 'at-most',
  左右: 'about',
  上下: 'about',
  开外: 'over',
}

/** The words before a number, longest first, for a regular expression. */
export const prefixPattern = Object.keys(before)
  .sort((a, b) => b.length - a.length)
  .join('|')

const suffix = new RegExp(
  Object.keys(after)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace('+', '\\+'))
    .join('|'),
  'y',
)

/** What the word before the number claims; exact for none. */
export function approximationBefore(prefix: string | undefined): Approximation {
  return before[prefix ?? ''] ?? 'exact'
}

/** The word behind a number that ends at `at`, and what it claims; null for none. */
export function approximationBehind(
  text: string,
  at: number,
): { readonly length: number; readonly approximation: Approximation } | null {
  suffix.lastIndex = at
  const m = suffix.exec(text)
  return m ? { length: m[0].length, approximation: after[m[0]] ?? 'exact' } : null
}
