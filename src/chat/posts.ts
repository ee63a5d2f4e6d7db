// A message and where it goes → posts, one for each part of a long message.
import type { Message } from '../render/message.ts'
import { inParts } from '../render/parts.ts'
import type { Place } from './event.ts'
import type { Post } from './outbox.ts'

/** What is said to what stands at `at`, in its topic. The first part is tied to it, the buttons are under the last. */
export function postsOf(at: Place, message: Message): readonly Post[] {
  return inParts(message).map((part, i) => ({
    to: { chat: at.chat.id, replyTo: i === 0 ? at.message : null, thread: at.thread },
    message: part,
    edits: null,
    answers: null,
    urgency: 'reply',
    silent: false,
  }))
}
