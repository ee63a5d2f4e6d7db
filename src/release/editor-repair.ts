// A person's word on what was printed: each repair names text that stands exactly once, and is recorded as the editor's.
import type { Fault } from '../fault.ts'
import { applyEdits, type Copy, contextOf, type Edit, lineAt } from './copy.ts'
import type { Damage } from './damage.ts'
import type { Repair } from './release.ts'

/** What an editor read in print: `after` stands where the copy has `before`. Equal texts confirm it as it is. */
export interface EditorRepair {
  readonly before: string
  readonly after: string
}

interface Span {
  readonly start: number
  readonly end: number
}

export interface EditedCopy {
  readonly copy: Copy
  readonly repairs: readonly Repair[]
  /** Where the editor's text stands now. */
  readonly spans: readonly Span[]
}

/**
 * Applies the editor's repairs. `before` may be given as it stands after the rules or as it stands in the file:
 * `mend` is what the rules make of a piece of text. Text that is missing, stands more than once, or overlaps
 * another repair gives a fault each, and nothing is applied.
 */
export function applyEditorRepairs(
  copy: Copy,
  repairs: readonly EditorRepair[],
  mend: (text: string) => string,
  where: string,
): EditedCopy | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const edits: Edit[] = []
  for (const repair of repairs) {
    const places = placesOf(copy.text, repair.before, mend)
    const [place] = places
    if (place === undefined || places.length > 1) {
      faults.push(
        unplaced(
          where,
          repair,
          places.map(({ start }) => lineAt(copy, start)),
        ),
      )
    } else edits.push({ ...place, after: repair.after })
  }
  edits.sort((a, b) => a.start - b.start)
  const overlap = edits.find((edit, index) => (edits[index - 1]?.end ?? 0) > edit.start)
  if (overlap !== undefined) {
    const line = lineAt(copy, overlap.start)
    faults.push({
      code: 'repair-overlap',
      where: `${where}:${line}`,
      what: `two repairs change the same text “${copy.text.slice(overlap.start, overlap.end)}”`,
      mend: 'give one --repair for both',
    })
  }
  return faults.length > 0 ? { faults } : edited(copy, edits)
}

function placesOf(text: string, before: string, mend: (text: string) => string): readonly Span[] {
  const asGiven = occurrences(text, before)
  return asGiven.length > 0 ? asGiven : occurrences(text, mend(before))
}

function occurrences(text: string, part: string): readonly Span[] {
  const spans: Span[] = []
  if (part === '') return spans
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    spans.push({ start: at, end: at + part.length })
  }
  return spans
}

function edited(copy: Copy, edits: readonly Edit[]): EditedCopy {
  const result = applyEdits(copy, edits)
  let shift = 0
  const spans = edits.map(({ start, end, after }) => {
    const span = { start: start + shift, end: start + shift + after.length }
    shift += after.length - (end - start)
    return span
  })
  const repairs = edits.map((edit, index): Repair => {
    const { start, end } = spans[index] ?? edit
    return {
      rule: 'editor',
      line: lineAt(copy, edit.start),
      before: copy.text.slice(edit.start, edit.end),
      after: edit.after,
      context: contextOf(result.text, start, end),
      state: 'editor',
    }
  })
  return { copy: result, repairs, spans }
}

/** The damage that no editor's text covers. */
export function unresolved(damage: readonly Damage[], spans: readonly Span[]): readonly Damage[] {
  return damage.filter(({ start, end }) => !spans.some((span) => span.start <= start && end <= span.end))
}

function unplaced(where: string, repair: EditorRepair, lines: readonly number[]): Fault {
  const isMissing = lines.length === 0
  return {
    code: isMissing ? 'repair-not-found' : 'repair-ambiguous',
    where: isMissing ? where : `${where}:${lines.join(',')}`,
    what: isMissing
      ? `the text to repair “${repair.before}” does not stand in the document`
      : `the text to repair “${repair.before}” stands ${lines.length} times`,
    mend: isMissing
      ? 'copy it exactly from the flag or from the file, and check that the shell left its quotes alone'
      : 'give more of the text around it in --repair, before and after the =',
  }
}
