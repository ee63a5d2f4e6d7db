// A fault of a document or a knowledge file → what an editor reads, in the language of the chat. Faults are made in
// English, for the command line; their codes say what is meant, and what they quote is said in every language.
import { describeFault, type Fault } from '../fault.ts'
import type { Language } from '../query/query.ts'
import { simplifiedFaults } from './phrases-faults-zh-hans.ts'
import { traditionalFaults } from './phrases-faults-zh-hant.ts'

/** By a fault's code: what is wrong, and how to mend it. */
export type FaultPhrases = Readonly<Record<string, readonly [what: string, mend: string]>>

const byLanguage: Readonly<Record<Language, FaultPhrases | null>> = {
  'zh-Hans': simplifiedFaults,
  'zh-Hant': traditionalFaults,
  en: null,
}

/** Whether the fault can be told in `language`. */
export function isWorded(code: string, language: Language): boolean {
  const phrases = byLanguage[language]
  return phrases === null || Object.hasOwn(phrases, code)
}

/** The fault in a line: where, what, how to mend it. One without words of its own is told in English. */
export function faultText(fault: Fault, language: Language): string {
  const worded = byLanguage[language]?.[fault.code]
  if (worded === undefined) return describeFault(fault)
  const [what, mend] = worded
  const quoted = quotedIn(fault.what)
  return `${fault.where}：${what}${quoted === '' ? '' : `（${quoted}）`}。${mend}。`
}

/** What the English words quote from the file: in quotes, in Chinese, the name of a field, a day or an id. */
const data =
  /“[^”]*”|"[^"]*"|(?<=\bfield )[\w.]+|^[\w.]+(?=: )|(?<=^supersedes )\S+?(?=,)|\d{4}-\d\d-\d\d[\w-]*|\p{Script=Han}[^\s,;:"”]*/gu

const longestQuote = 120

function quotedIn(what: string): string {
  const found = [...new Set((what.match(data) ?? []).map((part) => part.replace(/^["“]|["”]$/gu, '')))]
  return found
    .filter((part) => part !== '')
    .join('、')
    .slice(0, longestQuote)
}
