// All that is kept about a person → nothing. A later table that names a person gets its line here.
import type { Work } from './tables.ts'

export async function forget({ db }: Work, person: number): Promise<void> {
  await db.deleteFrom('turns').where('person', '=', person).execute()
  await db.deleteFrom('answers').where('person', '=', person).execute()
  await db.deleteFrom('votes').where('person', '=', person).execute()
  await db.deleteFrom('people').where('id', '=', person).execute()
  // The settings of the private chat with them; its id is theirs.
  await db.deleteFrom('chats').where('id', '=', person).execute()
  await db.deleteFrom('receipts').where('person', '=', person).execute()
  await db.deleteFrom('awaited').where('person', '=', person).execute()
  // What could not be delivered to them.
  await db.deleteFrom('mishaps').where('chat', '=', person).execute()
  await db.deleteFrom('subscriptions').where('chat', '=', person).execute()
  await db.deleteFrom('deliveries').where('chat', '=', person).where('post', 'is', null).execute()
  await db.deleteFrom('prompts').where('person', '=', person).execute()
  // What is on its way to them is still sent, but not kept as an answer.
  await db
    .updateTable('posts')
    .set({ speaker: null, question: null })
    .where('speaker', 'like', `%:${person}`)
    .execute()
}
