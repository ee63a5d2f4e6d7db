// Names of places in English or pinyin (Beijing, Inner Mongolia, Quyang County) → the question with them in Chinese.
import type { Corpus } from '../corpus/corpus.ts'
import { spell } from './pinyin.ts'
import type { Gazetteer } from './place.ts'

/** Names whose usual Latin form is no pinyin. */
const english: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'inner mongolia': '内蒙古',
    tibet: '西藏',
    shaanxi: '陕西',
    'hong kong': '香港',
    hongkong: '香港',
    macau: '澳门',
    macao: '澳门',
    taiwan: '台湾',
    "xi'an": '西安',
    lhasa: '拉萨',
    urumqi: '乌鲁木齐',
    harbin: '哈尔滨',
    hohhot: '呼和浩特',
    'xiong an': '雄安',
  }),
)

const level = '(?: (?:city|province|municipality|prefecture|county|district))?'
const shortest = 5

/** A function that writes the places of a folded question in Chinese; places of the releases win over others. */
export function makePlaceSpeller(corpus: Corpus, gazetteer: Gazetteer): (text: string) => string {
  let cities: Map<string, string> | null = null
  let counties: Map<string, string> | null = null
  const local = new Map(corpus.releases.map(({ place }) => [spell(bare(place)), place] as const))
  const bookOfCities = () => {
    cities ??= spellings(gazetteer.cities)
    return cities
  }
  const bookOfCounties = () => {
    counties ??= spellings(gazetteer.all.filter((name) => /[县区市旗]$/.test(name)))
    return counties
  }
  const named = new RegExp(`\\b(?:${[...english.keys()].join('|')}|[a-z]{4,})(?='s|\\b)${level}`, 'g')
  return (text) =>
    text.replace(named, (found) => {
      const [, name = found, kind = ''] =
        /^(.+?)(?: (city|province|municipality|prefecture|county|district))?$/.exec(found) ?? []
      const home = local.get(name)
      if (home) return home
      const known = english.get(name) ?? (name.length >= shortest ? bookOfCities().get(name) : undefined)
      if (known) return known
      const part = kind === 'county' || kind === 'district' || kind === 'city'
      return (part ? bookOfCounties().get(name) : undefined) ?? found
    })
}

function spellings(names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const name of names) {
    const key = spell(bare(name))
    // The short name is the one that texts use: 北京.
    const before = found.get(key)
    if (before === undefined || (before.startsWith(name) && name.length < before.length)) found.set(key, name)
  }
  return found
}

function bare(place: string): string {
  return place.length > 2 ? place.replace(/(?:自治区|省|市|县|区|旗)$/, '') : place
}
