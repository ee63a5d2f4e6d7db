// The place that a release is about: the Chinese place name that it names most, its title and lead weighing more.
import areaData from 'china-area-data/data.json' with { type: 'json' }

const areas: Readonly<Record<string, Readonly<Record<string, string>>>> = areaData
const suffix = /(?:特别行政区|自治[区州县旗]|[省市县区旗州盟])$/u

/** Every province, city, county and district by its full name (定州市), with the name people shorten it to (定州). */
const places: readonly { readonly name: string; readonly stem: string }[] = [
  ...new Set(Object.values(areas).flatMap((children) => Object.values(children))),
]
  .filter((name) => name.length >= 3 && suffix.test(name) && name !== '市辖区')
  .map((name) => ({ name, stem: name.replace(suffix, '') }))

const leadWeight = 3

function occurrences(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1
}

/**
 * The full name of the place in a text in simplified Chinese, or null when none leads clearly.
 * `lead` (title and first paragraph) is part of `text`; there a shortened name counts too.
 */
export function mainPlace(text: string, lead: string): string | null {
  const scores = places
    .map(({ name, stem }) => {
      const short = stem.length > 1 ? occurrences(lead, stem) : 0
      return { name, score: occurrences(text, name) + leadWeight * (short || occurrences(lead, name)) }
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  const [first, second] = scores
  if (first === undefined || first.score === second?.score) return null
  return first.name
}
