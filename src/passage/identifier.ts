// Digits that name something instead of counting: document numbers, standards, telephone numbers, PM2.5, section marks.
import { numeralCharacters, parseNumber } from '../text/numerals.ts'
import { measureAt } from './measure.ts'
import type { FigureKind } from './passage.ts'

/** A name made of digits: a figure of its kind, or (`kind` null) nothing that a figure stands for. */
export interface Identifier {
  readonly length: number
  readonly value: number
  readonly unit: string
  readonly kind: FigureKind | null
}

const inWords = `[${numeralCharacters}]{1,12}`
const issued = /(?:〔\d{4}〕|\[\d{4}\]|（\d{4}）|【\d{4}】)第?(\d{1,6})号/y
const numbered = new RegExp(`第(?:(\\d{1,6})|(${inWords}))号`, 'y')
const plainNumber = /(\d{1,6})号(令|文|公告|通知|文件|函|决定|发票|议案|提案)?/y
const standard =
  /(?:GB|DB|ISO|IEC|HJ|JGJ|CJJ|CJ|WS|YY|NY|SN|TSG|JTG|GA|LY|SL|QB|TD|MZ)(?:\d{2})?(?:\/[TZ])?[ -]?\d{1,6}(?:[.]\d{1,3})*(?:[-—–]\d{4})?/y
/** Addresses, models, road numbers, PM2.5, 5G, 4A级: letters and digits that are one name. */
const address = /(?:https?:\/\/|www\.)[\w./?=&%#:~-]+|[\w.-]{1,64}@[\w.-]{1,255}\.\w+/y
const name = /[A-Za-z]+[-]?\d+(?:\.\d+)?[A-Za-z\d]*(?:[-][A-Za-z\d]+)*|\d+[A-Z](?![A-Za-z/])[A-Za-z\d]*/y
const phone =
  /(?:（0\d{2,3}）|\(0\d{2,3}\)|0\d{2,3}[-－—– ])(?:\d{7,8}(?:[-－转]\d{1,5})?|(?:1\d{4}|9\d{4,5})(?!\d))|[48]00[-－—]?\d{3}[-－—]?\d{4}|1[3-9]\d{9}(?!\d)|0\d{9,11}(?!\d)/y
const service = /(?:1\d{2}|1\d{4}|9\d{4,5})(?![\d.])/y
/** Words around a short service number: 拨打12345, 12333热线, 服务电话：96118. */
const calling = /(?:拨打|致电|拨|热线|电话|专线|平台)[“：:]?\s?$/
const called = /^”?(?:\p{Script=Han}{0,8}?(?:热线|专线|急救电话|平台|电话))/u
const sectionMark =
  /(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d)|第(?:\d{1,3}|[一二三四五六七八九十百]{1,5})[章节条款](?=[ \u3000]))/y

/** The name that begins at `at`, or null. Only text that is not inside another word is given here. */
export function identifierAt(text: string, at: number): Identifier | null {
  return (
    sectionMarkAt(text, at) ??
    documentNumber(text, at) ??
    matched(standard, text, at, (m) => of(m[0], Number(/\d+/.exec(m[0])?.[0]), '', 'document-number')) ??
    matched(address, text, at, (m) => of(m[0], 0, '', null)) ??
    matched(phone, text, at, (m) => of(m[0], Number(m[0].replace(/\D/g, '')), '', 'other')) ??
    serviceNumber(text, at) ??
    nameAt(text, at)
  )
}

/** 1. 2、 （3） at the head of a sentence number its sections; 附件：1.花名册 its enclosures. */
function sectionMarkAt(text: string, at: number): Identifier | null {
  if (/[：:；;]$/.test(text.charAt(at - 1)))
    return matched(/\d{1,2}[.．](?=\p{Script=Han})/uy, text, at, (m) => of(m[0], 0, '', null))
  if (text.slice(0, at).trim() !== '') return null
  return matched(sectionMark, text, at, (m) => of(m[0], 0, '', null))
}

function documentNumber(text: string, at: number): Identifier | null {
  return (
    matched(issued, text, at, (m) => of(m[0], Number(m[1]), '号', 'document-number')) ??
    matched(numbered, text, at, (m) =>
      of(m[0], parseNumber(m[1] ?? m[2] ?? '') ?? 0, '号', 'document-number'),
    ) ??
    matched(plainNumber, text, at, (m) => {
      const value = Number(m[1])
      const isDay =
        value > 0 &&
        value <= 31 &&
        /^(?:前|上午|下午|起|之前|以前|晚|开始)/.test(text.slice(at + m[0].length))
      if (isDay || /月$/.test(text.slice(Math.max(0, at - 1), at))) return null
      return of(`${m[1]}号`, value, '号', m[2] ? 'document-number' : 'ordinal')
    })
  )
}

function serviceNumber(text: string, at: number): Identifier | null {
  return matched(service, text, at, (m) => {
    const end = at + m[0].length
    const ahead = calling.test(text.slice(Math.max(0, at - 6), at))
    const measure = measureAt(text, end)
    const behind =
      called.test(text.slice(end, end + 14)) && !/^[条部个件次起通名人家场]/.test(measure?.word ?? '')
    return (ahead && measure === null) || behind ? of(m[0], Number(m[0]), '', 'other') : null
  })
}

function nameAt(text: string, at: number): Identifier | null {
  // 表1, 附件2: the number of a thing on the page.
  const labelled = /(?:[表图]|附件) ?$/.test(text.slice(Math.max(0, at - 3), at))
    ? /^\d{1,2}(?=[ ：:）)]|$)/.exec(text.slice(at, at + 4))
    : null
  if (labelled) return of(labelled[0], 0, '', null)
  // 世界500强企业: one name.
  const strongest = /^\d{2,3}强(?![度化制风降])/.exec(text.slice(at, at + 5))
  if (strongest) return of(strongest[0], 0, '', null)
  return matched(name, text, at, (m) => {
    // 45MW, 3GB, 20L: a unit, not a name.
    const digits = /^\d+/.exec(m[0])?.[0].length
    return digits !== undefined && measureAt(text, at + digits) ? null : of(m[0], 0, '', null)
  })
}

function matched<T>(
  pattern: RegExp,
  text: string,
  at: number,
  make: (match: RegExpExecArray) => T | null,
): T | null {
  pattern.lastIndex = at
  const m = pattern.exec(text)
  return m && make(m)
}

function of(printed: string, value: number, unit: string, kind: FigureKind | null): Identifier {
  return { length: printed.length, value: Number.isFinite(value) ? value : 0, unit, kind }
}
