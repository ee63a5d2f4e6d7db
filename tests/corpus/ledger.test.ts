import { describe, expect, it } from 'vitest'
import { agree } from '../../src/corpus/interval.ts'
import { ledgerOf } from '../../src/corpus/ledger.ts'
import { periodKey } from '../../src/corpus/period-key.ts'
import type { Figure } from '../../src/passage/passage.ts'
import { splitRelease } from '../../src/passage/split.ts'
import { releaseOf } from '../support/engine.ts'

const ledger = (...texts: readonly string[]) => {
  const release = releaseOf(texts)
  return ledgerOf([release], splitRelease(release))
}
const names = (text: string) => ledger(text).map(({ indicator, figure }) => `${figure.text} ${indicator}`)

describe('indicators', () => {
  it.each([
    [
      '截至目前，发布岗位信息3.9万余个，3200余名劳动者成功就业。',
      ['3.9万余个 发布岗位信息', '3200余名 成功就业的劳动者'],
    ],
    [
      '为2301家企业发放稳岗返还资金856万元。',
      ['2301家 发放稳岗返还资金的企业', '856万元 企业发放稳岗返还资金'],
    ],
    ['为2343名残疾人适配轮椅、拐杖、助听器等辅助器具。', ['2343名 适配轮椅等辅助器具的残疾人']],
    ['认定甲州医院、乙州医院、丙州医院共计3所残疾儿童康复机构。', ['3所 认定残疾儿童康复机构']],
    ['企业提供育婴、养老护理等就业岗位4000余个。', ['4000余个 企业提供育婴等就业岗位']],
    ['建成图书馆、文化馆、体育馆15座。', ['15座 建成图书馆、文化馆、体育馆']],
    [
      '公办养老机构共有床位460张，护理型床位315张，占比68.48%。',
      ['460张 公办养老机构共有床位', '315张 护理型床位', '68.48% 护理型床位占比'],
    ],
    ['帮助6000余人在家政服务行业就业。', ['6000余人 帮助在家政服务行业就业的人']],
    ['以25个乡镇为四大支点。', expect.arrayContaining(['四大支点 四大支点'])],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  it('do not change with the numbers or with a light verb', () => {
    const key = (text: string) => ledger(text)[0]?.key
    expect(key('全市共创建爱心超市518家。')).toBe(key('截至目前，我市爱心超市619家。'))
    expect(key('新增残疾人就业384人。')).not.toBe(key('残疾人就业384人。'))
    expect(key('发放补贴30万元。')).not.toBe(key('发放补贴30笔。'))
  })

  it('leave out dates, ages and numbers of documents, which measure nothing', () => {
    expect(ledger('2024年12月，按〔2024〕3号文件为0至6岁儿童开展筛查。')).toEqual([])
  })

  it('that say too little are marked and count for their department or sentence alone', () => {
    const [first, second] = ledger('累计投入298万元。', '累计投入300万元。')
    expect(first).toMatchObject({ indicator: '累计投入', isThin: true })
    expect(first?.key).not.toBe(second?.key)
    expect(ledger('帮助6000余人在家政服务行业就业。')[0]?.isThin).toBe(false)
    expect(ledger('入住老人296人。')[0]?.isThin).toBe(false)
  })
})

describe('the time of a figure', () => {
  it.each([
    ['2024年', '2024-01-01/2024-12-24'],
    ['今年以来', '2024-01-01/2024-12-24'],
    ['去年', '2023'],
    ['2023年', '2023'],
    ['二〇二三年', '2023'],
    ['截至11月底', '2024-11末'],
    ['截至2024年11月末', '2024-11末'],
    ['12月3日', '2024-12-03'],
    ['今年上半年', '2024-上半年'],
    ['截至目前', '2024-12-24'],
    ['2024-12-24', '2024-12-24'],
    ['“十四五”期间', '“十四五”期间'],
  ])('%s → %s', (text, key) => {
    expect(periodKey({ text }, '2024-12-24')).toBe(key)
  })

  it('lies before the release', () => {
    expect(periodKey({ text: '截至11月底' }, '2025-02-03')).toBe('2024-11末')
    expect(periodKey({ text: '2025年11月底' }, '2025-02-03')).toBe('2025-11末')
  })
})

describe('two figures', () => {
  const figure = (text: string, value: number, approximation: Figure['approximation'] = 'exact') => {
    return { text, value, upper: null, approximation }
  }
  it.each([
    [figure('2000余人', 2000, 'over'), figure('2013人', 2013), true],
    [figure('2000余人', 2000, 'over'), figure('1999人', 1999), false],
    [figure('3200余名', 3200, 'over'), figure('3301名', 3301), false],
    [figure('3.9万', 39000), figure('39012个', 39012), true],
    [figure('3.9万', 39000), figure('39612个', 39612), false],
    [figure('近300人', 300, 'under'), figure('287人', 287), true],
    [figure('500家以上', 500, 'at-least'), figure('9000家', 9000), true],
    [figure('460张', 460), figure('461张', 461), false],
  ])('%o and %o: %s', (a, b, expected) => {
    expect(agree(a, b)).toBe(expected)
    expect(agree(b, a)).toBe(expected)
  })
})
