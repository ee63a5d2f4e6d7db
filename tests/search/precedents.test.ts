// What was asked before, as evidence: for whom it speaks, against whom, and when it is silent.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import type { Precedent } from '../../src/corpus/precedent.ts'
import { makePrecedents } from '../../src/search/precedents.ts'
import { lexicon, noVocabulary, releaseOf } from '../support/engine.ts'

const release = releaseOf(['全市建成孝老食堂81个，服务老人2300余人。', '发放助学金24万元。'])
const other = releaseOf(['全市建成孝老食堂36个。'], { id: '2023-12-24-test', date: '2023-12-24' })
const { passages } = makeCorpus([release, other], noVocabulary)

const asked = (question: string, figure: string | null, evidence: string | null = null): Precedent => ({
  question,
  figures: figure === null ? [] : [figure],
  evidence: evidence === null ? null : [evidence],
  near: null,
  after: null,
  file: 'a.jsonl',
})
const canteens = asked('村里吃饭的地方有几处', '81个', '孝老食堂81个')
const price = asked('在食堂吃一顿要几块钱', null)

/** What precedents of the release say to a question. */
function heard(question: string, ...precedents: readonly Precedent[]) {
  return makePrecedents({ precedents: new Map([[release.id, precedents]]), passages }, lexicon).of(question)
}

/** The same of a figure. */
function said(question: string, figure: string, ...precedents: readonly Precedent[]) {
  const passage = passages.find((one) => one.figures.some(({ text }) => text === figure))
  const found = passage?.figures.find(({ text }) => text === figure)
  if (!passage || !found) throw new RangeError(`no figure ${figure}`)
  return heard(question, ...precedents).of({ indexed: { passage }, figure: found })
}

