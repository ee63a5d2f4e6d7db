// A passage → the citation that a reader can follow.

import type { Retired } from '../corpus/standing.ts'
import { repairedSpans } from '../release/repaired-spans.ts'
import type { Indexed } from '../search/indexed.ts'
import type { Citation } from './answer.ts'

/** The whole sentence, to the letter, with where it stands, and that its release no longer holds where it is `retired`. */
export function citationOf({ passage, release }: Indexed, retired: readonly Retired[]): Citation {
  const why = retired.find((one) => one.release.id === release.id)?.why
  return {
    release: release.id,
    title: release.title,
    publisher: release.publisher,
    department: passage.department,
    date: release.date,
    paragraph: passage.paragraph,
    sentence: passage.sentence,
    quote: passage.text,
    url: release.url,
    repaired: repairedSpans(release).some(
      (span) =>
        span.repair.state === 'editor' &&
        span.paragraph === passage.paragraph &&
        span.start < passage.offset + passage.text.length &&
        passage.offset < span.end,
    ),
    ...(why ? { retired: why } : {}),
  }
}
