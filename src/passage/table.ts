// A row of a table and its column names → its figures: the row's first cell says whose they are, the column what.
import { findNumbers } from './figure.ts'
import { kindOfMeasure } from './measure.ts'
import type { NumberFound } from './number.ts'
import type { Figure, Span } from './passage.ts'
import { periodContext, periodOf } from './period.ts'
import { questionFor } from './question.ts'
import { cellsOf } from './structure.ts'
import type { TimeFrame } from './time-frame.ts'

const unitInName = /[（(](?:单位[：:])?([^（）()]{1,8})[）)]$/
const factors: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** Columns that only number the rows. */
const rowNumber = /^(?:序号|编号|No\.?|#)$/iu

/** The figures of a row. A column the row's name or a column of units names the unit of bare numbers: 面积（万亩）. */
export function rowFigures(row: string, columns: readonly string[], frame: TimeFrame): Figure[] {
  const cells = cellsOf(row)
  const named = rowNumber.test(columns[0]?.trim() ?? '') ? 1 : 0
  const label = cells[named]
  const unitCell = cells[columns.findIndex((column) => /^(?:计量)?单位$/u.test(column.trim()))]
  const unitOfRow = unitCell ? `（${row.slice(unitCell.start, unitCell.end).trim()}）` : ''
  const periods = periodContext(row, null, frame)
  let at = 0
  return findNumbers(row).flatMap((number): Figure[] => {
    while (at < cells.length && (cells[at]?.end ?? 0) < number.span.end) at++
    const own = cells[at]
    if (!own || !label || own.start > number.span.start || at < named) return []
    const column = columns[at] ?? ''
    const rowName = row.slice(label.start, label.end)
    const unit = [column, rowName].find((name) => unitInName.test(name)) ?? unitOfRow
    const said = number.kind === 'other' && fills(row, own, number) ? inUnitOf(number, unit) : number
    const counted = at > named ? label : { start: number.span.end, end: number.span.end }
    const name = column.replace(unitInName, '')
    const subject = `${at > named ? rowName.replace(unitInName, '') : ''}${name}`
    const { question, askable } = questionFor({
      sentence: row,
      number: said,
      own: number.span,
      counted,
      beside: [],
      lists: [],
      subject,
      sibling: '',
      order: null,
      whole: '',
    })
    const clause = { start: 0, end: row.length }
    const period = yearOfColumn(column, frame) ?? periodOf(periods, own, number.span)
    return [
      {
        ...said,
        own,
        clause,
        counted,
        period,
        question,
        ...(askable && name !== '' ? {} : { askable: false as const }),
      },
    ]
  })
}

/** A column that is headed by a time holds for it. */
function yearOfColumn(column: string, frame: TimeFrame): Figure['period'] | null {
  const end = { start: column.length, end: column.length }
  const period = periodOf(periodContext(column, null, frame), { start: 0, end: column.length }, end)
  return period.basis === 'clause' ? { ...period, basis: 'sentence' } : null
}

function fills(row: string, cell: Span, { span }: NumberFound): boolean {
  return row.slice(cell.start, span.start).trim() === '' && row.slice(span.end, cell.end).trim() === ''
}

function inUnitOf(number: NumberFound, column: string): NumberFound {
  const printed = unitInName.exec(column)?.[1] ?? ''
  const factor = factors[printed.charAt(0)] ?? 1
  const unit = factor === 1 ? printed : printed.slice(1)
  const kind = kindOfMeasure(unit)
  return kind ? { ...number, value: Number((number.value * factor).toFixed(6)), unit, kind } : number
}
