// Where a conversation stands → tokens beside those of the next turn's words, so that what a turn leaves out is learned
// with what it says: 钱呢 asks for the money of whatever was answered before.

/** Answers by their labels, a sentence by the name it has among precedents. */
export interface Standing {
  /** What answered the turn before; that it was not stated is a label too. */
  readonly last: readonly string[]
  /** The sentence that answered it or came nearest. */
  readonly sentence: readonly string[]
  /** What was answered last. */
  readonly shown: readonly string[]
}

/** No token of a text is one of these. */
export function standingTokens({ last, sentence, shown }: Standing): string[] {
  return [
    '<',
    ...last.map((label) => `< ${label}`),
    ...sentence.map((name) => `<< ${name}`),
    ...shown.map((label) => `<- ${label}`),
  ]
}
