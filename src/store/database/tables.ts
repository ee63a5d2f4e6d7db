// What the columns of the tables hold, as the queries see them. Times are ms since 1970; flags are 0 or 1, and
// values with a structure are JSON, so that one set of queries serves both databases.
import type { Generated, Kysely } from 'kysely'

export interface Tables {
  /** Every update_id that was taken. */
  seen: { id: number; at: number }
  /** Updates that are not done. At most one of a lane is claimed: the one its lane's owner works on. */
  updates: { id: number; lane: string; body: string; attempts: number; not_before: number; claimed: number }
  /** `ready_at`: when the lane's next update may be claimed; null: none waits. */
  lanes: { lane: string; ready_at: number | null } & Holding
  /** Messages that are not sent. `origin`: the update that brought it about. */
  posts: {
    id: Generated<number>
    chat: number
    reply_to: number | null
    thread: number | null
    message: string
    edits: number | null
    answers: number | null
    urgency: number
    silent: number
    origin: number | null
    speaker: string | null
    question: string | null
    not_before: number
    maybe_sent: number
    /** 1: the message `edits` is deleted. */
    deletes: Generated<number>
  }
  /** The way to a chat: its next post (while owned: the one under way), when that may be claimed, the chat's pace. */
  routes: {
    chat: number
    head: number | null
    urgency: number
    due_at: number | null
    /** Theoretical arrival time, see pace.ts. */
    tat: number
    paused_until: number
    /** The ticket under which `head` was claimed, while that is certainly not handed to Telegram; else anything. */
    unsent: string | null
  } & Holding
  /**
   * The pace of all chats together: one row, `all`; of announcements, `notices`: the time of the next one. `refused`:
   * the chat (in `recent`) that was refused last, and until when (in `tat`) the bot takes care after a refusal of all.
   */
  paces: { key: string; tat: number; paused_until: number; recent: string | null }
  turns: { speaker: string; chat: number; person: number; turn: string; until: number }
  chats: {
    id: number
    type: string
    title: string | null
    gone_at: number | null
    language: string | null
    answers: number
    quiet: string | null
    topics: string
    told_privacy: number
  }
  people: { id: number; language: string | null }
  answers: {
    chat: number
    message: number
    answers: number | null
    question: string | null
    speaker: string
    person: number
    sent_at: number
  }
  votes: {
    chat: number
    message: number
    person: number
    helpful: number
    why: string | null
    at: number
  }
  /** Posts that failed, and those that may have reached their chat twice. */
  mishaps: { id: Generated<number>; chat: number; kind: string; reason: string; at: number }
  /** Texts of knowledge files, by the SHA-256 of each. `held_by`: the newest version that has it. */
  texts: { hash: string; text: string; held_by: Generated<number> }
  /** Knowledge versions. `files`: pairs of path and hash. */
  versions: {
    id: Generated<number>
    knowledge: string
    day: string
    at: number
    way: string
    by: number | null
    note: string
    changes: string
    in_folder: number
    files: string
  }
  subscriptions: {
    chat: number
    thread: number | null
    topics: string
    digest: string
    silent: number
    muted: number
    quiet: string | null
    time_zone: string
    language: string
    since: number
  }
  /** `enrolled_to`: the last chat that has its delivery; `enrolled` 1: all have. `told_at`: when the panel was last edited. */
  announcements: {
    id: string
    content: string
    topics: string
    kinds: string
    silent: number
    state: string
    at: number | null
    author: number | null
    origin: string
    consent: number | null
    corrections: string
    retracted: number
    revision: number
    panel_chat: number | null
    panel_message: number | null
    panel_language: string | null
    created_at: number
    enrolled_to: number | null
    enrolled: number
    told_at: number
    told: string | null
    /** The knowledge version for which a correction was offered last. */
    offered: string | null
  }
  /** One row a chat. `post`: what is on its way there; `revision`: what the chat shows. See deliveries.ts. */
  deliveries: {
    announcement: string
    chat: number
    thread: number | null
    language: string
    silent: number
    /** 1: told together with what else is due. */
    together: number
    due_at: number
    state: string
    post: number | null
    message: number | null
    reason: string | null
    revision: number
    /** How the next correction is tried; null: by an edit. See delivery-fates.ts. */
    way: string | null
    at: number
  }
  /** Work of the editors' desk that is not done. */
  jobs: {
    id: Generated<number>
    person: number
    job: string
    attempts: number
    owner: string | null
    progress: number | null
    at: number
  }
  editors: { person: number; role: string; by: number; at: number }
  drafts: {
    id: Generated<number>
    person: number
    base: number
    way: string
    note: string
    changes: string
    source: string | null
    settles: string
    state: string
    at: number
  }
  /** What a message of the bot's asks an editor for. */
  prompts: { person: number; message: number; prompt: string; at: number }
  missed: { id: Generated<number>; question: string; how: string; at: number }
  audit: { id: Generated<number>; at: number; person: number; action: string; details: string }
  switches: { key: string; value: string }
  /** Answers that can be given again. `context`, JSON: null where the question says the same alone. */
  receipts: {
    id: string
    knowledge: string
    question: string
    context: string | null
    language: string
    tapped: number
    digest: string
    speaker: string | null
    person: number | null
    at: number
  }
  /** What people wait to be told, until they are. `looked`: the knowledge version (its id) that did not say it either. */
  awaited: {
    id: Generated<number>
    person: number
    question: string
    context: string | null
    language: string
    looked: number
    at: number
  }
  /** Running processes; one whose lease is over is gone. */
  processes: { id: string; lease_until: number }
}

/** Whose work it is: a process, and the call in which it was claimed. */
interface Holding {
  owner: string | null
  ticket: string | null
}

export type Db = Kysely<Tables>

/** One transaction's means. */
export interface Work {
  readonly db: Db
  /** PostgreSQL: rows must be locked against other processes. */
  readonly shared: boolean
  /** This process. */
  readonly me: string
  /** Ms since 1970. */
  readonly now: number
}
