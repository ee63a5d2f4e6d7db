// A process that reads a document and makes a release of it: a PDF of 20 MB takes seconds, in which citizens are answered.
import type { PrepareOrder, PrepareResult } from '../desk/circumstances.ts'
import { prepareRelease, repairAt, repairDocument, type Wanted } from '../read/prepare.ts'
import { readDocument } from '../read/read.ts'
import type { Damage } from '../release/damage.ts'
import { totalDigits } from '../release/digits.ts'
import type { Document } from '../release/document.ts'
import { serialiseRelease } from '../release/serialise.ts'
import { whenAsked } from './when-asked.ts'

async function prepare(order: PrepareOrder): Promise<PrepareResult> {
  const read = 'document' in order.from ? order.from : await readDocument(order.from.bytes, order.name)
  if ('fault' in read) return { document: null, faults: [read.fault] }
  return prepareFrom(read.document, order)
}

function prepareFrom(document: Document, { name, repairs, answers, given }: PrepareOrder): PrepareResult {
  const faulty = (faults: Extract<PrepareResult, { document: null }>['faults']): PrepareResult => {
    return { document, repairs, open: [], outcome: { faults } }
  }
  // Damages are numbered as they are without an editor's word, so that a number means the same in every reply.
  const first = repairDocument(document, name, { script: 'auto', repairs: [] })
  if ('faults' in first) return faulty(first.faults)
  const printed = answers.flatMap(([number, text]) => {
    const damage = first.damage[number - 1]
    return damage === undefined ? [] : [repairAt(first, damage, text)]
  })
  const wanted: Wanted = { script: 'auto', repairs: [...repairs, ...printed], given, slug: undefined }
  const done = prepareRelease(document, name, wanted)
  if ('faults' in done) {
    const left = repairDocument(document, name, wanted)
    const open = 'faults' in left ? [] : numbered(left.damage, first.damage)
    return { document, repairs, open, outcome: { faults: done.faults } }
  }
  const { release, repaired } = done
  const { source, result } = repaired.digits
  return {
    ...{ document, repairs },
    open: numbered(repaired.damage, first.damage),
    outcome: {
      ...{ release, text: serialiseRelease(release), mended: repaired.editorRepairs.length },
      digits: { before: totalDigits(source), after: totalDigits(result) },
    },
  }
}

/** What is still damaged, by the numbers of the first sight. */
function numbered(left: readonly Damage[], first: readonly Damage[]): (readonly [number, Damage])[] {
  const waiting = [...first.entries()]
  return left.flatMap((damage) => {
    const at = waiting.findIndex(([, one]) => one.line === damage.line && one.before === damage.before)
    const [found] = at < 0 ? [] : waiting.splice(at, 1)
    return found === undefined ? [] : [[found[0] + 1, damage] as const]
  })
}

whenAsked<PrepareOrder, PrepareResult>(async (order, say) => say(await prepare(order)))
