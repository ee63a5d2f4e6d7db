// The question to a second editor whether an announcement may go out.
import type { Announcement } from '../announcement/announcement.ts'
import type { Language } from '../query/query.ts'
import { type Message, say } from '../render/message.ts'
import { announcePhrasesIn } from '../render/phrases-announce.ts'

/** `panel`: what is known of it, without what can be done there. */
export function consentMessage(
  { id }: Pick<Announcement, 'id'>,
  panel: Message,
  language: Language,
): Message {
  const words = announcePhrasesIn(language)
  const step = (of: 'consent' | 'reject') =>
    ({ kind: 'announcement', announcement: id, step: { of } }) as const
  return {
    ...panel,
    lines: [say(words.waitsForConsent), ...panel.lines],
    buttons: [
      [
        { label: words.consent, action: step('consent') },
        { label: words.reject, action: step('reject') },
      ],
    ],
  }
}
