// The editors' desk at work: jobs that are stored → done one after the other for each editor, with one message that
// shows how far it is. A job whose process ends is begun again; one that never gets done is said to be lost.
import { postsOf } from '../chat/posts.ts'
import { createPump, type Pump, untilStored } from '../chat/pump.ts'
import type { Role } from '../chat/role.ts'
import { StoreUnavailable } from '../chat/unavailable.ts'
import type { Step } from '../render/editing-wording.ts'
import { notice } from '../render/introduction.ts'
import { editingPhrasesIn } from '../render/phrases-editing.ts'
import { audited, type DeskParts, type Done, type Turn } from './circumstances.ts'
import type { Compare } from './compare.ts'
import type { ClaimedJob, Outcome } from './desk-store.ts'
import { handle } from './handle.ts'

const width = 4
const idleMs = 1000
/** How often a job is begun, crashes included. */
const mostAttempts = 3

/** The pump that works the desk's jobs off. */
export function createDesk(parts: DeskParts): Pump {
  const { store, clock, journal } = parts
  const stored = <T>(work: () => Promise<T>) => untilStored(clock, parts.giveUp, work)

  async function work(job: ClaimedJob): Promise<void> {
    const words = editingPhrasesIn(job.language)
    const role = await stored(() => roleOf(job.person, parts))
    if (role === null) return stored(() => store.finish(job.id, []))
    let progress = job.progress
    const show = async (step: Step): Promise<void> => {
      const message = notice(words.steps[step])
      if (progress !== null) return parts.wire.edit(job.person, progress, message)
      progress = await parts.wire.send(job.person, message)
      const shown = progress
      if (shown !== null) await stored(() => store.shows(job.id, shown))
    }
    const compare: Compare = (order, onBuilt) => parts.compare(order, onBuilt, parts.giveUp)
    const turn: Turn = { ...parts, compare, job, role, words, show }
    const done = await doneOrLost(turn)
    await conclude(job, done, progress)
  }

  async function doneOrLost(turn: Turn): Promise<Done> {
    const lost = (): Done => ({
      message: notice(turn.words.lost),
      outcomes: [audited(turn, 'lost', turn.job.task.kind)],
    })
    if (turn.job.attempts >= mostAttempts) return lost()
    try {
      return await stored(async () => handle(turn))
    } catch (error) {
      // What ends with the process is begun again by the next one.
      if (error instanceof StoreUnavailable || parts.giveUp.aborted) throw error
      journal.error({ err: error, job: turn.job.id }, "a job of the editors' desk failed")
      return lost()
    }
  }

  /** The result takes the place of the progress; what asks for a reply must have a number to be replied to. */
  async function conclude(job: ClaimedJob, done: Done, progress: number | null): Promise<void> {
    const { message, outcomes, prompt } = done
    const all: Outcome[] = [...outcomes]
    let shown = progress
    if (message !== null && prompt !== undefined && shown === null)
      shown = await parts.wire.send(job.person, notice('…'))
    if (message !== null) {
      const chat = { id: job.person, type: 'private', title: null } as const
      const posts = postsOf({ chat, message: job.message, thread: null }, message)
      for (const [i, post] of posts.entries())
        all.push({
          ...{ kind: 'post', speaker: null, question: null },
          post: i === 0 && shown !== null ? { ...post, edits: shown } : post,
        })
    }
    if (prompt !== undefined && shown !== null)
      all.push({ kind: 'prompt', person: job.person, message: shown, prompt })
    await stored(() => store.finish(job.id, all))
    if (outcomes.some(({ kind }) => kind === 'editor' || kind === 'pause')) await parts.onSwitch()
    parts.onPosts()
  }

  return createPump<ClaimedJob>({
    claim: (limit) => store.claim(limit),
    work,
    pause: async () => idleMs,
    ...{ width, clock, journal },
  })
}

/** Owners by configuration, and who they made an editor. */
export async function roleOf(
  person: number,
  { owners, store }: Pick<DeskParts, 'owners' | 'store'>,
): Promise<Role | null> {
  if (owners.includes(person)) return 'owner'
  const editors = await store.editors()
  return editors.find((one) => one.person === person)?.role ?? null
}
