// What was asked of a release before leads to what its words alone do not, and to nothing that is not in it.
import { describe, expect, it } from 'vitest'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import type { Precedent } from '../../src/corpus/precedent.ts'
import { freshContext, makeEngine } from '../../src/engine/engine.ts'
import { gazetteer, lexicon, noVocabulary, releaseOf } from '../support/engine.ts'
import { told } from '../support/turns.ts'

const release = releaseOf([
  '全市建成孝老食堂81个，服务老人2300余人，发放补贴24万元。',
  '截至11月底，全市修缮乡村公路63公里。',
  '市民政局会同乡镇（街道）开展巡访。',
])

function asked(question: string, figures: readonly string[], evidence: string | null): Precedent {
  const found = evidence === null ? null : [evidence]
  return { question, figures, evidence: found, near: null, after: null, file: 'a.jsonl' }
}

/** Each thing asked in a few ways, as citizens do. */
const precedents = [
  ...['大伙搭伙吃饭那种地儿弄起来多少', '老头老太搭伙吃饭的地儿', '搭伙吃饭的有几处'].map((question) =>
    asked(question, ['81个'], '孝老食堂81个'),
  ),
  ...['搭伙的地儿多少，几个人去', '搭伙吃饭几处、多少人吃上了', '吃饭的地儿和吃上饭的人各多少'].map(
    (question) => asked(question, ['81个', '2300余人'], '孝老食堂81个，服务老人2300余人'),
  ),
  ...['谁上门看望独居的', '是哪家上门看望独居老人', '看望独居的是哪个部门'].map((question) =>
    asked(question, [], '市民政局会同乡镇（街道）开展巡访'),
  ),
  ...['那条道铺完是几月的事', '铺道的数截到几月', '铺道是到哪个月'].map((question) =>
    asked(question, ['11月底'], '截至11月底'),
  ),
  ...['一顿饭多少钱', '搭伙一顿几块', '上门看望给钱吗'].map((question) => asked(question, [], null)),
]

function answer(question: string, ones: readonly Precedent[]) {
  const corpus = makeCorpus([release], noVocabulary, { precedents: new Map([[release.id, ones]]) })
  return makeEngine(corpus, lexicon, gazetteer).ask(question, freshContext).answer
}

function figures(question: string, ones: readonly Precedent[] = precedents): readonly string[] {
  const said = answer(question, ones)
  return said.outcome === 'answered' ? said.figures.map(({ text }) => text) : []
}

describe('precedents', () => {
  it('lead to a sentence that shares no word with the question', () => {
    expect(figures('老头老太搭伙吃饭的有几处', [])).toEqual([])
    expect(figures('老头老太搭伙吃饭的有几处')).toEqual(['81个'])
  })

  it('tell that several figures are asked for at once', () => {
    expect(figures('搭伙的地儿多少，吃上的几个人').toSorted()).toEqual(['2300余人', '81个'])
  })

  it('lead to a name', () => {
    const said = answer('独居老人谁上门看望', precedents)
    expect(said.outcome === 'answered' && said.citations[0]?.quote).toContain('市民政局')
  })

  it('lead to a date, which is pointed out', () => {
    expect(figures('铺道那个数是截到哪个月')).toEqual(['11月底'])
  })

  it('say nothing of a release that has none, whatever stands beside it', () => {
    const other = releaseOf(
      ['新增绿道21.5公里，筹集保障性租赁住房3400套。', '改造老旧小区58个，惠及居民7200户。'],
      {
        id: '2025-03-18-other',
        date: '2025-03-18',
      },
    )
    const alone = makeEngine(makeCorpus([other], noVocabulary), lexicon, gazetteer)
    const beside = makeEngine(
      makeCorpus([other, release], noVocabulary, { precedents: new Map([[release.id, precedents]]) }),
      lexicon,
      gazetteer,
    )
    for (const question of [
      '新增绿道多少公里',
      '老旧小区改造了几个',
      '租赁住房筹集了多少套',
      '小区改造惠及居民多少户',
    ]) {
      const [one, both] = [alone, beside].map((engine) => engine.ask(question, freshContext).answer)
      expect(one?.outcome).toBe('answered')
      expect(both?.outcome === 'answered' && both.figures).toEqual(one?.outcome === 'answered' && one.figures)
    }
  })

  it('tell what a turn means that leaves out what stood before it', () => {
    const following = (last: Precedent, question: string, then: Precedent): Precedent => {
      return { ...then, question, after: { last, shown: last } }
    }
    const canteens = asked('食堂几个', ['81个'], '孝老食堂81个')
    const roads = asked('路多长', ['63公里'], '乡村公路63公里')
    const eaters = asked('', ['2300余人'], '孝老食堂81个，服务老人2300余人')
    const turns = ['去的人呢', '那去的呢', '都有几位去', '有几位'].flatMap((question) => [
      following(canteens, question, eaters),
      following(roads, question, asked('', [], null)),
    ])
    const corpus = makeCorpus([release], noVocabulary, {
      precedents: new Map([[release.id, [...precedents, canteens, canteens, roads, roads, ...turns]]]),
    })
    const engine = makeEngine(corpus, lexicon, gazetteer)
    expect(told(['孝老食堂几个', '去的有几位'], engine)).toEqual(['81个', '2300余人'])
    expect(told(['修缮乡村公路多长', '去的有几位'], engine)).toEqual(['63公里', 'not-stated'])
  })

  it('overrule a demand that the words only seem to make, and none of another year', () => {
    // 没工作 alone asks for those who have none.
    const placed = [
      '没工作那拨人安排出去几个',
      '没活干的安排了多少',
      '没工作的里头安排出去的几个',
      '没活干的安排出去多少',
    ].map((question) => asked(question, ['5092人'], '失业人员再就业5092人'))
    const others = ['没工作的有几个', '没活干的一共多少'].map((question) => asked(question, [], null))
    const jobs = releaseOf(['截至11月底，失业人员再就业5092人。', '全市建成孝老食堂81个。'])
    const figuresOf = (question: string, ones: readonly Precedent[]) => {
      const corpus = makeCorpus([jobs], noVocabulary, { precedents: new Map([[jobs.id, ones]]) })
      const said = makeEngine(corpus, lexicon, gazetteer).ask(question, freshContext).answer
      return said.outcome === 'answered' ? said.figures.map(({ text }) => text) : []
    }
    const question = '没工作的安排出去几个'
    expect(figuresOf(question, [])).toEqual([])
    expect(figuresOf(question, [...placed, ...others])).toEqual(['5092人'])
    expect(figuresOf(`前年${question}`, [...placed, ...others])).toEqual([])
    expect(figuresOf('没工作的有几个', [...placed, ...others])).toEqual([])
  })

  it('lead to nothing once the sentence is gone', () => {
    const gone = precedents.map((one) => ({ ...one, evidence: one.evidence && ['老年饭堂81个'] }))
    expect(figures('老头老太搭伙吃饭的有几处', gone)).toEqual([])
  })
})
