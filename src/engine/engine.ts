// One corpus and what can be asked of it. Pure: same corpus, context and question, same answer.
import type { Answer } from '../answer/answer.ts'
import { curatedAnswer, printedAnswer, withContact } from '../answer/beside.ts'
import { type Beside, compose } from '../answer/compose.ts'
import { type Decision, decide } from '../answer/decide.ts'
import { lookBack } from '../answer/look-back.ts'
import { inSeries, type SeriesSlot } from '../answer/series.ts'
import { notVerbatim } from '../answer/verbatim.ts'
import { makeVerifier, type Verifier } from '../claim/verify.ts'
import { type Contact, contactsFor } from '../corpus/contacts.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { careFor } from '../lexicon/care.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { once } from '../once.ts'
import { backReferenceOf } from '../query/back-reference.ts'
import { continued, isElliptical, type LastTurn, namesLittle, saysEnough } from '../query/conversation.ts'
import { type OffTopic, offTopicOf } from '../query/off-topic.ts'
import type { Gazetteer } from '../query/place.ts'
import type { Language, Query } from '../query/query.ts'
import { type Bearing, rephrased } from '../query/rephrased.ts'
import { makeReader } from '../query/understand.ts'
import { pastAnswer, type RankedSlot, rankInTurn, within } from '../search/in-turn.ts'
import { makePassageIndex, type PassageIndex } from '../search/passage-index.ts'
import { printedAnswers } from '../search/printed.ts'
import { makeRanker } from '../search/rank.ts'
import { splitSlots } from '../search/split-slots.ts'
import type { TermTable } from '../search/term-table.ts'
import { makeWordingFinder } from '../search/wording.ts'
import { fold } from '../text/normalise.ts'
import { type Catalogue, makeCatalogue } from './catalogue.ts'
import { englishQuestions, exampleQuestions } from './examples.ts'
import { cameTo, lastTurnOf, shownIn } from './last-turn.ts'
import { isNeedless, sameFigures, sureAlone, sureInPassing } from './needless.ts'
import { type FigureFinder, makeFigureFinder } from './published.ts'
import { remembered } from './remembered.ts'
import { makeRetiredFinder } from './retired.ts'

/** What a conversation carries from turn to turn. Opaque to callers: hand back what the last turn gave. */
export interface Context {
  readonly turn: number
  readonly last: LastTurn | null
}

/** The context of a conversation that has not begun. */
export const freshContext: Context = { turn: 0, last: null }

/** How an answer came about: for editors and for tuning. */
export interface Explanation {
  readonly query: Query
  readonly ranked: readonly RankedSlot[]
  readonly decision: Decision | null
  /** The editors' answer that was given, by the first of its questions. */
  readonly curated: string | null
}

export interface Reply {
  readonly answer: Answer
  readonly context: Context
  readonly explanation: Explanation
}

export interface Engine {
  readonly knowledgeVersion: string
  /** Titles of the releases it answers from, newest first. */
  readonly titles: readonly string[]
  /**
   * Questions that the corpus answers, for greetings and help; at most `limit`. In English as far as the lexicon can
   * word them, the rest in the words of the releases.
   */
  examples(limit: number, language?: Language): readonly string[]
  /** A figure's own question in English words that find the same figure; null where the lexicon has none. */
  inEnglish(question: string): string | null
  /** What there is to browse and to look up beside asking. */
  readonly catalogue: Catalogue
  readonly verify: Verifier
  readonly figuresFor: FigureFinder
  /** Makes what takes long before the first question that needs it, in short steps. */
  preparing(): Generator<void>
  /** What was asked more than once of the texts that it keeps what they say by themselves, the oftenest first. */
  oftenAsked(): readonly string[]
  /** Answers one message of a conversation; never throws, whatever the text. */
  ask(text: string, context: Context): Reply
}

type Answered = Pick<Reply, 'answer' | 'explanation'>

interface Alone {
  readonly query: Query
  answered(): Answered
}

/**
 * The engine of one corpus. The question path is `answerTo`, top to bottom. `terms`, where they have been kept, are what
 * `passageTerms` made of its passages. For `remembers` texts, those asked last, it keeps what they say by themselves:
 * in an hour when a whole city asks, it asks the same.
 */
