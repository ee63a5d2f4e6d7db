// A question typed in pinyin → the Chinese that it spells: of all characters that each syllable may be, those that
// most likely follow one another (Viterbi over the letters, the best few readings of each place kept).
import { pinyin } from 'pinyin-pro'
import { codeOf, marks, type Usage } from '../lexicon/usage.ts'
import type { Likelihood } from './likelihood.ts'
import { isSyllable, isSyllables } from './syllable.ts'

/** Syllable → the characters that may be read so. */
export type Sounding = ReadonlyMap<string, readonly Sound[]>

interface Sound {
  readonly character: string
  /** What it costs that the character is mostly read otherwise. */
  readonly cost: number
}

/** So many characters are some milliseconds. */
const stretch = 500
/** A reading that is not the first of its character. */
const rarely = 1

/** The sounds of all characters that are in use, in short steps. */
export function* soundingOf(
  { characters }: Pick<Usage, 'characters'>,
  more: Iterable<string>,
): Generator<void, Sounding> {
  const sounding = new Map<string, Sound[]>()
  let count = 0
  for (const character of new Set([...characters, ...more])) {
    const readings = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true })
    for (const [i, syllable] of [...new Set(readings)].entries()) {
      const sound = { character, cost: i === 0 ? 0 : rarely }
      const known = sounding.get(syllable)
      if (known) known.push(sound)
      else sounding.set(syllable, [sound])
    }
    count += 1
    if (count % stretch === 0) yield
  }
  return sounding
}

/** A way to read what stands before a place: the last two characters, and all of them. */
interface Reading {
  readonly one: string
  readonly other: string
  readonly text: string
  readonly score: number
}

/** Readings that are kept for each place. */
const kept = 10
/** What is so much less likely (logarithm) is not followed up. */
const hopeless = 7
const longestSyllable = 6

/** A word of a text in pinyin as it was typed, or what stands between two. */
interface Part {
  readonly text: string
  readonly isSpelled: boolean
}

/** The Chinese reading of a text of which most words are pinyin; what is none stays as it was typed. */
export function readPinyin(text: string, sounding: Sounding, likelihood: Likelihood): string {
  let readings: readonly Reading[] = [start('')]
  for (const part of partsOf(text))
    readings = part.isSpelled
      ? spelledOut(part.text, readings, sounding, likelihood)
      : readings.map((reading) => passedOver(part.text, reading, likelihood)).slice(0, 1)
  const ended = readings.map((reading) => passedOver('', reading, likelihood))
  return best(ended)[0]?.text.replace(/\s+/g, ' ').trim() ?? text
}

function start(text: string, score = 0): Reading {
  return { one: marks.begin, other: marks.begin, text, score }
}

/** A number counts as a character, anything else ends what can be known of its neighbours. */
function passedOver(typed: string, { one, other, text, score }: Reading, likelihood: Likelihood): Reading {
  if (/^[0-9][0-9.]*$/.test(typed))
    return {
      one: other,
      other: marks.number,
      text: text + typed,
      score: score + likelihood(one, other)(marks.number),
    }
  return start(text + typed, other === marks.begin ? score : score + likelihood(one, other)(marks.end))
}

/** Letters without a blank: one syllable, or several. */
function spelledOut(
  letters: string,
  before: readonly Reading[],
  sounding: Sounding,
  likelihood: Likelihood,
): readonly Reading[] {
  // xian typed by itself is one syllable.
  const isOne = isSyllable(letters)
  const at: (readonly Reading[])[] = [before]
  for (let end = 1; end <= letters.length; end++) {
    const found = new Map<string, Reading>()
    for (let from = isOne ? 0 : Math.max(0, end - longestSyllable); from < end; from++) {
      const readings = at[from] ?? []
      const sounds = readings.length > 0 ? sounding.get(letters.slice(from, end)) : undefined
      if (sounds && !(isOne && end < letters.length))
        for (const reading of readings) readOn(reading, sounds, likelihood, found)
    }
    at.push(best(found.values()))
  }
  const whole = at[letters.length] ?? []
  return whole.length > 0
    ? whole
    : before.map((reading) => start(`${reading.text} ${letters} `, reading.score))
}

/** Adds the reading with each of the characters behind it, of those that end alike the likeliest. */
function readOn(
  { other, one, text, score }: Reading,
  sounds: readonly Sound[],
  likelihood: Likelihood,
  into: Map<string, Reading>,
): void {
  const next = likelihood(one, other)
  for (const { character, cost } of sounds) {
    const total = score - cost + next(character)
    const end = other + character
    const known = into.get(end)
    if (!known || known.score < total)
      into.set(end, { one: other, other: character, text: text + character, score: total })
  }
}

/** The best readings, none that is hopeless beside the first. */
function best(readings: Iterable<Reading>): readonly Reading[] {
  const [first, ...others] = [...readings].sort((a, b) => b.score - a.score).slice(0, kept)
  return first ? [first, ...others.filter(({ score }) => score > first.score - hopeless)] : []
}

/** Words, and what stands between them; single blanks between words in pinyin are left out. */
function partsOf(text: string): Part[] {
  return (text.match(/[a-zü]+|[0-9][0-9.]*|\s+|[^a-zü0-9\s]+/g) ?? []).flatMap((typed): Part[] => {
    if (typed === ' ' || typed === "'") return []
    const letters = typed.replaceAll('ü', 'v')
    if (!/^[a-z]/.test(letters)) return [{ text: typed, isSpelled: false }]
    return isSyllables(letters)
      ? [{ text: letters, isSpelled: true }]
      : [{ text: ` ${typed} `, isSpelled: false }]
  })
}

/** Tells of each character which others, of those in common use, are mostly read as it may be. */
export function confusableBy(sounding: Sounding, usage: Usage): (character: string) => readonly string[] {
  const alike = new Map<string, string[]>()
  for (const sounds of sounding.values()) {
    const common = sounds
      .filter(({ character, cost }) => cost === 0 && usage.single(codeOf(character)) >= inUse)
      .map(({ character }) => character)
    for (const { character } of sounds)
      alike.set(character, [
        ...(alike.get(character) ?? []),
        ...common.filter((other) => other !== character),
      ])
  }
  return (character) => alike.get(character) ?? []
}

/** From this weight on a character is common. */
const inUse = 2
