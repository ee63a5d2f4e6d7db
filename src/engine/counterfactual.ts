// What a release would be with one sentence taken away, or with other digits: an answer must follow the text.
// Only the release itself is built again, never the rest of the corpus.
import { type Corpus, withPassages } from '../corpus/corpus.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import { splitRelease } from '../passage/split.ts'
import type { Release } from '../release/release.ts'

/** A release with the passages that the corpus has of it. */
export interface Part {
  readonly release: Release
  readonly passages: readonly Passage[]
}

/** The corpus as if this release were the only one. */
export function corpusOfPart(corpus: Corpus, { release, passages }: Part): Corpus {
  return withPassages(corpus, [release], passages)
}

/** The release without one sentence; the sentences behind it move up. */
export function withoutPassage({ release, passages }: Part, gone: Passage): Part {
  const { length } = gone.text
  return {
    release: edited(release, gone.paragraph, gone.offset, length, ''),
    passages: passages
      .filter((passage) => passage !== gone)
      .map((passage) =>
        passage.paragraph === gone.paragraph && passage.offset > gone.offset
          ? { ...passage, offset: passage.offset - length }
          : passage,
      ),
  }
}

/** A figure and what its digits are changed to. */
export interface OtherDigits {
  readonly passage: Passage
  readonly figure: Figure
  readonly now: string
}

/** The release with these figures changed, each to as many characters as it has, and read anew. */
export function withOtherDigits({ release, passages }: Part, changes: readonly OtherDigits[]): Part {
  const changed = changes.reduce(
    (text, { passage, figure, now }) =>
      edited(text, passage.paragraph, passage.offset + figure.span.start, figure.text.length, now),
    release,
  )
  const sound = new Set(passages.map(({ id }) => id))
  return { release: changed, passages: splitRelease(changed).filter(({ id }) => sound.has(id)) }
}

const otherWord: Readonly<Record<string, string>> = {
  一: '三',
  两: '五',
  二: '五',
  三: '六',
  四: '八',
  五: '七',
  六: '八',
  七: '九',
  八: '六',
  九: '七',
}

/** The figure's text with every digit another one, no zero among them; null where it has none to change. */
export function otherDigitsOf(text: string): string | null {
  const arabic = text.replace(/[0-9]/gu, (digit) => String((Number(digit) % 9) + 1))
  const now =
    arabic !== text ? arabic : text.replace(/[一两二三四五六七八九]/u, (word) => otherWord[word] ?? word)
  return now === text ? null : now
}

function edited(release: Release, number: number, start: number, length: number, now: string): Release {
  const paragraphs = release.paragraphs.map((paragraph) =>
    paragraph.number === number
      ? { ...paragraph, text: paragraph.text.slice(0, start) + now + paragraph.text.slice(start + length) }
      : paragraph,
  )
  return { ...release, paragraphs }
}
