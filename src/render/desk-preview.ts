// What an editor sees before anything is published: what import did with a document, what changes for citizens, and
// everything that stands against it.
import type { Difference } from '../corpus/difference.ts'
import type { OtherAnswer } from '../engine/comparison.ts'
import type { Fault } from '../fault.ts'
import type { Language } from '../query/query.ts'
import type { Damage } from '../release/damage.ts'
import type { DocumentKind } from '../release/document.ts'
import type { Release } from '../release/release.ts'
import type { Rows } from './button.ts'
import type { FieldName } from './editing-wording.ts'
import { faultText } from './fault-wording.ts'
import { bold, type Line, linesOnly, type Message, plain, say, shortened } from './message.ts'
import { chatPhrasesIn } from './phrases.ts'
import { editingPhrasesIn } from './phrases-editing.ts'
import { sortOfRule } from './repair-sort.ts'

/** What became of a document. */
export interface Imported {
  readonly release: Release
  readonly kind: DocumentKind
  readonly digits: { readonly before: number; readonly after: number }
  readonly mended: number
  /** What only a person can look up, with the numbers that it is called by. */
  readonly damage: readonly (readonly [number: number, damage: Damage])[]
}

/** What would be other for citizens. */
export interface Comparison {
  readonly difference: Difference
  /** Questions that the added sentences answer. */
  readonly asks: readonly string[]
  readonly asked: number
  readonly others: readonly OtherAnswer[]
  /** Editors' examples, words and answers that would go wrong. */
  readonly broken: readonly Fault[]
}

export interface Preview {
  readonly draft: number
  readonly note: string
  readonly base: number
  readonly imported: readonly Imported[]
  readonly comparison: Comparison
}

/** So many of one sort are shown in full. */
const most = 8
const longestSentence = 160

/** The preview, with the buttons that publish or discard it. */
export function previewMessage(
  { draft, note, base, imported, comparison }: Preview,
  language: Language,
): Message {
  const words = editingPhrasesIn(language)
  const { preview } = words
  const buttons: Rows = [
    [
      { label: preview.publish, action: { kind: 'editing', data: `publish:${draft}` } },
      { label: preview.discard, action: { kind: 'editing', data: `discard:${draft}` } },
    ],
  ]
  const lines = [
    say(bold(preview.title(note))),
    ...imported.flatMap((one) => importedLines(one, language)),
    say(preview.against(base)),
    ...comparisonLines(comparison, language),
  ]
  return { ...linesOnly(lines), buttons }
}

function importedLines({ release, kind, digits, mended, damage }: Imported, language: Language): Line[] {
  const { document, fields } = editingPhrasesIn(language)
  const { rules, sorts } = chatPhrasesIn(language).source
  const counts = Object.entries(release.repairCounts)
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  const kinds = [...new Set(counts.map(([rule]) => sorts[sortOfRule(rule)]))]
  return [
    say(document.read(document.kinds[kind])),
    say(`${fields.publisher}：${release.publisher} · ${release.date} · ${release.place}`),
    ...(total > 0 ? [say(rules(total, kinds))] : []),
    ...(mended > 0 ? [say(document.mended(mended))] : []),
    say(document.digits(digits.before, digits.after)),
    ...damageLines(damage, language),
  ]
}

function damageLines(damage: Imported['damage'], language: Language): Line[] {
  const { document, preview } = editingPhrasesIn(language)
  if (damage.length === 0) return []
  const shown = damage
    .slice(0, most)
    .map(([number, { line, before, context }]) =>
      say(document.damaged(number, line, before, shortened(context, 60))),
    )
  return [
    say(bold(document.damage(damage.length))),
    ...shown,
    ...rest(damage.length, preview.more),
    say(document.giveRepairs),
  ]
}

