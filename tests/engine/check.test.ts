import { describe, expect, it } from 'vitest'
import type { Answer, Citation } from '../../src/answer/answer.ts'
import { type Corpus, makeCorpus } from '../../src/corpus/corpus.ts'
import { makeVocabulary } from '../../src/corpus/vocabulary.ts'
import { checkCorpus } from '../../src/engine/check.ts'
import {
  curatedFaults,
  editorsNotices,
  exampleFaults,
  vocabularyFaults,
} from '../../src/engine/check-editors.ts'
import {
  corpusOfPart,
  otherDigitsOf,
  withOtherDigits,
  withoutPassage,
} from '../../src/engine/counterfactual.ts'
import { type Engine, makeEngine } from '../../src/engine/engine.ts'
import { sampleOf } from '../../src/engine/sample.ts'
import {
  answeredWithout,
  askedIn,
  type Build,
  isThin,
  missedByOwnQuestion,
  unmovedByDigits,
} from '../../src/engine/self-test.ts'
import {
  gazetteer,
  lexicon,
  noVocabulary,
  releaseOf,
  shippedCorpus,
  shippedRelease,
} from '../support/engine.ts'
import { notStated, standInEngine } from '../support/stand-in-engine.ts'

const parks = releaseOf(['全市新建口袋公园12个。为74户家庭进行无障碍改造。', '发放种子30袋，购置农具45件。'])
const corpus = makeCorpus([parks], noVocabulary)
const part = { release: parks, passages: corpus.passages }
const asked = askedIn(corpus.passages)

/** Points out the first figure of the first passage for which `choose` gives one. */
function engineThat(of: Corpus, choose: (question: string, text: string) => string | undefined): Engine {
  return standInEngine((question) => {
    for (const passage of of.passages) {
      const figure = choose(question, passage.text)
      if (figure === undefined) continue
      const { release, paragraph, sentence, text: quote } = passage
      const citations = [{ release, paragraph, sentence, quote } as Citation]
      const figures = [{ text: figure, citation: 0, label: '', period: null }]
      const common = { spans: [], missing: [], claim: null, suggestions: [], confidence: 1, understood: null }
      return { ...common, outcome: 'answered', figures, citations } as Answer
    }
    return notStated({ citations: [] })
  })
}
/** Follows the text: the number between what stands before and behind 多少 in the question. */
const faithful: Build = (of) =>
  engineThat(of, (question, text) => {
    const [before = '', behind = ''] = question.replace('？', '').split(/多少\p{Script=Han}/u)
    const found = new RegExp(`${before}([0-9]+\\p{Script=Han})${behind}`, 'u').exec(text)
    return found?.[1]
  })
/** Says a number of the right unit, wherever it stands. */
const careless: Build = (of) => engineThat(of, (_, text) => /[0-9]+\p{Script=Han}/u.exec(text)?.[0])
const deaf: Build = () => standInEngine(() => notStated())
const stubborn =
  (figure: string): Build =>
  (of) =>
    engineThat(of, () => figure)
const figuresOf = (misses: readonly { readonly figure: { readonly text: string } }[]) =>
  misses.map(({ figure }) => figure.text)

