// What is answered where several releases speak of the same thing, where one no longer holds, and where none does.
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { notVerbatim } from '../../src/answer/verbatim.ts'
import type { Contact } from '../../src/corpus/contacts.ts'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import type { CuratedEntry } from '../../src/corpus/curated.ts'
import { freshContext, makeEngine } from '../../src/engine/engine.ts'
import type { IsoDate, Release } from '../../src/release/release.ts'
import { plainText } from '../../src/render/plain.ts'
import { replyTo } from '../../src/render/reply.ts'
import { gazetteer, lexicon, noVocabulary, releaseOf, shippedRelease } from '../support/engine.ts'

const of = (date: IsoDate, text: string, over: Partial<Release> = {}): Release => {
  const release = releaseOf([text], {
    id: `${date}-jiuye`,
    date,
    title: `${date.slice(0, 4)}年就业情况`,
    ...over,
  })
  const paragraphs = release.paragraphs.map((one) => {
    return { ...one, department: '市人社局', departmentEvidence: 'heading' as const }
  })
  return { ...release, departments: ['市人社局'], paragraphs }
}
const years = [
  of('2022-12-20', '截至11月底，全市城镇新增就业6200人。'),
  of('2023-12-20', '截至11月底，全市实现城镇新增就业6850人。举办专场招聘会46场。'),
  of('2024-12-20', '截至11月底，全市实现城镇新增就业7925人。举办专场招聘会52场。'),
]

function engineOf(releases: readonly Release[], editors: Parameters<typeof makeCorpus>[2] = {}) {
  const corpus = makeCorpus(releases, noVocabulary, editors)
  const engine = makeEngine(corpus, lexicon, gazetteer)
  return (question: string): Answer => {
    const { answer } = engine.ask(question, freshContext)
    expect(notVerbatim(answer, corpus)).toEqual([])
    return answer
  }
}
const figures = (answer: Answer) =>
  answer.outcome === 'answered' ? answer.figures.map(({ text }) => text) : answer.outcome
const shown = (answer: Answer) => plainText(replyTo(answer, 'zh-Hans'))

describe('the same indicator in several releases', () => {
  const ask = engineOf(years)

  it('is answered from the newest, with its date, and what the older ones said', () => {
    const answer = ask('城镇新增就业多少人')
    expect(figures(answer)).toEqual(['7925人'])
    expect(shown(answer)).toContain('市人社局 · 2024-12-20 · 2024年就业情况')
    expect(shown(answer)).toContain(
      '此前（2023-12-20公布）：6850人 · 2023年就业情况\n此前（2022-12-20公布）：6200人 · 2022年就业情况',
    )
  })

  it.each([
    ['2023年城镇新增就业多少人', '6850人'],
    ['去年城镇新增就业多少人', '6850人'],
    ['前年城镇新增就业多少人', '6200人'],
    ['2023年12月20日的发布会上，专场招聘会办了多少场', '46场'],
    ['12月20日公布的专场招聘会办了多少场', '52场'],
  ])('is answered from the release that the question names: %s', (question, figure) => {
    const answer = ask(question)
    expect(figures(answer)).toEqual([figure])
    if (/年/.test(question)) expect(shown(answer)).not.toContain('此前')
  })

  it('is not answered for a year of which there is none', () => {
    expect(figures(ask('2019年城镇新增就业多少人'))).toBe('not-stated')
  })

  it('is answered for the month that is asked for, from the release that has it', () => {
    const half = of('2024-06-28', '截至5月底，全市实现城镇新增就业3312人。')
    expect(figures(engineOf([...years, half])('截至5月底城镇新增就业多少人'))).toEqual(['3312人'])
  })

  it('a later release that looks back on the year answers for it too', () => {
    const look = of('2025-01-15', '2024年，全市新建零工市场4个。')
    expect(figures(engineOf([...years, look])('2024年新建多少个零工市场'))).toEqual(['4个'])
  })
})

describe('two values for the same indicator and time', () => {
  it('are both shown with their sources, and said to differ', () => {
    const other = of('2024-12-23', '截至11月底，全市实现城镇新增就业7952人。', { title: '就业数据通报' })
    const answer = engineOf([...years, other])('城镇新增就业多少人')
    expect(figures(answer)).toEqual(['7952人', '7925人'])
    expect(shown(answer)).toMatch(/^公布的两个数字不一致/)
    expect(shown(answer)).toContain('2024-12-23 就业数据通报：7952人\n2024-12-20 2024年就业情况：7925人')
  })

  it('are both shown where one release contradicts itself', () => {
    const torn = of('2024-12-23', '全市新建口袋公园12个。建设绿道3公里。')
    const again = {
      number: 2,
      text: '全市新建口袋公园21个。',
      department: '市人社局',
      departmentEvidence: 'heading' as const,
    }
    const answer = engineOf([{ ...torn, paragraphs: [...torn.paragraphs, again] }])('新建多少个口袋公园')
    expect([...figures(answer)].sort()).toEqual(['12个', '21个'])
    expect(shown(answer)).toContain('第2段：21个')
  })

  it('that one number can be behind are no contradiction', () => {
    const rounded = of('2024-12-23', '截至11月底，全市实现城镇新增就业7900余人。')
    expect(figures(engineOf([...years, rounded])('城镇新增就业多少人'))).toHaveLength(1)
  })
})

