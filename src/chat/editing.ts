// What an editor sends to the desk, told apart from what anybody may ask. Whoever is no editor has no desk: what they
// send is taken as if there were none.
import { parseAction } from './action.ts'
import type { MessageEvent, PressEvent } from './event.ts'
import type { Job, Task } from './job.ts'
import { receiptIdIn } from './receipt.ts'
import { deskCommands, isDeskCommand, may } from './role.ts'
import { languageHere, type View } from './view.ts'

/** The job that an event asks for; null where it asks nothing of the desk. */
export function deskJob(event: MessageEvent | PressEvent, view: View): Job | null {
  if (view.role === null || event.at === null || event.at.chat.type !== 'private') return null
  const task = event.kind === 'press' ? pressed(event, view) : said(event, view)
  if (task === null) return null
  const message = task.kind === 'reply' && event.kind === 'message' ? event.repliesTo : event.at.message
  return { task, person: event.at.chat.id, message, language: languageHere(event, view) }
}

function said(event: MessageEvent, view: View): Task | null {
  const { command, file, text } = event
  if (event.edited) return null
  if (file !== null) return may(view.role, 'editor') ? { kind: 'document', file } : null
  if (command !== null) {
    if (!isDeskCommand(command) || !may(view.role, deskCommands[command])) return null
    const receipt = receiptMeant(event, view)
    return { kind: 'command', name: command, text: text ?? '', question: questionMeant(view), receipt }
  }
  return view.prompted && text !== null ? { kind: 'reply', text } : null
}

function pressed({ data }: PressEvent, view: View): Task | null {
  const action = parseAction(data)
  return action?.kind === 'editing'
    ? { kind: 'press', data: action.data, question: questionMeant(view) }
    : null
}

/** That of the answer which is replied to or under which was pressed, else the last one asked. */
function questionMeant({ answer, turn }: View): string | null {
  return answer?.question ?? turn?.context.last?.text ?? null
}

/** The receipt that is typed, or stands under the answer that is replied to, or else under the last one. */
function receiptMeant({ text, quoted, repliesTo }: MessageEvent, { turn }: View): string | null {
  return (
    receiptIdIn(text ?? '') ??
    receiptIdIn(quoted ?? '') ??
    (repliesTo === null ? (turn?.receipt ?? null) : null)
  )
}
