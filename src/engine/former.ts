// Engines of earlier versions, built when they are asked for: a receipt is given again by the knowledge that gave it.
import type { Engine } from './engine.ts'
import type { Build } from './live.ts'
import type { Versions } from './versions.ts'

/** So many are kept built: each takes as much memory as the one that answers. */
const most = 2

/** An engine by what its answers carry; null where that version is not kept (any more). Rejects as `build` does. */
export function createFormer(
  versions: Versions,
  build: Build,
): (knowledge: string) => Promise<Engine | null> {
  const known = new Map<string, Promise<Engine | null>>()

  async function built(knowledge: string): Promise<Engine | null> {
    const version = await versions.withKnowledge(knowledge)
    const files = version && (await versions.files(version.id))
    if (version !== null && files !== null) return (await build(files, version.day)).engine
    known.delete(knowledge)
    return null
  }

  return (knowledge) => {
    const found = known.get(knowledge) ?? built(knowledge)
    // Used last, forgotten last; one that could not be built is tried again.
    known.delete(knowledge)
    known.set(knowledge, found)
    found.catch(() => known.delete(knowledge))
    for (const [oldest] of known) if (known.size > most) known.delete(oldest)
    return found
  }
}