describe('a release that no longer holds', () => {
  const wrong = of('2021-12-20', '2021年，全市新建零工市场4个，技能培训5120人次。')
  const right = of('2022-01-05', '2021年，全市技能培训5210人次。', { supersedes: [wrong.id], title: '更正' })

  it('gives no figure as if it held', () => {
    const ask = engineOf([...years, { ...wrong, withdrawn: '2022-01-03' }])
    expect(figures(ask('技能培训多少人次'))).toBe('not-stated')
    expect(shown(ask('新建多少个零工市场'))).not.toContain('4个')
  })

  it.each([
    [{ withdrawn: '2022-01-03' as const }, '已于2022-01-03撤回'],
    [{ validUntil: '2022-06-30' as const }, '有效期到2022-06-30为止'],
  ])('asked for by its date is given as what it is: %j', (over, said) => {
    const ask = engineOf([...years, { ...wrong, ...over }], { today: '2025-01-01' })
    for (const question of ['2021年新建多少个零工市场', '2021年12月20日公布的零工市场有多少个']) {
      expect(figures(ask(question))).toEqual(['4个'])
      expect(shown(ask(question))).toContain(said)
    }
  })

  it('gives way to the one that replaced it, which is named', () => {
    const ask = engineOf([...years, wrong, right])
    expect(figures(ask('2021年技能培训多少人次'))).toEqual(['5210人次'])
    expect(shown(ask('2021年12月20日公布的技能培训多少人次'))).toContain('已被2022-01-05的《更正》取代')
  })

  it('cannot be cited without that', () => {
    const corpus = makeCorpus([...years, { ...wrong, withdrawn: '2022-01-03' }], noVocabulary)
    const { answer } = makeEngine(corpus, lexicon, gazetteer).ask('2021年新建多少个零工市场', freshContext)
    if (answer.outcome !== 'answered') throw new Error('not answered')
    const silent = answer.citations.map(({ retired: _, ...citation }) => citation)
    expect(notVerbatim({ ...answer, citations: silent }, corpus)).toEqual([
      `cited as if it held: ${wrong.id}`,
    ])
  })
})

describe('what no release says', () => {
  const source = { title: '机构职能', url: 'https://example.org/jigou' }
  const howTo: CuratedEntry = {
    ...{ questions: ['轮椅怎么申请'], answer: '带残疾人证到乡镇（街道）残联申请。' },
    ...{ source, checked: '2025-01-31' },
  }
  const contact: Contact = { department: '市民政局', phone: '0312-2580000', source, checked: '2025-02-01' }
  const ask = engineOf([shippedRelease], { curated: { entries: [howTo] }, contacts: [contact] })

  it('is answered as an editor wrote it, to the letter, with its own source and the day it was checked', () => {
    const answer = ask('轮椅去哪里申请')
    expect(figures(answer)).toEqual([])
    expect(shown(answer)).toContain(
      '│ 带残疾人证到乡镇（街道）残联申请。\n来源：机构职能 · 2025-01-31核对 · https://example.org/jigou',
    )
    expect(figures(ask('给多少残疾人配了轮椅'))).toEqual(['2343名'])
  })

  it('is asked about again in a conversation', () => {
    const corpus = makeCorpus([shippedRelease], noVocabulary, { curated: { entries: [howTo] } })
    const engine = makeEngine(corpus, lexicon, gazetteer)
    const first = engine.ask('给多少残疾人配了轮椅', freshContext)
    const then = engine.ask('那怎么申请呢', first.context)
    expect(then.answer).toMatchObject({ outcome: 'answered', curated: howTo })
    expect(engine.ask('出处呢', then.context).answer).toMatchObject({ outcome: 'answered', curated: howTo })
  })

  it('names the department that may know, with its contact', () => {
    for (const question of ['民政局的电话是多少', '养老机构的床位怎么收费'])
      expect(shown(ask(question))).toContain(
        '可以向市民政局咨询：电话 0312-2580000\n来源：机构职能 · 2025-02-01核对',
      )
    expect(shown(ask('残疾人的平均工资是多少'))).not.toContain('0312')
    expect(shown(ask('保定市民政局的电话是多少'))).not.toContain('0312')
  })
})

describe('the same indicator of two places', () => {
  const ask = engineOf([
    of('2024-12-20', '举办专场招聘会52场。', { id: 'here', place: '定州市' }),
    of('2024-12-20', '举办专场招聘会31场。', { id: 'there', place: '安国市' }),
  ])

  it('is asked back by place, and each choice leads to its own figure', () => {
    const answer = ask('举办专场招聘会多少场')
    expect(answer.outcome).toBe('clarify')
    const choices = answer.outcome === 'clarify' ? answer.choices.map(({ question }) => question) : []
    const figures = choices.map((question) => {
      const chosen = ask(question)
      return chosen.outcome === 'answered' ? chosen.figures.map(({ text }) => text) : []
    })
    expect(figures.sort()).toEqual([['31场'], ['52场']])
  })
})
