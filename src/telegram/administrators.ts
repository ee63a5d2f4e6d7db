// Who may change a group's settings: asked of Telegram, remembered for a minute.
import type { Actor, Chat, Event } from '../chat/event.ts'
import { recent } from '../chat/recent.ts'
import type { Log } from '../log.ts'
import type { Call } from './client.ts'
import { CallFailed } from './failure.ts'
import { fieldsOf } from './fields.ts'

export interface Administrators {
  /** False also when Telegram does not tell. Never rejects. */
  includes(chat: Chat, actor: Actor): Promise<boolean>
  /** Forgets what an event may have changed. */
  heard(event: Event): void
}

const deadlineMs = 5000

export function createAdministrators(call: Call, log: Log, now: () => number): Administrators {
  const known = recent<boolean>({ limit: 5000, maxAgeMs: 60_000, now })
  let generation = 0
  const keyOf = (chat: number, person: number) => `${generation}:${chat}:${person}`

  return {
    async includes(chat, actor) {
      // An anonymous administrator writes in the group's own name; a channel in its own.
      if (actor.kind === 'chat') return actor.chat === chat.id
      const key = keyOf(chat.id, actor.person.id)
      const before = known.get(key)
      if (before !== undefined) return before
      try {
        const payload = { chat_id: chat.id, user_id: actor.person.id }
        const { status } = fieldsOf(await call('getChatMember', payload, { deadlineMs }))
        const is = status === 'creator' || status === 'administrator'
        known.set(key, is)
        return is
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        log.warn({ reason: error.message }, 'not known who administers a group')
        return false
      }
    },
    heard(event) {
      // Rare enough to forget all of them.
      if (event.kind === 'administrators' || event.kind === 'membership') generation++
    },
  }
}
