// `yuanwen search`: which passages a question finds, best first, in the knowledge folder or in any collection.
import * as z from 'zod'
import { describeFault, FaultError } from '../fault.ts'
import { type Collection, type Document, makeCollection } from '../search/collection.ts'
import { loadCorpus } from '../store/knowledge.ts'
import { type Args, type Io, type Run, UsageError } from './io.ts'
import { jsonLines, writeLine } from './json-lines.ts'
import { todayIn } from './today.ts'

const documentSchema = z.object({ id: z.string(), title: z.string().nullish(), text: z.string() })
const questionSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })
const defaultLimit = 10

export const run: Run = async (args, io) => {
  const limit = Number(args['k'] ?? defaultLimit)
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--k takes a whole number from 1 on')
  const collection = makeCollection(await documentsOf(args, io))
  const batch = args['batch']
  if (typeof batch === 'string') return searchBatch(collection, batch, limit, io)
  const question = [args['question'] ?? []].flat().join(' ').trim()
  if (question === '') throw new UsageError('search needs a question, or --batch FILE')
  for (const { id, score } of collection.search(question, limit))
    await writeLine(io, `${score.toFixed(2)}\t${id}`)
  return 0
}

async function documentsOf(args: Args, io: Io): Promise<Document[]> {
  const file = args['corpus']
  if (typeof file !== 'string') {
    const { passages } = await loadCorpus(args.knowledge, { today: todayIn(io.env) })
    return passages.map(({ id, text }) => ({ id, title: '', text }))
  }
  const documents: Document[] = []
  for await (const { value, fault } of jsonLines(
    file,
    io,
    reading(documentSchema),
    '{"id":"1","text":"…"}',
  )) {
    if (fault) throw new FaultError([fault])
    documents.push({ id: value.id, title: value.title ?? '', text: value.text })
  }
  return documents
}

async function searchBatch(collection: Collection, file: string, limit: number, io: Io): Promise<number> {
  let status = 0
  for await (const { value, fault } of jsonLines(
    file,
    io,
    reading(questionSchema),
    '{"id":"1","text":"…"}',
  )) {
    if (fault) {
      status = 1
      io.stderr.write(`${describeFault(fault)}\n`)
      continue
    }
    const hits = collection.search(value.text, limit).map(({ id, score }) => ({ passage: id, score }))
    await writeLine(io, JSON.stringify({ id: value.id, hits }))
  }
  return status
}

function reading<T>(schema: z.ZodType<T>): (value: unknown) => T | string {
  return (value) => {
    const parsed = schema.safeParse(value)
    return parsed.success
      ? parsed.data
      : parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')
  }
}
