// Where damage and an editor's repairs stand in a release: a passage that holds damage must not be answered from.
import type { Release, Repair } from './release.ts'

/** A repair's place: UTF-16 offsets in the paragraph with that number, `end` exclusive. */
export interface RepairedSpan {
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly repair: Repair
}

/**
 * The spans of a release's flagged damage and editor's repairs, found by their context. A context that stands twice
 * marks both places: damage is rather shown too often than missed.
 */
export function repairedSpans(release: Pick<Release, 'paragraphs' | 'repairs'>): readonly RepairedSpan[] {
  return release.repairs.flatMap((repair) => {
    const text = repair.state === 'flagged' ? repair.before : repair.after
    return release.paragraphs.flatMap((paragraph) =>
      placesInContext(paragraph.text, repair.context, text).map((start) => {
        return { paragraph: paragraph.number, start, end: start + text.length, repair }
      }),
    )
  })
}

/** The flagged damage that touches `start`..`end` of a paragraph; empty when the text there can be cited. */
export function damageWithin(
  release: Pick<Release, 'paragraphs' | 'repairs'>,
  paragraph: number,
  start: number,
  end: number,
): readonly Repair[] {
  return repairedSpans(release)
    .filter((span) => span.repair.state === 'flagged' && span.paragraph === paragraph)
    .filter((span) => span.start < end && start < span.end)
    .map(({ repair }) => repair)
}

function placesInContext(text: string, context: string, part: string): readonly number[] {
  if (context === '') return []
  const places = new Set<number>()
  for (let at = text.indexOf(context); at >= 0; at = text.indexOf(context, at + 1)) {
    for (let inside = context.indexOf(part); inside >= 0; inside = context.indexOf(part, inside + 1)) {
      places.add(at + inside)
    }
  }
  return [...places]
}
