// A damaged copy → the text as printed, every change on record, the digits proven; and the damage that is left.
import type { Fault } from '../fault.ts'
import { applyEdits, type Copy, contextOf, copyOf, type Edit, lineAt } from './copy.ts'
import { type Damage, findDamage } from './damage.ts'
import {
  addDigits,
  countDigits,
  type DigitCounts,
  describeDifference,
  hasDigit,
  subtractDigits,
} from './digits.ts'
import { applyEditorRepairs, type EditorRepair, unresolved } from './editor-repair.ts'
import type { Repair } from './release.ts'
import type { DocumentTraits, RepairRule } from './repair-rule.ts'
import { repairRules } from './repair-rules.ts'
import { judgeScript, type ScriptFinding } from './script.ts'

/** `auto` simplifies what was converted from simplified; `keep` and `simplified` are an editor's decision. */
export interface RepairOptions {
  readonly script: 'auto' | 'keep' | 'simplified'
  readonly editorRepairs: readonly EditorRepair[]
}

/** Digits of the source, those that went with markup and furniture, those an editor changed, and the result's. */
export interface DigitProof {
  readonly source: DigitCounts
  readonly accounted: DigitCounts
  readonly editor: DigitCounts
  readonly result: DigitCounts
}

export interface RepairedText {
  readonly copy: Copy
  readonly script: ScriptFinding
  readonly simplified: boolean
  /** Every application of a rule, in the order applied. */
  readonly applied: readonly Repair[]
  readonly counts: Readonly<Record<string, number>>
  readonly editorRepairs: readonly Repair[]
  readonly damage: readonly Damage[]
  readonly digits: DigitProof
}

interface Passed {
  readonly copy: Copy
  readonly applied: readonly Repair[]
  readonly accounted: DigitCounts
}

/**
 * Repairs `text` (line ends `\n`). Faults: digits that a rule lost or made (a defect of the rule, so nothing may be
 * written), and editor's repairs that cannot be placed. `rules` is for tests of the digit proof.
 */
export function repair(
  text: string,
  where: string,
  options: RepairOptions,
  rules: readonly RepairRule[] = repairRules,
): RepairedText | { readonly faults: readonly Fault[] } {
  const script = judgeScript(text)
  const simplified = options.script === 'simplified' || (options.script === 'auto' && script.converted)
  const traits: DocumentTraits = { script, simplify: simplified }
  const passed = applyRules(copyOf(text), rules, traits)
  const source = countDigits(text)
  const expected = addDigits(source, passed.accounted)
  const repaired = countDigits(passed.copy.text)
  const difference = describeDifference(expected, repaired)
  const kept = rules.filter(({ digits }) => digits === 'kept').map(({ name }) => name)
  const culprit = passed.applied.find((one) => kept.includes(one.rule) && changesDigits(one))
  if (difference !== '' || culprit !== undefined)
    return { faults: [digitsChanged(where, difference, culprit)] }

  const mend = (piece: string): string => applyRules(copyOf(piece), rules, traits).copy.text
  const edited = applyEditorRepairs(passed.copy, options.editorRepairs, mend, where)
  if ('faults' in edited) return edited
  const result = countDigits(edited.copy.text)
  return {
    copy: edited.copy,
    script,
    simplified,
    applied: passed.applied,
    counts: countByRule(passed.applied),
    editorRepairs: edited.repairs,
    damage: unresolved(findDamage(edited.copy), edited.spans),
    digits: { source, accounted: passed.accounted, editor: subtractDigits(result, repaired), result },
  }
}

/** A piece of text as the rules that repaired a document mend it: for what stands beside the document's text. */
export function mendLike({ script, simplified }: RepairedText, piece: string): string {
  return applyRules(copyOf(piece), repairRules, { script, simplify: simplified }).copy.text
}

function applyRules(copy: Copy, rules: readonly RepairRule[], traits: DocumentTraits): Passed {
  let current = copy
  let accounted = countDigits('')
  const applied: Repair[] = []
  for (const rule of rules) {
    const edits = rule.find(current.text, traits)
    for (const edit of edits) {
      const made = repairOf(rule, current, edit)
      applied.push(made)
      if (rule.digits === 'accounted') accounted = addDigits(accounted, digitChange(made))
    }
    current = applyEdits(current, edits)
  }
  return { copy: current, applied, accounted }
}

function repairOf(rule: RepairRule, copy: Copy, edit: Edit): Repair {
  return {
    rule: rule.name,
    line: lineAt(copy, edit.start),
    before: copy.text.slice(edit.start, edit.end),
    after: edit.after,
    context: contextOf(copy.text, edit.start, edit.end),
    state: 'applied',
  }
}

function digitChange({ before, after }: Repair): DigitCounts {
  return subtractDigits(countDigits(after), countDigits(before))
}

function changesDigits(one: Repair): boolean {
  return (hasDigit(one.before) || hasDigit(one.after)) && digitChange(one).some((count) => count !== 0)
}

function countByRule(applied: readonly Repair[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { rule } of applied) counts[rule] = (counts[rule] ?? 0) + 1
  return counts
}

function digitsChanged(where: string, difference: string, culprit: Repair | undefined): Fault {
  const rule =
    culprit === undefined ? '' : `; rule ${culprit.rule} made “${culprit.before}” into “${culprit.after}”`
  return {
    code: 'digits-changed',
    where: culprit === undefined ? where : `${where}:${culprit.line}`,
    what: `repair would change the digits of the text (${difference || 'within one rule'})${rule}`,
    mend: 'nothing was written; report this document, and mend the line by hand until the rule is corrected',
  }
}
