// Texts → files on disk, through a rename.
import { open, rename, rm } from 'node:fs/promises'

/** Replaces one file, or makes it. Throws what the file system throws. */
export function replaceFile(path: string, text: string): Promise<void> {
  return replaceFiles([{ path, text }])
}

/**
 * Replaces all or none: every text is on disk under a temporary name before the first is renamed, so that a reader sees a
 * file's old text or its new, never half of it.
 */
export async function replaceFiles(
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<void> {
  const temporary = (path: string): string => `${path}.${process.pid}.tmp`
  try {
    for (const { path, text } of files) await writeThrough(temporary(path), text)
    for (const { path } of files) await rename(temporary(path), path)
  } catch (error) {
    for (const { path } of files) await rm(temporary(path), { force: true })
    throw error
  }
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(text)
    // On disk before the rename, or a power cut could leave the new name with no text.
    await file.sync()
  } finally {
    await file.close()
  }
}
