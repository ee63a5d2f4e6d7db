// A document that an editor sent → a draft: fetched, read, repaired, and asked about where only a person can tell.
import type { Task } from '../chat/job.ts'
import type { GivenFields } from '../release/draft.ts'
import { documentFaults, type Imported } from '../render/desk-preview.ts'
import type { EditingPhrases, FieldName } from '../render/editing-wording.ts'
import { notice } from '../render/introduction.ts'
import { audited, type Done, type PrepareOrder, type PrepareResult, type Turn } from './circumstances.ts'
import { type Draft, type DraftSource, isOpen } from './draft.ts'
import { previewed } from './previews.ts'

/** What the Bot API gives a bot at most. */
const mostBytes = 20 * 1024 * 1024
const nothingGiven: GivenFields = { departments: [] }

/** The first sight of a document. */
export async function onDocument({ file }: Extract<Task, { kind: 'document' }>, turn: Turn): Promise<Done> {
  const { words, wire, job } = turn
  const name = file.name === '' ? 'document' : file.name
  const received = audited(turn, 'import', name)
  const saying = (text: string): Done => ({ message: notice(text), outcomes: [received] })
  if ((file.size ?? 0) > mostBytes)
    return saying(words.document.tooLarge(Math.ceil((file.size ?? 0) / 1024 / 1024)))
  await turn.show('fetching')
  const fetched = await wire.download(file.id)
  if ('reason' in fetched) return saying(words.document.notFetched(fetched.reason))
  await turn.show('reading')
  const order = { name, from: fetched, repairs: [], answers: [], given: nothingGiven }
  const result = await turn.prepare(order)
  if (result.document === null)
    return { message: documentFaults(result.faults, [], job.language), outcomes: [received] }
  const id = await turn.store.newDraft({
    ...{ person: job.person, base: turn.live.version().id, way: 'desk', note: name },
    ...{ changes: [], source: sourceOf(order, result), settles: [] },
  })
  const done = await prepared(id, result, turn)
  return { ...done, outcomes: [received, ...done.outcomes] }
}

/** What an editor says in reply: fields, repairs, what was printed for a numbered damage. */
export async function onWords(text: string, draft: Draft, turn: Turn): Promise<Done> {
  const { words } = turn
  const said = draft.source === null ? null : wordsIn(text, words)
  if (!isOpen(draft)) return { message: notice(words.published.closed), outcomes: [] }
  if (draft.source === null || said === null)
    return { message: notice(words.document.notUnderstood), outcomes: [] }
  await turn.show('reading')
  const { name, document, repairs, answers, given } = draft.source
  const order: PrepareOrder = {
    ...{ name, from: { document }, repairs: [...repairs, ...said.repairs] },
    answers: [...new Map([...answers, ...said.answers])],
    given: { ...given, ...said.given },
  }
  const result = await turn.prepare(order)
  if (result.document === null)
    return { message: documentFaults(result.faults, [], turn.job.language), outcomes: [] }
  const mended = audited(turn, 'mend', text)
  const isPlaced =
    !('faults' in result.outcome) || !result.outcome.faults.some(({ code }) => isOfRepair(code))
  // Repairs that cannot be placed are told, and forgotten: the next reply begins from what held before.
  const source = isPlaced ? sourceOf(order, result) : draft.source
  const kept = { kind: 'draft', id: draft.id, change: { source } } as const
  const done = await prepared(draft.id, result, turn)
  return { ...done, outcomes: [mended, kept, ...done.outcomes] }
}

function isOfRepair(code: string): boolean {
  return code.startsWith('repair-')
}

/** The draft with its release, previewed; or what is still missing. */
async function prepared(
  draft: number,
  result: Extract<PrepareResult, { document: object }>,
  turn: Turn,
): Promise<Done> {
  const { outcome, open, document } = result
  const prompt = { kind: 'draft', draft } as const
  if ('faults' in outcome)
    return { message: documentFaults(outcome.faults, open, turn.job.language), outcomes: [], prompt }
  const { release, text, digits, mended } = outcome
  const imported: Imported = { release, kind: document.kind, digits, mended, damage: open }
  const note = `《${release.title}》`
  const changes = [{ path: `releases/${release.id}.md`, text }]
  const done = await previewed({ id: draft, note, changes, imported: [imported] }, turn)
  const kept = { kind: 'draft', id: draft, change: { note, changes } } as const
  return { ...done, outcomes: [kept, ...done.outcomes], prompt }
}

function sourceOf(
  order: PrepareOrder,
  { document }: Extract<PrepareResult, { document: object }>,
): DraftSource {
  const { name, repairs, answers, given } = order
  return { name, document, repairs, answers, given }
}

type Said = Pick<DraftSource, 'repairs' | 'answers' | 'given'>

const fieldNames: readonly FieldName[] = ['title', 'publisher', 'date', 'place', 'url']

/** Lines of `name=text`, `number=text` or `before=after`; null when there is none. */
export function wordsIn(text: string, { fields }: Pick<EditingPhrases, 'fields'>): Said | null {
  const said = { repairs: [], answers: [], given: {} } as unknown as {
    repairs: { before: string; after: string }[]
    answers: [number, string][]
    given: Record<string, string>
  }
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = /^\s*(.+?)\s*[=＝]\s*(.*?)\s*$/u.exec(line) ?? []
    if (name === '') continue
    const field = fieldNames.find((one) => one === name.toLowerCase() || fields[one] === name)
    if (field !== undefined) said.given[field] = value
    else if (/^\d{1,3}$/u.test(name)) said.answers.push([Number(name), value])
    else said.repairs.push({ before: name, after: value })
  }
  const count = said.repairs.length + said.answers.length + Object.keys(said.given).length
  return count === 0 ? null : (said as unknown as Said)
}
