// A folder, made with those above it.
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder that may be there already. Throws what the file system throws. Node's own recursive mkdir does not
 * come back where a file system (Linux's /proc) calls every new folder missing.
 */
export async function makeFolder(path: string): Promise<void> {
  const failed = await codeOfMaking(path)
  if (failed?.code === 'ENOENT' && dirname(path) !== path) {
    await makeFolder(dirname(path))
    const again = await codeOfMaking(path)
    if (again !== null && !(await isFolder(path))) throw again
  } else if (failed !== null && !(await isFolder(path))) throw failed
}

async function codeOfMaking(path: string): Promise<NodeJS.ErrnoException | null> {
  try {
    await mkdir(path)
    return null
  } catch (error) {
    return error as NodeJS.ErrnoException
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    // Not there, or not to be seen: no folder to work in.
    return false
  }
}
