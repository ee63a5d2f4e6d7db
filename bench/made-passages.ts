// Passages that never were: made words of two characters, frequent and rare as words are (Zipf), and questions that use
// some words of a passage. For time and memory only. From a seed, so that every run measures the same texts.
import type { Document } from '../src/search/collection.ts'
import { generator } from './generator.ts'

const words = 20_000
const wordsInPassage = 80
const wordsInQuestion = 7

export interface MadeQuestion {
  readonly id: string
  readonly text: string
  readonly relevant: readonly string[]
}

/** `count` passages of 160 characters, and `asked` questions. */
export function madePassages(
  count: number,
  asked: number,
): { readonly documents: readonly Document[]; readonly questions: readonly MadeQuestion[] } {
  const random = generator(count)
  const documents = Array.from({ length: count }, (_, i) => {
    const text = Array.from({ length: wordsInPassage }, () => wordOfRank(words ** random())).join('')
    return { id: `p${i}`, title: '', text: `${text}。` }
  })
  const questions = Array.from({ length: asked }, (_, i) => {
    const { id = '', text = '' } = documents[Math.floor(random() * count)] ?? {}
    const at = () => 2 * Math.floor(random() * wordsInPassage)
    const used = Array.from({ length: wordsInQuestion }, at).map((from) => text.slice(from, from + 2))
    return { id: `q${i}`, text: `${used.join('')}是什么`, relevant: [id] }
  })
  return { documents, questions }
}

/** Two characters of some 1,400 for each rank. */
function wordOfRank(rank: number): string {
  const number = Math.floor(rank) * 7919
  return String.fromCharCode(0x4e00 + (number % 1409), 0x4e00 + (Math.floor(number / 1409) % 1423))
}
