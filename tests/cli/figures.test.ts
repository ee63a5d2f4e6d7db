import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../src/cli/csv.ts'
import { run } from '../../src/cli/figures.ts'
import { UsageError } from '../../src/cli/io.ts'
import { FaultError } from '../../src/fault.ts'
import { knowledgeDir } from '../support/engine.ts'
import { testIo } from '../support/test-io.ts'

const id = '2024-12-24-dingzhou-minsheng'
const said = async (over: Readonly<Record<string, string | boolean>>) => {
  const io = testIo()
  expect(await run({ knowledge: knowledgeDir, ...over }, io)).toBe(0)
  return io.out()
}

/** RFC 4180, read back by another hand than the one that writes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

describe('yuanwen figures', () => {
  it('writes every measured figure as a line of JSON, with indicator, period and place', async () => {
    const rows = (await said({ jsonl: true }))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const wheelchairs = rows.find(({ figure }) => figure === '2343名')
    expect(wheelchairs).toMatchObject({
      indicator: '适配轮椅等基本型辅助器具的残疾人',
      value: 2343,
      upper: null,
      unit: '名',
      approximation: 'exact',
      department: '市残联',
      release: id,
      paragraph: 4,
    })
    expect(wheelchairs.sentence).toContain('为2343名残疾人适配轮椅')
    expect(wheelchairs.place).toBe(`${id}#4.${wheelchairs.sentence_number}`)
    expect(rows.find(({ figure }) => figure === '7925人')).toMatchObject({
      period: '截至11月底',
      period_at: '2024-11末',
    })
    expect(rows.find(({ figure }) => figure === '3.9万余个')).toMatchObject({
      value: 39000,
      approximation: 'over',
    })
    for (const { figure, sentence, indicator } of rows) {
      expect(sentence).toContain(figure)
      expect(indicator).not.toBe('')
    }
  })

  it('writes the same rows as CSV', async () => {
    const [header = [], ...rows] = readCsv(await said({ csv: true, release: id }))
    const lines = (await said({ jsonl: true, release: id })).trimEnd().split('\n')
    expect(rows.length).toBe(lines.length)
    for (const [i, line] of lines.entries()) {
      const values = Object.values(JSON.parse(line) as object).map((value) => String(value ?? ''))
      expect([...(rows[i] ?? [])].sort()).toEqual(values.sort())
    }
    expect(header.slice(0, 5)).toEqual(['indicator', 'value', 'upper', 'unit', 'approximation'])
  })

  it('refuses two formats at once and a release that is not there', async () => {
    const args = { knowledge: knowledgeDir }
    await expect(run({ ...args, csv: true, jsonl: true }, testIo())).rejects.toThrow(UsageError)
    await expect(run({ ...args, release: 'none' }, testIo())).rejects.toThrow(FaultError)
  })
})

describe('a line of CSV', () => {
  it('is read back as it was, whatever is in it', () => {
    const harmless = fc.string({ unit: 'binary' }).filter((text) => !/^[=+@\t\r-]/u.test(text))
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 1 }), (fields) => {
        expect(readCsv(csvLine(fields))).toEqual([fields])
      }),
    )
  })

  it('keeps a spreadsheet from running a text, and leaves numbers alone', () => {
    expect(csvLine(['=1+1', '-2+3', '-2.5%', -2, null])).toBe("'=1+1,'-2+3,-2.5%,-2,\r\n")
  })
})
