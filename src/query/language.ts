// A message → the language its reply is written in.
import { hasTraditional, isHan } from '../text/normalise.ts'
import { looksLikePinyin } from './pinyin.ts'
import type { Language } from './query.ts'

/** Chinese when any Chinese character or pinyin stands in it, traditional when one of them is traditional only. */
export function languageOf(message: string): Language {
  if (isHan(message)) return hasTraditional(message) ? 'zh-Hant' : 'zh-Hans'
  if (!/[a-z]/i.test(message)) return 'zh-Hans'
  return looksLikePinyin(message) ? 'zh-Hans' : 'en'
}
