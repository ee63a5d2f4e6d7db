// A character typed for another of the same sound, seen by what stands around it: 多少完块 for 多少万块, 没人 for 每人.
// Words need not be known for that, only what follows what; so it finds question words and demands as well as nouns.
import { marks } from '../lexicon/usage.ts'
import { isHan } from '../text/normalise.ts'
import { numeralCharacters } from '../text/numerals.ts'
import type { Likelihood } from './likelihood.ts'

/** What is known of sounds and of what follows what, and how many demands a text makes. */
export interface Sounds {
  /** Characters that may have been meant by one, itself left out. */
  alike(character: string): readonly string[]
  readonly likelihood: Likelihood
  demandsIn(text: string, isTyped: boolean): number
  /** Whether two characters are a word. */
  isWord(pair: string): boolean
}

/** One character read otherwise. */
interface Change {
  readonly at: number
  readonly text: string
  readonly gain: number
}

/** So much likelier (logarithm) must be what is put in the place of a typed character. */
const surely = 4.5
/** So much what makes a demand; in pinyin nothing was typed that speaks against it. */
const demanded = { typed: 0.2, spelled: -2 } as const
/** A character is doubted that is as unlikely as this, or what stands behind it, and all three of them as `together`. */
const unlikely = { one: -5, together: -12 } as const

/** The folded text with the characters that were meant. Two are changed at most, and none of a word. */
export function mendHomophones(text: string, sounds: Sounds): string {
  const changes = changesOf(text, sounds, demanded.typed)
  if (changes.length === 0) return text
  const demands = demandingOf(text, changes, true, sounds)
  if (demands !== null) return demands
  const first = surest(text, changes, sounds)
  return (first && surest(first, changesOf(first, sounds, surely), sounds)) ?? first ?? text
}

/** A reading of pinyin, or another about as likely that makes a demand which it does not make: then no answer is the safer one. */
export function demanding(text: string, sounds: Sounds): string {
  return demandingOf(text, changesOf(text, sounds, demanded.spelled), false, sounds) ?? text
}

function demandingOf(
  text: string,
  changes: readonly Change[],
  isTyped: boolean,
  { demandsIn }: Sounds,
): string | null {
  if (changes.length === 0) return null
  const made = demandsIn(text, isTyped)
  return changes.find((change) => demandsIn(change.text, isTyped) > made)?.text ?? null
}

/** The text with the best change that is sure; null where none is. What is a word with its neighbour is no typo: 事业 is not 失业. */
function surest(text: string, changes: readonly Change[], { isWord }: Sounds): string | null {
  const isFirm = (at: number) => isWord(text.slice(at - 1, at + 1)) || isWord(text.slice(at, at + 2))
  const sure = changes.find(
    ({ gain, at }) => gain > surely && !meansMuch.test(text.slice(0, at + 1)) && !isFirm(at),
  )
  return sure?.text ?? null
}

/** Characters that are words by themselves: 新减 is not 新建, and 多少厂 asks for factories. */
const meansMuch = /(?:[增减升降高低不没非未无除哪]|(?:多少|几)[厂湖园猫车书树水桥河街村路课房田])$/

/** 俩仨 is a number, however seldom people write it. */
const numerals: ReadonlySet<string> = new Set([...numeralCharacters, '俩', '仨'])

/** Changes that gain so much at least, the best first. */
function changesOf(text: string, { alike, likelihood }: Sounds, least: number): Change[] {
  const line = lineOf(text)
  const own = line.map((character, i) =>
    i < 2 ? 0 : likelihood(line[i - 2] as string, line[i - 1] as string)(character),
  )
  const found: Change[] = []
  for (let at = 2; at + 2 < line.length; at++) {
    const typed = (own[at] as number) + (own[at + 1] as number) + (own[at + 2] as number)
    const oddest = Math.min(own[at] as number, own[at + 1] as number)
    if (least > 0 && (typed > unlikely.together || oddest > unlikely.one)) continue
    const [a = '', b = '', c = '', d = '', e = ''] = line.slice(at - 2, at + 3)
    if (!isHan(c) || numerals.has(c)) continue
    const behind = likelihood(a, b)
    for (const other of alike(c)) {
      const first = behind(other)
      if (first < typed + least) continue
      const second = first + likelihood(b, other)(d)
      if (second < typed + least) continue
      const gain = second + likelihood(other, d)(e) - typed
      if (gain > least)
        found.push({ at: at - 2, text: text.slice(0, at - 2) + other + text.slice(at - 1), gain })
    }
  }
  return found.sort((x, y) => y.gain - x.gain)
}

/** Two marks, the text with numbers and marks in the place of each character, and two marks. */
function lineOf(text: string): string[] {
  const line: string[] = [marks.begin, marks.begin]
  for (const character of text) {
    const han = isHan(character)
    line.push(han ? character : /[0-9]/.test(character) ? marks.number : marks.end)
  }
  return [...line, marks.end, marks.end]
}
