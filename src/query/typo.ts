// Characters typed wrongly → the word that was meant: homophones, also of those who do not tell zh from z or ing from in
// (脱平 for 脱贫), characters that look alike (招骋 for 招聘), one dropped, doubled or swapped.
// Only stretches with a leftover character are touched, so 事业 never becomes 失业; and only words of the releases, or
// words that lead to them, are put in their place.

import type { Lexicon } from '../lexicon/lexicon.ts'
import { once } from '../once.ts'
import { measureAt } from '../passage/measure.ts'
import { coreForms } from './ask.ts'
import { demandWords } from './constraint.ts'
import { looksLike } from './look-alike.ts'
import type { Token } from './segment.ts'
import {
  indexSounds,
  indexSpelling,
  likeKey,
  type SpellingIndex,
  soundKey,
  soundOf,
} from './spelling-index.ts'

/** A replacement made in the question. */
export interface Correction {
  readonly start: number
  readonly typed: string
  readonly meant: string
}

/** Words that may have been meant, by what a mistyped one still shows of them; the likeliest kinds first. */
export interface SpellChecker {
  has(word: string): boolean
  /** By `soundKey`. */
  bySound(key: string): readonly string[]
  /** By `likeKey`. */
  byLikeSound(key: string): readonly string[]
  /** By a word with one inner character left out; null where two words share it, or none. */
  byRest(rest: string): string | null
}

const longestTypo = 6
const longEnough = 4
const mayBeMeant = /^\p{Script=Han}{2,8}$/u

/** What no corpus changes: question forms, and words of demands. */
const askIndex = once(() => indexSpelling(coreForms.filter((form) => form.length > 1)))
const demandIndex = once(() => indexSpelling(demandWords.filter((word) => mayBeMeant.test(word))))
const indices = new WeakMap<Lexicon, SpellingIndex>()

function indexOf(lexicon: Lexicon): SpellingIndex {
  const known =
    indices.get(lexicon) ?? indexSpelling([...lexicon.same.keys()].filter((word) => mayBeMeant.test(word)))
  indices.set(lexicon, known)
  return known
}

/**
 * Made once per corpus: its `words` may be meant in any way, as may words of the lexicon that lead to them (`leads`);
 * `runs` of words only by their very sound.
 */
