// A draft → published, discarded, or put on top of what somebody else published meanwhile.
import type { Version } from '../engine/versions.ts'
import { sameFiles } from '../engine/versions.ts'
import { FaultError } from '../fault.ts'
import { whoPublished } from '../render/desk-lists.ts'
import { knowledgeFaults } from '../render/desk-preview.ts'
import { notice } from '../render/introduction.ts'
import type { Message } from '../render/message.ts'
import { audited, type Done, type Publishing, type Turn } from './circumstances.ts'
import type { Outcome } from './desk-store.ts'
import { applied, changesTo, conflicts, type Draft, isOpen } from './draft.ts'
import { draftedAndPreviewed, previewed } from './previews.ts'

/** Publishes what the editor has seen in the preview, and nothing else; a doubtful draft only for who does it `knowingly`. */
export async function onPublish(draft: Draft, turn: Publishing, knowingly = false): Promise<Done> {
  const { live, words, versions, job } = turn
  if (!isOpen(draft)) return { message: notice(words.published.closed), outcomes: [] }
  if (draft.state === 'doubtful' && !knowingly) return doubted(draft, turn)
  await turn.show('publishing')
  const base = await versions.files(draft.base)
  if (base === null) return refused(draft, live.version(), turn)
  const files = applied(base, draft.changes)
  // Done before, by this very job, whose process ended before it could say so.
  if (sameFiles(files, live.files()) && live.version().id > draft.base) return published(draft, turn)
  const { way, note } = draft
  const result = await live.publish({ files, after: draft.base, way, by: job.person, note })
  if (result.outcome === 'faulty')
    return { message: knowledgeFaults(result.faults, job.language), outcomes: [], faulty: true }
  if (result.outcome === 'newer') {
    await live.follow()
    return refused(draft, result.version, turn)
  }
  if (result.outcome === 'unchanged')
    return { message: notice(words.published.unchanged), outcomes: [closing(draft, 'discarded')] }
  return published(draft, turn)
}

/** The second question before what goes wrong is published. */
function doubted(draft: Draft, { words }: Publishing): Done {
  const button = (label: string, data: string) => [{ label, action: { kind: 'editing', data } as const }]
  const message: Message = {
    ...notice(words.published.doubtful),
    buttons: [
      button(words.published.despite, `despite:${draft.id}`),
      button(words.preview.discard, `discard:${draft.id}`),
    ],
  }
  return { message, outcomes: [] }
}

function published(draft: Draft, turn: Publishing): Done {
  const { live, words } = turn
  const { id, knowledge, inFolder } = live.version()
  const lines = [words.published.done(id, knowledge), ...(inFolder ? [] : [words.published.folderLeft])]
  const settled: Outcome = { kind: 'settled', missed: draft.settles }
  const action = draft.state === 'doubtful' ? 'despite' : 'publish'
  const audit = audited(turn, action, `#${id} ${draft.note}`)
  return { message: notice(...lines), outcomes: [closing(draft, 'published'), settled, audit] }
}

function closing({ id }: Draft, state: Draft['state']): Outcome {
  return { kind: 'draft', id, change: { state } }
}

function refused(draft: Draft, newest: Version, turn: Publishing): Done {
  const { words } = turn
  const { id, by, note, changes } = newest
  const paths = [...changes.added, ...changes.changed, ...changes.gone]
  const who = whoPublished(by, words)
  const message: Message = {
    ...notice(
      words.published.newer(id, who, note),
      ...(paths.length > 0 ? [words.published.changedFiles(paths.slice(0, 8))] : []),
    ),
    buttons: [
      [{ label: words.published.rebase, action: { kind: 'editing', data: `rebase:${draft.id}` } }],
      [{ label: words.preview.discard, action: { kind: 'editing', data: `discard:${draft.id}` } }],
    ],
  }
  return { message, outcomes: [audited(turn, 'refused', `#${id} ${draft.note}`)] }
}

export function onDiscard(draft: Draft, turn: Turn): Done {
  const { words } = turn
  if (!isOpen(draft)) return { message: notice(words.published.closed), outcomes: [] }
  return {
    message: notice(words.published.discarded),
    outcomes: [closing(draft, 'discarded'), audited(turn, 'discard', draft.note)],
  }
}

/** Puts the draft on top of the newest version, unless both changed the same file. */
export async function onRebase(draft: Draft, turn: Turn): Promise<Done> {
  const { words, live, versions } = turn
  if (!isOpen(draft)) return { message: notice(words.published.closed), outcomes: [] }
  await live.follow()
  const base = await versions.files(draft.base)
  const both = conflicts(base ?? new Map(), live.files(), draft.changes)
  if (both.length > 0) return { message: notice(words.published.conflicts(both)), outcomes: [] }
  const done = await previewed({ ...draft, imported: [] }, turn)
  const prompt = draft.source === null ? {} : { prompt: { kind: 'draft', draft: draft.id } as const }
  return { ...done, ...prompt, outcomes: [audited(turn, 'rebase', draft.note), ...done.outcomes] }
}

/** What lies in the knowledge folder, previewed like a document. */
export async function onReload(turn: Publishing): Promise<Done> {
  const { live, job, words } = turn
  try {
    await turn.show('reading')
    const changes = changesTo(live.files(), await live.inFolder())
    return await draftedAndPreviewed({ way: 'folder', note: words.commands.reload, changes }, turn)
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    return { message: knowledgeFaults(error.faults, job.language), outcomes: [], faulty: true }
  }
}

/** An earlier version, previewed like a document. */
export async function onRollback(id: number, turn: Turn): Promise<Done> {
  const { live, versions, words } = turn
  const files = await versions.files(id)
  if (files === null) return { message: notice(words.versions.unknown), outcomes: [] }
  const changes = changesTo(live.files(), files)
  return draftedAndPreviewed({ way: 'rollback', note: words.versions.backTo(id), changes }, turn)
}
