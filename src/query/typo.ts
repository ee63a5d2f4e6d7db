// Characters typed wrongly → the word that was meant: homophones, also of those who do not tell zh from z or ing from in
// (脱平 for 脱贫), characters that look alike (招骋 for 招聘), one dropped, doubled or swapped.
// Only stretches with a leftover character are touched, so 事业 never becomes 失业; and only words of the releases, or
// words that lead to them, are put in their place.
import { measureAt } from '../passage/measure.ts'
import { coreForms } from './ask.ts'
import { looksLike } from './look-alike.ts'
import { spell } from './pinyin.ts'
import type { Token } from './segment.ts'
import { pronouncedAlike } from './syllable.ts'

const sound = new Map<string, string>()

/** The commonest sound of a character. By characters, so that a word and its typo differ only where they are typed differently. */
function soundOf(character: string): string {
  const known = sound.get(character) ?? spell(character)
  sound.set(character, known)
  return known
}

function soundsOf(text: string): string[] {
  return [...text].map(soundOf)
}

/** A replacement made in the question. */
export interface Correction {
  readonly start: number
  readonly typed: string
  readonly meant: string
}

/** Words that may have been meant, by what a mistyped one still shows of them. */
export interface SpellChecker {
  readonly words: ReadonlySet<string>
  readonly bySound: ReadonlyMap<string, readonly string[]>
  readonly byLikeSound: ReadonlyMap<string, readonly string[]>
  /** Words with one inner character left out (养老理); empty where two words share it. */
  readonly byRest: ReadonlyMap<string, string>
}

const longestTypo = 6
/** A dropped character is mended in words from this length on. */
const longEnough = 4

/** Made once per corpus: `words` may be meant in any way, `runs` of words only by their very sound. */
export function makeSpellChecker(words: Iterable<string>, runs: Iterable<string>): SpellChecker {
  const known = new Set([...words].filter((word) => /^\p{Script=Han}{2,8}$/u.test(word)))
  const bySound = new Map<string, string[]>()
  const byLikeSound = new Map<string, string[]>()
  const byRest = new Map<string, string>()
  const add = (map: Map<string, string[]>, key: string, word: string) => {
    const before = map.get(key)
    if (before) before.push(word)
    else map.set(key, [word])
  }
  for (const word of [...coreForms.filter((form) => form.length > 1), ...known]) {
    const sounds = soundsOf(word)
    add(bySound, sounds.join(' '), word)
    add(byLikeSound, sounds.map(pronouncedAlike).join(' '), word)
    if (word.length >= longEnough)
      for (const rest of restsOf(word)) byRest.set(rest, byRest.has(rest) ? '' : word)
  }
  for (const run of runs) if (run.length <= longestTypo) add(bySound, soundsOf(run).join(' '), run)
  return { words: known, bySound, byLikeSound, byRest }
}

/** 养老护理 → 养护理, 养老理: an inner character left out. */
function restsOf(word: string): string[] {
  return [...word].slice(1, -1).map((_, i) => word.slice(0, i + 1) + word.slice(i + 2))
}

/** Corrections of the folded text, none overlapping; longer stretches first where two begin together. */
export function corrections(
  text: string,
  tokens: readonly Token[],
  checkerOf: () => SpellChecker,
): Correction[] {
  const state = looseness(text, tokens)
  if (!state.includes('loose') && !state.includes('particle')) return []
  const checker = checkerOf()
  const found: Correction[] = []
  for (let at = 0; at < text.length; ) {
    const correction = longestAt(text, at, state, checker)
    if (correction) found.push(correction)
    at = correction ? at + correction.typed.length : at + 1
  }
  return found
}

/** How a character stands in its token: part of a known word, of a dictionary word, a particle, or left over. */
type Standing = 'firm' | 'inside' | 'word' | 'dictionary' | 'particle' | 'loose'

/** Particles so common that they are hardly ever typed for another character. */
const hardlyMistyped = /^[是的了有在我你他她这那也都就还不没会要和与给把被让很太吗呢吧啊]$/

function looseness(text: string, tokens: readonly Token[]): Standing[] {
  const state: Standing[] = new Array(text.length).fill('firm')
  for (const [i, token] of tokens.entries()) {
    const kind = standingOf(token, tokens[i + 1])
    for (let at = 0; at < token.text.length; at++)
      state[token.start + at] = kind === 'word' && at > 0 ? 'inside' : kind
  }
  return state
}

function standingOf({ kind, text }: Token, next: Token | undefined): Standing {
  if (!/^\p{Script=Han}+$/u.test(text)) return 'firm'
  if (kind === 'character') return 'loose'
  if (kind === 'unknown') return 'dictionary'
  if (kind === 'word' || kind === 'compound') return 'word'
  if (kind !== 'filler' || text.length > 1) return 'firm'
  // 就也多少: an adverb that belongs to a verb cannot stand before a question word.
  if (/^[也以已与]$/.test(text) && (next === undefined || next.kind === 'ask')) return 'loose'
  return hardlyMistyped.test(text) ? 'firm' : 'particle'
}

function longestAt(
  text: string,
  at: number,
  state: readonly Standing[],
  checker: SpellChecker,
): Correction | null {
  for (let length = Math.min(longestTypo, text.length - at); length > 1; length--) {
    const typed = text.slice(at, at + length)
    if (!mayBeTypo(typed, at, state, checker)) continue
    const allLoose = state.slice(at, at + length).every((one) => one === 'loose')
    const meant = meantBy(typed, checker, length > 2 || allLoose)
    if (meant && meant !== typed && changesLoose(typed, meant, state.slice(at, at + length)))
      return { start: at, typed, meant }
  }
  return null
}

