// Files of questions that were asked before: what a line says, and what is said of one that says nothing.
import { describe, expect, it } from 'vitest'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import { type Precedent, parsePrecedents, releaseAsked, withoutFile } from '../../src/corpus/precedent.ts'
import { editorsNotices } from '../../src/engine/check-editors.ts'
import { loadCorpus } from '../../src/store/knowledge.ts'
import {
  knowledgeDir,
  noVocabulary,
  shippedCorpus,
  shippedEngine,
  shippedRelease,
} from '../support/engine.ts'

const read = (...lines: readonly string[]) => parsePrecedents('k/precedents/a.b.jsonl', lines.join('\n'))

describe('parsePrecedents', () => {
  it('takes what answers, figures printed as one apart, and that nothing does', () => {
    const { placed, faults } = read(
      '{"id":"1","text":"几类几种","expect":{"answerable":true,"figures":["3类19种"],"evidence":"3类19种辅具"}}',
      '',
      '{"text":"多大的孩子","expect":{"answerable":true,"figures":["0至6岁"],"evidence":"0至6岁","alternatives":["6岁以下"]}}',
      '{"text":"每人多少钱","expect":{"answerable":false,"why":"not stated"}}',
    )
    expect(faults).toEqual([])
    expect(placed.map(({ entry: { figures, evidence } }) => [figures, evidence])).toEqual([
      [['3类', '19种'], ['3类19种辅具']],
      [['0至6岁'], ['0至6岁', '6岁以下']],
      [[], null],
    ])
  })

  it('takes a date that is expected by name as the figure that it is, and other names as none', () => {
    const { placed } = read(
      '{"text":"算到哪月","expect":{"answerable":true,"mustContain":["11月底"],"evidence":"截至11月底"}}',
      '{"text":"谁办的","expect":{"answerable":true,"mustContain":["市民政局"],"evidence":"市民政局举办"}}',
    )
    expect(placed.map(({ entry }) => entry.figures)).toEqual([['11月底'], []])
  })

  it('takes a conversation turn by turn, each with what stood before it', () => {
    const { placed, faults } = read(
      '{"turns":[{"text":"几家食堂","expect":{"answerable":true,"figures":["81个"],"evidence":"食堂81个"}},{"text":"在哪","expect":{"answerable":false,"near":"食堂81个"}},{"text":"那药店呢","expect":{"answerable":true,"figures":["50家"],"evidence":"药店50家"}}]}',
    )
    expect(faults).toEqual([])
    const [first, second, third] = placed.map(({ entry }) => entry)
    expect(first?.after).toBeNull()
    expect(second?.after).toMatchObject({ last: { figures: ['81个'] }, shown: { figures: ['81个'] } })
    expect(third?.after).toMatchObject({
      last: { figures: [], evidence: null, near: '食堂81个' },
      shown: { figures: ['81个'] },
    })
  })

  it('names file and line of every line that is none', () => {
    const { faults } = read(
      '{"text":"好',
      '{"text":" ","expect":{"answerable":false}}',
      '{"text":"a","expect":{"answerable":true}}',
      '{"turns":[{"text":"几家","expect":{"answerable":false}},{"text":"那药店呢"}]}',
    )
    expect(faults.map(({ where }) => where)).toEqual(
      [1, 2, 3, 4].map((line) => `k/precedents/a.b.jsonl:${line}`),
    )
    expect(faults.map(({ what }) => what)).toEqual([
      'is not JSON',
      expect.stringContaining('text'),
      expect.stringContaining('evidence'),
      expect.stringContaining('turns.1.expect'),
    ])
  })
})

it('is of the release that the file is named for', () => {
  expect(releaseAsked('2024-12-24-dingzhou-minsheng.citizens.jsonl')).toBe('2024-12-24-dingzhou-minsheng')
})

describe('the shipped precedents', async () => {
  const { precedents, passages, releases, version } = await loadCorpus(knowledgeDir)
  const ones = [...precedents.values()].flat()

  it('are of a release that is there', () => {
    expect(ones.length).toBeGreaterThan(3000)
    expect([...precedents.keys()]).toEqual(releases.map(({ id }) => id))
  })

  it('point at figures of sentences that stand in it', () => {
    const isThere = ({ figures, evidence }: Precedent) =>
      evidence === null ||
      passages.some(
        (passage) =>
          evidence.some((part) => passage.text.includes(part)) &&
          (figures.length === 0 || figures.some((text) => passage.figures.some((one) => one.text === text))),
      )
    expect(ones.filter((one) => !isThere(one)).map(({ question }) => question)).toEqual([])
  })

  it('can be left out file by file, and belong to the version', () => {
    const file = ones[0]?.file ?? ''
    const rest = withoutFile(precedents, file)
    expect([...rest.values()].flat()).toEqual(ones.filter((one) => one.file !== file))
    const bare = makeCorpus([shippedRelease], noVocabulary)
    expect(makeCorpus([shippedRelease], noVocabulary, { precedents }).version).not.toBe(bare.version)
    expect(version).not.toBe(bare.version)
  })
})

it('tells of a file that is named for no release', () => {
  const file = '2020-01-01-gone.a.jsonl'
  const gone = { question: '几个', figures: [], evidence: null, near: null, after: null, file }
  const corpus = { ...shippedCorpus, precedents: new Map([[releaseAsked(file), [gone, gone]]]) }
  expect(
    editorsNotices(corpus, shippedEngine).filter(({ where }) => where === `precedents/${file}`),
  ).toHaveLength(1)
  expect(
    editorsNotices(shippedCorpus, shippedEngine).filter(({ code }) => code === 'precedent-unused'),
  ).toEqual([])
})