export function makeEngine(
  corpus: Corpus,
  lexicon: Lexicon,
  gazetteer: Gazetteer,
  terms: TermTable | null = null,
  remembers = 0,
): Engine {
  const reader = makeReader(corpus, lexicon, gazetteer)
  const index = makePassageIndex(corpus, lexicon, terms)
  const examples = once(() => exampleQuestions(corpus))
  const english = englishQuestions(
    corpus,
    lexicon,
    (question) => answerTo(reader.understand(question), null).answer,
  )
  const inEnglish = once(() => english.examples(3))
  const curatedFor = makeWordingFinder(corpus.curated.entries, corpus, lexicon, reader.understand)
  const printedFor = makeWordingFinder(printedAnswers(corpus), corpus, lexicon, reader.understand)
  const retiredFor = makeRetiredFinder(corpus, lexicon)
  const curatedByKey = new Map(corpus.curated.entries.map((entry) => [entry.questions[0], entry]))

  /** What the releases of an index say to a question, which may live on the last turn or only stand `after` one. */
  function askedOf(
    index: PassageIndex,
    query: Query,
    last: LastTurn | null,
    after: LastTurn | null = last,
  ): Answered {
    const rankOne = makeRanker(query, index, lexicon, after && cameTo(after))
    const near = last?.passage ? { passage: last.passage, figure: last.figure } : null
    const { slots, addends } = splitSlots(query.slots, query, (slot) => rankOne(slot, near))
    const rank = pastAnswer(near, query, rankOne)
    const inTurn = rankInTurn(slots, near, query.isBound ? within(near, rank) : rank)
    const ranked = inTurn.map((one) => inSeries(one, query))
    const decision = decide(query, ranked, addends !== null)
    const understood = last && understoodAs(query, last)
    const answer = compose(decision, query, index, understood, {
      ...besideOf(decision, ranked),
      addends: addends ?? [],
    })
    return { answer, explanation: { query, ranked, decision, curated: null } }
  }

  /** The releases in force first; without a figure of theirs, what editors wrote; then a release that no longer holds. */
  function answerTo(query: Query, last: LastTurn | null, after: LastTurn | null = last): Answered {
    const current = askedOf(index, query, last, after)
    const { answer, explanation } = current
    if (answer.outcome === 'answered' && answer.figures.length > 0) return checked(current)
    const printed = printedFor(query)
    if (printed) return checked({ answer: printedAnswer(printed, index, answer.understood), explanation })
    const curated = curatedFor(query)
    if (curated) {
      const [key = ''] = curated.questions
      return checked({
        answer: curatedAnswer(curated, answer.outcome === 'off-topic' ? null : answer.understood),
        explanation: { ...explanation, curated: key },
      })
    }
    if (answer.outcome === 'answered') return checked(current)
    const retired = retiredFor(query)
    const former = retired && askedOf(retired.index, retired.query, last)
    if (former?.answer.outcome === 'answered') return checked(former)
    return checked({ answer: withContact(answer, query, corpus.contacts), explanation })
  }

  /** What is kept for long holds the best candidates only. */
  function brief({ answer, explanation }: Answered): Answered {
    const ranked = explanation.ranked.map((one) => ({ ...one, candidates: one.candidates.slice(0, 5) }))
    return { answer, explanation: remembers === 0 ? explanation : { ...explanation, ranked } }
  }

  function checked({ answer, explanation }: Answered): Answered {
    return { answer: guarded(answer, corpus), explanation }
  }

  /** What a text says by itself: understood at once, answered when that is first asked for. */
  const alone = remembered(remembers, (text): Alone => {
    const query = reader.understand(text)
    return { query, answered: once(() => brief(answerTo(query, null))) }
  })

  /** A short question is read with the turn before it, and alone where that answers nothing. */
  function inConversation({ query, answered }: Alone, bearing: Bearing, last: LastTurn): Answered {
    if (bearing === 'turns' && answered().answer.outcome === 'answered') return answered()
    const goesOn = bearing === 'corrects' || bearing === 'continues'
    if (!goesOn && !isElliptical(query)) return inPassing(query, answered(), last)
    const together = answerTo(continued(query, last), last)
    if (!saysEnough(query)) return together
    const sure = namesLittle(query) ? sureInPassing : sureAlone
    return isNeedless(together.answer, answered().answer, sure) ? answered() : together
  }

  /** A whole question, sure or not: what was asked after such turns before tells what it means here. */
  function inPassing(query: Query, own: Answered, last: LastTurn): Answered {
    const { outcome, confidence } = own.answer
    if (corpus.precedents.size === 0 || (outcome === 'answered' && confidence >= sureAlone)) return own
    const here = answerTo(query, null, last)
    if (here.answer.outcome !== 'answered' || sameFigures(own.answer, here.answer)) return here
    return { ...here, answer: { ...here.answer, understood: understoodAs(query, last) } }
  }

  return {
    knowledgeVersion: corpus.version,
    titles: corpus.releases.map((release) => release.title),
    examples: (limit, language) => {
      const first = language === 'en' ? inEnglish().slice(0, limit) : []
      return [...first, ...examples().slice(0, limit - first.length)]
    },
    inEnglish: english.of,
    catalogue: makeCatalogue(corpus),
    verify: makeVerifier(reader, index, lexicon),
    *preparing() {
      yield* reader.preparing()
      yield* index.precedents.preparing()
    },
    oftenAsked: alone.often,
    figuresFor: makeFigureFinder(reader, index, lexicon),
    ask(text, { turn, last }) {
      const read = alone.of(text)
      const { query } = read
      const unexplained = { query, ranked: [], decision: null, curated: null }
      const context = { turn: turn + 1, last }
      const topic =
        careFor(fold(text), lexicon.care) ??
        offTopicOf(query.text, lexicon.care) ??
        (query.slots.length === 0 && !last ? 'noise' : null)
      if (topic) {
        const answer = offTopic(topic, query.text, corpus.contacts, examples())
        return { answer, context, explanation: unexplained }
      }
      if (last === null) {
        const { answer, explanation } = read.answered()
        return { answer, explanation, context: { turn: turn + 1, last: lastTurnOf(explanation, null) } }
      }
      const { text: said, bearing } = rephrased(fold(text))
      const meant = said === fold(text) ? read : alone.of(said)
      const shown = shownIn(last)
      const kind = shown?.kind ?? null
      const back = backReferenceOf(query, kind) ?? backReferenceOf(meant.query, kind)
      const again = back && last.curated ? curatedByKey.get(last.curated) : undefined
      const looked = again
        ? curatedAnswer(again, last.text)
        : back && shown && lookBack(back, shown, index, meant.query)
      if (looked) return { answer: guarded(looked, corpus), context, explanation: unexplained }
      const result = inConversation(meant, bearing, last)
      return { ...result, context: { turn: turn + 1, last: lastTurnOf(result.explanation, last) } }
    },
  }
}

