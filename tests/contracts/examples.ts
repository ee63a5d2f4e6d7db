// Small values for the contracts.
import type { Effect } from '../../src/chat/effect.ts'
import type { Taken } from '../../src/chat/inbox.ts'
import type { Post } from '../../src/chat/outbox.ts'
import { linesOnly, say } from '../../src/render/message.ts'
import type { Store } from '../../src/store/store.ts'

export function update(id: number, lane = 'a'): Taken {
  return { id, lane, body: JSON.stringify({ update_id: id }) }
}

export function postTo(chat: number, text = 'hello', over: Partial<Post> = {}): Post {
  return {
    to: { chat, replyTo: 7, thread: null },
    message: linesOnly([say(text)]),
    edits: null,
    answers: 7,
    urgency: 'reply',
    silent: false,
    ...over,
  }
}

/** A post that answers a question of person 5 in chat 5. */
export function answer(post: Post = postTo(5)): Extract<Effect, { kind: 'post' }> {
  return { kind: 'post', post, speaker: `${post.to.chat}:5`, question: '多少人？' }
}

export const textOf = ({ message }: Pick<Post, 'message'>) =>
  message.lines.flatMap(({ words }) => words.map(({ text }) => text)).join('')

let lastId = 1000

/** Has these effects happen: by an update that is taken, claimed and finished. Nothing else may wait in its lane. */
export async function happen({ inbox }: Store, ...effects: readonly Effect[]): Promise<void> {
  lastId += 1
  await inbox.take([update(lastId, `lane ${lastId}`)])
  const claimed = await inbox.claim(1000)
  if (!claimed.some(({ id }) => id === lastId)) throw new Error('the update was not claimed')
  for (const { id } of claimed) if (id !== lastId) await inbox.release(id, 0)
  await inbox.finish(lastId, effects)
}
