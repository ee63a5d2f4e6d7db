// Releases that never were: the shipped one with another place, other years and other figures each time. From a seed,
// so that every run measures the same texts.
import areas from 'china-area-data/data.json' with { type: 'json' }
import type { IsoDate, Release } from '../src/release/release.ts'
import { generator } from './generator.ts'

const seed = 20241224

/** `count` releases: the shipped one and variations of it. Deterministic. */
export function madeReleases(shipped: Release, count: number): Release[] {
  const random = generator(seed)
  const places = namesOfCounties()
  const own = shipped.place.replace(/市$/u, '')
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return shipped
    const place = places[Math.floor(random() * places.length)] ?? shipped.place
    const short = place.replace(/[市县区]$/u, '')
    const year = 2015 + Math.floor(random() * 10)
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0')
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0')
    const date: IsoDate = `${year}-${month}-${day}` as IsoDate
    const vary = (text: string) =>
      otherFigures(
        text
          .replaceAll(`${own}市`, place)
          .replaceAll(own, short)
          .replaceAll(shipped.date.slice(0, 4), `${year}`),
        random,
      )
    const paragraphs = shipped.paragraphs.map((paragraph) => ({ ...paragraph, text: vary(paragraph.text) }))
    const title = shipped.title.replaceAll(own, short)
    // An editor's repair is found by its context, which the new text no longer holds.
    return { ...shipped, id: `${date}-made-${i}`, title, date, place, paragraphs, repairs: [] }
  })
}

/** Other digits for every number but dates; as many digits as before. */
function otherFigures(text: string, random: () => number): string {
  return text.replace(/\d+(?:\.\d+)?(?![\d.年月日])/gu, (number) =>
    [...number]
      .map((c, i) => (c === '.' ? c : i === 0 ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10)))
      .join(''),
  )
}

function namesOfCounties(): string[] {
  const counties = Object.entries(areas).flatMap(([code, under]) =>
    code === '86' ? [] : Object.values(under as Record<string, string>),
  )
  return counties.filter((name) => /^\p{Script=Han}{2,4}[市县区]$/u.test(name) && name !== '市辖区')
}
