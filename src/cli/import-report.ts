// What import says it did with a document: each field and its origin, each rule with count and example, the digits.

import type { Prepared } from '../read/prepare.ts'
import { agreesWithBytes } from '../release/damage.ts'
import { type DigitCounts, totalDigits } from '../release/digits.ts'
import type { Repair } from '../release/release.ts'
import type { DigitProof } from '../release/repair.ts'
import { repairRules } from '../release/repair-rules.ts'

const said = new Map(repairRules.map(({ name, says, listing }) => [name, { says, listing }]))

/** The report of one imported document, for a person to check it by. */
export function importReport(
  done: Prepared & { readonly outcome: 'written' | 'unchanged'; readonly path: string },
): string {
  const { document, release, repaired, found } = done
  const lines = [
    `${done.file} → ${done.path} (${done.outcome})`,
    '',
    field('read as', document.how, undefined),
    field('title', release.title, found.title),
    field('publisher', release.publisher, found.publisher),
    field('date', release.date, found.date),
    field('place', release.place, found.place),
    field('url', release.url ?? 'none', release.url === null ? undefined : found.url),
    field('departments', release.departments.join('、') || 'none', found.departments),
    field('paragraphs', String(release.paragraphs.length), undefined),
    field('script', repaired.simplified ? 'simplified' : 'kept', repaired.script.reason),
    ...document.leftOut.map((line) => `  left out: ${line}`),
    '',
    'repairs by rule:',
    ...byRule(repaired.applied),
    ...repaired.editorRepairs.map((one) => `  editor: ${example(one)}${agreement(one)}`),
    ...repaired.damage.map(({ line, context, note }) => `  flagged, line ${line}: …${context}… (${note})`),
    '',
    digitsLine(repaired.digits),
    '',
  ]
  return lines.join('\n')
}

function field(name: string, value: string, how: string | undefined): string {
  return `  ${name}: ${value}${how === undefined ? '' : ` — ${how}`}`
}

function byRule(applied: readonly Repair[]): readonly string[] {
  const rules = Map.groupBy(applied, ({ rule }) => rule)
  if (rules.size === 0) return ['  none']
  return [...rules].flatMap(([rule, repairs]) => {
    const { says, listing } = said.get(rule) ?? { says: '', listing: 'all' }
    const shown = listing === 'all' ? repairs : repairs.slice(0, 1)
    return [`  ${rule}: ${repairs.length} (${says})`, ...shown.map((one) => `    ${example(one)}`)]
  })
}

function example({ line, before, after, context }: Repair): string {
  return `line ${line}: “${before}” → “${after}” in …${context}…`
}

function agreement({ before, after }: Repair): string {
  const agrees = agreesWithBytes(before, after)
  if (agrees === null) return ''
  return agrees ? '; agrees with the bytes that survive' : '; DOES NOT agree with the bytes that survive'
}

function digitsLine({ source, accounted, editor, result }: DigitProof): string {
  const changes = [
    changeBy(accounted, 'markup and page furniture'),
    changeBy(editor, "the editor's repairs, to be looked at"),
  ].filter((change) => change !== '')
  const verdict = changes.length === 0 ? 'proven equal' : `proven, with ${changes.join(' and ')}`
  return `digits: ${totalDigits(source)} before, ${totalDigits(result)} after: ${verdict}, digit by digit`
}

function changeBy(counts: DigitCounts, cause: string): string {
  if (counts.every((count) => count === 0)) return ''
  const total = totalDigits(counts)
  return `${total > 0 ? '+' : ''}${total} by ${cause}`
}
