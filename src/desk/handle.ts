// A job → what comes of it. Each command and each button of the desk, from top to bottom.
import type { Task } from '../chat/job.ts'
import { commandsFor, type DeskCommand, deskCommands, may, type Role, roles } from '../chat/role.ts'
import { freshContext } from '../engine/engine.ts'
import { deskHelp, editorsList, logList, statsList, versionsList } from '../render/desk-lists.ts'
import { whyMessage } from '../render/desk-why.ts'
import { notice } from '../render/introduction.ts'
import { audited, type Done, type Turn } from './circumstances.ts'
import { onDocument, onWords } from './documents.ts'
import type { Draft } from './draft.ts'
import { parsePress } from './press.ts'
import { onDiscard, onPublish, onRebase, onReload, onRollback } from './publishing.ts'
import { onGiven, onRightly, onUnanswered, onWant } from './unanswered.ts'

const silent: Done = { message: null, outcomes: [] }
const mostListed = 10
const mostLogged = 20

/** What comes of the job; nothing for what the editor's role does not allow (any more). */
export function handle(turn: Turn): Promise<Done> | Done {
  const { task } = turn.job
  switch (task.kind) {
    case 'document':
      return may(turn.role, 'editor') ? onDocument(task, turn) : silent
    case 'command':
      return may(turn.role, deskCommands[task.name]) ? onCommand(task, turn) : silent
    case 'press':
      return onPress(task, turn)
    case 'reply':
      return may(turn.role, 'editor') ? onReply(task.text, turn) : silent
  }
}

async function onCommand(
  { name, text, question, receipt }: Extract<Task, { kind: 'command' }>,
  turn: Turn,
): Promise<Done> {
  const { job, store, timeZone } = turn
  const shown = <T>(read: Promise<T>, show: (found: T) => Done['message']) =>
    read.then((found): Done => ({ message: show(found), outcomes: [] }))
  switch (name satisfies DeskCommand) {
    case 'desk':
      return { message: deskHelp(turn.role, commandsFor(turn.role), job.language), outcomes: [] }
    case 'versions':
      return onVersions(turn)
    case 'unanswered':
      return onUnanswered(0, turn)
    case 'why':
      return onWhy(question, receipt, turn)
    case 'stats':
      return shown(store.stats(), (stats) => statsList(stats, job.language))
    case 'log':
      return shown(store.log(mostLogged), (entries) => logList(entries, timeZone, job.language))
    case 'reload':
      return onReload(turn)
    case 'rollback':
      return /^\d{1,9}$/.test(text.trim()) ? onRollback(Number(text), turn) : onVersions(turn)
    case 'pause':
      return onPause(text.trim(), turn)
    case 'resume':
      return onResume(turn)
    case 'editors':
      return onEditors(text.trim(), turn)
  }
}

async function onPress({ data, question }: Extract<Task, { kind: 'press' }>, turn: Turn): Promise<Done> {
  const press = parsePress(data)
  if (press === null) return silent
  if (press.kind === 'why') return onWhy(question, press.receipt, turn)
  if (press.kind === 'unanswered') return onUnanswered(press.id, turn)
  if (!may(turn.role, 'editor')) return silent
  switch (press.kind) {
    case 'publish':
      return withDraft(press.id, turn, (draft) => onPublish(draft, turn))
    case 'despite':
      return withDraft(press.id, turn, (draft) => onPublish(draft, turn, true))
    case 'discard':
      return withDraft(press.id, turn, onDiscard)
    case 'rebase':
      return withDraft(press.id, turn, onRebase)
    case 'rollback':
      return onRollback(press.id, turn)
    case 'answer':
    case 'word':
      return onWant(press.kind, press.id, turn)
    case 'rightly':
      return onRightly(press.id, turn)
  }
}

async function withDraft(
  id: number,
  turn: Turn,
  then: (draft: Draft, turn: Turn) => Promise<Done> | Done,
): Promise<Done> {
  const draft = await turn.store.draft(id)
  return draft === null ? { message: notice(turn.words.published.closed), outcomes: [] } : then(draft, turn)
}

async function onReply(text: string, turn: Turn): Promise<Done> {
  const { job, store } = turn
  const prompt = job.message === null ? null : await store.prompt(job.person, job.message)
  if (prompt === null) return silent
  return prompt.kind === 'draft'
    ? withDraft(prompt.draft, turn, (draft) => onWords(text, draft, turn))
    : onGiven(text, prompt, turn)
}

async function onVersions({ versions, live, job, timeZone, role }: Turn): Promise<Done> {
  const listed = await versions.list(mostListed)
  const now = live.version().id
  const message = versionsList(listed, { now, timeZone, mayAct: may(role, 'editor') }, job.language)
  return { message, outcomes: [] }
}

/** How the answer with this receipt came about, in its conversation and its knowledge; without one, the question alone. */
async function onWhy(question: string | null, id: string | null | undefined, turn: Turn): Promise<Done> {
  const { live, job, words, store } = turn
  const receipt = id ? await store.receipt(id) : null
  const asked = receipt?.question ?? question
  if (asked === null) return { message: notice(words.why.none), outcomes: [] }
  const engine = (receipt && (await live.engineOf(receipt.knowledge))) ?? live.engine()
  const context = receipt?.context ?? null
  const reply = engine.ask(asked, context ?? freshContext)
  const message = whyMessage(reply, { knowledge: engine.knowledgeVersion, context }, job.language)
  return { message, outcomes: [] }
}

function onPause(text: string, turn: Turn): Done {
  const { words } = turn
  const said = text === '' ? words.pause.standard : text
  const outcomes = [{ kind: 'pause', notice: said } as const, audited(turn, 'pause', said)]
  return { message: notice(words.pause.paused(said)), outcomes }
}

async function onResume(turn: Turn): Promise<Done> {
  const { words, store } = turn
  if ((await store.paused()) === null) return { message: notice(words.pause.notPaused), outcomes: [] }
  const outcomes = [{ kind: 'pause', notice: null } as const, audited(turn, 'resume', '')]
  return { message: notice(words.pause.resumed), outcomes }
}

async function onEditors(text: string, turn: Turn): Promise<Done> {
  const { store, owners, words, job, wire } = turn
  if (text === '') {
    const configured = owners.map((person) => ({ person, role: 'owner' as const, configured: true }))
    const kept = (await store.editors()).filter(({ person }) => !owners.includes(person))
    const all = [...configured, ...kept.map((one) => ({ ...one, configured: false }))]
    return { message: editorsList(all, job.language), outcomes: [] }
  }
  const [, id = '', wanted = ''] = /^([1-9]\d{0,14})\s+(\w+)$/u.exec(text) ?? []
  const role = roles.find((one) => one === wanted.toLowerCase()) ?? null
  if (id === '' || (role === null && wanted.toLowerCase() !== 'none'))
    return { message: notice(words.editors.notUnderstood), outcomes: [] }
  const person = Number(id)
  if (owners.includes(person)) return { message: notice(words.editors.configured), outcomes: [] }
  await wire.menu(person, role)
  const said = role === null ? words.editors.removed(person) : words.editors.set(person, words.roles[role])
  return {
    message: notice(said),
    outcomes: [
      { kind: 'editor', person, role: role satisfies Role | null, by: job.person },
      audited(turn, 'editor', `${person} ${role ?? 'none'}`),
    ],
  }
}
