// The language's own words, the same for every place: the text files beside this one → sets to look words up in.
// What is special to a place or a release is no lexicon but vocabulary, in the knowledge folder.

import { onceEach } from '../once.ts'
import { type CareWords, careWords } from './care.ts'
import { type Heads, headsOf } from './heads.ts'
import { type Usage, usageOf } from './usage.ts'

/** Chinese and English words of the field. All Chinese is simplified, all English lower case. */
export interface Lexicon {
  /** word → words that may stand for it with no change of meaning */
  readonly same: ReadonlyMap<string, readonly string[]>
  /** word → words that lead to the same passages but prove nothing */
  readonly near: ReadonlyMap<string, readonly string[]>
  /** word → words that exclude it: what is said of one does not hold for the other */
  readonly contrast: ReadonlyMap<string, readonly string[]>
  /** word for a group of persons → the broader groups it belongs to */
  readonly broader: ReadonlyMap<string, readonly string[]>
  /** every word for a group of persons, narrow or broad */
  readonly persons: ReadonlySet<string>
  readonly filler: ReadonlySet<string>
  /** every Chinese word of the sections above but `filler` */
  readonly words: ReadonlySet<string>
  /** of each of them and of each filler */
  readonly heads: Heads
  /** verbs, adverbs and function words: what happens or how, not what is counted */
  readonly verbs: ReadonlySet<string>
  /** question form → what it asks for (`how-many`, `money`, `procedure` …) */
  readonly ask: ReadonlyMap<string, readonly string[]>
  /** English word or phrase → Chinese renderings, the commonest first */
  readonly english: ReadonlyMap<string, readonly string[]>
  readonly englishFiller: ReadonlySet<string>
  readonly englishAsk: ReadonlyMap<string, readonly string[]>
  /** irregular English form → base form */
  readonly englishForms: ReadonlyMap<string, string>
  /** what calls for care instead of an answer */
  readonly care: CareWords
  /** what follows what in questions, in words and in these names of places; counted when it is first asked for */
  readonly usage: (names: readonly string[]) => Usage
}

/** Lines by section: `[name]` opens one, `#` begins a comment line. */
function sections(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  let current: string[] = []
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim()
    const header = /^\[(.+)\]$/.exec(line)
    if (header?.[1]) {
      current = found.get(header[1]) ?? []
      found.set(header[1], current)
    } else if (line !== '' && !line.startsWith('#')) current.push(line)
  }
  return found
}

function addAll<K>(map: Map<K, string[]>, key: K, values: readonly string[]): void {
  const known = map.get(key)
  if (!known) map.set(key, [...new Set(values)])
  else for (const value of values) if (!known.includes(value)) known.push(value)
}

/** `a = b c` → the word and its variants, whatever the separator. */
function entry(line: string, separator: RegExp): [string, string[]] | null {
  const parts = line.split(separator)
  const head = parts[0]?.trim()
  if (parts.length !== 2 || !head) return null
  return [head, (parts[1] ?? '').trim().split(/\s+/).filter(Boolean)]
}

/**
 * Words of one concept stand for one another; in `everyday words > official words` only the left leads to the right.
 * A combination of a pattern that belongs to a concept already keeps its meaning.
 */
function concepts(lines: readonly string[], separator: RegExp): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const line of lines) {
    const parsed = entry(line, separator)
    if (!parsed) continue
    // Most words belong to one concept: its words share one list, themselves among it.
    const all = wordsIn([parsed[0], ...parsed[1]].join(' '))
    for (const word of all) {
      const known = map.get(word)
      map.set(word, known ? [...new Set([...known, ...all])] : all)
    }
  }
  const inConcepts = new Set(map.keys())
  for (const line of lines) {
    const parsed = entry(line, /\s+>\s+/)
    if (!parsed) continue
    const targets = wordsIn(parsed[1].join(' '))
    // Most words of a line have no other: they share its list, so nothing may be pushed onto it.
    for (const pattern of parsed[0].split(/\s+/))
      for (const word of wordsIn(pattern))
        if (word === pattern || !inConcepts.has(word))
          map.set(word, map.has(word) ? [...new Set([...(map.get(word) ?? []), ...targets])] : targets)
  }
  return map
}

/** Blank-separated words, patterns spelled out. 卖了多少钱 is a question, not a word: its question word must stay visible. */
function wordsIn(text: string): string[] {
  return text
    .split(/\s+/)
    .flatMap(spelledOut)
    .filter((word) => word !== '' && !/多少|几|哪|什么|啥|怎/.test(word))
}

