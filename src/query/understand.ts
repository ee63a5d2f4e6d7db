// A message → the question it asks: language, slots, words with their alternatives, constraints. Pure; made per corpus.
import type { Corpus } from '../corpus/corpus.ts'
import { headsOf, joinedHeads } from '../lexicon/heads.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { once, onceEach, stepwise } from '../once.ts'
import { fold } from '../text/normalise.ts'
import { words } from '../text/words.ts'
import { type AskKind, askForms } from './ask.ts'
import { claims, slotsFor } from './brought-number.ts'
import {
  asking,
  constraintsOf,
  datesIn,
  demandWords,
  lackingIn,
  monthsOf,
  partOf,
  widerPlace,
  yearsOf,
} from './constraint.ts'
import { makeEnglishBook } from './english.ts'
import { makePlaceSpeller } from './english-place.ts'
import { makeExpander } from './expand.ts'
import { demanding, mendHomophones } from './homophone.ts'
import { languageOf } from './language.ts'
import { isCommon, makeLikelihood } from './likelihood.ts'
import { localPlaces } from './local-place.ts'
import { mentionsOf } from './mention.ts'
import { particles } from './particles.ts'
import { piecesOf } from './pieces.ts'
import { looksLikePinyin, makeSpellingBook } from './pinyin.ts'
import type { Gazetteer } from './place.ts'
import type { Query, Slot, Term } from './query.ts'
import { confusableBy, readPinyin, soundingOf } from './read-pinyin.ts'
import { segment, type WordList } from './segment.ts'
import { joinSeparated } from './separable.ts'
import { correct, correctAsking, corrections, makeSpellChecker } from './typo.ts'

export interface Reader {
  understand(message: string): Query
  /** Makes what a question in pinyin needs before anybody asks one, in short steps. */
  preparing(): Generator<void>
}

/** What a citizen may type at most; the rest is not read. */
const longestMessage = 1000

