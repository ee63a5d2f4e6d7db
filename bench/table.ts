// Numbers as a person reads them, in columns.

/** How many times the peer's. */
export const ratio = (value: number) => `× ${value >= 10 ? value.toFixed(0) : value.toFixed(2)}`

export const milli = (ms: number) => `${ms >= 10 ? ms.toFixed(0) : ms.toFixed(2)} ms`

/** Milliseconds in microseconds, where that reads better. */
export const micro = (ms: number) => (ms >= 1 ? milli(ms) : `${(ms * 1000).toFixed(0)} µs`)

export const percent = (share: number) => `${(100 * share).toFixed(share > 0.985 ? 1 : 0)} %`

export const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`

export const kb = (bytes: number) => `${(bytes / 1024).toFixed(0)} kB`

/** Lines of right-aligned columns under their heads. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('   '))
}
