// Words by what a mistyped one still shows of them: their sound, the sound that many cannot tell from it, and what is
// left when a character is dropped.
import { spell } from './pinyin.ts'
import { pronouncedAlike } from './syllable.ts'

/** Words, and the ways that lead to them. The order of the words is kept. */
export interface SpellingIndex {
  readonly words: ReadonlySet<string>
  readonly bySound: ReadonlyMap<string, readonly string[]>
  readonly byLikeSound: ReadonlyMap<string, readonly string[]>
  /** By the word with one inner character left out (养老理). */
  readonly byRest: ReadonlyMap<string, readonly string[]>
}

/** A dropped character is mended in words from this length on. */
const longEnough = 4

export function indexSpelling(words: Iterable<string>): SpellingIndex {
  const known = new Set(words)
  const bySound = new Map<string, string[]>()
  const byLikeSound = new Map<string, string[]>()
  const byRest = new Map<string, string[]>()
  for (const word of known) {
    add(bySound, soundKey(word), word)
    add(byLikeSound, likeKey(word), word)
    if (word.length >= longEnough) for (const rest of restsOf(word)) add(byRest, rest, word)
  }
  return { words: known, bySound, byLikeSound, byRest }
}

/** Words by their very sound alone. */
export function indexSounds(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const bySound = new Map<string, string[]>()
  for (const word of words) add(bySound, soundKey(word), word)
  return bySound
}

function add(map: Map<string, string[]>, key: string, word: string): void {
  const before = map.get(key)
  if (before) before.push(word)
  else map.set(key, [word])
}

/** 养老护理 → 养护理, 养老理: an inner character left out; of two alike (经办办法) nobody can tell which. */
function restsOf(word: string): string[] {
  const rests = [...word].slice(1, -1).map((_, i) => word.slice(0, i + 1) + word.slice(i + 2))
  return rests.filter((rest) => rests.indexOf(rest) === rests.lastIndexOf(rest))
}

const sounds = new Map<string, string>()
const likes = new Map<string, string>()

/** The commonest sound of a character. By characters, so that a word and its typo differ only where they are typed differently. */
export function soundOf(character: string): string {
  const known = sounds.get(character) ?? spell(character)
  sounds.set(character, known)
  return known
}

function likeSoundOf(character: string): string {
  const known = likes.get(character) ?? pronouncedAlike(soundOf(character))
  likes.set(character, known)
  return known
}

/** What words that sound the same share. */
export function soundKey(text: string): string {
  return [...text].map(soundOf).join(' ')
}

/** What words that many pronounce the same share. */
export function likeKey(text: string): string {
  return [...text].map(likeSoundOf).join(' ')
}
