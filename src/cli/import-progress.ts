// How far an import is, as one line of a terminal that is written over and over. Elsewhere nothing is written.

/** `isTTY` as on a process's streams: absent or false where nobody watches. */
export interface ProgressStream {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

export interface Progress {
  /** Shows that `done` files are done and `name` is being read. */
  readonly show: (done: number, name: string) => void
  /** Clears the line, for other text to be written. */
  readonly clear: () => void
}

const bar = 24
const defaultColumns = 80
const clearLine = '\r\u001b[K'

/** A bar for `total` files on `stream`; one that does nothing where no terminal is, or one file only. */
export function progressOn(stream: ProgressStream, total: number): Progress {
  if (stream.isTTY !== true || total < 2) return { show: () => {}, clear: () => {} }
  return {
    show: (done, name) => {
      const full = Math.round((bar * done) / total)
      const line = `${'█'.repeat(full)}${'░'.repeat(bar - full)} ${done}/${total} `
      stream.write(clearLine + line + endOf(name, (stream.columns ?? defaultColumns) - line.length - 1))
    },
    clear: () => {
      stream.write(clearLine)
    },
  }
}

/** The end of a file's name, which tells more than its beginning; control characters would move the cursor. */
function endOf(name: string, columns: number): string {
  const characters = [...name.replace(/\p{Cc}/gu, '?')]
  let width = 0
  let from = characters.length
  while (from > 0) {
    width += /[\u1100-\uffff]/u.test(characters[from - 1] ?? '') ? 2 : 1
    if (width > columns) break
    from--
  }
  return characters.slice(from).join('')
}
