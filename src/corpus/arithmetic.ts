// The arithmetic that a sentence implies: shares of a whole, totals of items, parts that are no more than their whole.
import { measureAt } from '../passage/measure.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import { isChange } from '../passage/whole.ts'
import type { Finding } from './finding.ts'
import { type Interval, intervalOf, overlap } from './interval.ts'

/** All that can be recomputed in a passage. `previous` is the sentence before it in its paragraph. */
export function arithmeticOf(passage: Passage, previous: Passage | null): Finding[] {
  return [...sharesOf(passage), ...totalsOf(passage), ...partsOf(passage, previous)]
}

/** Only these words, with nothing before them, say that the share is of what was just counted; 增长5%, 覆盖率100% and 女性占21% are of something else. */
const ofWhole = /^(?:其中|分别|约|均|各|仅)*(?:占|比例|比重)/u

/** A共有460张，B 315张，占比68.48%: the number before the share, of some number of the same unit before that. */
function sharesOf(passage: Passage): Finding[] {
  return passage.figures.flatMap((share, at) => {
    const said = passage.text.slice(share.clause.start, share.span.start)
    const saysShare = share.kind === 'share' && share.unit !== '个百分点' && ofWhole.test(said)
    const part = passage.figures[at - 1]
    if (!saysShare || part === undefined || part.kind === 'share') return []
    const wholes = passage.figures.slice(0, at - 1).filter((whole) => sameSort(whole, part))
    if (wholes.length === 0) return []
    const fits = wholes.findLast((whole) => overlap(quotient(part, whole), roundedShare(share)))
    const whole = fits ?? wholes.findLast((other) => other.value >= part.value)
    if (whole === undefined) return []
    const percent = ((100 * part.value) / whole.value).toFixed(2)
    return [
      finding(
        'share',
        passage,
        fits !== undefined,
        `${part.text} of ${whole.text} is ${percent}%, the text says ${share.text}`,
      ),
    ]
  })
}

function quotient(part: Figure, whole: Figure): Interval {
  const [p, w] = [intervalOf(part), intervalOf(whole)]
  return { low: (100 * p.low) / w.high, high: (100 * p.high) / w.low }
}

/** A printed share is rounded to its last digit; in percent, whatever it is written in. */
function roundedShare(share: Figure): Interval {
  const digits = /[.．]([0-9０-９]+)/u.exec(share.text)?.[1]?.length ?? 0
  const unit = share.unit === '‰' ? 0.1 : share.unit === '成' ? 10 : share.unit === '倍' ? 100 : 1
  const { low, high } = intervalOf({ ...share, text: '' })
  const half = 0.5 / 10 ** digits
  return { low: (low - half) * unit, high: (high + half) * unit }
}

/** A 3家、B 4家，共计7家: a total that stands behind all its items. */
function totalsOf(passage: Passage): Finding[] {
  return passage.figures.flatMap((total, at) => {
    const said = passage.text.slice(total.clause.start, total.span.start)
    if (!/^(?:共计|合计|总计|一共)$/u.test(said) || total.upper !== null) return []
    const items = passage.figures
      .slice(0, at)
      .filter((item) => item.unit === total.unit && item.upper === null)
    if (items.length < 2 || items.length < at) return []
    const sums = items.map(intervalOf)
    const sum = { low: add(sums.map(({ low }) => low)), high: add(sums.map(({ high }) => high)) }
    const list = items.map(({ text }) => text).join(' + ')
    const what = `${list} is ${add(items.map(({ value }) => value))}, the text says ${total.text}`
    return [finding('sum', passage, overlap(sum, intervalOf(total)), what)]
  })
}

/** 233名，其中孤独症儿童99人: no part is more than its whole. */
function partsOf(passage: Passage, previous: Passage | null): Finding[] {
  return passage.figures.flatMap((part, at) => {
    const clause = passage.text.slice(part.clause.start, part.span.start)
    const mark = clause.indexOf('其中')
    if (mark < 0) return []
    const textOf = (one: Figure) => (passage.figures.includes(one) ? passage.text : (previous?.text ?? ''))
    const before = passage.figures.slice(0, at).filter(({ span }) => span.end <= part.clause.start + mark)
    const from = before.length > 0 ? before : part.clause.start + mark === 0 ? (previous?.figures ?? []) : []
    const whole = from.findLast((other) => sameSort(other, part) && !isChange(textOf(other), other))
    if (whole === undefined) return []
    const holds = intervalOf(part).low <= intervalOf(whole).high
    return [finding('part', passage, holds, `${part.text} is said to be part of ${whole.text}`)]
  })
}

/** People are counted in 名, 人 and 位 alike; everything else compares in its own unit only. */
function sameSort(a: Figure, b: Figure): boolean {
  return (
    a.kind === b.kind && a.upper === null && (a.kind === 'people' || a.kind === 'money' || sameUnit(a, b))
  )
}

function sameUnit(a: Figure, b: Figure): boolean {
  return a.unit === b.unit && measureAt(a.unit, 0) !== null
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function finding(rule: Finding['rule'], passage: Passage, holds: boolean, what: string): Finding {
  return { rule, holds, where: passage.id, also: [], what }
}
