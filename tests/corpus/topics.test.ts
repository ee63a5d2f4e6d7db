import { describe, expect, it } from 'vitest'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import { coverageOf } from '../../src/corpus/coverage.ts'
import { passageKey, sectionsOf } from '../../src/corpus/topics.ts'
import { noVocabulary, releaseOf, shippedCorpus } from '../support/engine.ts'

const plainCorpus = makeCorpus(
  [
    releaseOf(['新建学校12所，新增学位3000个。为45户家庭改造住房。今天天气很好。'], { title: '教育住房' }),
    releaseOf(['2023年，新建公园3座。'], { id: '2023-12-01-park', title: '公园', date: '2023-12-01' }),
  ],
  noVocabulary,
)

describe('sectionsOf', () => {
  it('has the departments of the releases, each with its topics', () => {
    expect(sectionsOf(shippedCorpus).map(({ label }) => label)).toEqual(['市人社局', '市民政局', '市残联'])
  })

  it('leads to every figure worth asking for, and to no sentence without one', () => {
    const topics = sectionsOf(shippedCorpus).flatMap((section) => section.topics)
    expect(topics.every(({ questions }) => questions.length > 0)).toBe(true)
    const questions = new Set(topics.flatMap((topic) => topic.questions))
    expect(questions).toContain('为多少名残疾人提供精准康复服务？')
    expect(questions).not.toContain('截至几月？')
  })

  it('calls no two topics of a section the same, and each by words of its sentence', () => {
    for (const { topics } of sectionsOf(shippedCorpus)) {
      expect(new Set(topics.map(({ label }) => label)).size).toBe(topics.length)
      for (const { label, passage, questions } of topics.filter((topic) => topic.questions.length > 1))
        if (!questions.includes(label))
          for (const noun of label.split('、')) expect(passage.text).toContain(noun)
    }
  })

  it('says what a topic counts without the year and words of its release', () => {
    const counted = (text: string) =>
      sectionsOf(makeCorpus([releaseOf([text])], noVocabulary)).flatMap(({ topics }) =>
        topics.map(({ counts }) => counts),
      )
    expect(counted('2024年新建幼儿园17所。')).toEqual(['幼儿园'])
    expect(counted('全年新建、改扩建幼儿园23所。')).toEqual(['幼儿园'])
  })

  it('groups by release where no department is named, newest first', () => {
    expect(sectionsOf(plainCorpus).map(({ label, topics }) => [label, topics.length])).toEqual([
      ['教育住房', 2],
      ['公园', 1],
    ])
  })

  it('keeps a key while the sentence stays, wherever it stands', () => {
    const [before] = makeCorpus([releaseOf(['新建学校12所。'])], noVocabulary).passages
    const [, moved] = makeCorpus([releaseOf(['今天开会。', '新建学校12所。'])], noVocabulary).passages
    const [changed] = makeCorpus([releaseOf(['新建学校13所。'])], noVocabulary).passages
    if (!before || !moved || !changed) throw new Error('a passage is missing')
    expect(passageKey(moved)).toBe(passageKey(before))
    expect(passageKey(changed)).not.toBe(passageKey(before))
  })
})

describe('coverageOf', () => {
  it('counts what can be asked, by release', () => {
    expect(coverageOf(plainCorpus)).toEqual({
      releases: [
        { title: '教育住房', date: '2024-12-24', figures: 3 },
        { title: '公园', date: '2023-12-01', figures: 1 },
      ],
      departments: [],
      figures: 4,
      places: ['定州市'],
      years: ['2023', '2024'],
    })
  })

  it('counts as many figures as the sections lead to', () => {
    const { figures, departments } = coverageOf(shippedCorpus)
    const asked = sectionsOf(shippedCorpus).flatMap(({ topics }) =>
      topics.flatMap(({ questions }) => questions),
    )
    expect(figures).toBeGreaterThanOrEqual(asked.length)
    expect(departments).toEqual(['市人社局', '市民政局', '市残联'])
  })

  it('is empty for no releases', () => {
    expect(coverageOf(makeCorpus([], noVocabulary))).toMatchObject({ releases: [], figures: 0, years: [] })
  })
})
