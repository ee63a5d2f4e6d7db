// A document as a reader hands it over: its text, and what it says about itself besides (proposals, never facts).
import type { Proposal } from './propose.ts'

export type DocumentKind = 'text' | 'markdown' | 'html' | 'docx' | 'pdf'

/** Front matter that a document carries outside its text: a page's meta tags, a Markdown file's own front matter. */
export type Offered = Readonly<
  Partial<Record<'title' | 'publisher' | 'date' | 'place' | 'url', Proposal<string>>>
>

/**
 * A document that was read. `text` has lines ended by `\n`, one block a line; `how` tells a person what the file is
 * and how that is known; `leftOut` are lines that stood on the page but not in the text (menus are not listed).
 */
export interface Document {
  readonly kind: DocumentKind
  readonly how: string
  readonly text: string
  readonly offered: Offered
  readonly leftOut: readonly string[]
}
