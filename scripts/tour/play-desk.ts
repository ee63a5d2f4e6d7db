// A conversation with the editors' desk: several people, each in a private chat, documents, and one message that becomes
// another while the bot works.
import type { BotApiDouble } from '../../tests/support/bot-api-double.ts'
import { type Talk, talkOf } from '../../tests/support/talk.ts'
import type { Conversation, Turn } from './conversations.ts'
import type { Exchange } from './play.ts'

/** Stands for the number of the announcement that the bot's last message is about. */
const idPlace = 'ID'

/** Plays it; throws where a reply does not come. `talks`: those that were begun, by person. */
export async function playDesk(
  api: BotApiDouble,
  { turns }: Conversation,
  talks: Map<number, Talk>,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  for (const turn of turns) {
    const { who } = turn
    const { id = 0 } = who
    const talk = talks.get(id) ?? talkOf(api, id, { patienceMs: 120_000 })
    talks.set(id, talk)
    const said = await move(talk, turn)
    const { html, rows } = talk.heard()
    const reply = { html: withoutTimes(html), buttons: rows, to: null, inTopic: false }
    exchanges.push({ who, said, tapped: turn.taps !== undefined, forwarded: false, reply })
  }
  return exchanges
}

/** Makes the move and waits for the reply; gives what is shown of the move, null where there was none. */
async function move(
  talk: Talk,
  { says, sends, replies, hears, until, taps = '' }: Turn,
): Promise<string | null> {
  if (hears !== undefined) {
    while (!(await talk.hears()).includes(hears));
    return null
  }
  if (says?.includes(idPlace) === true) {
    const said = says.replace(idPlace, announcementIn(talk.last().html))
    await talk.says(said)
    return said
  }
  if (says !== undefined) await talk.says(says)
  else if (replies !== undefined) await talk.replies(replies)
  else if (sends !== undefined) await talk.sends(sends.name, Buffer.from(sends.text))
  else {
    const label = talk.labelOf(taps)
    let heard = await talk.taps(taps)
    while (until !== undefined && !heard.includes(until)) heard = await talk.hears()
    return label
  }
  return says ?? replies ?? `📎 ${sends?.name}`
}

function announcementIn(html: string): string {
  return /公告 (\w{6})/.exec(html)?.[1] ?? idPlace
}

function withoutTimes(html: string): string {
  return html.replaceAll(/\d{2}-\d{2} \d{2}:\d{2}/g, '…').replaceAll(/更正（\d{4}-\d\d-\d\d）/g, '更正（…）')
}
