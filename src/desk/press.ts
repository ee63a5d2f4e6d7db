// Buttons of the desk ↔ what they carry behind `x:`. It comes back as foreign input: forged, or of an earlier version.
//
//   why why:RECEIPT   publish:DRAFT despite:DRAFT discard:DRAFT rebase:DRAFT   rollback:VERSION
//   unanswered:PAGE   answer:QUESTION word:QUESTION rightly:QUESTION

import { receiptIdIn } from '../chat/receipt.ts'

const kinds = [
  'publish',
  'despite',
  'discard',
  'rebase',
  'rollback',
  'unanswered',
  'answer',
  'word',
  'rightly',
] as const

export type Press =
  | { readonly kind: 'why'; readonly receipt: string | null }
  | { readonly kind: (typeof kinds)[number]; readonly id: number }

/** Null for what is no button of the desk's. */
export function parsePress(data: string): Press | null {
  if (data === 'why') return { kind: 'why', receipt: null }
  if (data.startsWith('why:')) return { kind: 'why', receipt: receiptIdIn(data.slice(4)) }
  const [, name, id] = /^([a-z]+):(0|[1-9]\d{0,8})$/.exec(data) ?? []
  const kind = kinds.find((one) => one === name)
  return kind === undefined ? null : { kind, id: Number(id) }
}
