import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import type { CuratedEntry } from '../../src/corpus/curated.ts'
import { makeVocabulary } from '../../src/corpus/vocabulary.ts'
import { makeReader } from '../../src/query/understand.ts'
import { makeWordingFinder } from '../../src/search/wording.ts'
import { gazetteer, lexicon, shippedRelease } from '../support/engine.ts'

const entry = (questions: string[], answer = '见办事指南。'): CuratedEntry => {
  return { questions, answer, source: { title: '办事指南', document: '第3页' }, checked: '2025-01-31' }
}

function finderOf(...entries: readonly CuratedEntry[]) {
  const vocabulary = makeVocabulary([{ word: '代步车', means: ['轮椅'] }])
  const corpus = makeCorpus([shippedRelease], vocabulary, { curated: { entries } })
  const { understand } = makeReader(corpus, lexicon, gazetteer)
  const find = makeWordingFinder(corpus.curated.entries, corpus, lexicon, understand)
  return (question: string) => find(understand(question))?.answer
}

describe('an answer that editors wrote', () => {
  const answerTo = finderOf(
    entry(['残联的电话是多少', '怎么联系残联'], '电话'),
    entry(['轮椅在哪里申请', '申请轮椅要带什么材料'], '申请'),
    entry(['社保卡丢了怎么补办'], '补办'),
    entry(['免申即享是什么意思'], '名词'),
  )

  it.each([
    ['残联的电话是多少', '电话'],
    ['请问残联电话是多少？', '电话'],
    ['殘聯的電話是多少', '电话'],
    ['您好，怎么联系残联？', '电话'],
    ['市残联联系方式', '电话'],
    ['残联电话多少', '电话'],
    ['轮椅怎么申请', '申请'],
    ['我妈腿脚不好，轮椅去哪里申请？', '申请'],
    ['申请代步车需要哪些材料', '申请'],
    ['how do I apply for a wheelchair', '申请'],
    ['社会保障卡丢了咋补办', '补办'],
    ['免申即享是什么意思？', '名词'],
  ])('is found by %s', (question, answer) => expect(answerTo(question)).toBe(answer))

  it.each([
    '民政局的电话是多少',
    '安国市残联的电话是多少',
    '残联的地址在哪里',
    '残联几点上班',
    '电话',
    '残联',
    '怎么申请',
    '给多少残疾人配了轮椅',
    '轮椅多少钱',
    '助听器怎么申请',
    '2019年轮椅怎么申请',
    '申请轮椅被拒绝了找谁',
    '轮椅坏了怎么投诉',
    '身份证丢了怎么补办',
    '申请低保要带什么材料',
    '轮椅申请了9台怎么只来了3台',
    '？',
  ])('is kept from %s', (question) => expect(answerTo(question)).toBeUndefined())

  it('is none where two fit alike', () => {
    const twins = finderOf(entry(['在哪里申请轮椅'], '甲'), entry(['轮椅去哪里申请', '轮椅去哪里领'], '乙'))
    expect(twins('轮椅怎么申请')).toBeUndefined()
    expect(twins('在哪里申请轮椅')).toBe('甲')
  })

  it('is found by each of its questions, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (question) => {
        if (/[\p{L}\p{N}]/u.test(question.normalize('NFKC')))
          expect(finderOf(entry([question]))(question)).toBeDefined()
      }),
      { numRuns: 25 },
    )
  })
})
