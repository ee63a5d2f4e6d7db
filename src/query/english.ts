// An English question, or English words in a Chinese one → tokens with Chinese renderings. Longest phrases first.
import type { Lexicon } from '../lexicon/lexicon.ts'

/** A run of English words, read as one thing. */
export interface EnglishToken {
  readonly kind: 'word' | 'ask' | 'filler' | 'unknown'
  readonly text: string
  readonly start: number
  /** Chinese renderings of a `word`; what an `ask` asks for. */
  readonly values: readonly string[]
}

const longestPhrase = 7

/** Reads a Latin stretch. Offsets count from the stretch's own start. */
export function readEnglish(stretch: string, lexicon: Lexicon): EnglishToken[] {
  const found = [...stretch.matchAll(/[a-z0-9]+(?:['’][a-z]+)?/g)].map((m) => ({
    text: m[0],
    start: m.index,
  }))
  const bases = found.map((word) => baseForms(word.text, lexicon))
  const tokens: EnglishToken[] = []
  for (let i = 0; i < found.length; ) {
    const first = found[i]
    if (!first) break
    let token: EnglishToken = { kind: 'unknown', text: first.text, start: first.start, values: [] }
    let taken = 1
    for (let count = Math.min(longestPhrase, found.length - i); count > 0; count--) {
      const read = readPhrase(bases.slice(i, i + count), lexicon)
      if (!read) continue
      const text = found
        .slice(i, i + count)
        .map((word) => word.text)
        .join(' ')
      token = { ...read, text, start: first.start }
      taken = count
      break
    }
    tokens.push(token)
    i += taken
  }
  return tokens
}

function readPhrase(
  bases: readonly (readonly string[])[],
  lexicon: Lexicon,
): Pick<EnglishToken, 'kind' | 'values'> | null {
  for (const phrase of spellings(bases)) {
    const asked = lexicon.englishAsk.get(phrase)
    if (asked) return { kind: 'ask', values: asked }
    if (lexicon.englishFiller.has(phrase)) return { kind: 'filler', values: [] }
    const renderings = lexicon.english.get(phrase)
    if (renderings) return { kind: 'word', values: renderings }
  }
  return null
}

/** The phrase as typed, then with its last word, then with every word in base form: few enough to try all. */
function spellings(bases: readonly (readonly string[])[]): string[] {
  const typed = bases.map((forms) => forms[0] ?? '')
  const found = new Set([typed.join(' ')])
  for (const last of bases.at(-1) ?? []) {
    found.add([...typed.slice(0, -1), last].join(' '))
    found.add([...bases.slice(0, -1).map((forms) => forms.at(-1) ?? ''), last].join(' '))
  }
  for (const first of bases[0] ?? []) found.add([first, ...typed.slice(1)].join(' '))
  return [...found]
}

/** The word as typed and the base forms it may have: plurals, past and -ing forms, irregular ones from the lexicon. */
function baseForms(word: string, lexicon: Lexicon): string[] {
  const plain = word.replace(/['’]s?$/, '').replace(/['’]/g, '')
  const forms = [plain]
  const irregular = lexicon.englishForms.get(plain)
  if (irregular) forms.push(irregular)
  if (/(?:s|x|z|ch|sh)es$/.test(plain)) forms.push(plain.slice(0, -2), plain.slice(0, -1))
  else if (plain.endsWith('ies')) forms.push(`${plain.slice(0, -3)}y`)
  else if (/[^s]s$/.test(plain)) forms.push(plain.slice(0, -1))
  for (const ending of ['ed', 'ing']) {
    if (!plain.endsWith(ending) || plain.length < ending.length + 3) continue
    const stem = plain.slice(0, -ending.length)
    forms.push(stem, `${stem}e`)
    if (/([bdgklmnprt])\1$/.test(stem)) forms.push(stem.slice(0, -1))
    if (ending === 'ed' && stem.endsWith('i')) forms.push(`${stem.slice(0, -1)}y`)
  }
  return forms
}
