// Which of several figures of one sentence is spoken of: the whole or its part, what was or what has become of it.
import type { Figure } from '../passage/passage.ts'
import type { Indexed } from '../search/indexed.ts'
import { compareAmounts } from './amount.ts'
import type { Claim } from './claim.ts'
import { around, contentOf, cut } from './deed.ts'

/** A part is published as one of its whole: the claim must speak of that whole, and not make it part of another number. */
export function otherWhole(claim: Claim, { text, passage }: Indexed, figure: Figure): string | null {
  const { whole: claimed } = claim
  const { partOf } = figure
  // 小（1）型水库除险加固19座: only a part of the 19 are these.
  const own = around(claim.sentence, claim.figure)
  const part = passage.figures
    .filter((other) => other.partOf?.start === figure.span.start && other.value !== figure.value)
    .map((other) => around(text, other).replace(/其中|，/gu, ''))
    .find((name) => name.length > 1 && own.includes(name))
  if (part !== undefined) return part
  // 教师486名，其中骨干301名: these were part of another number.
  const isAnother = (other: Figure) =>
    claimed !== null && other.span.start !== partOf?.start && compareAmounts(claimed, other) === 'same'
  if (passage.figures.some(isAnother)) return claimed?.text ?? null
  const whole = passage.figures.find(({ span }) => span.start === partOf?.start)
  const named = whole === undefined ? [] : contentOf(cut(text, whole.clause))
  const said = `${claim.heading}${claim.sentence}`
  return named.some((word) => said.includes(word)) ? null : (named[0] ?? null)
}

/**
 * What is published of a part only, where the claim names the whole and another figure beside it counts just that: 床位
 * are 460张, and 315张 are 护理型床位.
 */
export function narrowed(
  { heading, sentence }: Claim,
  { text, passage }: Indexed,
  figure: Figure,
): string | null {
  const counted = cut(text, figure.counted)
  const whole = passage.figures
    .filter((other) => other.unit === figure.unit && other.value !== figure.value)
    .map((other) => cut(text, other.counted))
    .find((noun) => noun !== '' && noun.length < counted.length && counted.endsWith(noun))
  if (whole === undefined) return null
  const which = counted.slice(0, -whole.length)
  const parts = contentOf(which)
  const said = `${heading}${sentence}`
  return (parts.length > 0 ? parts : [which]).some((word) => said.includes(word)) ? null : which
}

const change = /^(?:增|提|升|上升|上调|扩|涨|降|下降|下调|减|缩|压|调整|变)/u
const wasSaid = /[由从原曾]|以前|之前|此前|过去|往年|去年|上年/u

/** 由41种增至56种: 41 was, and whoever claims it must say so. */
export function former(claim: Claim, { text }: Indexed, { span }: Figure): string | null {
  const isFormer = /[由从]$/u.test(text.slice(0, span.start)) && change.test(text.slice(span.end))
  return isFormer && !wasSaid.test(around(claim.sentence, claim.figure)) ? cut(text, span) : null
}

/** Whether the claim names another figure of the sentence that is as large: 小学9所初中5所 of 小学9所、初中5所. */
export function namesAnother(claim: Claim, { text, passage }: Indexed, figure: Figure): boolean {
  const own = around(claim.sentence, claim.figure)
  return passage.figures.some((other) => {
    const named = contentOf(around(text, other))
    return (
      other !== figure &&
      compareAmounts(claim.figure, other) === 'same' &&
      named.length > 0 &&
      named.every((word) => own.includes(word))
    )
  })
}
