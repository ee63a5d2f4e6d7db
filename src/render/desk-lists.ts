// What the desk shows of what is kept: versions, questions asked in vain, who did what, who is an editor, how much it is
// used.
import { byCommand, type Version } from '../engine/versions.ts'
import type { Language } from '../query/query.ts'
import type { Button } from './button.ts'
import type { DeskCommandName, EditingPhrases, RoleName } from './editing-wording.ts'
import { notice } from './introduction.ts'
import { bold, linesOnly, type Message, plain, say, shortened } from './message.ts'
import { editingPhrasesIn } from './phrases-editing.ts'

const desk = (label: string, data: string): Button => ({ label, action: { kind: 'editing', data } })

/** `MM-DD HH:MM` on the clocks of the time zone; `at` in ms since 1970. */
function timeOf(at: number, timeZone: string): string {
  const [date, time] = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(at))
    .split(' ')
  return `${date?.slice(5)} ${time}`
}

/** What the desk can do, for somebody of this role. */
export function deskHelp(role: RoleName, commands: readonly DeskCommandName[], language: Language): Message {
  const words = editingPhrasesIn(language)
  const listed = commands.map((name) => `/${name} ${words.commands[name]}`)
  return notice(...words.help(words.roles[role]), ...listed)
}

/** Whoever published, by Telegram id; the folder, or the command line. */
export function whoPublished(by: number | null, { versions: words }: EditingPhrases): string {
  if (by === null) return words.folder
  return by === byCommand ? words.command : String(by)
}

const mostBack = 5

/** Versions, newest first, with buttons that lead back to the last ones. */
export function versionsList(
  versions: readonly Version[],
  { now, timeZone, mayAct }: { readonly now: number; readonly timeZone: string; readonly mayAct: boolean },
  language: Language,
): Message {
  const { versions: words } = editingPhrasesIn(language)
  const lines = versions.map(({ id, at, by, way, note, changes }) => {
    const who = whoPublished(by, editingPhrasesIn(language))
    const what = note === '' ? words.ways[way] : note
    const files = words.files(changes.added.length, changes.changed.length, changes.gone.length)
    const line = words.line(id, timeOf(at, timeZone), who, `${shortened(what, 40)} · ${files}`)
    return say(plain(`${line}${id === now ? words.now : ''}`))
  })
  const back = mayAct ? versions.filter(({ id }) => id !== now).slice(0, mostBack) : []
  const buttons = back.map(({ id }) => [desk(words.back(id), `rollback:${id}`)])
  return { ...linesOnly([say(bold(words.title)), ...lines]), buttons }
}

interface Asked {
  readonly id: number
  readonly question: string
  readonly how: 'not-stated' | 'not-helpful'
  readonly at: number
}

/** A page of questions asked in vain, a group by the first of its questions. */
export function unansweredPage(
  listed: {
    readonly groups: readonly (readonly Asked[])[]
    readonly of: number
    readonly questions: number
    readonly next: number | null
  },
  {
    timeZone,
    first,
    mayAct,
  }: { readonly timeZone: string; readonly first: number; readonly mayAct: boolean },
  language: Language,
): Message {
  const { unanswered: words } = editingPhrasesIn(language)
  const lines = listed.groups.flatMap((questions, i) => {
    const [newest] = questions
    if (newest === undefined) return []
    const badly = questions.some(({ how }) => how === 'not-helpful') ? words.badly : ''
    const wordings = [...new Set(questions.map(({ question }) => question))].slice(0, 3)
    return [
      say(`${words.item(first + i, questions.length, timeOf(newest.at, timeZone))}${badly}`),
      ...wordings.map((question) => say(bold(shortened(question, 100)))),
    ]
  })
  const acts = listed.groups.flatMap(([newest], i) => {
    if (newest === undefined || !mayAct) return []
    const number = first + i
    const { id } = newest
    return [
      [
        desk(words.answer(number), `answer:${id}`),
        desk(words.word(number), `word:${id}`),
        desk(words.rightly(number), `rightly:${id}`),
      ],
    ]
  })
  const turning = listed.next === null ? [] : [[desk(words.next, `unanswered:${listed.next}`)]]
  const title = words.title(listed.questions, listed.of)
  return { ...linesOnly([say(bold(title)), ...lines]), buttons: [...acts, ...turning] }
}

/** Who did what. */
export function logList(
  entries: readonly {
    readonly at: number
    readonly person: number
    readonly action: string
    readonly details: string
  }[],
  timeZone: string,
  language: Language,
): Message {
  const { log: words } = editingPhrasesIn(language)
  if (entries.length === 0) return notice(words.none)
  const lines = entries.map(({ at, person, action, details }) => {
    const what = words.actions[action] ?? action
    const who = whoPublished(person, editingPhrasesIn(language))
    return say(`${timeOf(at, timeZone)} · ${who} · ${what} · ${shortened(details, 60)}`)
  })
  return linesOnly([say(bold(words.title)), ...lines])
}

export function editorsList(
  editors: readonly { readonly person: number; readonly role: RoleName; readonly configured: boolean }[],
  language: Language,
): Message {
  const { editors: words, roles } = editingPhrasesIn(language)
  const lines = editors.map(({ person, role, configured }) => words.line(person, roles[role], configured))
  return notice(words.title, ...lines, words.how)
}

export function statsList(
  counts: Readonly<Record<'answers' | 'helpful' | 'notHelpful' | 'missed', readonly number[]>> & {
    readonly chats: number
    readonly undelivered: number
  },
  language: Language,
): Message {
  const { stats: words } = editingPhrasesIn(language)
  return notice(
    words.title,
    words.row(words.answers, counts.answers),
    words.row(words.helpful, counts.helpful),
    words.row(words.notHelpful, counts.notHelpful),
    words.row(words.missed, counts.missed),
    words.others(counts.chats, counts.undelivered),
  )
}
