// Knowledge versions that were kept long enough → gone, the oldest first, with the texts that none of the others holds.
import type { KeptFor } from '../../chat/retention.ts'
import type { Work } from './tables.ts'
import { holdTexts, lockVersions, manifestOf } from './versions.ts'

/** So many of the newest are kept in any case, to go back to. */
const least = 20
/** Another process may go on answering for a while from what was replaced. */
const lagMs = 24 * 60 * 60_000

/**
 * Drops versions that were replaced longer ago than both versions and receipts are kept. The one that the knowledge
 * folder was in step with last stays: what hands changed there is told by it.
 */
export async function dropVersions(
  work: Work,
  now: number,
  kept: Pick<KeptFor, 'version' | 'receipt'>,
): Promise<void> {
  const { db } = work
  const rows = await db
    .selectFrom('versions')
    .select(['id', 'at', 'in_folder'])
    .orderBy('id', 'desc')
    .execute()
  const before = now - Math.max(kept.version, kept.receipt) - lagMs
  // Each was replaced when the next newer one was added.
  const last = rows.findIndex((_, i) => i >= least && (rows[i - 1]?.at ?? now) <= before)
  const oldest = rows[last - 1]?.id
  const inStep = rows.find(({ in_folder }) => in_folder === 1)?.id ?? 0
  if (oldest === undefined || !rows.some(({ id }) => id < oldest && id !== inStep)) return
  if (work.shared) await lockVersions(work)
  await db.deleteFrom('versions').where('id', '<', oldest).where('id', '!=', inStep).execute()
  const held = inStep < oldest ? await manifestOf(db, inStep) : null
  if (held !== null) await holdTexts(db, held, oldest)
  await db.deleteFrom('texts').where('held_by', '<', oldest).execute()
}
