// Numbers as Chinese texts write them (3.9万, 两千三, 百分之三, 1,234) → their value, and where they stand.

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  仨: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
/** Twenty and thirty in one character, as in 廿八. */
const contracted: Readonly<Record<string, string>> = { 廿: '二十', 卅: '三十' }
const sections: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** Characters a number in words is made of. */
export const numeralCharacters = '零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿廿卅'

/** A number written in Chinese characters → its value, or null where it is none. 两千三 is 2300, 二〇二四 is 2024. */
export function parseChineseNumeral(text: string): number | null {
  if (text === '') return null
  const characters = [...text.replace(/[廿卅]/g, (c) => contracted[c] ?? c)]
  if (characters.length > 1 && characters.every((c) => c in digits))
    return Number(characters.map((c) => digits[c]).join(''))
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastUnit = 1
  for (const c of characters) {
    if (c in digits) {
      digit = digits[c] ?? 0
      if (digit === 0) lastUnit = 1
    } else if (c in units) {
      lastUnit = units[c] ?? 1
      section += (digit ?? 1) * lastUnit
      digit = null
    } else if (c in sections) {
      lastUnit = sections[c] ?? 1
      const group = section + (digit ?? 0) || 1
      total = lastUnit === 1e8 ? (total + group) * lastUnit : total + group * lastUnit
      section = 0
      digit = null
    } else return null
  }
  // 两千三: a last digit without its unit stands one place below the unit before it.
  const tail = digit === null ? 0 : lastUnit >= 100 ? (digit * lastUnit) / 10 : digit
  return total + section + tail
}

/** `3.9万`, `1,234`, `三千七`, `3万8千`, `2.3` → value, or null. */
export function parseNumber(text: string): number | null {
  const compact = text.normalize('NFKC').replace(/[,\s，]/g, '')
  const plain = /^(\d+(?:\.\d+)?)$/.exec(compact)
  if (plain) return Number(compact)
  const mixed = [...compact.matchAll(/(\d+(?:\.\d+)?)([十百千万亿]+)/g)]
  if (mixed.length > 0 && mixed.map((m) => m[0]).join('') === compact.replace(/\d+$/, '')) {
    const sum = mixed.reduce((total, m) => total + Number(m[1]) * multiplier(m[2] ?? ''), 0)
    const rest = /([十百千万亿])(\d+)$/.exec(compact)
    return decimal(sum + (rest ? tailOf(rest[1] ?? '', rest[2] ?? '') : 0))
  }
  return parseChineseNumeral(compact)
}

/** 3万8 is 38000 as 三万八 is: one digit behind a unit stands one place below it; more digits say what they say. */
function tailOf(unit: string, digitsBehind: string): number {
  const place = multiplier(unit)
  return digitsBehind.length === 1 && place >= 100
    ? (Number(digitsBehind) * place) / 10
    : Number(digitsBehind)
}

/** The number that was meant where binary arithmetic leaves a trace: 68.9 times 10⁸ is 6890000000, with no fraction. */
export function decimal(value: number): number {
  return Number(Number(value.toPrecision(14)).toFixed(6))
}

/** `万` → 10000, `千万` → 10000000; 1 for none. */
export function multiplier(text: string): number {
  return [...text].reduce((product, c) => product * (units[c] ?? sections[c] ?? 1), 1)
}
