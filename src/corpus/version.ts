// Everything that answers depend on → a short hash: same knowledge version, same question, same answer.
import { createHash } from 'node:crypto'
import type { Release } from '../release/release.ts'
import type { Contact } from './contacts.ts'
import type { CuratedEntry } from './curated.ts'
import type { Precedent } from './precedent.ts'
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
  /** By release. */
  readonly precedents: readonly (readonly [release: string, ones: readonly Precedent[]])[]
}

/** Twelve hexadecimal digits of SHA-256. What a folder does not have leaves its version as it was before that existed. */
export function knowledgeVersion(knowledge: Knowledge): string {
  const { releases, vocabulary, retired, curated, contacts, precedents } = knowledge
  const hash = createHash('sha256')
  // Each is JSON, which ends by itself: no two different rows of them give the same bytes.
  for (const part of [...releases, vocabulary]) hash.update(JSON.stringify(part))
  for (const [name, part] of Object.entries({ retired, curated, contacts, precedents }))
    if (part.length > 0) hash.update(JSON.stringify({ [name]: part }))
  return hash.digest('hex').slice(0, 12)
}
