// A candidate → what the model looks at (model.json): numbers of about 0 to 1, each with a name that can be printed.
// They come from the evidence of words, from the likeness of letters, and from the figure's shape and place.
import { onceEach } from '../once.ts'
import type { Query, Slot, Term } from '../query/query.ts'
import { apartOf, changeOf, lackingOf, namesOf, partOfWhole, rateOf } from './asked.ts'
import { type Features, fill, unknown, valueIn } from './columns.ts'
import { demandsOf } from './demands.ts'
import type { Evidence } from './evidence.ts'
import { explainedIn, spokenIn } from './explained.ts'
import { extraOf, longestFirst } from './fit.ts'
import type { Indexed } from './indexed.ts'
import { hanOf, heldIn, type Letters, letteringOf, shareIn } from './likeness.ts'
import { type NamesAsked, namesAsked, namesGiven } from './names.ts'
import type { Candidate } from './rank.ts'
import type { Sought } from './sought.ts'
import { telling, type View } from './zones.ts'

type Weighed = Pick<Candidate, 'indexed' | 'figure' | 'evidence'>

/** What the other candidates and what was answered before tell of a candidate. */
type Beside = Readonly<Record<'score' | 'close' | 'sameClause' | 'wholeElsewhere', number>>

/** Gives the features of the candidates for one slot. What a passage or a candidate tells by itself is found out once. */
export function makeFeatures(sought: Sought): (candidate: Weighed, beside: Beside) => Features {
  const names = namesAsked(sought.slot, sought.query)
  const ofPassage = onceEach((indexed: Indexed) => toldByPassage(indexed, sought, names))
  const known = new Map<Evidence, Features>()
  return (candidate, beside) => {
    const before = known.get(candidate.evidence)
    const own = before ?? ownFeatures(candidate, sought, ofPassage(candidate.indexed))
    if (!before) known.set(candidate.evidence, own)
    const row = own.slice()
    fill(row, beside)
    return row
  }
}

/** What all candidates of a passage have in common. */
interface ToldByPassage {
  readonly row: Features
  /** Of the letters that its parts are searched for, those that it holds. */
  readonly held: Pick<Letters, 'pairs' | 'characters' | 'focusPairs' | 'focusCharacters' | 'whole'>
}

function toldByPassage(indexed: Indexed, sought: Sought, names: NamesAsked): ToldByPassage {
  const { slot, query, spelled, letters, matcher } = sought
  const { text } = indexed
  const { inOrder, sentenceFirst } = indexed.around()
  const held = {
    pairs: heldIn(letters.pairs, text),
    characters: heldIn(letters.characters, text),
    focusPairs: heldIn(letters.focusPairs, text),
    focusCharacters: heldIn(letters.focusCharacters, text),
    whole: heldIn(letters.whole, text),
  }
  const sentence = shareIn(held.characters, text)
  const row = unknown.slice()
  fill(row, {
    sentencePairs: shareIn(held.pairs, text),
    aroundPairs: shareIn(letters.pairs, inOrder),
    inheritedPairs: shareIn(letters.inheritedPairs, inOrder),
    sentence,
    sentence2: sentence ** 2,
    inherited: shareIn(letters.inheritedCharacters, sentenceFirst),
    whole: shareIn(held.whole, text),
    expSentence: explainedIn(spelled.own, text),
    expAround: explainedIn(spelled.own, sentenceFirst),
    expInherited: explainedIn(spelled.inherited, sentenceFirst),
    noFocus: slot.focus.length === 0 ? 1 : 0,
    length: Math.min(1, text.length / 150),
    mentions: Math.min(3, query.mentions.length) / 3,
    figures: Math.min(10, indexed.passage.figures.length) / 10,
  })
  fill(row, namesOf({ indexed }, slot, matcher))
  fill(row, rateOf({ indexed }, query))
  fill(row, namesGiven({ indexed }, names))
  return { row, held }
}