/** What changes must be a leftover, or a particle of the very sound; never a sound word beside it. */
function changesLoose(typed: string, meant: string, state: readonly Standing[]): boolean {
  if (typed.length !== meant.length) return true
  return state.every((standing, i) => {
    const [was = '', is = ''] = [typed[i], meant[i]]
    return was === is || standing === 'loose' || (standing !== 'firm' && soundOf(was) === soundOf(is))
  })
}

function mayBeTypo(typed: string, at: number, state: readonly Standing[], checker: SpellChecker): boolean {
  if (!/^\p{Script=Han}+$/u.test(typed) || checker.words.has(typed)) return false
  const inside = state.slice(at, at + typed.length)
  const firm = inside.filter((one) => one === 'firm').length
  const cutsWord = inside[0] === 'inside' || state[at + typed.length] === 'inside'
  const loose = inside.filter((one) => one === 'loose').length
  const soft = inside.filter((one) => one === 'particle').length
  // 在就业 for 再就业: a particle counts as loose when the whole is a longer word.
  return (
    !cutsWord && (loose > 0 ? firm <= (typed.length > 2 ? 1 : 0) : typed.length > 2 && soft > 0 && firm === 0)
  )
}

/** The word meant, by the surest way that leads to one; null where none does. Short words only by their very sound unless `guess`. */
function meantBy(typed: string, checker: SpellChecker, guess: boolean): string | null {
  const sounds = soundsOf(typed)
  const same = likest(checker.bySound.get(sounds.join(' ')), typed)
  if (same || !guess) return same
  const like = likest(checker.byLikeSound.get(sounds.map(pronouncedAlike).join(' ')), typed)
  if (like && sharesHalf(like, typed)) return like
  return lookAlike(typed, checker) ?? misplaced(typed, checker) ?? checker.byRest.get(typed) ?? null
}

/** Of words that sound the same, the one that shares most characters with what was typed. */
function likest(words: readonly string[] | undefined, typed: string): string | null {
  const fitting = (words ?? []).filter((word) => word.length === typed.length)
  return fitting.sort((a, b) => shared(b, typed) - shared(a, typed))[0] ?? null
}

function shared(word: string, typed: string): number {
  return [...word].filter((character, i) => character === typed[i]).length
}

function sharesHalf(word: string, typed: string): boolean {
  return shared(word, typed) * 2 >= word.length
}

/** One character that looks like the one meant; another may sound like it (俩癌塞查). */
function lookAlike(typed: string, { words, byLikeSound }: SpellChecker): string | null {
  for (let i = 0; i < typed.length; i++)
    for (const other of looksLike(typed.charAt(i))) {
      const word = typed.slice(0, i) + other + typed.slice(i + 1)
      if (words.has(word)) return word
      const like =
        typed.length < longEnough
          ? null
          : likest(byLikeSound.get(soundsOf(word).map(pronouncedAlike).join(' ')), word)
      if (like && sharesHalf(like, word)) return like
    }
  return null
}

/** Two neighbouring characters swapped, or one typed twice. */
function misplaced(typed: string, { words }: SpellChecker): string | null {
  for (let i = 0; i + 1 < typed.length; i++) {
    const [one = '', other = ''] = typed.slice(i, i + 2)
    const swapped = typed.slice(0, i) + other + one + typed.slice(i + 2)
    const single = typed.slice(0, i) + typed.slice(i + 1)
    if (one !== other && words.has(swapped)) return swapped
    if (one === other && single.length > 1 && words.has(single)) return single
  }
  return null
}

/** The text with its corrections made. */
export function correct(text: string, made: readonly Correction[]): string {
  let result = text
  for (const { start, typed, meant } of [...made].reverse())
    result = result.slice(0, start) + meant + result.slice(start + typed.length)
  return result
}

/** Measure words that are typed wrongly behind 多少 and 几, with nouns that only sound like one. */
const measures = '人名个家户所张场次期台辆万元吨亩件项处座间套位岁届批'
const nouns = /[厂湖园猫车书树水桥河街村路课房田]/
const bySoundOfMeasure = new Map<string, string>()
for (const measure of measures) bySoundOfMeasure.set(soundOf(measure), measure)

/** 多绍期, 几各, 多少仁, 多少个个: question words and their measure words as they are meant. */
export function correctAsking(text: string): string {
  return text
    .replace(/多[绍烧哨稍捎邵勺小](?!年|学)/g, '多少')
    .replace(/[甚什神][末吗麽莫马]/g, '什么')
    .replace(/(?<=有|包括|是|了|做|办)那些(?=[^，。]{0,6}[？?]?$)/, '哪些')
    .replace(/(多少|几)([个名家户人场次])\2(?=[\s，。？?！!呀啊呢了有]|$)/g, '$1$2')
    .replace(
      /(多少|几)(万?)(\p{Script=Han})(?=[\s，。？?！!呀啊呢了]|$|\p{Script=Han}{2})/gu,
      (all, ask, tens, character) => {
        const meant = nouns.test(character) ? undefined : bySoundOfMeasure.get(soundOf(character))
        return meant && !isMeasure(character) && isLast(text, all) ? `${ask}${tens}${meant}` : all
      },
    )
}

function isLast(text: string, found: string): boolean {
  const behind = text.slice(text.indexOf(found) + found.length)
  return /^[\s，。？?！!呀啊呢了]*$/.test(behind)
}

function isMeasure(character: string): boolean {
  return measureAt(character, 0) !== null
}
