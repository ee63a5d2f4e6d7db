// The time that a figure holds for, as the release words it → one that compares across releases.
import type { Period } from '../passage/passage.ts'
import type { IsoDate } from '../release/release.ts'

const yearsAsWords = '〇一二三四五六七八九'

/**
 * `2024`, `2024-11末`, `2024-12-24`: the words of `period` with what they leave out taken from the release's date.
 * Two figures hold for the same time where the keys are equal; words that nothing is known of stand for themselves.
 */
export function periodKey({ text }: Pick<Period, 'text'>, date: IsoDate): string {
  const year = Number(date.slice(0, 4))
  const phrase = digitYears(text.normalize('NFKC'))
    .replace(/今年|本年/gu, `${year}年`)
    .replace(/去年/gu, `${year - 1}年`)
    .replace(/^截至/u, '')
  if (/^(?:[0-9]{4}年)?(?:目前|以来)$/u.test(phrase) || phrase === date) return date
  const parts =
    /^(?:([0-9]{4})年)?(?:(上半年|下半年|年?底|年末|[一二三四]季度末?)|([0-9]{1,2})月(?:([0-9]{1,2})[日号]|([初中底末]))?)?$/u.exec(
      phrase,
    )
  if (parts === null || phrase === '') return phrase || date
  const [, named, stretch, month, day, part] = parts
  const at = named ?? `${year}`
  if (month === undefined) return stretch === undefined ? at : `${at}-${stretch.replace(/年?[底末]/u, '末')}`
  const short = `${at}-${month.padStart(2, '0')}`
  if (day !== undefined) return `${short}-${day.padStart(2, '0')}`
  return part === undefined ? short : `${short}${part.replace('底', '末')}`
}

/** 二〇二四年 → 2024年. */
function digitYears(text: string): string {
  return text.replace(/[〇零一二三四五六七八九]{4}(?=年)/gu, (year) =>
    [...year.replaceAll('零', '〇')].map((digit) => yearsAsWords.indexOf(digit)).join(''),
  )
}
