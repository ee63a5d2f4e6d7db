// MiniSearch over a term table: its scoring and its options, with the postings in the table's arrays instead of maps of
// its own. Only the postings of the terms of a question are ever made into the maps that MiniSearch reads, so an index
// costs no more than its table, and is there as soon as that is read.
import MiniSearch from 'minisearch'
import { stretchOf, type TermTable } from './term-table.ts'

/** Its documents are those of the table, by their numbers; it takes no others. */
export class StoredSearch extends MiniSearch<{ readonly id: number }> {
  /** `fields` names the table's fields. */
  constructor(table: TermTable, fields: readonly string[]) {
    super({ fields: [...fields], tokenize: (joined) => joined.split('\n'), processTerm: (term) => term })
    this._documentCount = table.documents
    this._nextId = table.documents
    for (let document = 0; document < table.documents; document++) {
      const lengths = fields.map((_, field) => table.lengths[document * table.fields + field] ?? 0)
      this._documentIds.set(document, document)
      this._fieldLength.set(document, lengths)
      // As MiniSearch does it with each document that is added: the same rounding, so the same scores.
      for (const [field, length] of lengths.entries())
        this._avgFieldLength[field] =
          ((this._avgFieldLength[field] ?? 0) * document + length) / (document + 1)
    }
    this._index.get = (term) => frequenciesOf(table, term)
  }
}

/** A term's postings as MiniSearch reads them: field → document → how often. */
function frequenciesOf(table: TermTable, term: string): Map<number, Map<number, number>> | undefined {
  const found = new Map<number, Map<number, number>>()
  for (let field = 0; field < table.fields; field++) {
    const { from, to } = stretchOf(table, term, field)
    if (from === to) continue
    const frequencies = new Map<number, number>()
    for (let at = from; at < to; at++) frequencies.set(table.holders[at] ?? 0, table.counts[at] ?? 0)
    found.set(field, frequencies)
  }
  return found.size > 0 ? found : undefined
}
