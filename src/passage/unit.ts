// What stands behind a number's digits → multiplier, measure word and approximation: `余万元/月`, `个半月`, `多人次`.
import { multiplier } from '../text/numerals.ts'
import { approximationBehind } from './approximation.ts'
import { measureAt } from './measure.ts'
import type { Approximation, FigureKind } from './passage.ts'

/** Hundreds, thousands, myriads; but 千 of 千瓦时 and 百 of 百分点 belong to the unit. */
export const multiplierCharacter = '(?:[十万亿]|百(?!分)|千(?![瓦克米卡帕伏赫焦]))'

/** How a number goes on behind its digits. */
export interface UnitFound {
  /** Characters from the end of the digits to the end of the figure. */
  readonly length: number
  readonly factor: number
  /** What a 半 behind the measure word adds, in units: 三个半月, 两年半. */
  readonly half: number
  /** Measure word as printed, `元/月` with its denominator; empty where none stands there. */
  readonly unit: string
  readonly kind: FigureKind
  readonly approximation: Approximation
}

const more = '余|多|来(?![自源到信访宾客电函往年临])'
const factorPattern = new RegExp(`(${more})?(${multiplierCharacter}{0,4})(余|多)?`, 'y')
/** 个半月, 个多小时: the measure word is split by what is added to it. */
const splitMeasure = /个(半|多|余)(月|小时|星期|学期|钟头)/y
const behindLength = /(半(?!数|成|径|天|年|月)|多|余)(?![种样个元功项家次方渠层名余])/y
const denominator =
  /(?:[/／]\s?|·)(?:10万人?|十万人?|千人|万人|百户|千户|平方公里|平方千米|平方米|立方米|千瓦时|千瓦|人次|公里|千米|公斤|千克|小时|分钟|学期|学年|工作日|人|户|亩|公顷|吨|升|克|年|月|季度|季|日|天|次|件|米|度|秒|时|床|kg|km|h|L|m³|m²|㎡|㎥)/y
const perEach =
  /每(?:平方米|立方米|千瓦时|公里|千米|公斤|小时|学期|学年|人次|人|户|亩|吨|年|月|日|天|次|度|床)/y

/** Reads on at `at`, where the digits of a number end. A blank may stand before the measure word. */
export function unitBehind(text: string, at: number): UnitFound {
  factorPattern.lastIndex = at
  const m = factorPattern.exec(text)
  const factorLength = m?.[0].length ?? 0
  const said: Approximation = m?.[1] || m?.[3] ? 'over' : 'exact'
  let end = at + factorLength
  const factor = multiplier(m?.[2] ?? '')
  splitMeasure.lastIndex = end
  const split = splitMeasure.exec(text)
  if (split) {
    const half = split[1] === '半' ? 0.5 : 0
    const approximation = split[1] === '半' ? said : 'over'
    const unit = `个${split[2]}`
    return close(text, at, end + split[0].length, { factor, half, unit, kind: 'duration', approximation })
  }
  const blank = /[ \u2009\u00a0]/.test(text.charAt(end)) && measureAt(text, end + 1) ? 1 : 0
  const measure = measureAt(text, end + blank)
  const rate = measure ? '' : denominatorAt(text, end, 'share')
  // 5.6/10万: so many of a hundred thousand.
  if (/^[/／](?:10万|十万|千|万)/.test(rate))
    return close(text, at, end + rate.length, {
      factor,
      half: 0,
      unit: rate,
      kind: 'share',
      approximation: said,
    })
  if (!measure) return close(text, at, end, { factor, half: 0, unit: '', kind: 'other', approximation: said })
  end += blank + measure.word.length
  let unit = measure.word
  let half = 0
  let approximation = said
  if (measure.kind === 'duration' || /^(?:公里|米|小时|里|亩|斤|度|岁|成)$/.test(unit)) {
    behindLength.lastIndex = end
    const added = behindLength.exec(text)
    if (added && !(added[1] === '半' && !/[年天周成]$/.test(unit))) {
      end += added[0].length
      if (added[1] === '半') half = 0.5
      else approximation = 'over'
    }
  }
  // 六成五 is 65 %.
  const tenth = unit === '成' ? tenthAt(text, end) : 0
  if (tenth > 0) {
    end++
    half = tenth
  }
  const other = /^（([^）]{1,3})）/u.exec(text.slice(end, end + 5))
  // 3500套（间）: counted in one or the other.
  if (other?.[1] !== undefined && measureAt(other[1], 0)?.word === other[1]) {
    end += other[0].length
    unit += other[0]
  }
  const per = denominatorAt(text, end, measure.kind)
  end += per.length
  unit += per
  // 500人/平方公里 is a density, no head count.
  const kind = per !== '' && measure.kind === 'people' ? 'things' : measure.kind
  return close(text, at, end, { factor, half, unit, kind, approximation })
}

/** The last digit of 六成五, as a part of one; 0 where none stands there. */
function tenthAt(text: string, at: number): number {
  const isLast = measureAt(text, at + 1) === null && !/[十百千万亿]/u.test(text.charAt(at + 1))
  return isLast ? Math.max(0, '零一二三四五六七八九'.indexOf(text.charAt(at) || '无')) / 10 : 0
}

function close(text: string, from: number, end: number, found: Omit<UnitFound, 'length'>): UnitFound {
  const behind = approximationBehind(text, end)
  const approximation = behind?.approximation ?? found.approximation
  return { ...found, approximation, length: end + (behind?.length ?? 0) - from }
}

/** `/月`, `/人·年`, `每平方米`; empty for none. */
function denominatorAt(text: string, at: number, kind: FigureKind): string {
  let end = at
  for (let i = 0; i < 3; i++) {
    const pattern = kind === 'money' && text.charAt(end) === '每' ? perEach : denominator
    pattern.lastIndex = end
    const m = pattern.exec(text)
    if (!m || (end === at && m[0].startsWith('·'))) break
    end += m[0].length
  }
  return text.slice(at, end)
}
