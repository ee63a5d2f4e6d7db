// What the bot can answer and what it never does, counted from the corpus: short, however large the corpus is.
import type { Coverage } from '../corpus/coverage.ts'
import type { Language } from '../query/query.ts'
import { linesOnly, type Message, say, shortened } from './message.ts'
import { chatPhrasesIn } from './phrases.ts'

const mostReleases = 10
const mostNames = 20
const longestTitle = 60

/** What is covered, newest releases first, with a button to browse it. */
export function coverageText(coverage: Coverage, language: Language): Message {
  const { coverage: words, browse } = chatPhrasesIn(language)
  const { releases, departments, places, years, figures } = coverage
  const nevers = [words.never, ...words.nevers.map((never) => `· ${never}`)]
  if (releases.length === 0) return linesOnly([words.nothing, ...nevers].map((line) => say(line)))
  const shown = releases.slice(0, mostReleases)
  const named = departments.slice(0, mostNames)
  const lines = [
    words.first(figures, releases.length),
    words.releases,
    ...shown.map(
      ({ date, title, figures: count }) => `· ${words.release(date, shortened(title, longestTitle), count)}`,
    ),
    ...(releases.length > shown.length ? [words.more(releases.length - shown.length)] : []),
    ...(named.length > 0 ? [words.departments(named, departments.length - named.length)] : []),
    ...(places.length > 0 ? [words.places(places.slice(0, mostNames))] : []),
    ...(years.length > 0 ? [words.years(years)] : []),
    ...nevers,
  ]
  return {
    ...linesOnly(lines.map((line) => say(line))),
    buttons: [[{ label: browse.label, action: { kind: 'sections', page: 0 } }]],
  }
}
