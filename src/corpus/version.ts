// Everything that answers depend on → a short hash: same knowledge version, same question, same answer.
import { createHash } from 'node:crypto'
import type { Release } from '../release/release.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Twelve hexadecimal digits of SHA-256 over releases and vocabulary in a fixed order. */
export function knowledgeVersion(releases: readonly Release[], vocabulary: Vocabulary): string {
  const hash = createHash('sha256')
  for (const release of releases) hash.update(JSON.stringify(release))
  hash.update(JSON.stringify(vocabulary.entries))
  return hash.digest('hex').slice(0, 12)
}
