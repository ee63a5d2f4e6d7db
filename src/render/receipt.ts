// A receipt that was held against its knowledge version → Message: the question, how it was understood and decided, the
// answer again, and what has become of it since.
import type { Answer } from '../answer/answer.ts'
import type { Context, Reply } from '../engine/engine.ts'
import type { Language } from '../query/query.ts'
import { whyMessage } from './desk-why.ts'
import { bold, type Line, linesOnly, type Message, say } from './message.ts'
import { type ReceiptPhrases, receiptPhrasesIn } from './phrases-receipts.ts'

export interface Checked {
  readonly receipt: {
    readonly id: string
    readonly question: string
    readonly knowledge: string
    readonly context: Context | null
  }
  /** The answer from the version that gave it; null where that version is not kept. */
  readonly again: (Pick<Reply, 'answer' | 'explanation'> & { readonly reply: Message }) | null
  /** Whether it is what was said then, to the letter. */
  readonly isSame: boolean
  /** The answer of now; null where the version of then is that of now. */
  readonly now: Answer | null
  /** Whether all that was quoted then is still published: other figures of now are newer ones, and correct nothing. */
  readonly stands: boolean
}

/** What a citizen is shown of a receipt. */
export function receiptText({ receipt, again, isSame, now, stands }: Checked, language: Language): Message {
  const words = receiptPhrasesIn(language)
  const head = [say(bold(words.title(receipt.id))), say(words.asked(receipt.question))]
  if (again === null)
    return linesOnly([...head, say(words.versionGone(receipt.knowledge)), ...later(null, now, stands, words)])
  return linesOnly([
    ...head,
    ...whyMessage(again, receipt, language).lines,
    say(bold(words.again)),
    ...again.reply.lines,
    say(isSame ? words.same : words.otherwise),
    ...later(again.answer, now, stands, words),
  ])
}

/** What is published now beside what was answered then. */
function later(
  then: Answer | null,
  now: Answer | null,
  stands: boolean,
  words: ReceiptPhrases,
): readonly Line[] {
  if (now === null) return [say(words.current)]
  const [was, is] = [figuresOf(then), figuresOf(now)]
  if (was === is) return then === null || was === '' ? [] : [say(words.unchanged)]
  if (was === '') return [say(words.since(is))]
  if (stands) return [say(is === '' ? words.stands(was) : words.newer(was, is))]
  return [say(bold(is === '' ? words.noLonger(was) : words.corrected(was, is)))]
}

function figuresOf(answer: Answer | null): string {
  return answer?.outcome === 'answered' ? answer.figures.map(({ text }) => text).join('、') : ''
}