/** What a candidate tells by itself, with what its passage does. */
function ownFeatures(candidate: Weighed, sought: Sought, { row: passage, held }: ToldByPassage): Features {
  const { slot, query, matcher } = sought
  const { evidence, indexed, figure } = candidate
  const view = indexed.view(figure)
  const story = Math.min(slot.inherited.flat().length, 12) / 12
  const lost = lostWords(slot, evidence)
  const unspoken = unspokenOf(view, evidence)
  const row = passage.slice()
  fill(row, {
    coverage: evidence.coverage,
    near: evidence.near,
    focus: evidence.focus,
    asked: evidence.asked,
    kind: evidence.kind,
    extra: evidence.extra,
    unexplained: evidence.unexplainedShare,
    elsewhere: evidence.elsewhere,
    lostFocus: evidence.lostFocus,
    otherPersons: Math.min(1, evidence.otherPersons),
    contradicted: Math.min(1, evidence.contradicted.length),
    subset: evidence.subset ? 1 : 0,
    anchored: evidence.anchored,
    strangers: Math.min(1, evidence.strangers),
    mass: evidence.mass,
    nearFocus: evidence.near * evidence.focus,
    coverageKind: evidence.coverage * evidence.kind,
    coverage2: evidence.coverage ** 2,
    storyCoverage: story * evidence.coverage,
    part: evidence.unexplained.some(({ text }) => query.part.includes(text)) ? 1 : 0,
    // 占百分之几: the share must be said to be one of that whole.
    looseShare:
      figure?.kind === 'share' && /占|比例|比重/.test(query.text) && !/占|比/.test(view.clause) ? 1 : 0,
    // A word too many weighs most where everything else is already said.
    lostSpoken: lost.lostNouns * (1 - unspoken.clauseRest),
    lostCountSpoken: lost.lostCount * (1 - unspoken.rest),
    sentenceCoverage: valueIn(passage, 'sentence') * evidence.coverage,
    contradictedMore: Math.min(3, evidence.contradicted.length) / 3,
    negated: Math.min(1, evidence.negated),
    personsAsked: evidence.personsAsked ? 1 : 0,
  })
  for (const part of [
    unspoken,
    lost,
    likenessOf(view, sought, held),
    shapeOf(candidate, slot, query),
    explainedOf(indexed, view, evidence, sought),
    lostSorts(slot, evidence),
    partOfWhole(candidate, query),
    apartOf(candidate, slot, query, matcher, unspoken.clauseRest),
    demandsOf(candidate, query),
    sought.heard.of(candidate),
    changeOf(candidate, query),
    lackingOf(candidate, query),
  ])
    fill(row, part)
  return row
}

/** Shares of what the figure's own stretch and its clause tell that no word of the question speaks of. */
function unspokenOf({ ownTells, clauseTells }: View, { found }: Evidence) {
  const spoken = longestFirst(found.map(telling).filter((word) => word !== ''))
  return { rest: extraOf(ownTells, spoken), clauseRest: extraOf(clauseTells, spoken) }
}

/** The weight of words found nowhere in reach: nouns, verbs, and words of other clauses. */
function lostWords({ terms }: Slot, { unexplained }: Evidence) {
  let [nouns, verbs, inherited, count] = [0, 0, 0, 0]
  for (const { text, weight } of unexplained) {
    const term = terms.findLast((one) => one.text === text)
    if (!term) inherited += weight
    else if (term.isVerb) verbs += weight
    else if (term.standing !== 'character') {
      nouns += weight
      count++
    }
  }
  return { lostNouns: nouns, lostVerbs: verbs, lostInherited: inherited, lostCount: Math.min(count, 4) / 4 }
}

function likenessOf(
  { own, clause, counted }: View,
  { query, rarity }: Sought,
  { pairs, characters, focusPairs, focusCharacters, whole }: ToldByPassage['held'],
) {
  const countedLetters = hanOf(counted).map((character) => ({ text: character, weight: rarity(character) }))
  return {
    ownPairs: shareIn(pairs, own),
    clausePairs: shareIn(pairs, clause),
    own: shareIn(characters, own),
    clause: shareIn(characters, clause),
    counted: shareIn(letteringOf(countedLetters), query.text),
    focusClause: shareIn(focusPairs, clause),
    focusCounted: shareIn(focusCharacters, counted),
    focusOwn: shareIn(focusCharacters, own),
    wholeOwn: shareIn(whole, own),
    countedSaid: counted !== '' && query.text.includes(counted) ? 1 : 0,
    hasCounted: counted === '' ? 0 : 1,
    ownLength: Math.min(1, own.length / 40),
  }
}

