// `yuanwen figures`: the ledger of all figures, for a spreadsheet (--csv), a program (--jsonl) or a person.
import { type LedgerLine, ledgerOf } from '../corpus/ledger.ts'
import { FaultError } from '../fault.ts'
import { loadCorpus } from '../store/knowledge.ts'
import { writeRow } from './csv.ts'
import { type Run, UsageError } from './io.ts'
import { writeLine } from './json-lines.ts'
import { todayIn } from './today.ts'

export const run: Run = async (args, io) => {
  const wanted = args['release']
  if (args['csv'] === true && args['jsonl'] === true)
    throw new UsageError('figures takes --csv or --jsonl, not both')
  const { releases, passages } = await loadCorpus(args.knowledge, { today: todayIn(io.env) })
  if (typeof wanted === 'string' && !releases.some(({ id }) => id === wanted)) {
    const mend = `name one of ${releases.map(({ id }) => id).join(', ')}`
    throw new FaultError([{ code: 'no-release', where: wanted, what: 'there is no such release', mend }])
  }
  const ledger = ledgerOf(releases, passages).filter(
    ({ release }) => wanted === undefined || release.id === wanted,
  )
  if (args['csv'] === true) await writeRow(io, columns)
  for (const line of ledger) {
    const row = rowOf(line)
    if (args['csv'] === true)
      await writeRow(
        io,
        columns.map((column) => row[column]),
      )
    else if (args['jsonl'] === true) await writeLine(io, JSON.stringify(row))
    else await writeLine(io, `${row.place}  ${row.indicator}: ${row.figure} (${row.period})`)
  }
  return 0
}

/** One line of the ledger as it is written out; the names are the columns. */
function rowOf({ indicator, figure, passage, release, at }: LedgerLine) {
  return {
    indicator,
    value: figure.value,
    upper: figure.upper,
    unit: figure.unit,
    approximation: figure.approximation,
    kind: figure.kind,
    period: figure.period.text,
    period_basis: figure.period.basis,
    period_at: at,
    department: passage.department,
    figure: figure.text,
    place: passage.id,
    release: release.id,
    paragraph: passage.paragraph,
    sentence_number: passage.sentence,
    sentence: passage.text,
  }
}

const columns = [
  'indicator',
  'value',
  'upper',
  'unit',
  'approximation',
  'kind',
  'period',
  'period_basis',
  'period_at',
  'department',
  'figure',
  'place',
  'release',
  'paragraph',
  'sentence_number',
  'sentence',
] as const satisfies readonly (keyof ReturnType<typeof rowOf>)[]
