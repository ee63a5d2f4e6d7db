// /verify ID → the answer given again from the knowledge version that gave it, how it came about, and what has become of
// its figures since. Not part of `respond`: an earlier version must be built first.
import type { Answer } from '../answer/answer.ts'
import { passageKey } from '../corpus/topics.ts'
import type { Engine } from '../engine/engine.ts'
import { notice } from '../render/introduction.ts'
import { receiptPhrasesIn } from '../render/phrases-receipts.ts'
import { type Checked, receiptText } from '../render/receipt.ts'
import type { Event, MessageEvent } from './event.ts'
import type { Memory } from './memory.ts'
import { underNotice } from './paused.ts'
import { digestOf, given, type Receipt, receiptIdIn } from './receipt.ts'
import { isUnheard } from './respond.ts'
import { type Known, languageHere, nothing, type Response, saying } from './view.ts'

export interface VerifyParts {
  readonly memory: Pick<Memory, 'receipt'>
  /** The engine of now. */
  readonly engine: () => Engine
  /** That of a knowledge version; null where it is not kept. */
  readonly engineOf: (knowledge: string) => Promise<Engine | null>
}

/** Whether an event asks for a receipt. */
export function asksReceipt(event: Event): event is MessageEvent {
  return event.kind === 'message' && event.command === 'verify' && event.addressed !== null && !event.edited
}

/** What comes of it. Rejects with StoreUnavailable where waiting helps. */
export async function verifying(event: MessageEvent, known: Known, parts: VerifyParts): Promise<Response> {
  if (isUnheard(event, known)) return nothing
  const language = languageHere(event, known)
  const words = receiptPhrasesIn(language)
  const id = receiptIdIn(event.text ?? '') ?? receiptIdIn(event.quoted ?? '')
  if (id === null) return saying(event.at, notice(words.how))
  const receipt = await parts.memory.receipt(id)
  if (receipt === null) return saying(event.at, notice(words.unknown(id)))
  const former = await parts.engineOf(receipt.knowledge)
  const checked = checkedReceipt(receipt, former, parts.engine())
  return saying(event.at, underNotice(receiptText(checked, language), known))
}

/** The receipt held against the version that it is of, and against what is published now. */
export function checkedReceipt(receipt: Receipt, former: Engine | null, current: Engine): Checked {
  const again = former && given(receipt, former)
  return {
    receipt,
    again,
    isSame: again !== null && digestOf(again.reply) === receipt.digest,
    now: current.knowledgeVersion === receipt.knowledge ? null : given(receipt, current).answer,
    stands: again !== null && standsIn(current, again.answer),
  }
}

/** Whether every sentence that an answer quotes is published to the letter. */
function standsIn({ catalogue }: Engine, answer: Answer): boolean {
  if (answer.outcome === 'off-topic') return true
  const keys = answer.citations.map(({ release, quote }) => passageKey({ release, text: quote }))
  return keys.length > 0 && keys.every((key) => catalogue.source(key) !== null)
}
