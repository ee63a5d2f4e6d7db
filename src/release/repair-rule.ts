// What a repair rule is: a named, pure search for edits. It sees the text and what was found out about the document.
import type { Edit } from './copy.ts'
import type { ScriptFinding } from './script.ts'

/** What holds for the whole document, judged before the first rule. */
export interface DocumentTraits {
  readonly script: ScriptFinding
  /** Whether the text is to be brought back into simplified Chinese. */
  readonly simplify: boolean
}

/**
 * `digits`: `kept` rules must leave the digits as they are; `accounted` ones may take or make some with markup and
 * furniture, and each is then counted from the edit itself. `listing`: how many applications a report shows.
 */
export interface RepairRule {
  readonly name: string
  readonly says: string
  readonly digits: 'kept' | 'accounted'
  readonly listing: 'example' | 'all'
  readonly find: (text: string, document: DocumentTraits) => readonly Edit[]
}

/** An edit for each match that `replace` gives a text for, other than the match itself. */
export function editsOf(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | null,
): readonly Edit[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const after = replace(match)
    return after === null || after === match[0]
      ? []
      : [{ start: match.index, end: match.index + match[0].length, after }]
  })
}