describe('the self-test', () => {
  it('passes an engine that follows the text', () => {
    expect(missedByOwnQuestion(asked, faithful(corpus), corpus)).toEqual([])
    expect(answeredWithout(asked, part, corpus, faithful)).toEqual([])
    expect(unmovedByDigits(asked, part, corpus, faithful)).toEqual([])
  })

  it('misses every figure with an engine that never answers', () => {
    expect(figuresOf(missedByOwnQuestion(asked, deaf(corpus), corpus))).toEqual([
      '12个',
      '74户',
      '30袋',
      '45件',
    ])
    expect(answeredWithout(asked, part, corpus, deaf)).toEqual([])
  })

  it('catches an engine that takes another figure when the sentence is gone', () => {
    const misses = answeredWithout(asked, part, corpus, careless)
    expect(misses.map(({ figure, said }) => [figure.text, said])).toEqual([
      ['12个', '74户'],
      ['74户', '12个'],
      ['30袋', '12个'],
      ['45件', '12个'],
    ])
  })

  it('catches an engine whose answer does not follow the digits', () => {
    expect(figuresOf(unmovedByDigits(asked, part, corpus, stubborn('12个')))).toContain('12个')
  })

  it('lets another release answer with the same indicator, and no other one', () => {
    const later = releaseOf(['全市新建口袋公园20个。为80棵树木挂牌。'], {
      id: '2025-12-24-later',
      date: '2025-12-24',
    })
    const both = makeCorpus([parks, later], noVocabulary)
    const old = askedIn(both.passages).filter(({ passage }) => passage.release === parks.id)
    const newest = engineThat(both, (question, text) =>
      question.includes('公园') ? /[0-9]+个/u.exec(text)?.[0] : /80棵/u.exec(text)?.[0],
    )
    expect(figuresOf(missedByOwnQuestion(old, newest, both))).toEqual(['74户', '30袋', '45件'])
  })

  it('sets aside questions that say too little, and only those', () => {
    const [one] = asked
    if (!one) throw new Error('no figure')
    const thin = (question: string, over = {}) =>
      isThin({ ...one, figure: { ...one.figure, question, ...over } })
    expect(
      ['累计投入多少钱？', '同比增长百分之几？', '共多少个？'].map((question) => thin(question)),
    ).toEqual([true, true, true])
    expect(
      ['助学金多少钱？', '入住老人多少人？', '残疾人事业累计投入多少钱？'].map((question) => thin(question)),
    ).toEqual([false, false, false])
    expect(thin('公园多少个？', { askable: false })).toBe(true)
  })
})

describe('a release that never was', () => {
  const [first] = corpus.passages
  if (!first) throw new Error('no passage')

  it('lacks one sentence and nothing else', () => {
    const without = corpusOfPart(corpus, withoutPassage(part, first))
    expect(without.releases[0]?.paragraphs[0]?.text).toBe('为74户家庭进行无障碍改造。')
    expect(without.passages.map(({ text }) => text)).toEqual(corpus.passages.slice(1).map(({ text }) => text))
    for (const { paragraph, offset, text } of without.passages) {
      const whole = without.releases[0]?.paragraphs.find(({ number }) => number === paragraph)?.text ?? ''
      expect(whole.slice(offset, offset + text.length)).toBe(text)
    }
    expect(without.frequency('口袋公园')).toBe(0)
  })

  it('has other digits in one figure and nowhere else', () => {
    const [figure] = first.figures
    if (!figure) throw new Error('no figure')
    const changed = withOtherDigits(part, [{ passage: first, figure, now: '23个' }])
    expect(changed.passages.map(({ text }) => text)).toEqual([
      '全市新建口袋公园23个。',
      ...corpus.passages.slice(1).map(({ text }) => text),
    ])
    expect(changed.passages[0]?.figures[0]).toMatchObject({ text: '23个', value: 23 })
  })

  it.each([
    ['2343名', '3454名'],
    ['3.9万余个', '4.1万余个'],
    ['100%', '211%'],
    ['两家', '五家'],
    ['三个百分百', '六个百分百'],
    ['十', null],
  ])('%s → %s', (text, now) => expect(otherDigitsOf(text)).toBe(now))
})

describe('a sample', () => {
  const all = Array.from({ length: 500 }, (_, i) => i)
  it('is some of all in their order, the same for the same seed, and all where they are few', () => {
    const some = sampleOf(all, 40, 1)
    expect(some).toEqual(sampleOf(all, 40, 1))
    expect(some).not.toEqual(sampleOf(all, 40, 2))
    expect([...new Set(some)].sort((a, b) => a - b)).toEqual(some)
    expect(some).toHaveLength(40)
    expect(sampleOf(all, 500, 1)).toEqual(all)
  })
})

