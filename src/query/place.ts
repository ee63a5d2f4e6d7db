// Names of provinces, cities and counties (GB/T 2260, from the package china-area-data) → which of them a question names.
import { type Heads, headsOf } from '../lexicon/heads.ts'

/** Code → name by parent code, as china-area-data holds it. */
export type AreaData = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface Gazetteer {
  isPlace(name: string): boolean
  /** The places that contain `place` (定州市 → 保定市, 河北省), and the place itself, long and short names. */
  around(place: string): ReadonlySet<string>
  /** Of every name. */
  readonly heads: Heads
  /** Provinces and cities, long and short names. */
  readonly cities: readonly string[]
  /** Every name, long and short ones. */
  readonly all: readonly string[]
}

const suffix =
  /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|地区|林区|省|市|县|区|盟|旗)$/
const ethnic = /(?:各|[\p{Script=Han}]{1,4})族(?:各族)?自治(?:州|县|旗)$/u
/** Short names that are everyday words as well; they count as places only with their suffix. */
const everyday = new Set(
  '城区 郊区 和平 新华 解放 朝阳 东方 长安 鼓楼 太平 安定 文明 平安 永定 吉安 大同 长乐 大通 新城 公安 临时 五指山 建设 民主 前进 向阳 爱民 东风 红旗 青年 工农 南山 台前 商城 资源 双城 新兴 开平 平原 宝山 金山 光山 丰满 和静 民和 兴国 兴隆 安新 安化 宁静 清水 通道 会同 富裕 富民 景东 长治 怀安 东光 武功 德化 安康'.split(
    ' ',
  ),
)

/** Builds the look-up once; some 3,000 names. */
export function makeGazetteer(areas: AreaData): Gazetteer {
  const names = new Map<string, string[]>()
  const nameOf = new Map<string, string>()
  for (const children of Object.values(areas))
    for (const [code, name] of Object.entries(children)) {
      if (/^(?:市辖区|县|省直辖|自治区直辖)/.test(name)) continue
      nameOf.set(code, name)
      for (const form of formsOf(name)) names.set(form, [...(names.get(form) ?? []), code])
    }
  return {
    isPlace: (name) => names.has(name),
    around(place) {
      const found = new Set<string>()
      for (const code of names.get(place) ?? [])
        for (const part of [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`])
          for (const form of formsOf(nameOf.get(part) ?? '')) found.add(form)
      found.add(place)
      return found
    },
    cities: [...nameOf].filter(([code]) => code.endsWith('00')).flatMap(([, name]) => formsOf(name)),
    all: [...names.keys()],
    heads: headsOf([names.keys()]),
  }
}

function formsOf(name: string): string[] {
  if (name === '') return []
  const short = name.replace(ethnic, '').replace(suffix, '')
  const district = /区$/.test(name) && !/自治区$|特别行政区$/.test(name)
  const usable = short.length >= 2 && short !== name && !district && !everyday.has(short)
  return usable ? [name, short] : [name]
}
