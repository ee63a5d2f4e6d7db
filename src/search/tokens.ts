// A folded text → the terms that it is indexed and searched by: characters of Han text and pairs of them; Latin words
// and numbers whole.
import { isHan } from '../text/normalise.ts'

const runs = /\p{Script=Han}+|[a-z]+|[0-9.]+/gu

/** Characters and pairs of neighbouring characters, in no order that means anything. */
export function tokens(text: string): string[] {
  return tokensOf(text, 1)
}

/** As tokens, but characters only where one stands alone: fewer and rarer terms, for passages found among many. */
export function pairTokens(text: string): string[] {
  return tokensOf(text, 2)
}

/** `least`: of runs of Han text, only those of fewer characters give the characters themselves. */
function tokensOf(text: string, least: 1 | 2): string[] {
  const found: string[] = []
  for (const run of text.match(runs) ?? []) {
    if (run.length === 1 || !isHan(run.charAt(0) + run.charAt(1))) found.push(run)
    else {
      if (least === 1) for (const character of run) found.push(character)
      for (let at = 0; at + 1 < run.length; at++) found.push(run.slice(at, at + 2))
    }
  }
  return found
}
