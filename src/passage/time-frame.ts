// The release's date and the year that its title or a heading names → what the times of its sentences are read from:
// 全年 in 2023年统计公报 is 2023, whenever that came out.

/** What times without a year count from. */
export interface TimeFrame {
  /** The release's date. */
  readonly date: string
  /** The year that heading or title say the text is about; null where they name none, or several. */
  readonly year: number | null
}

/** A title's year lies at most so far before the release and one behind it: others are history. */
const mostBefore = 3
const named = /(?<![0-9\-—–~～至])((?:19|20)[0-9]{2})年(?!以来|前|[至到\-—–~～]|出生|版)/g

/** The frame of a sentence under `heading`: its own year, else that of the title. */
export function timeFrame(date: string, title: string, heading: string | null): TimeFrame {
  const inHeading = yearsIn(heading ?? '')
  const years = inHeading.length > 0 ? inHeading : yearsIn(title)
  const [year = 0] = years
  const released = Number(date.slice(0, 4))
  const fits = years.length === 1 && year >= released - mostBefore && year <= released + 1
  return { date, year: fits ? year : null }
}

function yearsIn(text: string): number[] {
  return [...new Set([...text.matchAll(named)].map((m) => Number(m[1])))]
}
