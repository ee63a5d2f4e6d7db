// Where the files of a knowledge folder are read from: a folder on disk, or texts that are held, which are read as if
// they lay in a folder.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from '../engine/versions.ts'

/** Rejects as the file system does, with `code: 'ENOENT'` for what is not there. */
export interface FileReader {
  readdir(folder: string): Promise<string[]>
  readFile(path: string): Promise<Buffer>
}

export const onDisk: FileReader = { readdir: (folder) => readdir(folder), readFile: (path) => readFile(path) }

/** The reader of files that lie in `folder` as far as it and faults are concerned. */
export function heldIn(folder: string, files: Files): FileReader {
  const texts = new Map([...files].map(([path, text]) => [join(folder, path), text]))
  const names = Map.groupBy(texts.keys(), (path) => join(path, '..'))
  return {
    async readdir(asked) {
      const inside = names.get(join(asked))
      if (inside === undefined) throw missing(asked)
      return inside.map((path) => path.slice(join(asked).length + 1))
    },
    async readFile(asked) {
      const text = texts.get(join(asked))
      if (text === undefined) throw missing(asked)
      return Buffer.from(text, 'utf8')
    },
  }
}

function missing(path: string): Error {
  return Object.assign(new Error(`there is no ${path}`), { code: 'ENOENT' })
}
