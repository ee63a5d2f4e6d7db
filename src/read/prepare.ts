// A document and an editor's words about it → a release that is ready to be filed, or every fault.
import { isDeepStrictEqual } from 'node:util'
import type { Fault } from '../fault.ts'
import type { Damage } from '../release/damage.ts'
import type { Document } from '../release/document.ts'
import { type Draft, draftRelease, type GivenFields } from '../release/draft.ts'
import type { EditorRepair } from '../release/editor-repair.ts'
import { parseRelease } from '../release/parse.ts'
import type { Release } from '../release/release.ts'
import { type RepairedText, type RepairOptions, repair } from '../release/repair.ts'
import { serialiseRelease } from '../release/serialise.ts'
import { slugOf } from './slug.ts'

/** What an editor says about a document; the rest is proposed. */
export interface Wanted {
  readonly script: RepairOptions['script']
  readonly repairs: readonly EditorRepair[]
  readonly given: GivenFields
  /** The name of the release's file, without its date. */
  readonly slug: string | undefined
}

/** A document that is ready to be written as a release. */
export interface Prepared {
  readonly file: string
  readonly document: Document
  readonly release: Release
  readonly repaired: RepairedText
  readonly found: Draft['found']
}

type Faulty = { readonly faults: readonly Fault[] }

/** The document's text, repaired; `where` is its name, for faults. */
export function repairDocument(
  document: Document,
  where: string,
  { script, repairs }: Pick<Wanted, 'script' | 'repairs'>,
): RepairedText | Faulty {
  return repair(document.text, where, { script, editorRepairs: repairs })
}

/** The release, read back and compared before anybody files it. */
export function prepareRelease(document: Document, where: string, wanted: Wanted): Prepared | Faulty {
  const repaired = repairDocument(document, where, wanted)
  if ('faults' in repaired) return repaired
  const draft = draftRelease(repaired, wanted.given, where, document.offered)
  if ('faults' in draft) return draft
  const slug = wanted.slug ?? slugOf(draft.release.title)
  if (slug === '') return { faults: [noSlug(where, draft.release.title)] }
  const release: Release = { id: `${draft.release.date}-${slug}`, ...draft.release }
  const faults = unreadable(release, where)
  return faults.length > 0 ? { faults } : { file: where, document, release, repaired, found: draft.found }
}

/** What was printed in place of a damage, as a repair that can be placed. */
export function repairAt(
  { copy }: RepairedText,
  { start, end, before }: Damage,
  printed: string,
): EditorRepair {
  const { head, tail } = surroundings(copy.text, start, end)
  return { before: head + before + tail, after: head + printed + tail }
}

/** As much text around a span as makes it stand only once. */
function surroundings(text: string, start: number, end: number): { head: string; tail: string } {
  let reach = 0
  const around = (): string => text.slice(Math.max(0, start - reach), end + reach)
  while (text.indexOf(around()) !== text.lastIndexOf(around())) reach++
  return { head: text.slice(Math.max(0, start - reach), start), tail: text.slice(end, end + reach) }
}

function noSlug(file: string, title: string): Fault {
  const what = `no file name can be made of the title “${title}”`
  return {
    code: 'slug-missing',
    where: file,
    what,
    mend: 'give it with --slug, in small letters, digits and hyphens',
  }
}

/** Reads the file back before it is written: what could not be loaded again must not be there. */
function unreadable(release: Release, file: string): readonly Fault[] {
  const back = parseRelease(release.id, serialiseRelease(release), file)
  if ('faults' in back) return back.faults
  if (isDeepStrictEqual(back.release, release)) return []
  const what = 'the release would not read back as it was written'
  return [{ code: 'release-round-trip', where: file, what, mend: 'report this document' }]
}
