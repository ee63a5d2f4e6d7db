// The syllables of Mandarin: what is one, what is made of them, and which of them sound alike to many.

const finals: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ue',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
}

const all: ReadonlySet<string> = new Set(
  Object.entries(finals).flatMap(([initial, rest]) => rest.split(' ').map((final) => initial + final)),
)

const longestSyllable = 6

/** True for one syllable without a tone, `ü` as `v`. */
export function isSyllable(letters: string): boolean {
  return letters.length <= longestSyllable && all.has(letters)
}

/** True for letters that fall into syllables without a rest. */
export function isSyllables(letters: string): boolean {
  const ends: boolean[] = new Array(letters.length).fill(false)
  const fits = (at: number) => at === letters.length || ends[at] === true
  for (let at = letters.length - 1; at >= 0; at--)
    for (let length = 1; length <= longestSyllable && at + length <= letters.length; length++)
      if (fits(at + length) && all.has(letters.slice(at, at + length))) ends[at] = true
  return letters !== '' && ends[0] === true
}

/** One name for syllables that many do not tell apart: z zh, c ch, s sh, n l, f h, r l, in ing, en eng, an ang. */
export function pronouncedAlike(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^[nr](?!$)/, 'l')
    .replace(/^hu(?=[aeiou])/, 'f')
    .replace(/^hu$/, 'fu')
    .replace(/([aei])ng$/, '$1n')
    .replace(/^fei$/, 'fui')
}
