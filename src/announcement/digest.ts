// A release → what is announced of it: some of its sentences, verbatim, with the figures in front.

import { isAskable } from '../passage/askable.ts'
import type { Passage } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'
import type { Content, Excerpt } from './announcement.ts'

const mostExcerpts = 6
/** UTF-16 units of all quotes together. */
const longestQuotes = 1500

/**
 * The digest of a release: the first sentence with figures of each department, then further ones, in reading order.
 * `passages` are the release's own. Null when none of them has a figure worth asking for.
 */
export function digestOf(
  release: Pick<Release, 'id' | 'title' | 'publisher' | 'date' | 'url' | 'paragraphs'>,
  passages: readonly Passage[],
): ReleaseContent | null {
  const able = passages.filter((passage) => excerptOf(passage) !== null && isVerbatim(passage, release))
  const seen = new Set<string | null>()
  const firsts = able.filter(({ department }) => !seen.has(department) && seen.add(department))
  const chosen = new Set<Passage>()
  let length = 0
  for (const passage of [...firsts, ...able]) {
    if (chosen.has(passage) || chosen.size === mostExcerpts) continue
    if (length + passage.text.length > longestQuotes) continue
    chosen.add(passage)
    length += passage.text.length
  }
  const excerpts = able
    .filter((passage) => chosen.has(passage))
    .flatMap((passage) => excerptOf(passage) ?? [])
  if (excerpts.length === 0) return null
  const { id, title, publisher, date, url } = release
  return { kind: 'release', release: id, title, publisher, date, url, excerpts }
}

type ReleaseContent = Extract<Content, { readonly kind: 'release' }>

function excerptOf({ text, department, figures, isQuestion }: Passage): Excerpt | null {
  // “四个坚定不移” counts nothing: it is a name.
  const isName = (figure: string) => text.includes(`“${figure}`)
  const asked =
    isQuestion === true ? [] : figures.filter((figure) => isAskable(figure) && !isName(figure.text))
  const [first] = asked
  if (first === undefined) return null
  return {
    figures: [...new Set(asked.map((figure) => figure.text))],
    quote: text.trim(),
    department,
    question: first.question,
  }
}

/** The guard: nothing is announced that is not printed so. */
function isVerbatim(passage: Passage, { paragraphs }: Pick<Release, 'paragraphs'>): boolean {
  const quote = passage.text.trim()
  const paragraph = paragraphs.find(({ number }) => number === passage.paragraph)
  return (
    paragraph?.text.includes(quote) === true &&
    passage.figures.every(({ text }) => passage.text.includes(text))
  )
}
