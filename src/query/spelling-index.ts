// Words by what a mistyped one still shows of them: their sound, the sound that many cannot tell from it, and what is
// left when a character is dropped.
import { spell } from './pinyin.ts'
import { pronouncedAlike } from './syllable.ts'

/** Key → the words that it leads to, in their order. */
export type Ways = Pick<ReadonlyMap<string, readonly string[]>, 'get'>

/** Words, and the ways that lead to them. */
export interface SpellingIndex {
  readonly words: ReadonlySet<string>
  /** By `soundKey`. */
  readonly bySound: Ways
  /** By `likeKey`. */
  readonly byLikeSound: Ways
  /** By the word with one inner character left out (养老理). */
  readonly byRest: Ways
}

/** A dropped character is mended in words from this length on. */
const longEnough = 4

export function indexSpelling(words: Iterable<string>): SpellingIndex {
  const known = new Set(words)
  const all = [...known]
  return {
    words: known,
    bySound: indexSounds(all),
    byLikeSound: waysTo(all, spelledBy(likeSoundOf), (word, key) => likeKey(word) === key),
    byRest: waysTo(
      all,
      hashesOfRests,
      (word, key) => word.length >= longEnough && restsOf(word).includes(key),
    ),
  }
}

/** Words by their very sound alone. */
export function indexSounds(words: readonly string[]): Ways {
  return waysTo(words, spelledBy(soundOf), (word, key) => soundKey(word) === key)
}

/** The hashes of the keys that may lead to a word. */
type HashesOf = (word: string, add: (hash: number) => void) => void

/**
 * Words by the hashes of their keys, in two arrays: a hundred thousand words have half a million keys, and making a text
 * of each takes most of a second. `leads` tells in the end.
 */
function waysTo(
  words: readonly string[],
  hashesOf: HashesOf,
  leads: (word: string, key: string) => boolean,
): Ways {
  const hashes: number[] = []
  const owners: number[] = []
  for (let at = 0; at < words.length; at++)
    hashesOf(words[at] as string, (hash) => {
      hashes.push(hash)
      owners.push(at)
    })
  const mask = 2 ** Math.ceil(Math.log2(hashes.length + 1)) - 1
  const starts = new Uint32Array(mask + 2)
  for (const hash of hashes) raise(starts, (hash & mask) + 1)
  for (let bucket = 0; bucket <= mask; bucket++) raise(starts, bucket + 1, starts[bucket])
  const next = starts.slice()
  const held = new Uint32Array(hashes.length)
  for (let i = 0; i < hashes.length; i++)
    held[raise(next, (hashes[i] as number) & mask)] = owners[i] as number
  return {
    get(key) {
      const bucket = hashOn(0, key) & mask
      const found = new Set<string>()
      for (let at = starts[bucket] as number; at < (starts[bucket + 1] as number); at++) {
        const word = words[held[at] as number] as string
        if (leads(word, key)) found.add(word)
      }
      return found.size === 0 ? undefined : [...found]
    },
  }
}

/** Adds to a place; gives what stood there. */
function raise(counts: Uint32Array, place: number, by = 1): number {
  const before = counts[place] as number
  counts[place] = before + by
  return before
}

/** The hash of what began with `hash` and goes on with `text`. */
function hashOn(hash: number, text: string): number {
  let all = hash
  for (let at = 0; at < text.length; at++) all = (Math.imul(all, 31) + text.charCodeAt(at)) & 0x3fffffff
  return all
}

/** Of its characters' sounds with blanks between them. */
function spelledBy(soundOf: (character: string) => string): HashesOf {
  return (word, add) => {
    let hash = -1
    for (const character of word) hash = hashOn(hash < 0 ? 0 : hashOn(hash, ' '), soundOf(character))
    add(Math.max(0, hash))
  }
}

/** Of what is left without an inner character, and without telling of which nobody can tell. */
function hashesOfRests(word: string, add: (hash: number) => void): void {
  if (word.length < longEnough) return
  for (let left = 1; left + 1 < word.length; left++) {
    let hash = 0
    for (let at = 0; at < word.length; at++)
      if (at !== left) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) & 0x3fffffff
    add(hash)
  }
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
