// Text from a citizen → the same text without identity-card, telephone and bank-card numbers, each of them a run of
// asterisks as long as it was: offsets into the text (mentions, entities) stay true.

/** What stands in the place of each character of a personal number. */
const mask = '*'
/** Digits in groups (138 0013 8000, 138-0013-8000): at most one space or hyphen between two digits. */
const run = /(?<!\d)\d(?:[ -]?\d){9,}(?:[ -]?[Xx](?![A-Za-z]))?/g
/** The longest number with its gaps: 19 digits in groups of one. */
const longest = 38
const masked = /\*{10,}/

/** True for text in which a personal number has been masked. */
export function holdsMasked(text: string): boolean {
  return masked.test(text)
}

/** What leads up to a personal number and says nothing without it: 我的电话是, 身份证号：. */
const leadIn =
  /(?:(?:我|本人|他|她|您|你)的?)?(?:电话|電話|手机|手機|座机|身份证|身份證|银行卡|銀行卡|卡)(?:号码?|號碼?)?(?:是|为|為)?[:：]?\s*(?=\*{10,})/g

/** What was said around the personal numbers: masks are taken out, with words and commas that only led up to them. */
export function withoutMasked(text: string): string {
  return text
    .replace(leadIn, '')
    .replace(/\*{10,}/g, ' ')
    .replace(/([，,、；;])(?:\s*[，,、；;])+/gu, '$1')
    .replace(/^[\s，,、；;。]+/u, '')
}

/**
 * The text with personal numbers masked, as long in UTF-16 units as before; the rest is left as it is. Personal are:
 * identity-card numbers whose check character is right (GB 11643), mainland mobile numbers, landline numbers with
 * area code, and bank-card numbers by the Luhn check (ISO/IEC 7812); then whatever is written as such a number is: who
 * mistypes one has still sent it. A number inside a longer one is none.
 */
export function maskPersonal(text: string): string {
  const ascii = inAscii(text)
  let result = ''
  let at = 0
  for (const { start, end } of personalSpans(ascii)) {
    result += text.slice(at, start) + mask.repeat(end - start)
    at = end
  }
  return result + text.slice(at)
}

interface Found {
  readonly start: number
  readonly end: number
}

function personalSpans(ascii: string): Found[] {
  const sure = [...ascii.matchAll(run)].flatMap((found) => groupsOf(ascii, spanOf(found)))
  const isSure = ({ start, end }: Found) => sure.some((one) => one.start < end && start < one.end)
  const likely = [...ascii.matchAll(written)].map(spanOf).filter((span) => !isSure(span))
  return [...sure, ...likely].sort((a, b) => a.start - b.start)
}

function spanOf({ index, 0: text }: RegExpExecArray): Found {
  return { start: index, end: index + text.length }
}

/** Fifteen digits and more that count nothing: identity cards, old and new, and bank cards, whole or in their groups. */
const written =
  /(?<![\d*])(?:\d{17}[\dXx]|\d{15,19}|\d{6}[ -]\d{8}[ -]?\d{3}[\dXx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?)(?![\dA-Za-z*])/g

/**
 * The longest stretches of whole groups, from left to right, that are personal numbers: two numbers parted by a space
 * look like one long number in groups.
 */
function groupsOf(ascii: string, { start, end }: Found): Found[] {
  const text = ascii.slice(start, end)
  const gaps = [...text.matchAll(/[ -]/g)].map((gap) => gap.index)
  const starts = [0, ...gaps.map((gap) => gap + 1)]
  const ends = [...gaps, text.length]
  const found: Found[] = []
  for (let i = 0; i < starts.length; i++) {
    const from = starts[i] ?? 0
    const last = longestFrom(text, from, ends, i)
    if (last === null) continue
    found.push(withPlus(ascii, { start: start + from, end: start + (ends[last] ?? 0) }))
    i = last
  }
  return found
}

/** The last group of the longest personal number that begins at `from`, the start of group `first`; or null. */
function longestFrom(text: string, from: number, ends: readonly number[], first: number): number | null {
  let found: number | null = null
  for (let j = first; j < ends.length && (ends[j] ?? 0) - from <= longest; j++) {
    if (isPersonal(text.slice(from, ends[j]))) found = j
  }
  return found
}

/** With the plus sign of +86. */
function withPlus(ascii: string, span: Found): Found {
  return ascii[span.start - 1] === '+' ? { start: span.start - 1, end: span.end } : span
}

function isPersonal(grouped: string): boolean {
  const digits = grouped.replace(/[ -]/g, '')
  return isMobile(digits) || isLandline(digits) || isIdentityCard(digits) || isBankCard(digits)
}

function isMobile(digits: string): boolean {
  return /^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits)
}

/** 010 and 02x have three digits of area code, all others four. */
function isLandline(digits: string): boolean {
  return /^(?:0(?:10|2\d)\d{8}|0[3-9]\d\d\d{7,8})$/.test(digits)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

function isIdentityCard(text: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text))
    return false
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

function isBankCard(digits: string): boolean {
  if (!/^[3-9]\d{14,18}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Full-width digits, letters and hyphens as ASCII ones; every UTF-16 unit stays one unit. */
function inAscii(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
}
