// A sheet of figures as text: a sentence a line, below it, indented, what is expected of its figures.
import { readFileSync } from 'node:fs'

/** One sentence with its expected figures, as the sheet words them. */
export interface SheetRow {
  readonly sentence: string
  readonly expected: string[]
}

/** Reads a sheet. */
export function readSheet(file: URL): SheetRow[] {
  const rows: SheetRow[] = []
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n'))
    if (line.startsWith('  ')) rows.at(-1)?.expected.push(line.trim())
    else rows.push({ sentence: line, expected: [] })
  return rows
}