describe('precedents', () => {
  it('speak for what answered a question like it, and against what did not', () => {
    const question = '我们村吃饭的地方有几处'
    const right = said(question, '81个', canteens, price)
    const wrong = said(question, '2300余人', canteens, price)
    expect(right.precedent).toBeGreaterThan(0.7)
    expect(right.precedentLead).toBeLessThan(0)
    expect(wrong.precedent).toBe(0)
    expect(wrong.precedentOther).toBeCloseTo(right.precedent)
    expect(wrong.precedentLead).toBeGreaterThan(0)
  })

  it('speak for no answer where questions like it had none', () => {
    const { precedent, precedentNone, precedentVoteNone } = said('吃一顿要几块钱', '81个', canteens, price)
    expect(precedentNone).toBeGreaterThan(precedent)
    expect(precedentVoteNone).toBeGreaterThan(0.5)
  })

  it('are silent where there are none, and of another release', () => {
    const silent = Object.values(said('吃饭的地方有几处', '81个'))
    expect(silent.every((value) => value === 0)).toBe(true)
    expect(Object.values(said('吃饭的地方有几处', '36个', canteens))).toEqual(silent)
  })

  it('speak for the place in the sentence, whatever digits stand there', () => {
    const question = '吃饭的地方有几处'
    const corrected = { ...canteens, figures: ['79个'], evidence: ['孝老食堂79个'] }
    const { precedent, taught } = said(question, '81个', corrected)
    expect(precedent).toBeCloseTo(said(question, '81个', canteens).precedent)
    expect(taught).toBeGreaterThan(0.5)
    expect(said(question, '2300余人', corrected).precedent).toBe(0)
  })

  it('speak for their own sentence where others differ by the digits alone', () => {
    const alike = releaseOf(['为234名残疾人提供托养服务。', '为845名残疾人提供培训。'])
    const { passages } = makeCorpus([alike], noVocabulary)
    const cared = asked('托养了几个人', '234名', '为234名残疾人提供')
    const { of } = makePrecedents({ precedents: new Map([[alike.id, [cared]]]), passages }, lexicon).of(
      '托养了几个人',
    )
    const [own, others] = passages.map((passage) =>
      of({ indexed: { passage }, figure: passage.figures[0] ?? null }),
    )
    expect([own?.precedent, others?.precedent]).toEqual([expect.closeTo(1), 0])
  })

  it('speak for no answer when their sentence is gone', () => {
    const gone = { ...canteens, evidence: ['老年饭堂81个'] }
    const { precedent, precedentNone, taught, taughtNone } = said('吃饭的地方有几处', '81个', gone)
    expect([precedent, taught]).toEqual([0, 0])
    expect(precedentNone).toBeGreaterThan(0.7)
    expect(taughtNone).toBeCloseTo(1)
  })

  it('tell the sentences apart that answer by a name', () => {
    const named = [
      asked('谁在村里做饭', null, '建成孝老食堂'),
      asked('村里谁做饭', null, '孝老食堂'),
      asked('钱是发给谁的', null, '发放助学金'),
      asked('谁拿到了钱', null, '助学金'),
    ]
    const { of, likely } = heard('村里是谁做饭', ...named)
    const [first, second] = passages.map((passage) => of({ indexed: { passage }, figure: null }).taught)
    expect(first).toBeGreaterThan(0.6)
    expect(second).toBeLessThan(0.4)
    expect(likely(release.id)[0]).toMatchObject({ figure: null, passage: { text: passages[0]?.text } })
  })

  it('name what is likely, of their own release and while its sentence stands', () => {
    const texts = (found: readonly { figure: { text: string } | null }[]) =>
      found.map(({ figure }) => figure?.text)
    const { likely } = heard('吃饭的地方有几处', canteens, canteens)
    expect(texts(likely(release.id))).toEqual(['81个'])
    expect(likely(other.id)).toEqual([])
    const gone = { ...canteens, evidence: ['老年饭堂81个'] }
    expect(heard('吃饭的地方有几处', gone, gone).likely(release.id)).toEqual([])
  })

  it('speak of a turn by what stood before it, as turns after the like were answered', () => {
    const turn = (text: string, figure: string | null, shown: Precedent) => ({
      ...asked(text, figure, figure && `助学金${figure}`),
      after: { last: shown, shown },
    })
    const grant = asked('发了多少助学金', '24万元', '助学金24万元')
    const turns = ['那钱呢', '钱有多少'].flatMap((text) => [
      turn(text, '24万元', canteens),
      turn(text, null, grant),
    ])
    const precedents = new Map([[release.id, [canteens, grant, ...turns]]])
    const { of } = makePrecedents({ precedents, passages }, lexicon)
    const [first, second] = passages.map((passage) => ({ passage, figure: passage.figures[0] ?? null }))
    const taught = [first, second].map((shown) => {
      const before = {
        passage: shown?.passage.id ?? '',
        figure: shown?.figure?.text ?? null,
        isAnswered: true,
      }
      const heard = of('钱呢', { ...before, shown: before })
      return second ? heard.of({ indexed: second, figure: second.figure }).taught : 0
    })
    expect(taught).toEqual([expect.closeTo(1, 0), expect.closeTo(0, 0)])
  })

  it('count alike whatever their order, between 0 and 1, the same words most', () => {
    const words = fc.array(fc.constantFrom('食堂', '老人', '几个', '多少钱', '在哪', 'how many'), {
      minLength: 1,
      maxLength: 4,
    })
    const precedent = fc
      .tuple(words, fc.constantFrom(['81个', '孝老食堂81个'], ['24万元', '助学金24万元'], [null, null]))
      .map(([text, [figure, evidence]]) => asked(text.join(''), figure ?? null, evidence ?? null))
    fc.assert(
      fc.property(
        words,
        fc.uniqueArray(precedent, { selector: (one) => one.question, maxLength: 9 }),
        (text, ones) => {
          const question = text.join('')
          const { precedent: alike, precedentVote, precedentNone } = said(question, '81个', ...ones)
          const turned = said(question, '81个', ...ones.toReversed())
          expect(turned.precedent).toBeCloseTo(alike)
          expect(turned.precedentNone).toBeCloseTo(precedentNone)
          for (const value of [alike, precedentVote, precedentNone]) {
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(1 + 1e-9)
          }
          const same = said(question, '81个', ...ones, asked(question, '81个', '孝老食堂81个'))
          expect(same.precedent).toBeCloseTo(1)
        },
      ),
    )
  })
})
