// A draft → what an editor sees before it is published: built beside what answers now, and compared with it.
import { FaultError } from '../fault.ts'
import { type Imported, knowledgeFaults, previewMessage } from '../render/desk-preview.ts'
import { notice } from '../render/introduction.ts'
import { audited, type Done, type Publishing } from './circumstances.ts'
import { applied, type Change, type NewDraft } from './draft.ts'

/** Questions asked in vain that a draft may answer: the newest of them. */
const mostMissed = 50

export interface Previewed {
  readonly id: number
  readonly note: string
  readonly changes: readonly Change[]
  readonly imported: readonly Imported[]
}

/** The preview on top of the newest version; it becomes the version that the draft is made on. */
export async function previewed({ id, note, changes, imported }: Previewed, turn: Publishing): Promise<Done> {
  const { live, job, store } = turn
  const { language } = job
  const before = live.files()
  const { id: base } = live.version()
  const after = applied(before, changes)
  try {
    await turn.show('building')
    const missed = (await store.missed(mostMissed)).map(({ question }) => question)
    let shown: Promise<void> | null = null
    const comparison = await turn.compare({ before, after, missed }, () => {
      shown = turn.show('comparing')
    })
    await shown
    const message = previewMessage({ draft: id, note, base, imported, comparison }, language)
    const state = comparison.broken.length > 0 ? 'doubtful' : 'open'
    const rebased = { kind: 'draft', id, change: { base, state } } as const
    return { message, outcomes: [rebased, audited(turn, 'preview', note)] }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    return { message: knowledgeFaults(error.faults, language), outcomes: [], faulty: true }
  }
}

/** A new draft of these changes, previewed; nothing where they change nothing. */
export async function draftedAndPreviewed(
  draft: Pick<NewDraft, 'way' | 'note' | 'changes'> &
    Partial<Pick<NewDraft, 'settles'> & Pick<Previewed, 'imported'>>,
  turn: Publishing,
): Promise<Done> {
  const { words, store, live, job } = turn
  if (draft.changes.length === 0) return { message: notice(words.published.unchanged), outcomes: [] }
  const base = live.version().id
  const { way, note, changes, settles = [] } = draft
  const id = await store.newDraft({ way, note, changes, settles, person: job.person, base, source: null })
  return previewed({ imported: [], ...draft, id }, turn)
}