/** A reader for one corpus: builds its word lists once. */
export function makeReader(corpus: Corpus, lexicon: Lexicon, gazetteer: Gazetteer): Reader {
  const asks = askForms(lexicon.ask)
  const list = wordList(corpus, lexicon, gazetteer, asks)
  const expander = makeExpander(lexicon, corpus)
  const leadsAnywhere = onceEach(expander.leads)
  const english = once(() => makeEnglishBook(lexicon, (renderings) => renderings.some(leadsAnywhere)))
  const respellPlaces = makePlaceSpeller(corpus, gazetteer)
  // Everyday words count only where they lead to a word of the releases.
  const leads = leadingTo(corpus, lexicon)
  const checker = once(() =>
    makeSpellChecker([...corpus.words, ...corpus.vocabulary.means.keys()], corpus.compounds, lexicon, leads),
  )
  const corpusBook = makeSpellingBook([...corpus.words, ...corpus.compounds, ...demandWords], [])
  const known = { corpus, lexicon, expander, asks, gazetteer, english, spelled: corpusBook }
  const likelihood = once(() => makeLikelihood(lexicon.usage(gazetteer.all), corpus))
  const sounding = stepwise(() => soundingOf(lexicon.usage(gazetteer.all), charactersOf(corpus)))
  const sounds = once(() => ({
    alike: confusableBy(sounding.made(), lexicon.usage(gazetteer.all)),
    likelihood: likelihood(),
    // 事业 and 失业: a typed word is no denial of another.
    demandsIn: (text: string, isTyped: boolean) =>
      constraintsOf(text).filter(({ reason }) => !isTyped || reason !== 'breakdown').length +
      countiesIn(text, gazetteer),
    isWord: (pair: string) => list.isWord(pair) || isCommon(pair, lexicon.usage(gazetteer.all)),
  }))
  const isVerb = (text: string) => lexicon.verbs.has(text) && list.isWord(text)
  // 北京市 stands in the releases, so it is a word of theirs too.
  const isNamedPlace = ({ kind, text }: { kind: string; text: string }) =>
    kind === 'place' || (kind === 'word' && gazetteer.isPlace(text) && /[省市县区]$/.test(text))
  const year = Number(corpus.releases[0]?.date.slice(0, 4) ?? 0)
  const home = new Map(
    corpus.releases.flatMap(({ place }) =>
      [...gazetteer.around(place)].slice(0, 2).map((name) => [name, place] as const),
    ),
  )
  const published = [...new Set(corpus.releases.map((release) => release.date))]
  const publishedIn = new Set(corpus.releases.map((release) => Number(release.date.slice(0, 4))))
  return {
    *preparing() {
      yield* corpusBook.making()
      yield
      likelihood()
      yield* sounding.making()
      for (const make of [sounds, english, checker]) {
        make()
        yield
      }
    },
    understand(message) {
      const language = languageOf(message)
      const folded = fold(message.slice(0, longestMessage)).replace(handle, ' ').trim()
      const isPinyin = /[a-z]/.test(folded) && looksLikePinyin(folded)
      const spelled = isPinyin
        ? demanding(respell(readPinyin(respellPlaces(folded), sounding.made(), likelihood())), sounds())
        : respellPlaces(folded).replace(yonder, '')
      const marked = withMarks(spelled)
      const heard = spelled === folded ? mendHomophones(marked, sounds()) : marked
      const joined = correctAsking(joinSeparated(heard, isVerb))
      const typed = segment(joined, list)
      const text = correct(joined, corrections(joined, typed, checker))
      const tokens = text === joined ? typed : segment(text, list)
      const pieces = piecesOf(tokens, known)
      const scope = askingPart(text)
      const mentions = mentionsOf(text, tokens, scope)
      const checksClaim =
        mentions.length > 0 && (claims(text) || pieces.some((piece) => piece.ask === 'yes-no'))
      const slots = slotsFor(text, pieces, mentions, checksClaim)
      const named = tokens
        .filter((t) => isNamedPlace(t) && !home.has(t.text) && scope.includes(t.text))
        .map((t) => t.text)
      const years = yearsOf(scope, year)
      const releaseYears = years.filter((one) => publishedIn.has(one))
      const releaseDates = datesIn(scope, years, published)
      const wider = widerPlace.exec(scope)?.[0]
      const local = localPlaces(text, corpus)
      const places = [...named, ...local, ...(wider ? [wider] : [])]
      return {
        text,
        language,
        slots: slots.map(withoutYearWords),
        constraints: constraintsOf(scope),
        years,
        // The day of a release says which one is meant, not for when its figures hold.
        months: releaseDates.length > 0 ? [] : monthsOf(scope),
        part: partOf(scope),
        lacking: lackingIn(scope),
        asksTotal: /一共|总共|统共|拢共|共计|in total|altogether/.test(scope) || sums.test(scope),
        addsUp: sums.test(scope),
        isBound: false,
        isPinyin,
        places,
        homes: tokens.flatMap((token) => (token.kind === 'place' ? (home.get(token.text) ?? []) : [])),
        releaseDates,
        releaseYears,
        mentions,
        checksClaim,
      }
    },
  }
}

/**
 * On a phone a space stands for the mark that is not typed: a comma between two things asked, the mark of a list
 * between keywords and before 各几个. In a sentence that asks once it stands for nothing.
 */
function withMarks(text: string): string {
  const parts = text.split(spaced)
  const count = parts.filter((part) => asks.test(part)).length
  if (parts.length < 2 || (count === 1 && !/各|分别/.test(text))) return text
  return text.replace(spaced, count > 1 ? '，' : '、')
}

/** Whom a message is addressed to in a group says nothing of what it asks. */
const handle = /(?<![a-z0-9_])@[a-z][a-z0-9_]{3,31}/g
const sums = /合计|总计|加(?:到)?(?:一起|一块儿?|起来|在一起)|加总|combined|added up/
const spaced = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu
const asks = /多少|几|哪|谁|什么|啥|怎|咋|吗|呢|么|不$/

/** 去年 is a year that the question names, no word to be found. */
function withoutYearWords(slot: Slot): Slot {
  const isContent = ({ text }: Term) => !/^(?:去年|上年|上一年|前年|大前年|昨年|旧年|last year)$/.test(text)
  return {
    ...slot,
    terms: slot.terms.filter(isContent),
    focus: slot.focus.filter(isContent),
    inherited: slot.inherited.map((terms) => terms.filter(isContent)),
  }
}

