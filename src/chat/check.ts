// A message that goes round, quoted or forwarded → its numbers beside the published figures.
import type { CheckedClaim } from '../claim/verify.ts'
import { languageOf } from '../query/language.ts'
import { claimsText } from '../render/claims.ts'
import { notice } from '../render/introduction.ts'
import { claimPhrasesIn } from '../render/phrases-claims.ts'
import { withoutMasked } from '../text/personal.ts'
import type { MessageEvent } from './event.ts'
import { languageChosen, languageHere, type Response, saying, type View } from './view.ts'

/** /check with a text, or in reply to one. */
export function checkAsked(event: MessageEvent, view: View): Response {
  const text = (event.text ?? '') === '' ? (event.quoted ?? '') : (event.text ?? '')
  if (text.trim() === '') return saying(event.at, notice(claimPhrasesIn(languageHere(event, view)).how))
  return told(view.engine.verify(withoutMasked(text)), text, event, view)
}

/** What is forwarded in private; null for what makes no claim in numbers, and for what is plainly a question. */
export function checkPassedOn(text: string, event: MessageEvent, view: View): Response | null {
  if (!event.forwarded || event.at.chat.type !== 'private' || isQuestion(text)) return null
  const claims = view.engine.verify(withoutMasked(text))
  return claims.length === 0 ? null : told(claims, text, event, view)
}

function told(claims: readonly CheckedClaim[], text: string, event: MessageEvent, view: View): Response {
  return saying(event.at, claimsText(claims, languageChosen(view) ?? languageOf(text)))
}

/** Asks for something else than whether it is true. */
const inquires =
  /多少|[几幾](?![十百千万萬亿億])|[哪谁誰]|什[么麼]|怎|如何|[为為]何|\b(?:how (?:many|much)|what|which|who|where|when|why)\b/iu

/** A short message that inquires, or a long one that ends by inquiring. */
function isQuestion(text: string): boolean {
  const last = text.split(/(?<=[。！？!?\n])/u).findLast((sentence) => sentence.trim() !== '') ?? ''
  return inquires.test(last) && (/[?？]\s*$/u.test(last) || text.length <= 40)
}
