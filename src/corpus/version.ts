// Everything that answers depend on → a short hash: same knowledge version, same question, same answer.
import { createHash } from 'node:crypto'
import type { Release } from '../release/release.ts'
import type { Contact } from './contacts.ts'
import type { CuratedEntry } from './curated.ts'
import type { Retired } from './standing.ts'
import type { VocabularyEntry } from './vocabulary.ts'

/** What the hash covers. Releases in a fixed order, so that the order of files does not matter. */
export interface Knowledge {
  readonly releases: readonly Release[]
  /** A release that runs out makes another version on the day on which it does. */
  readonly retired: readonly Retired[]
  readonly vocabulary: readonly VocabularyEntry[]
  readonly curated: readonly CuratedEntry[]
  readonly contacts: readonly Contact[]
}

/** Twelve hexadecimal digits of SHA-256. */
export function knowledgeVersion(knowledge: Knowledge): string {
  const hash = createHash('sha256')
  const parts = [knowledge.retired, knowledge.vocabulary, knowledge.curated, knowledge.contacts]
  for (const part of [...knowledge.releases, ...parts]) hash.update(`${JSON.stringify(part)}\n`)
  return hash.digest('hex').slice(0, 12)
}
