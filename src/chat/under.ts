// What stands under a message in a chat: its questions to tap, the way to the source, and the vote.
import type { Answer } from '../answer/answer.ts'
import { keyOf } from '../corpus/key.ts'
import { passageKey } from '../corpus/topics.ts'
import type { Catalogue } from '../engine/catalogue.ts'
import type { Language } from '../query/query.ts'
import { type Button, labelFor, type Rows } from '../render/button.ts'
import type { Message } from '../render/message.ts'
import { chatPhrasesIn } from '../render/phrases.ts'
import { editingPhrasesIn } from '../render/phrases-editing.ts'

const mostSources = 3

/** The message with its readings and follow-up questions as buttons, above those that it has. */
export function withQuestions(message: Message, catalogue: Catalogue): Message {
  const questions = [...message.choices, ...message.followUps].filter((question) => question.trim() !== '')
  const rows: Rows = questions.map((question) => [questionButton(question, catalogue)])
  return { ...message, buttons: [...rows, ...message.buttons] }
}

/** The reply to a question with all its buttons; `explained`: its receipt, for an editor who may look how it came about. */
export function withAnswerButtons(
  reply: Message,
  answer: Answer,
  catalogue: Catalogue,
  language: Language,
  explained?: string | null,
): Message {
  const { vote } = chatPhrasesIn(language)
  const judged = answer.outcome === 'answered' || answer.outcome === 'not-stated'
  const votes: Rows = judged
    ? [
        [
          { label: vote.up, action: { kind: 'vote', helpful: true } },
          { label: vote.down, action: { kind: 'vote', helpful: false } },
        ],
      ]
    : []
  const sources = judged ? sourceButtons(answer, catalogue, language) : []
  const data = explained ? `why:${explained}` : 'why'
  const why: Rows =
    explained === undefined
      ? []
      : [[{ label: editingPhrasesIn(language).whyLabel, action: { kind: 'editing', data } }]]
  return withQuestions({ ...reply, buttons: [...reply.buttons, ...sources, ...votes, ...why] }, catalogue)
}

/** A question that its key does not lead back to must stand on the button whole. */
function questionButton(question: string, catalogue: Catalogue): Button {
  const key = keyOf(question)
  const label = catalogue.question(key) === question ? labelFor(question) : question
  return { label, action: { kind: 'ask', question: key } }
}

/** A button for each sentence that is quoted; numbered where there are several. */
function sourceButtons(
  answer: Extract<Answer, { outcome: 'answered' | 'not-stated' }>,
  catalogue: Catalogue,
  language: Language,
): Rows {
  const { sourceLabel } = chatPhrasesIn(language)
  const keys = answer.citations.map(({ release, quote }) => passageKey({ release, text: quote }))
  const known = [...new Set(keys)].filter((key) => catalogue.source(key) !== null).slice(0, mostSources)
  return known.map((passage, i) => [
    {
      label: known.length > 1 ? `${sourceLabel} ${i + 1}` : sourceLabel,
      action: { kind: 'source', passage },
    },
  ])
}
