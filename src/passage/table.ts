// A row of a table and its column names → its figures: the row's first cell says whose they are, the column what.
import { findNumbers } from './figure.ts'
import { kindOfMeasure } from './measure.ts'
import type { NumberFound } from './number.ts'
import type { Figure, Span } from './passage.ts'
import { periodContext, periodOf } from './period.ts'
import { questionFor } from './question.ts'
import { cellsOf } from './structure.ts'

const unitInName = /[（(](?:单位[：:])?([^（）()]{1,8})[）)]$/
const factors: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** The figures of a row. A column names the unit of its bare numbers: 面积（万亩）. */
export function rowFigures(row: string, columns: readonly string[], date: string): Figure[] {
  const cells = cellsOf(row)
  const label = cells[0]
  const periods = periodContext(row, null, date)
  let at = 0
  return findNumbers(row).flatMap((number): Figure[] => {
    while (at < cells.length && (cells[at]?.end ?? 0) < number.span.end) at++
    const own = cells[at]
    if (!own || !label || own.start > number.span.start) return []
    const column = columns[at] ?? ''
    const said = number.kind === 'other' && fills(row, own, number) ? inUnitOf(number, column) : number
    const counted = at > 0 ? label : { start: number.span.end, end: number.span.end }
    const name = column.replace(unitInName, '')
    const subject = `${at > 0 ? row.slice(label.start, label.end) : ''}${name}`
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
    const period = periodOf(periods, own, number.span)
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
