// After the knowledge has changed: where a newer release gives other figures than were announced, an editor is offered
// to correct them all with one tap. Once for each announcement and knowledge version, whichever process sees it first.
import type { Announcement } from '../announcement/announcement.ts'
import { titleOf } from '../announcement/announcement.ts'
import type { Newsroom } from '../announcement/newsroom.ts'
import { type Offered, offeredCorrections } from '../announcement/superseded.ts'
import type { Engine } from '../engine/engine.ts'
import type { Language } from '../query/query.ts'
import { notice } from '../render/introduction.ts'
import { type Message, shortened } from '../render/message.ts'
import { announcePhrasesIn } from '../render/phrases-announce.ts'

export interface OfferParts {
  readonly newsroom: Pick<Newsroom, 'correctable' | 'offered'>
  readonly engine: () => Engine
  /** Who is asked where the author is not known. */
  readonly editors: () => readonly number[]
  readonly onPosts: () => void
}

/** So many of the newest announcements are looked at. */
const looked = 50

/** Looks once for each knowledge version. The function throws what the newsroom throws, and may be called again. */
export function createOffers({ newsroom, engine, editors, onPosts }: OfferParts): () => Promise<void> {
  let seen: string | null = null
  return async () => {
    const { knowledgeVersion, catalogue } = engine()
    if (seen === knowledgeVersion) return
    for (const announcement of await newsroom.correctable(looked)) {
      const offer = offeredCorrections(announcement, catalogue.corpus)
      if (offer === null) continue
      const { author, panel } = announcement
      const chats = author === null ? editors() : [author]
      const message = offering(announcement, offer, panel?.language ?? 'zh-Hans')
      const said = chats.map((chat) => ({ chat, message }))
      if (await newsroom.offered(announcement.id, knowledgeVersion, said)) onPosts()
    }
    seen = knowledgeVersion
  }
}

function offering(announcement: Announcement, { by, changes }: Offered, language: Language): Message {
  const words = announcePhrasesIn(language)
  const step = (of: 'offered' | 'show') =>
    ({ kind: 'announcement', announcement: announcement.id, step: { of } }) as const
  return {
    ...notice(
      words.offer(shortened(titleOf(announcement), 40), by),
      ...changes.map((change) => `· ${change.old} → ${change.new}`),
    ),
    buttons: [
      [{ label: words.offered(changes.length), action: step('offered') }],
      [{ label: words.show, action: step('show') }],
    ],
  }
}
