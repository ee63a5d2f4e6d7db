// The year that a title or heading names holds for what stands under it, and for no release's figures by accident.
import { describe, expect, it } from 'vitest'
import { splitRelease } from '../../src/passage/split.ts'
import { timeFrame } from '../../src/passage/time-frame.ts'
import { releaseOf } from '../support/engine.ts'

const titled = (title: string, date: `${number}-${number}-${number}`, ...texts: readonly string[]) =>
  splitRelease({ ...releaseOf(texts), title, date }).flatMap(({ figures }) =>
    figures
      .filter(({ kind }) => kind !== 'date')
      .map(({ text, period: { basis, from, to } }) => `${text} ${basis} ${from ?? ''}..${to ?? ''}`),
  )

describe('the year of a title', () => {
  it('is that of a bulletin published in the year after', () => {
    expect(
      titled(
        '青河县2023年国民经济和社会发展统计公报',
        '2024-03-28',
        '全年粮食总产量28.61万吨。',
        '年末户籍人口41.8万人。',
        '棉花产量872吨。',
        '今年计划建校3所。',
      ),
    ).toEqual([
      '28.61万吨 clause 2023-01-01..2023-12-31',
      '41.8万人 clause ..2023-12-31',
      '872吨 heading 2023-01-01..2023-12-31',
      '3所 clause 2024-01-01..2024-12-31',
    ])
  })

  it('gives way to that of a heading', () => {
    expect(
      titled(
        '关于2024年预算执行情况和2025年预算草案的报告',
        '2025-01-09',
        '一、2024年预算执行情况',
        '教育支出19.84亿元。',
        '二、2025年预算草案',
        '安排教育支出20.5亿元。',
      ),
    ).toEqual(['19.84亿元 heading 2024-01-01..2024-12-31', '20.5亿元 heading 2025-01-01..2025-12-31'])
  })

  it.each(['2021—2025年规划', '2024年决算和2025年预算', '1949年建成的老街', '2020年以来成绩单', '民生实事'])(
    'is not told by %s',
    (title) => {
      expect(timeFrame('2025-01-09', title, null).year).toBeNull()
    },
  )
})
