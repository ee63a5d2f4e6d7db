// Tokens → pieces in their roles: words with what a release may have in their place, question words with what they ask.
import type { Corpus } from '../corpus/corpus.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { kindOfMeasure } from '../passage/measure.ts'
import { type AskKind, finalOnly } from './ask.ts'
import { type EnglishBook, type EnglishToken, readEnglish } from './english.ts'
import { asksIn } from './english-ask.ts'
import type { Expander } from './expand.ts'
import { particles } from './particles.ts'
import { isSpelled, type SpellingBook } from './pinyin.ts'
import type { Gazetteer } from './place.ts'
import type { Term } from './query.ts'
import type { Token } from './segment.ts'
import type { Piece } from './slots.ts'

/** What reading needs to know of words: the corpus', the language's, and the question words. */
export interface KnownWords {
  readonly corpus: Corpus
  readonly lexicon: Lexicon
  readonly expander: Expander
  readonly asks: ReadonlyMap<string, AskKind>
  readonly gazetteer: Gazetteer
  readonly english: () => EnglishBook
  /** Words of the releases by their spelling in pinyin. */
  readonly spelled: SpellingBook
}

/** The pieces of a question, in order. A token of several English words becomes several pieces. */
export function piecesOf(tokens: readonly Token[], known: KnownWords): Piece[] {
  return joinLeftovers(tokens, known.corpus).flatMap((token, i, all) => {
    const next = all[i + 1]
    // 谁家, 哪位: what counts behind a question word asks for nothing by itself.
    if (all[i - 1]?.kind === 'ask' && /^[家个位]$/.test(token.text))
      return [{ role: 'skip', text: token.text, start: token.start, term: null, ask: null, measure: null }]
    return tokenPieces(token, next === undefined || next.kind === 'mark', known)
  })
}

type Reading = Token & { readonly isName?: boolean }

/**
 * Neighbouring leftover characters that never stand side by side in the releases (清·风·店) are one unknown name,
 * not three characters that happen to occur.
 */
function joinLeftovers(tokens: readonly Token[], corpus: Corpus): Reading[] {
  const joined: Reading[] = []
  for (const token of tokens) {
    const before = joined.at(-1)
    const follows =
      before &&
      isLeftover(before) &&
      token.kind === 'character' &&
      /^\p{Script=Han}$/u.test(token.text) &&
      before.start + before.text.length === token.start &&
      corpus.frequency(before.text.slice(-1) + token.text) === 0
    if (follows) {
      const text = before.text + token.text
      joined[joined.length - 1] = { ...before, kind: 'unknown', text, isName: text.length > 2 }
    } else joined.push(token)
  }
  return joined
}

/** A single character, or characters joined so far. */
function isLeftover({ kind, text }: Reading): boolean {
  return (kind === 'character' || (kind === 'unknown' && text.length < 5)) && /^\p{Script=Han}+$/u.test(text)
}

function tokenPieces(token: Reading, isLast: boolean, known: KnownWords): Piece[] {
  const base = { text: token.text, start: token.start, term: null, ask: null, measure: token.measure }
  switch (token.kind) {
    case 'mark':
      return [{ ...base, role: markRole(token.text) }]
    case 'number':
      return [{ ...base, role: 'number' }]
    case 'place':
      return [{ ...base, role: 'skip' }]
    case 'filler':
      return [{ ...base, role: /^(?:和|与|及|以及|跟|还有|同)$/.test(token.text) ? 'joint' : 'skip' }]
    case 'ask':
      if (finalOnly.has(token.text) && !isLast) return [{ ...base, role: 'skip' }]
      return [{ ...base, role: 'ask', ask: known.asks.get(token.text) ?? 'how-many' }]
    case 'character':
      if (/^[a-z]/.test(token.text)) return englishPieces(token, known)
      if (/^[和与及跟同]$/.test(token.text)) return [{ ...base, role: 'joint' }]
      return [{ ...base, role: 'word', term: termOf(token, 'character', known) }]
    case 'word':
    case 'compound':
      return (
        counted(token, known) ??
        apart(token, known) ?? [{ ...base, role: 'word', term: termOf(token, 'known', known) }]
      )
    case 'unknown':
      if (countWord.test(token.text)) return [{ ...base, role: 'skip' }]
      return (
        counted(token, known) ?? [
          { ...base, role: 'word', term: termOf(token, token.isName ? 'name' : 'unknown', known) },
        ]
      )
  }
}

/** 三样, 两项, 四者: how many things are asked for, not one of them. */
const countWord = /^[一二两三四五六七八九几这那][样项者组宗桩](?:数据?)?$/

/** 企业数, 台数, 场次 ask for a number by themselves: the noun or measure word, and a question word behind it. */
function counted({ text, start }: Reading, known: KnownWords): Piece[] | null {
  const noun = /^(\p{Script=Han}{1,4}?)(?:总)?(?:数|数量|数目|场次)$/u.exec(text)?.[1]
  if (noun === undefined || known.corpus.words.has(text)) return null
  const measure = kindOfMeasure(noun) === null ? null : noun
  const isWord = known.corpus.words.has(noun) || known.lexicon.same.has(noun)
  if (measure === null && !isWord) return null
  const at = start + noun.length
  const ask: Piece = {
    role: 'ask',
    text: text.slice(noun.length),
    start: at,
    term: null,
    ask: 'metric',
    measure,
  }
  return isWord ? [wordPiece(noun, start, known), ask] : [ask]
}