describe('what editors wrote', () => {
  const engine = faithful(corpus)
  const example = (entry: { question: string; figures?: string[]; notStated?: true }) => {
    return exampleFaults([{ entry, where: 'questions/a.yaml:3' }], engine)
  }

  it('examples must give their figures, or nothing', () => {
    expect(example({ question: '口袋公园多少个？', figures: ['12个'] })).toEqual([])
    expect(example({ question: '月球多少个？', notStated: true })).toEqual([])
    expect(example({ question: '口袋公园多少个？', figures: ['13个'] })).toMatchObject([
      { where: 'questions/a.yaml:3', what: '"口袋公园多少个？" should give 13个, gives 12个' },
    ])
    expect(example({ question: '口袋公园多少个？', figures: ['12个', '13个'] })).toHaveLength(1)
    expect(example({ question: '口袋公园多少个？', notStated: true })).toHaveLength(1)
    expect(example({ question: '月球多少个？', figures: ['12个'] })).toHaveLength(1)
  })

  it('every word must have an example, and the example an answer', () => {
    const faults = (example?: string) => {
      const entry = { word: '街心花园', means: ['口袋公园'], ...(example === undefined ? {} : { example }) }
      return vocabularyFaults({ ...corpus, vocabulary: makeVocabulary([entry]) }, engine)
    }
    expect(faults('口袋公园多少个')).toEqual([])
    expect(faults('月球多少个')).toHaveLength(1)
    expect(faults()).toMatchObject([{ what: '街心花园 has no example' }])
  })

  it('a curated answer must be given to its questions, and is told of where a release answers them', () => {
    const source = { title: '办事指南', document: '第3页' }
    const answer = { answer: '周一至周五。', source, checked: '2025-01-31' as const }
    const entry = { ...answer, questions: ['口袋公园多少个', '口袋公园几点开门'] }
    const places = new Map([[entry, 'answers/a.yaml:7']])
    const served = { ...corpus, curated: { entries: [entry] }, places }
    expect(editorsNotices(served, engine)).toMatchObject([
      { where: 'answers/a.yaml:7', what: expect.stringContaining('12个') },
    ])
    expect(curatedFaults(served, engine)).toMatchObject([
      { where: 'answers/a.yaml:7', what: expect.stringContaining('口袋公园几点开门') },
    ])
    expect(curatedFaults(served, makeEngine(served, lexicon, gazetteer))).toEqual([])
  })

  it('a contact is told of where no release names its department', () => {
    const contact = {
      ...{ department: '市残联', phone: '0312-1234567' },
      ...{ source: { title: '机构职能', document: '第3页' }, checked: '2025-01-31' as const },
    }
    const places = new Map([[contact, 'contacts.yaml:1']])
    const of = (departments: readonly string[]) =>
      editorsNotices(
        { ...makeCorpus([{ ...parks, departments }], noVocabulary), contacts: [contact], places },
        engine,
      )
    expect(of(['市残联'])).toEqual([])
    expect(of(['市民政局'])).toMatchObject([{ code: 'contact-unused', where: 'contacts.yaml:1' }])
  })
})

describe('the report on the shipped release', { timeout: 60_000 }, () => {
  const report = checkCorpus(shippedCorpus, lexicon, gazetteer)
  const failed = (test: string) => report.tried.find((one) => one.test === test)

  it('tries every figure, says how many, and names each fault with its place and a way to mend it', () => {
    const thin = askedIn(shippedCorpus.passages).filter(isThin).length
    const figures = askedIn(shippedCorpus.passages).length - thin
    expect(failed('found by their own question')).toMatchObject({ tried: figures, of: figures })
    expect(failed('not replaced without their sentence')).toMatchObject({ tried: figures, of: figures })
    expect(failed('sums, shares, names agree')).toMatchObject({ failed: 0 })
    expect(failed('sums, shares, names agree')?.tried).toBeGreaterThan(3)
    expect(report.notices.filter(({ code }) => code === 'thin-question')).toHaveLength(thin)
    for (const { where, mend } of report.faults) {
      expect(where).toMatch(new RegExp(`^${shippedRelease.id}#[0-9]+\\.[0-9]+$`))
      expect(mend).not.toBe('')
    }
  })

  it('takes a sample where there is more, and says of how many', () => {
    const small = checkCorpus(shippedCorpus, lexicon, gazetteer, { most: 5 })
    expect(small.tried[0]).toMatchObject({ tried: 5, of: failed('found by their own question')?.of })
  })
})
