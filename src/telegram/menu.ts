// The command menus beside the text field, by scope and language, and the bot's profile. Set only where they have
// changed; what fails is logged: the bot answers without them too.

import { commandsFor, may, type Role } from '../chat/role.ts'
import type { Log } from '../log.ts'
import type { Language } from '../query/query.ts'
import { chatCommands } from '../render/introduction.ts'
import { phrasesIn } from '../render/phrases.ts'
import { editingPhrasesIn } from '../render/phrases-editing.ts'
import { groupPhrasesIn } from '../render/phrases-groups.ts'
import type { ChatCommand } from '../render/wording.ts'
import type { Call } from './client.ts'
import { CallFailed } from './failure.ts'
import { fieldsOf, listOf } from './fields.ts'

type Scope = { readonly type: string; readonly chat_id?: number }
type Payload = Readonly<Record<string, unknown>>

// Telegram knows two-letter language codes only; without one the menu is for everybody else.
const languages: readonly (readonly [code: string | null, language: Language])[] = [
  [null, 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['en', 'en'],
]

const everywhere = chatCommands.filter((command) => command !== 'ask')
const inPrivate: readonly ChatCommand[] = ['start', 'help', ...everywhere]
const forAdministrators: readonly ChatCommand[] = ['subscribe', 'unsubscribe', 'settings']
const inGroups: readonly ChatCommand[] = [
  'ask',
  'help',
  ...everywhere.filter((command) => !forAdministrators.includes(command)),
]
const forEditors: readonly ChatCommand[] = ['announce', 'announcements', 'correct', 'retract']

function menus(): readonly (readonly [Scope, readonly ChatCommand[]])[] {
  return [
    [{ type: 'default' }, inGroups],
    [{ type: 'all_private_chats' }, inPrivate],
    [{ type: 'all_group_chats' }, inGroups],
    [{ type: 'all_chat_administrators' }, [...inGroups, ...forAdministrators]],
  ]
}

/** Brings menus and profile up to date. Resolves when it has tried; never rejects. */
export async function introduceBot(
  call: Call,
  log: Log,
  editors: readonly (readonly [person: number, role: Role])[],
  signal: AbortSignal,
): Promise<void> {
  const trying = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      if (error.failure.kind !== 'stopped') log.warn({ reason: error.message }, `${what} was not set`)
      return error.failure.kind === 'refused' || error.failure.kind === 'gone'
    }
  }
  for (const [scope, names] of menus()) {
    for (const [code, language] of languages) {
      const where = { scope, ...(code === null ? {} : { language_code: code }) }
      const descriptions = phrasesIn(language).commands
      const commands = names.map((command) => ({ command, description: descriptions[command] }))
      const work = () => setCommands(call, where, commands, signal)
      // Where Telegram is out of reach, the other calls would fail too.
      if (!(await trying('a command menu', work))) return
    }
  }
  for (const [person, role] of editors) await setMenuOf(call, log, person, role, signal)
  for (const [code, language] of languages) {
    const where = code === null ? {} : { language_code: code }
    const { description, short } = groupPhrasesIn(language).profile
    const work = async () => {
      await setText(call, 'Description', 'description', { ...where, description }, signal)
      await setText(
        call,
        'ShortDescription',
        'short_description',
        { ...where, short_description: short },
        signal,
      )
    }
    if (!(await trying('the profile', work))) return
  }
}

/** The menu in the private chat with an editor; with somebody who is none (any more) it is everybody's. Never rejects. */
export async function setMenuOf(
  call: Call,
  log: Log,
  person: number,
  role: Role | null,
  signal: AbortSignal,
): Promise<void> {
  const scope: Scope = { type: 'chat', chat_id: person }
  for (const [code, language] of languages) {
    const where = { scope, ...(code === null ? {} : { language_code: code }) }
    const descriptions = { ...phrasesIn(language).commands, ...editingPhrasesIn(language).commands }
    const names =
      role === null ? [] : [...inPrivate, ...(may(role, 'editor') ? forEditors : []), ...commandsFor(role)]
    const commands = names.map((command) => ({ command, description: descriptions[command] }))
    try {
      if (role === null) await call('deleteMyCommands', where, { signal })
      else await setCommands(call, where, commands, signal)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      // Who never wrote to the bot has no chat with it yet: the menu comes at the next start.
      log.info({ reason: error.message }, "an editor's menu was not set")
      return
    }
  }
}

async function setCommands(
  call: Call,
  where: Payload,
  commands: readonly Payload[],
  signal: AbortSignal,
): Promise<void> {
  const plain = (list: readonly unknown[]) =>
    list.map(fieldsOf).map(({ command, description }) => `${command} ${description}`)
  const before = listOf(await call('getMyCommands', where, { signal }))
  if (plain(before).join('\n') !== plain(commands).join('\n')) {
    await call('setMyCommands', { ...where, commands }, { signal })
  }
}

async function setText(
  call: Call,
  name: string,
  field: string,
  payload: Payload,
  signal: AbortSignal,
): Promise<void> {
  const { [field]: text, ...where } = payload
  const before = fieldsOf(await call(`getMy${name}`, where, { signal }))[field]
  if (before !== text) await call(`setMy${name}`, payload, { signal })
}
