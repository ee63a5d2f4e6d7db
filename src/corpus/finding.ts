// What a check of the text itself found: that something adds up, or that it does not, where, and how to mend it.
import type { Fault } from '../fault.ts'

/** `share`: part of whole = printed share; `sum`: items = printed total; `names`: as many named as said; `part`: 其中. */
export type Rule = 'share' | 'sum' | 'names' | 'part' | 'conflict'

/** One check of one place. `where` is a passage's id, `also` the other passages that it rests on. */
export interface Finding {
  readonly rule: Rule
  readonly holds: boolean
  readonly where: string
  readonly also: readonly string[]
  /** What was compared, as a sentence: `315张 of 460张 is 68.48%`. */
  readonly what: string
}

const mends: Readonly<Record<Rule, string>> = {
  share: 'compare the three numbers with the print: one of them may be misread',
  sum: 'compare the total and its items with the print: one of them may be misread',
  names: 'compare the names and their number with the print: one may be missing',
  part: 'compare both numbers with the print: a part cannot be more than its whole',
  conflict: 'compare both places with the print; if both stand there, say in an example which one answers',
}

/** The finding as an editor is told of it. */
export function faultOf({ rule, where, also, what }: Finding): Fault {
  const places = also.length === 0 ? where : `${where} and ${also.join(', ')}`
  return { code: `text-${rule}`, where: places, what, mend: mends[rule] }
}