/** Who needs a person is told whom to turn to; who only tries the bot gets one line, and nothing to go on with. */
function offTopic(
  topic: OffTopic,
  text: string,
  contacts: readonly Contact[],
  examples: readonly string[],
): Answer {
  const common = { outcome: 'off-topic', topic, confidence: 1, understood: null } as const
  if (topic === 'distress' || topic === 'complaint')
    return { ...common, suggestions: [], contacts: contactsFor(topic, text, contacts) }
  const isTrying = topic === 'abuse' || topic === 'instruction'
  return { ...common, suggestions: isTrying ? [] : examples.slice(0, 3) }
}

function understoodAs({ text }: Query, last: LastTurn): string {
  return `${last.text} → ${text}`
}

/** What stands beside a single figure that answers. */
function besideOf(decision: Decision, ranked: readonly SeriesSlot[]): Beside {
  const [chosen, ...more] = decision.outcome === 'answered' ? decision.chosen : []
  const slot = ranked.find(({ candidates }) => chosen !== undefined && candidates[0] === chosen)
  if (more.length > 0 || slot === undefined) return { earlier: [], contradicting: [], addends: [] }
  return { earlier: slot.earlier, contradicting: slot.contradicting, addends: [] }
}

/** An answer that is not verbatim is never shown: the defect turns into a refusal. */
function guarded(answer: Answer, corpus: Corpus): Answer {
  if (notVerbatim(answer, corpus).length === 0) return answer
  const { suggestions, understood } = answer
  return {
    outcome: 'not-stated',
    reason: 'no-passage',
    about: null,
    citations: [],
    suggestions,
    confidence: 0,
    understood,
  }
}
