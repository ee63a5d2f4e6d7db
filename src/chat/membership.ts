// The bot's own standing in a chat, or the chat's id, has changed → what is kept of the chat, and a greeting for a
// group that took it in.
import { subscriptionPanel } from '../announcement/subscription-panel.ts'
import { notice } from '../render/introduction.ts'
import { languageOfCode } from '../render/phrases.ts'
import { announcementPhrasesIn } from '../render/phrases-announcements.ts'
import { groupPhrasesIn } from '../render/phrases-groups.ts'
import type { Effect } from './effect.ts'
import type { MembershipEvent, MovedEvent } from './event.ts'
import { nothing, type Response, told, type View } from './view.ts'

/** What comes of the bot's having been taken in, put out, blocked, let in again, promoted or restricted. */
export function onMembership(event: MembershipEvent, view: View): Response {
  const { chat, is } = event
  // Of somebody who blocks the bot nothing is kept only to say so.
  if (chat.type === 'private' && view.chat === null) return nothing
  const { id, type, title } = chat
  const greeting = chat.type === 'channel' ? channelOffer(event) : greetingFor(event, view)
  const privacy = greeting.tellsPrivacy ? { toldPrivacy: true } : {}
  const kept: Effect = { kind: 'chat', chat: { id, type, title, gone: is === 'absent', ...privacy } }
  return { ...nothing, effects: [kept, ...greeting.effects] }
}

/** Whoever makes the bot an administrator of a channel is asked, in private, whether announcements should be posted there. */
function channelOffer({ chat, by, was, is }: MembershipEvent) {
  if (is !== 'administrator' || was === 'administrator') return { effects: [], tellsPrivacy: false }
  const language = languageOfCode(by.languageCode ?? undefined)
  const { subscription } = announcementPhrasesIn(language)
  const panel = subscriptionPanel(null, { chat: chat.id, language })
  const at = { chat: { id: by.id, type: 'private', title: null }, message: null, thread: null } as const
  const offer = { ...notice(subscription.channel(chat.title ?? String(chat.id))), buttons: panel.buttons }
  return { effects: told(at, offer), tellsPrivacy: false }
}

/** Everything that is kept about the group moves. */
export function onMoved({ from, to }: MovedEvent): Response {
  return { ...nothing, effects: [{ kind: 'moved', from, to }] }
}

/** A group is greeted once, however often the bot is put out and taken in again; its administrators are told once. */
function greetingFor(
  { chat, by, was, is }: MembershipEvent,
  view: View,
): { readonly effects: readonly Effect[]; readonly tellsPrivacy: boolean } {
  const isGroup = chat.type === 'group' || chat.type === 'supergroup'
  const joins = was === 'absent' && (is === 'member' || is === 'administrator')
  if (!isGroup || !joins) return { effects: [], tellsPrivacy: false }
  const words = groupPhrasesIn(view.chat?.language ?? languageOfCode(by.languageCode ?? undefined))
  const { username, hearsAll } = view.bot
  const tellsPrivacy = !hearsAll && is !== 'administrator' && view.chat?.toldPrivacy !== true
  const lines = [
    ...(view.chat === null ? words.hello(username) : []),
    ...(tellsPrivacy ? words.privacyMode(username) : []),
  ]
  const at = { chat, message: null, thread: null }
  return { effects: lines.length === 0 ? [] : told(at, notice(...lines)), tellsPrivacy }
}
