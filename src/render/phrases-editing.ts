// The words of the editors' desk, by language.
import type { Language } from '../query/query.ts'
import type { EditingPhrases } from './editing-wording.ts'
import { englishDesk } from './phrases-editing-en.ts'
import { simplifiedDesk } from './phrases-editing-zh-hans.ts'
import { traditionalDesk } from './phrases-editing-zh-hant.ts'

const byLanguage: Readonly<Record<Language, EditingPhrases>> = {
  'zh-Hans': simplifiedDesk,
  'zh-Hant': traditionalDesk,
  en: englishDesk,
}

export function editingPhrasesIn(language: Language): EditingPhrases {
  return byLanguage[language]
}