/**
 * 孤儿大学生, 残疾人家里无障碍改造, which no release has in any words: the words in them that releases do have, so that
 * each may be found where it stands. Null where one part leads nowhere.
 */
function apart({ text, start }: Reading, known: KnownWords): Piece[] | null {
  const mayBeSeveral = text.length >= 4 && /^\p{Script=Han}+$/u.test(text)
  if (!mayBeSeveral || known.expander.leads(text)) return null
  const parts = partsOf(text, known)
  return parts?.map((part) => wordPiece(part.text, start + part.start, known)) ?? null
}

interface Part {
  readonly text: string
  readonly start: number
}

/** The fewest words that make up the text and stand in the releases; of a long text also those that lead to them. */
function partsOf(text: string, { corpus, lexicon, expander }: KnownWords): Part[] | null {
  const fits = (part: string) =>
    corpus.words.has(part) || (text.length > 5 && lexicon.same.has(part) && expander.leads(part))
  const best: (Part[] | null)[] = new Array(text.length + 1).fill(null)
  best[text.length] = []
  for (let at = text.length - 2; at >= 0; at--)
    for (let end = text.length; end > at + 1; end--) {
      const [rest, before] = [best[end], best[at]]
      if (!rest || (at === 0 && end === text.length) || !fits(text.slice(at, end))) continue
      if (!before || rest.length + 1 < before.length)
        best[at] = [{ text: text.slice(at, end), start: at }, ...rest]
    }
  return best[0] ?? null
}

/** A known word with nothing asked about it. */
function wordPiece(text: string, start: number, known: KnownWords): Piece {
  return {
    role: 'word',
    text,
    start,
    term: termOf({ text, start }, 'known', known),
    ask: null,
    measure: null,
  }
}

function markRole(mark: string): 'joint' | 'break' | 'skip' {
  if (mark === '、') return 'joint'
  return /[，。！？；：,.!?;:…]/.test(mark) ? 'break' : 'skip'
}

function termOf(
  { text, start }: Pick<Token, 'text' | 'start'>,
  standing: Term['standing'],
  known: KnownWords,
): Term {
  const { expander, lexicon, gazetteer } = known
  return {
    text,
    start,
    alternatives: expander.expand(text),
    standing,
    isVerb: isVerb(text, lexicon),
    isPlace: gazetteer.isPlace(text),
  }
}

/** A verb with what it leads to: 铺到, 建好, 送去了. */
const resultative = /^(\p{Script=Han}{1,2}?)(?:到|好|完|成|上|去|来|掉|出|起|下|过|走|住|了|着|给|进|入)了?$/u

function isVerb(text: string, { verbs }: Lexicon): boolean {
  const stem = resultative.exec(text)?.[1]
  return verbs.has(text) || (stem !== undefined && verbs.has(stem))
}

function englishPieces(token: Token, known: KnownWords): Piece[] {
  const words = readEnglish(token.text, known.english())
  const asks = asksIn(words)
  return words.flatMap((word, i) => {
    const start = token.start + word.start
    const base = { text: word.text, start, term: null, ask: null, measure: null }
    const skip: Piece = { ...base, role: 'skip' }
    const asked = asks.get(i)
    // Is there, did they: inside a sentence such words ask nothing.
    if (asked) return asked.ask === 'yes-no' && start > 0 ? skip : { ...base, role: 'ask', ...asked }
    if (word.kind === 'ask' || isEmpty(word, known.lexicon)) return skip
    if (word.kind === 'filler') return { ...base, role: word.text === 'and' ? 'joint' : 'skip' }
    const piece: Piece = { ...base, role: 'word', term: englishTerm(word, start, known) }
    // Firms signed deals: what happened to the noun is no part of it.
    return words[i - 1]?.kind === 'word' && pastForm.test(word.text) ? [{ ...skip, text: '' }, piece] : piece
  })
}

/** City, local: words whose renderings say nothing in Chinese either. */
function isEmpty({ kind, values }: EnglishToken, lexicon: Lexicon): boolean {
  return kind === 'word' && values.every((one) => particles.has(one) || lexicon.filler.has(one))
}

const pastForm = /^(?!disabled|retired|unemployed|left|aged|skilled|gifted)[a-z]{2,}ed$/

function englishTerm(word: EnglishToken, start: number, { expander, lexicon, spelled }: KnownWords): Term {
  // A Chinese term left in pinyin among English words: (tuoyang).
  const chinese = word.kind === 'unknown' ? spelled.get(word.text) : undefined
  const values = chinese ? [chinese] : word.values
  const alternatives = expander.expandRenderings(word.text, values)
  const isName = word.kind === 'unknown' && word.text.length > 3 && isSpelled(word.text)
  const standing = values.length > 0 ? 'known' : isName ? 'name' : 'unknown'
  const verb = values.length > 0 && values.every((value) => isVerb(value, lexicon))
  return { text: word.text, start, alternatives, standing, isVerb: verb, isPlace: false }
}
