// What an editor wants to publish: changes of files on top of a version. Pure.
import type { Files, Way } from '../engine/versions.ts'
import type { Document } from '../release/document.ts'
import type { GivenFields } from '../release/draft.ts'
import type { EditorRepair } from '../release/editor-repair.ts'

/** A file as it will be (null: gone), or an entry that is put at the end of a list. */
export type Change =
  | { readonly path: string; readonly text: string | null }
  | { readonly path: string; readonly append: string }

/** A document that became a release, and what the editor said about it. */
export interface DraftSource {
  readonly name: string
  readonly document: Document
  readonly repairs: readonly EditorRepair[]
  /** What was printed for the damages with these numbers. */
  readonly answers: readonly (readonly [number: number, printed: string])[]
  readonly given: GivenFields
}

export interface Draft {
  readonly id: number
  readonly person: number
  /** The version that the changes are made on. */
  readonly base: number
  readonly way: Way
  readonly note: string
  readonly changes: readonly Change[]
  readonly source: DraftSource | null
  /** Questions that were asked in vain, and are not once it is published. */
  readonly settles: readonly number[]
  /** `doubtful`: open, and something that editors said must be answered goes wrong with it. */
  readonly state: 'open' | 'doubtful' | 'published' | 'discarded'
}

export function isOpen({ state }: Pick<Draft, 'state'>): boolean {
  return state === 'open' || state === 'doubtful'
}

export type NewDraft = Omit<Draft, 'id' | 'state'>

/** The files with the changes. */
export function applied(files: Files, changes: readonly Change[]): Files {
  const after = new Map(files)
  for (const change of changes) {
    if ('append' in change) {
      const before = after.get(change.path) ?? ''
      const gap = before === '' || before.endsWith('\n') ? '' : '\n'
      after.set(change.path, `${before}${gap}${change.append}`)
    } else if (change.text === null) after.delete(change.path)
    else after.set(change.path, change.text)
  }
  return after
}

/** The changes that make one set of files of another. */
export function changesTo(before: Files, after: Files): Change[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort()
  return paths.flatMap((path) => {
    const text = after.get(path) ?? null
    return (before.get(path) ?? null) === text ? [] : [{ path, text }]
  })
}

/** Files that the changes replace whole, and that somebody else has changed since: their changes would be lost. */
export function conflicts(base: Files, newest: Files, changes: readonly Change[]): string[] {
  return changes.flatMap((change) => {
    const { path } = change
    if ('append' in change || base.get(path) === newest.get(path)) return []
    return (newest.get(path) ?? null) === change.text ? [] : [path]
  })
}