export function makeSpellChecker(
  words: Iterable<string>,
  runs: Iterable<string>,
  lexicon: Lexicon,
  leads: (word: string) => boolean,
): SpellChecker {
  const own = indexSpelling([...words].filter((word) => mayBeMeant.test(word)))
  const runsBySound = indexSounds([...runs].filter((run) => run.length <= longestTypo))
  const language = indexOf(lexicon)
  const demands = demandIndex()
  const all = (find: (index: SpellingIndex) => readonly string[] | undefined) => [
    ...(find(askIndex()) ?? []),
    ...(find(own) ?? []),
    ...(find(language) ?? []).filter(leads),
    ...(find(demands) ?? []),
  ]
  return {
    has: (word) =>
      own.words.has(word) || demands.words.has(word) || (language.words.has(word) && leads(word)),
    bySound: (key) => [...all(({ bySound }) => bySound.get(key)), ...(runsBySound.get(key) ?? [])],
    byLikeSound: (key) => all(({ byLikeSound }) => byLikeSound.get(key)),
    byRest(rest) {
      const [word = null, ...others] = new Set(all(({ byRest }) => byRest.get(rest)))
      return others.length === 0 ? word : null
    },
  }
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
const hardlyMistyped = /^[是的了有在我你他她这那也都就还不没会要和与给把被让很太吗呢吧啊各]$/

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
  if (state[at] === 'inside') return null
  for (let length = Math.min(longestTypo, text.length - at); length > 1; length--) {
    if (state[at + length] === 'inside') continue
    const standing = state.slice(at, at + length)
    if (!isSoft(standing)) continue
    const typed = text.slice(at, at + length)
    if (!/^\p{Script=Han}+$/u.test(typed) || checker.has(typed)) continue
    const allLoose = standing.every((one) => one === 'loose')
    const meant = meantBy(typed, checker, length > 2 || allLoose)
    if (meant && meant !== typed && changesLoose(typed, meant, standing)) return { start: at, typed, meant }
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

/** Whether a stretch of so many characters may be a typo by how these stand. */
function isSoft(standing: readonly Standing[]): boolean {
  const firm = standing.reduce((count, one) => (one === 'firm' ? count + 1 : count), 0)
  if (firm > 1) return false
  // 在就业 for 再就业: a particle counts as loose when the whole is a longer word.
  return standing.includes('loose')
    ? firm <= (standing.length > 2 ? 1 : 0)
    : standing.length > 2 && firm === 0 && standing.includes('particle')
}

/** The word meant, by the surest way that leads to one; null where none does. Short words only by their very sound unless `guess`. */
function meantBy(typed: string, checker: SpellChecker, guess: boolean): string | null {
  const sounding = likest(checker.bySound(soundKey(typed)), typed)
  // 心灶 is another word than 新造: of what was typed, something must be right.
  const same = sounding !== null && shared(sounding, typed) > 0 ? sounding : null
  if (same || !guess) return same
  const like = likest(checker.byLikeSound(likeKey(typed)), typed)
  if (like && sharesHalf(like, typed)) return like
  return lookAlike(typed, checker) ?? misplaced(typed, checker) ?? checker.byRest(typed)
}

/** Of words that sound the same, the one that shares most characters with what was typed. */
function likest(words: readonly string[], typed: string): string | null {
  const fitting = words.filter((word) => word.length === typed.length)
  return fitting.sort((a, b) => shared(b, typed) - shared(a, typed))[0] ?? null
}

function shared(word: string, typed: string): number {
  return [...word].filter((character, i) => character === typed[i]).length
}

function sharesHalf(word: string, typed: string): boolean {
  return shared(word, typed) * 2 >= word.length
}

/** One character that looks like the one meant; another may sound like it (俩癌塞查). */
function lookAlike(typed: string, checker: SpellChecker): string | null {
  for (let i = 0; i < typed.length; i++)
    for (const other of looksLike(typed.charAt(i))) {
      const word = typed.slice(0, i) + other + typed.slice(i + 1)
      if (checker.has(word)) return word
      const like = typed.length < longEnough ? null : likest(checker.byLikeSound(likeKey(word)), word)
      if (like && sharesHalf(like, word)) return like
    }
  return null
}

/** Two neighbouring characters swapped, or one typed twice. */
function misplaced(typed: string, checker: SpellChecker): string | null {
  for (let i = 0; i + 1 < typed.length; i++) {
    const [one = '', other = ''] = typed.slice(i, i + 2)
    const swapped = typed.slice(0, i) + other + one + typed.slice(i + 2)
    const single = typed.slice(0, i) + typed.slice(i + 1)
    if (one !== other && checker.has(swapped)) return swapped
    if (one === other && single.length > 1 && checker.has(single)) return single
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

/** 两个数都给我, 三个数字都要: how many, of each. */
const numbersWanted =
  /(?:这|那)?[两俩三四五2-5]个(?:数字?|数据)(?:都|一起|一块儿?|各)*(?:给我|要|告诉我|说|列|报|找|来)(?:[一出来说下给我看]{0,4})[吧呗呀啊。！!？?]*$/

/** 人数为何 asks how many, 名称为何 what: behind what it asks for 为何 is no why. */
const countIsWhat = /(?<=数|量|额|率|占比|比例|比重|规模|年龄)(?:分别|各)?[为是]何(?=[，,；;。！!？?\s]*$)/
const isWhat = /(?<=\p{Script=Han}{2})为何(?=[。！!？?\s]*$)/u

/** 多绍期, 几各, 多少仁, 多少个个: question words and their measure words as they are meant. */
export function correctAsking(text: string): string {
  return text
    .replace(countIsWhat, '是多少')
    .replace(isWhat, '是什么')
    .replace(numbersWanted, (wanted, at: number) => (/多少|几/.test(text.slice(0, at)) ? wanted : '各多少'))
    .replace(/多[绍烧哨稍捎邵勺小](?!年|学)/g, '多少')
    .replace(/[弟递](?=[一二三四五六七八九十0-9]+(?:条|项|批|届|期|次))/g, '第')
    .replace(
      /(?<=[有是共分了各给类])[记极己基既纪寄](?=[个名家户位张场次期所种类项条](?:[^\p{Script=Han}]|$))/gu,
      '几',
    )
    .replace(/[甚什神][末吗麽莫马]/g, '什么')
    .replace(/(?<=有|包括|是|了|做|办)那些(?=[^，。]{0,6}[？?]?$)/, '哪些')
    .replace(
      /^([^多几哪谁什啥怎咋吗呢么，。？?]{2,})那(年|天|月|个月|一年|一天)(?=[^，。？?呢]{1,10}的[？?]?$)/,
      '$1哪$2',
    )
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