function comparisonLines(
  { difference, asks, asked, others, broken }: Comparison,
  language: Language,
): Line[] {
  const { preview } = editingPhrasesIn(language)
  const { added, gone, changed, figures } = difference
  const isEmpty = added.length + gone.length + changed.length === 0
  const said = (outcome: string) => preview.outcomes[outcome] ?? outcome
  return [
    ...(isEmpty ? [] : [say(preview.passages(added.length, gone.length, changed.length))]),
    ...listed(
      added.map(({ text }) => `+ ${shortened(text, longestSentence)}`),
      most / 2,
      preview.more,
    ),
    ...listed(
      gone.map(({ text }) => `− ${shortened(text, longestSentence)}`),
      most / 2,
      preview.more,
    ),
    ...listed(
      changed.map(
        ({ before, after }) =>
          `− ${shortened(before.text, longestSentence)}\n+ ${shortened(after.text, longestSentence)}`,
      ),
      most / 2,
      preview.more,
    ),
    ...(added.length > 0
      ? [say(preview.figures(added.reduce((sum, one) => sum + one.figures.length, 0)))]
      : []),
    ...section(
      preview.changedFigures(figures.length),
      figures.map((one) => preview.changedFigure(one.indicator, one.before, one.after)),
      preview.more,
    ),
    ...section(preview.asks(asks.length), asks.slice(0, 3), () => ''),
    ...(others.length === 0 ? [say(preview.noOthers(asked))] : []),
    ...section(
      preview.others(others.length, asked),
      others.map(({ question, before, after }) => preview.other(question, said(before), said(after))),
      preview.more,
    ),
    ...section(
      preview.examples(broken.length),
      broken.map((fault) => wentWrong(fault, language)),
      preview.more,
    ),
  ]
}

/** The question that went wrong, which stands in quotes in what `yuanwen check` says of it. */
function wentWrong(fault: Fault, language: Language): string {
  const question = /"([^"]+)"/u.exec(fault.what)?.[1]
  const { preview } = editingPhrasesIn(language)
  const said = question === undefined ? undefined : preview.wentWrong[fault.code]?.(question)
  return said ?? faultText(fault, language)
}

/** A heading in bold with its lines; nothing where there are none. */
function section(heading: string, lines: readonly string[], more: (count: number) => string): Line[] {
  return lines.length === 0 ? [] : [say(bold(heading)), ...listed(lines, most, more)]
}

function listed(lines: readonly string[], limit: number, more: (count: number) => string): Line[] {
  const shown = lines.slice(0, limit).map((text) => say(plain(text)))
  return [...shown, ...rest(lines.length, more, limit)]
}

function rest(count: number, more: (count: number) => string, limit = most): Line[] {
  return count > limit ? [say(more(count - limit))] : []
}

const fieldOf: Readonly<Record<string, FieldName>> = {
  'title-missing': 'title',
  'publisher-missing': 'publisher',
  'date-missing': 'date',
  'place-missing': 'place',
}

/** Why a document is no release yet, what is damaged in it, and what can be said in reply. */
export function documentFaults(
  faults: readonly Fault[],
  damage: Imported['damage'],
  language: Language,
): Message {
  const { document, fields } = editingPhrasesIn(language)
  const lacking = faults.some(({ code }) => code in fieldOf)
  const lines = faults.slice(0, 2 * most).map((fault) => {
    const field = fieldOf[fault.code]
    return say(field === undefined ? plain(faultText(fault, language)) : document.missing(fields[field]))
  })
  return linesOnly([
    say(bold(document.faults)),
    ...lines,
    ...rest(faults.length, editingPhrasesIn(language).preview.more, 2 * most),
    ...(lacking ? [say(document.giveFields)] : []),
    ...damageLines(damage, language),
  ])
}

/** Every fault of files that cannot be published. */
export function knowledgeFaults(faults: readonly Fault[], language: Language): Message {
  const { preview } = editingPhrasesIn(language)
  const shown = faults.slice(0, 2 * most).map((fault) => say(plain(faultText(fault, language))))
  return linesOnly([say(bold(preview.faults)), ...shown, ...rest(faults.length, preview.more, 2 * most)])
}