/**
 * `丢{了|}{饭碗|工作}` → 丢了饭碗, 丢了工作, 丢饭碗, 丢工作. A verb of one character with a particle is left out:
 * 立了 would tear 成立了 apart, and 立 alone says the same.
 */
function spelledOut(pattern: string): string[] {
  return pattern.includes('{') ? choices(pattern).filter((word) => !/^.[了过着的]?$/.test(word)) : [pattern]
}

function choices(pattern: string): string[] {
  const choice = /\{([^{}]*)\}/.exec(pattern)
  if (!choice) return [pattern]
  const [before, behind] = [pattern.slice(0, choice.index), pattern.slice(choice.index + choice[0].length)]
  return (choice[1] ?? '').split('|').flatMap((part) => choices(before + part + behind))
}

/** `公办 | 公立 / 民办 | 私立`: each member's words exclude the words of every other member. */
function contrasts(lines: readonly string[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const line of lines) {
    const members = line.split('/').map((member) => member.split('|').map((word) => word.trim()))
    for (const member of members)
      for (const word of member) addAll(map, word, members.filter((other) => other !== member).flat())
  }
  return map
}

/** `kind = form; form` or `kind = form form` → form → kinds. */
function forms(lines: readonly string[], separator: RegExp): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const line of lines) {
    const at = line.indexOf('=')
    if (at < 0) continue
    const kind = line.slice(0, at).trim()
    for (const form of line.slice(at + 1).split(separator)) if (form.trim()) addAll(map, form.trim(), [kind])
  }
  return map
}

/** The texts of the files, by what they hold. */
export interface LexiconFiles {
  readonly chinese: string
  readonly english: string
  readonly verbs: string
  readonly care: string
  readonly common: string
  readonly asked: string
}

/** Reads the files' texts. Lines that are not of their section's shape are passed over. */
export function parseLexicon({ chinese, english, verbs, care, common, asked }: LexiconFiles): Lexicon {
  const zh = sections(chinese)
  const en = sections(english)
  const calls = sections(care)
  const broader = new Map<string, string[]>()
  for (const line of zh.get('person') ?? []) {
    const parsed = entry(line, /\s*<\s*/)
    if (parsed) addAll(broader, parsed[0], parsed[1])
  }
  const terms = new Map<string, string[]>()
  for (const line of [...(en.get('terms') ?? []), ...(en.get('months') ?? [])]) {
    const parsed = entry(line, /\s*=\s*/)
    for (const key of parsed?.[0].split(/\s*;\s*/) ?? []) addAll(terms, plainEnglish(key), parsed?.[1] ?? [])
  }
  const irregular = (en.get('forms') ?? []).flatMap((line) => {
    const [form, base] = line.split(/\s+/)
    return form && base ? [[form, base] as const] : []
  })
  const same = concepts(zh.get('same') ?? [], /\s*=\s*/)
  const near = concepts(zh.get('near') ?? [], /\s*~\s*/)
  const contrast = contrasts(zh.get('contrast') ?? [])
  const filler = new Set((zh.get('filler') ?? []).flatMap((line) => line.split(/\s+/).flatMap(spelledOut)))
  const words = new Set([same, near, contrast, broader].flatMap((map) => [...map.keys()]))
  return {
    same,
    near,
    contrast,
    broader,
    persons: new Set([...broader].flatMap(([narrow, groups]) => [narrow, ...groups])),
    filler,
    words,
    heads: headsOf([words, filler]),
    verbs: new Set(verbs.split('\n').flatMap((line) => (line.startsWith('#') ? [] : line.split(' ')))),
    ask: forms(zh.get('ask') ?? [], /[\s;；]+/),
    english: terms,
    englishFiller: new Set((en.get('fillers') ?? []).flatMap((line) => fillersOf(line))),
    englishAsk: forms(en.get('ask') ?? [], /;/),
    englishForms: new Map(irregular),
    care: careWords((section) => calls.get(section) ?? []),
    usage: onceEach((names) => usageOf({ words: [...words, ...filler], names, common, asked })),
  }
}

/** A key as questions are compared with it: blanks for hyphens, no apostrophes (people's congress, people congress). */
function plainEnglish(key: string): string {
  return key
    .replaceAll('-', ' ')
    .replace(/'s?(?= |$)/g, '')
    .replaceAll("'", '')
}

/** A line of fillers is either one phrase of a few words or a list of single words; both readings do no harm. */
function fillersOf(line: string): string[] {
  return [line, ...line.split(/\s+/)]
}
