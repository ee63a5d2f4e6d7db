// An English question, or English words in a Chinese one → tokens with Chinese renderings. Longest phrases first, as the
// lexicon has them or in another form: inflected, hyphenated, in American spelling, or with its parts turned about
// (homes for the elderly, elderly homes).
import type { Lexicon } from '../lexicon/lexicon.ts'
import { askKindNamed } from './ask.ts'
import { makeEnglishSpeller } from './english-spelling.ts'

/** A run of English words, read as one thing. */
export interface EnglishToken {
  readonly kind: 'word' | 'ask' | 'filler' | 'unknown'
  readonly text: string
  readonly start: number
  /** Chinese renderings of a `word`; what an `ask` asks for. */
  readonly values: readonly string[]
}

/** Phrases of the lexicon, each under the forms in which a question may have it. */
export interface EnglishBook {
  readonly exact: ReadonlyMap<string, Entry>
  readonly loose: ReadonlyMap<string, Entry>
  /** The form of a word under which `loose` has it. */
  base(word: string): string
  /** True when a release may have one of the renderings. */
  leads(renderings: readonly string[]): boolean
}

type Entry = Pick<EnglishToken, 'kind' | 'values'>

const longestPhrase = 8
const articles: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'this',
  'that',
  'these',
  'those',
  'their',
  'its',
  'and',
])
const prepositions = /^(?:of|for|to|in|on|at|with|by|from|among|under|living in|who are)$/

/** The phrases of a lexicon are the same for every corpus. */
type Phrases = Omit<EnglishBook, 'leads'>
const made = new WeakMap<Lexicon, Phrases>()

/** The phrases are read once; `leads` says which renderings the releases may have. */
export function makeEnglishBook(lexicon: Lexicon, leads: EnglishBook['leads']): EnglishBook {
  const phrases = made.get(lexicon) ?? phrasesOf(lexicon)
  made.set(lexicon, phrases)
  return { ...phrases, leads }
}

function phrasesOf(lexicon: Lexicon): Phrases {
  const exact = new Map<string, Entry>()
  for (const [phrase, values] of lexicon.english) exact.set(phrase, { kind: 'word', values })
  for (const phrase of lexicon.englishFiller) exact.set(phrase, { kind: 'filler', values: [] })
  // What plan, which office: demands are recognised in the whole question; here the noun must stay a word.
  for (const [phrase, values] of lexicon.englishAsk)
    if (!/^(?:what|which) /.test(phrase) || values.some((name) => askKindNamed(name) !== null))
      exact.set(phrase, { kind: 'ask', values })
  // Words are looked up without their apostrophe: wasn't.
  for (const [phrase, entry] of [...exact])
    if (phrase.includes("'")) exact.set(phrase.replaceAll("'", ''), entry)
  const known = new Set([...exact.keys()].flatMap((phrase) => phrase.split(' ')))
  const bases = new Map<string, string>()
  const meant = makeEnglishSpeller(known)
  const base = (word: string) => {
    const before = bases.get(word) ?? baseOf(word, lexicon, known, meant)
    if (bases.size < mostBases) bases.set(word, before)
    return before
  }
  const loose = new Map<string, Entry>()
  const add = (form: string, entry: Entry) => {
    if (form !== '' && !loose.has(form)) loose.set(form, entry)
  }
  const split = [...exact].map(([phrase, entry]) => ({ words: phrase.split(' ').map(base), entry }))
  for (const { words, entry } of split) add(contentOf(words).join(' '), entry)
  for (const { words, entry } of split)
    if (entry.kind === 'word' && words.length > 1) {
      for (const form of turned(contentOf(words))) add(form, entry)
      if (words.length <= 3) add(words.join(''), entry)
    }
  return { exact, loose, base }
}

/** So many words' base forms are remembered; questions hold few others. */
const mostBases = 50_000

