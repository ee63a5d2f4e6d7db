// Does the candidate have the shape that is asked for: the noun, the kind of figure, the measure word, a list?
import type { Lexicon } from '../lexicon/lexicon.ts'
import { kindOfMeasure } from '../passage/measure.ts'
import type { Figure, FigureKind } from '../passage/passage.ts'
import type { Slot, Term } from '../query/query.ts'
import type { Indexed } from './indexed.ts'
import type { Matcher } from './match.ts'
import { weights } from './weights.ts'
import type { View } from './zones.ts'

/** Share of the asked noun that is found in what the figure counts, or less surely in its own stretch. */
export function focusFit(
  { focus }: Slot,
  { counted, own, subject }: View,
  figure: Figure | null,
  matcher: Matcher,
): number {
  if (!figure || focus.length === 0) return weights.noFocus
  let fits = 0
  for (const term of focus) {
    const match = matcher(term)
    // 多少个大类 asks for 3类: the measure word itself is the noun.
    fits += namesUnit(term, figure.unit)
      ? 1
      : Math.max(
          match(counted).quality,
          weights.focusInOwn * match(own).quality,
          weights.focusInSubject * match(subject).quality,
        )
  }
  return fits / focus.length
}

/** 多少 without a measure word asks for a count first; a share is asked by its name. */
function openFit(kind: FigureKind): number {
  if (countedSoftly.has(kind)) return 0.3
  return kind === 'share' ? 0.8 : kind === 'money' ? 0.92 : 0.95
}

/** Measure words that people use for any organisation or item. */
const looseUnits: ReadonlySet<string> = new Set(['家', '户', '所', '间', '处', '项', '种', '类'])

function namesUnit(term: Term, unit: string): boolean {
  return (
    unit.length > 0 && !genericUnits.has(unit) && term.alternatives.some(({ text }) => text.endsWith(unit))
  )
}

const genericUnits: ReadonlySet<string> = new Set(['个', '人', '名', '家', '户', '元', '%', '次', '项'])

const countedSoftly: ReadonlySet<FigureKind> = new Set([
  'date',
  'age',
  'duration',
  'ordinal',
  'document-number',
])

/**
 * 1 for the very measure word asked for, less for a kind that fits, 0 for one that does not. `countsPersons`: a number
 * of persons is asked for, without a measure word of theirs.
 */
export function kindFit(
  { slot, countsPersons }: { slot: Slot; countsPersons: boolean },
  figure: Figure,
): number {
  const fit = measureFit(slot, figure)
  return countsPersons && figure.kind !== 'people' ? fit * weights.notPeople : fit
}

/** The longest word for a group of persons inside a longer one; null where there is none. */
export function personsIn(text: string, lexicon: Lexicon): string | null {
  for (let length = text.length; length > 1; length--)
    for (let at = 0; at + length <= text.length; at++)
      if (lexicon.persons.has(text.slice(at, at + length))) return text.slice(at, at + length)
  return null
}

/** True for a noun of persons, also as the head of a compound: 残疾大学生 ends in 大学生. */
export function isPerson(term: Term, lexicon: Lexicon): boolean {
  for (let at = 0; at + 1 < term.text.length; at++) if (lexicon.persons.has(term.text.slice(at))) return true
  return (
    term.alternatives.some(({ text, quality }) => quality > 0.8 && lexicon.persons.has(text)) ||
    /[人员者童娃孩]$/.test(term.text)
  )
}

function measureFit(slot: Slot, figure: Figure): number {
  // 四大支点 answers only what asks for 支点.
  if (
    figure.unit === '大' &&
    !slot.terms.some((term) => term.text.length > 1 && figure.text.includes(term.text)) &&
    !figure.text.includes(slot.focus.map((term) => term.text).join(''))
  )
    return 0.2
  if (slot.asking === 'when') return figure.kind === 'date' ? 1 : 0
  if (slot.asking === 'topic') return countedSoftly.has(figure.kind) ? 0.3 : 0.95
  if (slot.kinds === null) return openFit(figure.kind)
  if (!slot.kinds.includes(figure.kind)) return 0
  if (slot.measure === null || slot.measure === figure.unit) return 1
  const generic = slot.measure === '个' || figure.unit === '个'
  const sameKind = kindOfMeasure(slot.measure) === figure.kind
  if (sameKind && figure.kind !== 'things') return 0.98
  if (generic) return 0.96
  return looseUnits.has(slot.measure) ? 0.9 : weights.otherUnit
}

/** Which ones is answered by a list or by names in quotation marks, best by the list of the very thing asked for. */
export function sentenceFit(slot: Slot, { text, items }: Indexed, matcher: Matcher): number {
  if (slot.asking === 'who') return actors.test(text) ? 1 : weights.noList
  if (slot.asking !== 'which') return 1
  const named = /[《“].+?[》”]/.test(text)
  const asksNames = slot.focus.some((term) =>
    /文件|方案|政策|计划|活动|工程|项目|品牌|名|制度|办法|系统|模式|赛/.test(term.text),
  )
  if (named && asksNames) return 1
  if (items.length === 0) return named || /[、和]/.test(text) ? weights.otherList : weights.noList
  const last = items.at(-1)?.end ?? 0
  const head = text.slice(last, last + listHead)
  return slot.focus.some((term) => matcher(term)(head).quality > 0.8) ? 1 : weights.otherList
}

/** Words by which a sentence names someone who acts. */
const actors = /[局联办院校会队组员长]|机构|公司|中心|部门|专家|政府|企业|“/

/** Behind a list, what it lists is named within so many characters: 等公办养老机构. */
const listHead = 16

/** Share of the counted noun's characters that no matched word covers, longest words first: 护理型 of 护理型床位 when only 床位 was asked. */
export function extraOf(counted: string, matched: readonly string[]): number {
  if (counted === '') return 0
  let rest = counted
  for (const word of matched) if (rest.includes(word)) rest = rest.replaceAll(word, '')
  return rest.length / counted.length
}

/** The words, longest first. */
export function longestFirst(words: readonly string[]): readonly string[] {
  return words.length < 2 ? words : [...words].sort((a, b) => b.length - a.length)
}
