// A candidate → what the model looks at (model.json): numbers of about 0 to 1, each with a name that can be printed.
// They come from the evidence of words, from the likeness of letters, and from the figure's shape and place.
import { onceEach } from '../once.ts'
import type { Slot } from '../query/query.ts'
import { apartOf, changeOf, lackingOf, namesOf, partOfWhole, rateOf, type Wants, wantsOf } from './asked.ts'
import { type Features, fill, unknown, valueIn } from './columns.ts'
import { demandsOf } from './demands.ts'
import type { Evidence } from './evidence.ts'
import { explainedIn, spokenIn } from './explained.ts'
import { extraOf, longestFirst } from './fit.ts'
import type { Indexed } from './indexed.ts'
import { heldIn, type Letters, letteringOf, shareIn, shareOf } from './likeness.ts'
import { type NamesAsked, namesAsked, namesGiven } from './names.ts'
import type { Candidate } from './rank.ts'
import { shapeOf } from './shape.ts'
import type { Sought } from './sought.ts'
import { telling, type View } from './zones.ts'

type Weighed = Pick<Candidate, 'indexed' | 'figure' | 'evidence'>

/** What the other candidates and what was answered before tell of a candidate. */
type Beside = Readonly<Record<'score' | 'close' | 'sameClause' | 'wholeElsewhere', number>>

/** Gives the features of the candidates for one slot. What a passage or a candidate tells by itself is found out once. */
export function makeFeatures(sought: Sought): (candidate: Weighed, beside: Beside) => Features {
  const asked = askedBy(sought)
  const ofPassage = onceEach((indexed: Indexed) => toldByPassage(indexed, sought, asked))
  const known = new Map<Evidence, Features>()
  return (candidate, beside) => {
    const before = known.get(candidate.evidence)
    const own = before ?? ownFeatures(candidate, sought, asked, ofPassage(candidate.indexed))
    if (!before) known.set(candidate.evidence, own)
    const row = own.slice()
    fill(row, beside)
    return row
  }
}

/** What the question alone tells. */
interface Asked extends Wants {
  readonly names: NamesAsked
  /** How much it tells beside what it asks. */
  readonly story: number
}

function askedBy({ slot, query }: Sought): Asked {
  const story = Math.min(slot.inherited.flat().length, 12) / 12
  return { ...wantsOf(slot, query), names: namesAsked(slot, query), story }
}

/** What all candidates of a passage have in common. */
interface ToldByPassage {
  readonly row: Features
  /** Of the letters that its parts are searched for, those that it holds. */
  readonly held: Pick<Letters, 'pairs' | 'characters' | 'focusPairs' | 'focusCharacters' | 'whole'>
}

function toldByPassage(indexed: Indexed, sought: Sought, asked: Asked): ToldByPassage {
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
  const sentence = shareOf(held.characters)
  const row = unknown.slice()
  fill(row, {
    sentencePairs: shareOf(held.pairs),
    aroundPairs: shareIn(letters.pairs, inOrder),
    inheritedPairs: shareIn(letters.inheritedPairs, inOrder),
    sentence,
    sentence2: sentence ** 2,
    inherited: shareIn(letters.inheritedCharacters, sentenceFirst),
    whole: shareOf(held.whole),
    expSentence: explainedIn(spelled.own, text),
    expAround: explainedIn(spelled.own, sentenceFirst),
    expInherited: explainedIn(spelled.inherited, sentenceFirst),
    noFocus: slot.focus.length === 0 ? 1 : 0,
    length: Math.min(1, text.length / 150),
    mentions: Math.min(3, query.mentions.length) / 3,
    figures: Math.min(10, indexed.passage.figures.length) / 10,
  })
  fill(row, namesOf({ indexed }, slot, matcher))
  fill(row, rateOf({ indexed }, asked))
  fill(row, namesGiven({ indexed }, asked.names))
  return { row, held }
}

/** What a candidate tells by itself, with what its passage does. */
function ownFeatures(
  candidate: Weighed,
  sought: Sought,
  asked: Asked,
  { row: passage, held }: ToldByPassage,
): Features {
  const { slot, query, matcher } = sought
  const { evidence, indexed, figure } = candidate
  const view = indexed.view(figure)
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
    storyCoverage: asked.story * evidence.coverage,
    part: evidence.unexplained.some(({ text }) => query.part.includes(text)) ? 1 : 0,
    looseShare: figure?.kind === 'share' && asked.shareOfWhole && !/占|比/.test(view.clause) ? 1 : 0,
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
    shapeOf(candidate, slot, query, asked),
    explainedOf(indexed, view, evidence, sought),
    lostSorts(slot, evidence),
    partOfWhole(candidate, query),
    apartOf(candidate, asked, matcher, unspoken.clauseRest),
    demandsOf(candidate, query),
    sought.heard.of(candidate),
    changeOf(candidate, asked),
    lackingOf(candidate, query),
  ])
    fill(row, part)
  return row
}

/** Of a word; candidates are found by the same few words. */
const tellingWord = onceEach(telling, 1000)

/** Shares of what the figure's own stretch and its clause tell that no word of the question speaks of. */
function unspokenOf({ ownTells, clauseTells }: View, { found }: Evidence) {
  const spoken = longestFirst(found.map(tellingWord).filter((word) => word !== ''))
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
  { own, clause, counted, countedLetters }: View,
  { query, rarity }: Sought,
  { pairs, characters, focusPairs, focusCharacters, whole }: ToldByPassage['held'],
) {
  const letters = countedLetters.map((text) => ({ text, weight: rarity(text) }))
  return {
    ownPairs: shareIn(pairs, own),
    clausePairs: shareIn(pairs, clause),
    own: shareIn(characters, own),
    clause: shareIn(characters, clause),
    counted: shareIn(letteringOf(letters), query.text),
    focusClause: shareIn(focusPairs, clause),
    focusCounted: shareIn(focusCharacters, counted),
    focusOwn: shareIn(focusCharacters, own),
    wholeOwn: shareIn(whole, own),
    countedSaid: counted !== '' && query.text.includes(counted) ? 1 : 0,
    hasCounted: counted === '' ? 0 : 1,
    ownLength: Math.min(1, own.length / 40),
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
    headCounted: explainedIn(spelled.head, counted),
    headOwn: explainedIn(spelled.head, own),
    saidCounted: said(tells.counted),
    saidOwn: said(tells.own),
    saidClause: said(tells.clause),
    saidSentence: said(indexed.view(null).tells.own),
  }
}

/** Words found nowhere, by what is known of them. */
function lostSorts({ terms }: Slot, { unexplained }: Evidence) {
  const sorts = {
    lostKnownNoun: 0,
    lostKnownVerb: 0,
    lostUnknownNoun: 0,
    lostUnknownVerb: 0,
    lostName: 0,
    lostCharacter: 0,
  }
  if (unexplained.length === 0) return sorts
  for (const { text, standing, isVerb, isPlace } of terms) {
    const lost = unexplained.findLast((one) => one.text === text)?.weight ?? 0
    if (standing === 'known') sorts[isVerb ? 'lostKnownVerb' : 'lostKnownNoun'] += lost
    if (standing === 'unknown') sorts[isVerb ? 'lostUnknownVerb' : 'lostUnknownNoun'] += lost
    if (standing === 'name' || isPlace) sorts.lostName += lost
    if (standing === 'character') sorts.lostCharacter += lost
  }
  return sorts
}
