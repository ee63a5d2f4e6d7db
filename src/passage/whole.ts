// 常住人口109.6万人，其中男性55.1万人、女性54.5万人 → the whole (109.6万人) of each part.
import { countable } from './measure.ts'
import type { NumberFound } from './number.ts'
import type { Span } from './passage.ts'

/** For every number behind 其中 its whole, by where the number begins. */
export function wholesIn(
  sentence: string,
  clauses: readonly Span[],
  numbers: readonly NumberFound[],
): ReadonlyMap<number, NumberFound> {
  const found = new Map<number, NumberFound>()
  let whole: readonly NumberFound[] | null = null
  let next = 0
  for (const clause of clauses) {
    const text = sentence.slice(clause.start, clause.start + 4)
    const before = next
    while (next < numbers.length && (numbers[next]?.span.start ?? 0) < clause.end) next++
    if (/^其中/.test(text))
      whole = numbers.slice(Math.max(0, before - 4), before).filter((one) => !isChange(sentence, one))
    // Behind a semicolon or full stop, and where the sentence turns to something else, the whole is left.
    else if (
      /[；。;]\s*$/.test(sentence.slice(Math.max(0, clause.start - 2), clause.start)) ||
      /^(?:并|同时|另|比|较|同比)/.test(text)
    )
      whole = null
    const candidates = whole
    if (!candidates) continue
    for (const number of numbers.slice(before, next)) {
      const fitting = candidates.findLast((one) => isWhole(one, number))
      if (fitting) found.set(number.span.start, fitting)
    }
  }
  return found
}

/** 比上年减少214万元: a difference has no parts. */
export function isChange(sentence: string, { span }: Pick<NumberFound, 'span'>): boolean {
  return /(?:增加|减少|增长|下降|提高|降低|上升|[增减短超]收|[增减])[了约近超]?$/.test(
    sentence.slice(Math.max(0, span.start - 4), span.start),
  )
}

function isWhole(whole: NumberFound, part: NumberFound): boolean {
  if (part.kind === 'date' || part.kind === 'share' || part.kind === 'age') return false
  const alike = whole.unit === part.unit || (whole.kind === part.kind && countable.has(part.kind))
  return alike && whole.value >= part.value
}