/** Reads a Latin stretch. Offsets count from the stretch's own start. */
export function readEnglish(stretch: string, book: EnglishBook): EnglishToken[] {
  const found = [...stretch.matchAll(/[a-z0-9]+(?:['’][a-z]+)?/g)].map((m) => ({
    text: m[0],
    plain: m[0].replace(/['’]s?$/, '').replace(/['’]/g, ''),
    start: m.index,
  }))
  const words = found.map(({ plain }) => plain)
  const tokens: EnglishToken[] = []
  for (let i = 0; i < found.length; ) {
    const first = found[i]
    if (!first) break
    const { entry, taken } = longestAt(words, i, book)
    const text = found
      .slice(i, i + taken)
      .map((word) => word.text)
      .join(' ')
    tokens.push({ ...entry, text, start: first.start })
    i += taken
  }
  return tokens
}

interface Taken {
  readonly entry: Entry
  readonly taken: number
}

/** The longest phrase that leads to the releases; where none does, the longest one whose parts do not lead either. */
function longestAt(words: readonly string[], at: number, book: EnglishBook): Taken {
  for (let taken = Math.min(longestPhrase, words.length - at); taken > 0; taken--) {
    const part = words.slice(at, at + taken)
    const entry = lookUp(part, book)
    if (!entry) continue
    const isMissing = taken > 1 && entry.kind === 'word' && !book.leads(entry.values)
    if (!isMissing || !partsLead(part, book)) return { entry, taken }
  }
  return { entry: { kind: 'unknown', values: [] }, taken: 1 }
}

/** True when each word of the phrase, by itself, may stand in the releases. */
function partsLead(part: readonly string[], book: EnglishBook): boolean {
  const entries = part.map((word) => lookUp([word], book))
  return (
    entries.some((entry) => entry?.kind === 'word') &&
    entries.every((entry) => entry?.kind === 'filler' || (entry?.kind === 'word' && book.leads(entry.values)))
  )
}

function lookUp(part: readonly string[], book: EnglishBook): Entry | null {
  const typed = book.exact.get(part.join(' '))
  if (typed) return typed
  const edge = part.length > 1 && [part[0], part.at(-1)].some((word) => articles.has(word ?? ''))
  if (edge) return null
  const content = contentOf(part.map(book.base))
  const loose = book.loose.get(content.join(' '))
  if (loose) return loose
  if (part.length === 2) return wordOf(book.loose.get(content.join('')))
  for (const form of turned(content)) {
    const entry = wordOf(book.loose.get(form))
    if (entry) return entry
  }
  return null
}

function wordOf(entry: Entry | undefined): Entry | null {
  return entry?.kind === 'word' ? entry : null
}

function contentOf(bases: readonly string[]): string[] {
  return bases.filter((word) => !articles.has(word))
}

/** The amount of loans: such a noun asks, and is no part of what follows. */
const asksByItself = /^(?:amount|number|percentage|proportion|share|sum|total|name|list|title)$/

/** `home for elderly` → `elderly home`, `home elderly`; nothing where there is no preposition or more than one. */
function turned(words: readonly string[]): string[] {
  const at = words.findIndex((word) => prepositions.test(word))
  if (asksByItself.test(words[0] ?? '')) return []
  if (at <= 0 || at === words.length - 1 || words.slice(at + 1).some((word) => prepositions.test(word)))
    return []
  const head = words.slice(0, at).join(' ')
  const rest = words.slice(at + 1).join(' ')
  return [`${rest} ${head}`, `${head} ${rest}`]
}

/** American spelling, singular, infinitive: the first form that the lexicon knows or that was meant, else the word itself. */
function baseOf(
  word: string,
  lexicon: Lexicon,
  known: ReadonlySet<string>,
  meant: (word: string) => string | null,
): string {
  const plain = american(word)
  const irregular = lexicon.englishForms.get(plain) ?? lexicon.englishForms.get(word)
  if (irregular) return american(irregular)
  const forms = formsOf(plain)
  const form = forms.find((one) => known.has(one) || known.has(british(one)))
  // Buildings, building, build: each form is shorter than the one before.
  if (form !== undefined) return baseOf(form, lexicon, known, meant)
  if (known.has(plain) || known.has(word) || known.has(british(plain))) return plain
  // Wheelchiars, famlies: of a plural the singular.
  const mended = [plain, ...forms].map(meant).find((one) => one !== null)
  return mended ? baseOf(mended, lexicon, known, meant) : plain
}

/** Plurals, past and -ing forms → what they may be forms of, the likeliest first. */
function formsOf(plain: string): string[] {
  const forms: string[] = []
  if (/(?:s|x|z|ch|sh)es$/.test(plain)) forms.push(plain.slice(0, -2), plain.slice(0, -1))
  else if (plain.endsWith('ies')) forms.push(`${plain.slice(0, -3)}y`)
  else if (/[a-z][^sui]s$/.test(plain)) forms.push(plain.slice(0, -1))
  for (const ending of ['ed', 'ing']) {
    if (!plain.endsWith(ending) || plain.length < ending.length + 3) continue
    const stem = plain.slice(0, -ending.length)
    if (/([bdgklmnprt])\1$/.test(stem)) forms.push(stem.slice(0, -1))
    forms.push(stem, `${stem}e`)
    if (ending === 'ed' && stem.endsWith('i')) forms.push(`${stem.slice(0, -1)}y`)
  }
  return forms
}

function american(word: string): string {
  return word
    .replace(/is(e[ds]?|ing|ation|ations|er|ers)$/, 'iz$1')
    .replace(/(?<=[a-z]{2})our(s|ed|ing|er|ers|hood|hoods|able)?$/, (all) =>
      ourWords.test(word) ? all.replace('our', 'or') : all,
    )
    .replace(/^(cent|theat|met|kilomet|lit|fib)re(s?)$/, '$1er$2')
    .replace(/^programme/, 'program')
    .replace(/^(enrol|instal|fulfil)(?=$|s$|ment)/, '$1l')
    .replace(/ence$/, (all) => (/^(?:lic|def|off)ence$/.test(word) ? 'ense' : all))
}

const ourWords = /^(?:lab|col|hon|neighb|fav|harb|behavi|endeav|hum|vap|rum|sav)our/

/** The British form of a word whose American one the lexicon lacks. */
function british(word: string): string {
  return word.replace(/iz(e[ds]?|ing|ation|ations|er|ers)$/, 'is$1')
}
