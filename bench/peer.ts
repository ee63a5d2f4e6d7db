// The peer: what a developer gets from MiniSearch alone in a few lines, with the tokens that Chinese needs.
import MiniSearch from 'minisearch'

export interface Peer {
  /** The sentence that fits best, or an empty text. */
  bestSentence(question: string): string
}

/** Pairs of neighbouring characters of Han text; Latin words and numbers whole. */
function pairs(text: string): string[] {
  return [...text.toLowerCase().matchAll(/\p{Script=Han}+|[a-z]+|[0-9.]+/gu)].flatMap(([run]) =>
    /\p{Script=Han}/u.test(run) && run.length > 1
      ? Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))
      : [run],
  )
}

/** MiniSearch over these sentences, with its own defaults. */
export function makePeer(sentences: readonly string[]): Peer {
  const mini = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], tokenize: pairs })
  mini.addAll(sentences.map((text, id) => ({ id, text })))
  return { bestSentence: (question) => sentences[Number(mini.search(question)[0]?.id)] ?? '' }
}

/** The same over documents with titles: question → ids, best first. */
export function makeRankedPeer(
  documents: readonly { readonly id: string; readonly title: string; readonly text: string }[],
): (question: string, limit: number) => string[] {
  const mini = new MiniSearch<{ id: string }>({ fields: ['title', 'text'], tokenize: pairs })
  mini.addAll(documents)
  return (question, limit) =>
    mini
      .search(question)
      .slice(0, limit)
      .map(({ id }) => String(id))
}
