// A file that editors write by hand, a YAML list of entries → its sound entries, and every fault with its line.
import { isNode, isSeq, LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import type { Fault } from '../fault.ts'

/** What a file of one sort holds; `shape` shows an editor a right entry. */
export interface EntrySort<T> {
  readonly code: string
  readonly schema: z.ZodType<T>
  readonly shape: string
}

/** An entry and where it begins, `file:line`. */
export interface Placed<T> {
  readonly entry: T
  readonly where: string
}

/** Reads one file. An empty file holds no entries. A fault names the line on which its entry begins. */
export function parseEntries<T>(
  file: string,
  text: string,
  { code, schema, shape }: EntrySort<T>,
): { placed: Placed<T>[]; faults: Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const whereOf = (offset: number) => `${file}:${lines.linePos(offset).line}`
  const fault = (where: string, what: string, mend: string): Fault => ({ code, where, what, mend })
  const mend = `an entry looks like ${shape}`
  if (document.errors.length > 0) {
    return {
      placed: [],
      faults: document.errors.map(({ pos, message }) =>
        fault(whereOf(pos[0]), `is not valid YAML: ${message.split('\n')[0] ?? ''}`, mend),
      ),
    }
  }
  const { contents } = document
  if (contents === null) return { placed: [], faults: [] }
  if (!isSeq(contents)) return { placed: [], faults: [fault(whereOf(0), 'is not a list', mend)] }
  const placed: Placed<T>[] = []
  const faults: Fault[] = []
  for (const item of contents.items) {
    const where = whereOf((isNode(item) ? item.range?.[0] : undefined) ?? 0)
    const checked = schema.safeParse(plainOf(item, document))
    if (checked.success) placed.push({ entry: checked.data, where })
    else
      for (const issue of checked.error.issues) {
        // 0312 without quotes is the number 312 to YAML.
        const quotes =
          issue.code === 'invalid_type' && issue.expected === 'string' ? '; put it in quotes' : ''
        faults.push(fault(where, `${issue.path.join('.') || 'the entry'}: ${issue.message}`, mend + quotes))
      }
  }
  return { placed, faults }
}

/** The item as plain data; null where an alias goes in circles, or makes a small file huge. */
function plainOf(item: unknown, document: ReturnType<typeof parseDocument>): unknown {
  try {
    return isNode(item) ? item.toJS(document, { maxAliasCount: 10 }) : null
  } catch {
    return null
  }
}