/** What asks for a day, or for a month at least: a year is no answer to it. */
const asksDay = /哪[一]?[天日]|几号|几月几|何日|什么日子|啥日子|what (?:day|date)|which day/
const asksMonth = /几月|哪个月|which month/

/** Measure words that people use for whatever can be counted. */
const generalUnits: ReadonlySet<string> = new Set([
  '个',
  '家',
  '户',
  '名',
  '人',
  '位',
  '处',
  '所',
  '项',
  '号人',
  '口人',
])

function shapeOf({ indexed, figure }: Pick<Candidate, 'indexed' | 'figure'>, slot: Slot, query: Query) {
  const { figures } = indexed.passage
  const alike = figure ? figures.filter(({ kind }) => kind === figure.kind) : []
  const is = (truth: boolean) => (truth ? 1 : 0)
  const particular = slot.measure !== null && !generalUnits.has(slot.measure)
  const asksShare = /占比?(?:有|是|了|到)?(?:多少|几)|比例|比重|百分之|占比/.test(query.text)
  return {
    isFigure: is(figure !== null),
    particularUnit: is(particular && slot.measure === figure?.unit),
    otherUnit: is(particular && figure !== null && slot.measure !== figure.unit),
    asksShare: is(figure?.kind === 'share' && asksShare),
    notShare: is(figure !== null && figure.kind !== 'share' && asksShare),
    sameUnit: is(figure !== null && slot.measure === figure.unit),
    unitSaid: is(figure !== null && figure.unit !== '' && query.text.includes(figure.unit)),
    money: is(figure?.kind === 'money'),
    share: is(figure?.kind === 'share'),
    date: is(figure?.kind === 'date'),
    tooCoarse: is(
      figure?.kind === 'date' &&
        ((asksDay.test(query.text) && !figure.text.includes('日')) ||
          (asksMonth.test(query.text) && !figure.text.includes('月'))),
    ),
    dayAsked: is(figure?.kind === 'date' && slot.asking === 'when'),
    people: is(figure?.kind === 'people'),
    position: figure ? figures.indexOf(figure) / figures.length : 0,
    hasSiblings: is(alike.length > 1),
    isFirst: is(figure !== null && alike[0] === figure),
    isPart: is(figure?.partOf !== undefined),
  }
}

/** How much of the question is said by letters or by a word of the same meaning, zone by zone, and of the candidate by the question. */
function explainedOf(
  indexed: Indexed,
  { own, clause, counted, tells }: View,
  evidence: Evidence,
  sought: Sought,
) {
  const { query, spelled } = sought
  const said = sought.said(spokenIn(query, evidence))
  return {
    expOwn: explainedIn(spelled.own, own),
    expClause: explainedIn(spelled.own, clause),
    expFocusOwn: explainedIn(spelled.focus, own),
    expFocusCounted: explainedIn(spelled.focus, counted),
    expFocusClause: explainedIn(spelled.focus, clause),
    headCounted: explainedIn(spelled.focus.slice(-1), counted),
    headOwn: explainedIn(spelled.focus.slice(-1), own),
    saidCounted: said(tells.counted),
    saidOwn: said(tells.own),
    saidClause: said(tells.clause),
    saidSentence: said(indexed.view(null).tells.own),
  }
}

/** Words found nowhere, by what is known of them. */
function lostSorts({ terms }: Slot, { unexplained }: Evidence) {
  const lost = ({ text }: Term) => unexplained.findLast((one) => one.text === text)?.weight ?? 0
  const sum = (is: (term: Term) => boolean) =>
    unexplained.length === 0 ? 0 : terms.reduce((total, term) => total + (is(term) ? lost(term) : 0), 0)
  return {
    lostKnownNoun: sum((t) => t.standing === 'known' && !t.isVerb),
    lostKnownVerb: sum((t) => t.standing === 'known' && t.isVerb),
    lostUnknownNoun: sum((t) => t.standing === 'unknown' && !t.isVerb),
    lostUnknownVerb: sum((t) => t.standing === 'unknown' && t.isVerb),
    lostName: sum((t) => t.standing === 'name' || t.isPlace),
    lostCharacter: sum((t) => t.standing === 'character'),
  }
}
