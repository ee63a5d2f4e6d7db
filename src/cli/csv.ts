// Rows → CSV as RFC 4180 has it: fields with commas, quotes or line breaks are quoted, lines end with CR LF.
import { once } from 'node:events'
import type { Io } from './io.ts'

/** A field; null is an empty one. */
export type CsvField = string | number | null

/** One line with its end. */
export function csvLine(fields: readonly CsvField[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

/** Writes a line and waits where the reader is slower. */
export async function writeRow(io: Io, fields: readonly CsvField[]): Promise<void> {
  if (!io.stdout.write(csvLine(fields))) await once(io.stdout, 'drain')
}

/** A text that a spreadsheet would run as a formula (`=…`) is led by an apostrophe; a negative number is none. */
function csvField(value: CsvField): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const isFormula = /^[=+@\t\r-]/u.test(value) && !/^-[0-9.,%]+$/u.test(value)
  const safe = isFormula ? `'${value}` : value
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