/** Where demands are looked for: the whole of a short message, the asking clauses of a story with what opens them. */
function askingPart(text: string): string {
  const isChinese = /\p{Script=Han}/u.test(text)
  if (text.length <= (isChinese ? 45 : 110)) return text
  const clauses = text.split(/(?<=[，。！？；,.!?;])/)
  const isAsking = clauses.map((clause) => asking.test(clause))
  return (
    clauses.filter((clause, i) => isAsking[i] || (isAsking[i + 1] && opening.test(clause))).join('') || text
  )
}

/** The time, or what is compared with or left out, before the clause that asks: 2023年的时候, 与去年相比. */
const opening =
  /^\s*(?:那么?|请问|想问|另外)?(?:在|到|截至|从|自|与|和|跟|同|较|比|就|单说|光说|只说)?(?:(?:(?:19|20)?[0-9]{2})年|去年|前年|上一?年|明年|后年|上个?月|[上下]半年|[0-9一二三四五六七八九十]+月|第?[一二三四](?:个)?季度).{0,10}[，,]$|相比|相较|对比|^\s*(?:除|不算|不包括|compared|relative|in |during |last |since |except)/

/** 五老协会那边几个: it points; 边几个 by itself asks which, in Cantonese. */
const yonder = /(?<=[那这])边(?=几)/g

/** Na chaoshi ne: what ends in 呢 points, and does not ask which. */
function respell(read: string): string {
  return read.replace(/^哪(?=\p{Script=Han}{1,8}呢)/u, '那')
}

/** How many names of cities and counties stand in it with what they are: 曲阳县, 安国市. */
function countiesIn(text: string, gazetteer: Gazetteer): number {
  const ends = [...text.matchAll(/[市县区]/g)].map(({ index }) => index + 1)
  return ends.filter((end) =>
    [3, 4].some((length) => gazetteer.isPlace(text.slice(Math.max(0, end - length), end))),
  ).length
}

/** Of names and words that the language's own lists may lack. */
function charactersOf({ words, vocabulary }: Corpus): string[] {
  return [...words, ...vocabulary.means.keys()].flatMap((word) => [...word])
}

function wordList(
  corpus: Corpus,
  lexicon: Lexicon,
  gazetteer: Gazetteer,
  asks: ReadonlyMap<string, AskKind>,
): WordList {
  // Two whole words that happen to be neighbours (劳动者成功) are no name; 五老协会 is.
  const isName = onceEach((run: string) => words(run).some((word) => word.text.length === 1))
  const own = [corpus.words, corpus.compounds, corpus.vocabulary.means.keys(), asks.keys(), particles]
  const heads = joinedHeads([lexicon.heads, gazetteer.heads, headsOf(own)])
  const isFiller = (text: string) =>
    particles.has(text) || (lexicon.filler.has(text) && !corpus.words.has(text))
  // Most of what is looked up is one character: few enough to stay at hand.
  const single = new Set(
    [...particles, ...lexicon.filler].filter((word) => word.length === 1 && isFiller(word)),
  )
  return {
    lengthsFrom: (pair) => heads.get(pair) ?? 0,
    isWord: (text) =>
      text.length > 1 &&
      (corpus.words.has(text) || corpus.vocabulary.means.has(text) || lexicon.words.has(text)),
    isCompound: (text) =>
      text.length > 1 &&
      corpus.compounds.has(text) &&
      isName(text) &&
      !/^[的了在为将等]|[的了在为将等]$|[和及与]/.test(text),
    isFiller: (text) => (text.length === 1 ? single.has(text) : isFiller(text)),
    isAsk: (text) => asks.has(text),
    isPlace: (text) => text.length > 1 && gazetteer.isPlace(text) && !corpus.words.has(text),
  }
}

/** Tells words that may stand for one of the releases. Words of one concept share a list, so that each list is looked at once. */
function leadingTo(corpus: Corpus, { same }: Lexicon): (word: string) => boolean {
  const leads = onceEach((meant: readonly string[]) => meant.some((other) => corpus.frequency(other) > 0))
  return (word) => {
    const meant = same.get(word)
    return meant !== undefined && leads(meant)
  }
}
