// What comes of a desk's job → rows, in the transaction in which the job becomes done. One function a kind.

import type { Effect } from '../../chat/effect.ts'
import type { Outcome } from '../../desk/desk-store.ts'
import { audit } from './audit.ts'
import { carryOut } from './effects.ts'
import type { Paces } from './pace.ts'
import type { Work } from './tables.ts'

type Own = Exclude<Outcome, Effect>
type Of<Kind extends Own['kind']> = Extract<Own, { kind: Kind }>

const own: readonly string[] = ['prompt', 'audit', 'editor', 'pause', 'settled', 'draft']

/** No update of Telegram's brought it about. */
const noOrigin = null

/** Carries out all outcomes, in their order. */
export async function carryOutDesk(work: Work, outcomes: readonly Outcome[], paces: Paces): Promise<void> {
  for (const outcome of outcomes) if (isOwn(outcome)) await carryOutOne(work, outcome)
  const effects = outcomes.filter((outcome): outcome is Effect => !isOwn(outcome))
  await carryOut(work, effects, { origin: noOrigin, paces })
}

function isOwn(outcome: Outcome): outcome is Own {
  return own.includes(outcome.kind)
}

function carryOutOne(work: Work, outcome: Own): Promise<void> {
  switch (outcome.kind) {
    case 'prompt':
      return prompt(work, outcome)
    case 'audit':
      return audit(work, outcome)
    case 'editor':
      return editor(work, outcome)
    case 'pause':
      return pause(work, outcome)
    case 'settled':
      return settled(work, outcome)
    case 'draft':
      return draft(work, outcome)
  }
}

async function prompt({ db, now }: Work, { person, message, prompt }: Of<'prompt'>): Promise<void> {
  const kept = { prompt: JSON.stringify(prompt), at: now }
  await db
    .insertInto('prompts')
    .values({ person, message, ...kept })
    .onConflict((conflict) => conflict.columns(['person', 'message']).doUpdateSet(kept))
    .execute()
}

async function editor({ db, now }: Work, { person, role, by }: Of<'editor'>): Promise<void> {
  await db.deleteFrom('editors').where('person', '=', person).execute()
  if (role !== null) await db.insertInto('editors').values({ person, role, by, at: now }).execute()
}

async function pause({ db }: Work, { notice }: Of<'pause'>): Promise<void> {
  await db.deleteFrom('switches').where('key', '=', 'paused').execute()
  if (notice !== null) await db.insertInto('switches').values({ key: 'paused', value: notice }).execute()
}

async function settled({ db }: Work, { missed }: Of<'settled'>): Promise<void> {
  if (missed.length > 0) await db.deleteFrom('missed').where('id', 'in', missed).execute()
}

async function draft({ db }: Work, { id, change }: Of<'draft'>): Promise<void> {
  const { changes, source, settles, ...plain } = change
  await db
    .updateTable('drafts')
    .set({
      ...plain,
      ...(changes === undefined ? {} : { changes: JSON.stringify(changes) }),
      ...(source === undefined ? {} : { source: source && JSON.stringify(source) }),
      ...(settles === undefined ? {} : { settles: JSON.stringify(settles) }),
    })
    .where('id', '=', id)
    .execute()
}
