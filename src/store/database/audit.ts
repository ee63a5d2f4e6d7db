// The log of who did what; 0 is a command line or a watched folder.
import type { Work } from './tables.ts'

export async function audit(
  { db, now }: Work,
  { person, action, details }: { readonly person: number; readonly action: string; readonly details: string },
): Promise<void> {
  await db.insertInto('audit').values({ at: now, person, action, details }).execute()
}
