// A conversation with the editors' desk: several people, each in a private chat, documents, and one message that becomes
// another while the bot works.
import type { BotApiDouble } from '../../tests/support/bot-api-double.ts'
import { type Talk, talkOf } from '../../tests/support/talk.ts'
import type { Conversation, Person, Turn } from './conversations.ts'
import type { Exchange } from './play.ts'

/** Plays it; throws where a reply does not come. */
export async function playDesk(api: BotApiDouble, { turns }: Conversation): Promise<Exchange[]> {
  const talks = new Map<Person, Talk>()
  const exchanges: Exchange[] = []
  for (const turn of turns) {
    const { who } = turn
    const talk = talks.get(who) ?? talkOf(api, who.id ?? 0, { patienceMs: 120_000 })
    talks.set(who, talk)
    const said = await move(talk, turn)
    const { html, rows } = talk.last()
    const reply = { html: withoutTimes(html), buttons: rows, to: null, inTopic: false }
    exchanges.push({ who, said, tapped: turn.taps !== undefined, forwarded: false, reply })
  }
  return exchanges
}

/** Makes the move and waits for the reply; gives what is shown of the move. */
async function move(talk: Talk, { says, sends, replies, taps = '' }: Turn): Promise<string> {
  if (says !== undefined) await talk.says(says)
  else if (replies !== undefined) await talk.replies(replies)
  else if (sends !== undefined) await talk.sends(sends.name, Buffer.from(sends.text))
  else {
    const label = talk.labelOf(taps)
    await talk.taps(taps)
    return label
  }
  return says ?? replies ?? `📎 ${sends?.name}`
}

function withoutTimes(html: string): string {
  return html.replaceAll(/\d{2}-\d{2} \d{2}:\d{2}/g, '…')
}
