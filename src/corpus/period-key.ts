// The time that a figure holds for, as the release words it → one that compares across releases.
import type { Period } from '../passage/passage.ts'
import type { IsoDate } from '../release/release.ts'

const digitWords = '〇一二三四五六七八九'

const phrase =
  /^(?:([0-9]{4})年)?(?:(以来)|(上半年|下半年|[一二三四]季度|年?[底末])末?|([0-9]{1,2})月(?:([0-9]{1,2})[日号]|([初中底末]))?)?$/u

/**
 * `2023`, `2024-11末`, `2024-01-01/2024-12-24`: the words of `period` with what they leave out taken from the release's
 * date. Two figures hold for the same time where the keys are equal. A year that is not over holds up to the release's
 * day, for a later release counts on; words that say nothing of this kind stand for
 * the days that they were resolved to, or for themselves.
 */
export function periodKey({ text, from, to }: Omit<Period, 'basis'>, date: IsoDate): string {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  const words = digitYears(text.normalize('NFKC'))
    .replace(/今年|本年/gu, `${year}年`)
    .replace(/去年/gu, `${year - 1}年`)
    .replace(/^截至/u, '')
    .replace(/^([0-9]{4}年)?目前$/u, '')
  if (words === '' || words === date) return date
  const [whole, named, since, stretch, ofMonth, day, part] = phrase.exec(words) ?? []
  const told = (to ?? from)?.slice(0, 4)
  if (whole === undefined) return to === undefined ? words : `${from ?? ''}/${to}`
  if (ofMonth === undefined) {
    if (stretch !== undefined) return `${named ?? told ?? year}-${stretch.replace(/年?[底末]/u, '末')}`
    const at = Number(named ?? year)
    return since !== undefined || at === year ? `${at}-01-01/${date}` : `${at}`
  }
  // 截至11月底 in a release of February is the November before.
  const at = named ?? told ?? `${Number(ofMonth) > month ? year - 1 : year}`
  const short = `${at}-${ofMonth.padStart(2, '0')}`
  if (day !== undefined) return `${short}-${day.padStart(2, '0')}`
  return part === undefined ? short : `${short}${part.replace('底', '末')}`
}

/** 二〇二四年 → 2024年. */
function digitYears(text: string): string {
  return text.replace(/[〇零一二三四五六七八九]{4}(?=年)/gu, (year) =>
    [...year.replaceAll('零', '〇')].map((digit) => digitWords.indexOf(digit)).join(''),
  )
}
