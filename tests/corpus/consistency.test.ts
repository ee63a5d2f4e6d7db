import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyOf } from '../../src/corpus/consistency.ts'
import { faultOf } from '../../src/corpus/finding.ts'
import { ledgerOf } from '../../src/corpus/ledger.ts'
import { seriesOf } from '../../src/corpus/series.ts'
import { splitRelease } from '../../src/passage/split.ts'
import type { Release } from '../../src/release/release.ts'
import { releaseOf, shippedCorpus } from '../support/engine.ts'

const corpusOf = (...releases: readonly Release[]) => ({ releases, passages: releases.flatMap(splitRelease) })
const found = (text: string) =>
  consistencyOf(corpusOf(releaseOf([text]))).map(({ rule, holds }) => `${rule} ${holds ? '✓' : '✗'}`)

describe('the shipped release', () => {
  const findings = consistencyOf(shippedCorpus)
  it('adds up wherever that can be seen', () => {
    expect(findings.filter(({ holds }) => !holds)).toEqual([])
    const seen = findings.map(({ rule, what }) => `${rule}: ${what}`)
    expect(seen).toContainEqual(expect.stringContaining('315张 of 460张 is 68.48%'))
    expect(seen).toContainEqual(expect.stringMatching(/^names: 4 are named .*东车寄医院.* 4家$/u))
    expect(seen).toContainEqual(expect.stringMatching(/^names: 6 are named .* 6所$/u))
    expect(seen).toContainEqual(expect.stringContaining('99人 is said to be part of 233名'))
  })
})

describe('shares', () => {
  it.each([
    ['共有床位460张，护理型床位315张，占比68.48%。', ['share ✓']],
    ['共有床位460张，护理型床位315张，占比68.5%。', ['share ✓']],
    ['共有床位460张，护理型床位315张，占68%。', ['share ✓']],
    ['共有床位460张，护理型床位315张，占比69%。', ['share ✗']],
    ['共有床位460张，护理型床位315张，占比68.84%。', ['share ✗']],
    ['共有职工2.9万人，其中女职工1.2万人，占比41.4%。', ['share ✓', 'part ✓']],
    ['共有床位460张，护理型床位315张，占比近七成。', ['share ✓']],
    ['共有床位460张，护理员315名，占比68.48%。', []],
    ['共有床位460张，护理型床位315张，增长5%。', []],
    ['占比5%。', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))

  it('hold for every whole, part and number of printed digits, and for no other share', () => {
    const whole = fc.integer({ min: 2, max: 100_000 })
    fc.assert(
      fc.property(
        whole,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 3 }),
        (all, x, digits) => {
          const part = Math.max(1, Math.round(all * x))
          const share = (100 * part) / all
          const off = share + 1.01 / 10 ** digits
          const say = (printed: number) =>
            found(`共有床位${all}张，护理型床位${part}张，占比${printed.toFixed(digits)}%。`)
          expect(say(share)).toEqual(['share ✓'])
          expect(say(off)).toEqual(['share ✗'])
        },
      ),
    )
  })
})

describe('names', () => {
  it.each([
    ['认定甲州医院、乙州医院、丙州学校共计3所康复机构。', ['names ✓']],
    ['认定甲州医院、乙州医院共计3所康复机构。', ['names ✗']],
    ['与甲州医院、乙州医院和丙州医院3家机构签约。', ['names ✓']],
    ['建成甲州医院、乙州和平医院2家医院。', ['names ✓']],
    ['与甲州医院、乙州医院等4家机构签约。', []],
    ['新设3处站点：东门驿站、西门驿站、南门驿站。', ['names ✓']],
    ['新设3处站点：东门驿站、西门驿站。', ['names ✗']],
    ['适配轮椅、拐杖、助听器3类辅具。', []],
    ['聘请教育、医疗专家5名。', []],
    ['创建爱心超市518家、爱心饭店97家、爱心药店50家。', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))
})

describe('totals and parts', () => {
  it.each([
    ['建成幼儿园3所、小学4所，共计7所。', ['sum ✓']],
    ['建成幼儿园3所、小学4所，共计8所。', ['sum ✗']],
    ['服务老人233名，其中独居老人99人。', ['part ✓']],
    ['服务老人233名，其中独居老人299人。', ['part ✗']],
    ['服务老人233名。其中，独居老人299人。', []],
    ['服务老人233名。其中独居老人299人。', ['part ✗']],
    ['服务老人200余名，其中独居老人230人。', ['part ✓']],
    ['服务老人233名，其中投入资金299万元。', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))
})

describe('one indicator, several values', () => {
  const old = releaseOf(['截至11月底，全市爱心超市518家。'], { id: '2024-12-01-a', date: '2024-12-01' })
  const later = releaseOf(['截至11月底，全市共创建爱心超市600家。'], {
    id: '2024-12-24-b',
    date: '2024-12-24',
  })
  const next = releaseOf(['截至3月底，全市共有爱心超市700家。'], { id: '2025-04-01-c', date: '2025-04-01' })

  it('for the same time is a conflict, told with both places', () => {
    const [conflict] = consistencyOf(corpusOf(later, old))
    expect(conflict && faultOf(conflict)).toMatchObject({
      code: 'text-conflict',
      where: '2024-12-24-b#1.1 and 2024-12-01-a#1.1',
      what: expect.stringContaining('600家 and 518家'),
    })
    expect(found('爱心超市518家。爱心超市519家。')).toEqual(['conflict ✗'])
  })

  it('for another time, another place, another department or in other precision is none', () => {
    const elsewhere = { ...later, place: '安国市' }
    const rounded = releaseOf(['截至11月底，全市爱心超市500余家。'], { id: '2024-12-24-d' })
    expect(consistencyOf(corpusOf(next, later))).toEqual([])
    expect(consistencyOf(corpusOf(elsewhere, old))).toEqual([])
    expect(consistencyOf(corpusOf(rounded, old))).toEqual([])
    expect(found('累计投入298万元。累计投入300万元。')).toEqual([])
    const spring = releaseOf(['今年爱心超市400家。'], { id: '2024-04-01-e', date: '2024-04-01' })
    const autumn = releaseOf(['今年爱心超市900家。'], { id: '2024-09-01-e', date: '2024-09-01' })
    expect(consistencyOf(corpusOf(autumn, spring))).toEqual([])
  })

  it('is a series through the releases, newest first', () => {
    const { releases, passages } = corpusOf(next, later, old)
    const series = seriesOf(ledgerOf(releases, passages))
    expect(series.map(({ lines }) => lines.map(({ figure }) => figure.text))).toEqual([
      ['700家', '600家', '518家'],
    ])
    expect(seriesOf(ledgerOf([old], splitRelease(old)))).toEqual([])
  })
})
