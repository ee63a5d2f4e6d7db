// `yuanwen ask`: one question, or a file of them, answered on standard output.
import { suggestingIn } from '../chat/suggestions.ts'
import { type Context, type Engine, type Explanation, freshContext } from '../engine/engine.ts'
import { describeFault } from '../fault.ts'
import { languageOf } from '../query/language.ts'
import { type AnswerJson, answerJson } from '../render/json.ts'
import { keptIn, loadEngine } from '../store/knowledge.ts'
import { explain } from './explain.ts'
import { type Args, type Io, type Run, UsageError } from './io.ts'
import { jsonLines, writeLine } from './json-lines.ts'
import { todayIn } from './today.ts'

/** What answering needs: the engine, and a clock in milliseconds. */
export interface Asking {
  readonly engine: Engine
  readonly now: () => number
}

/** One line of a batch. */
interface Question {
  readonly id?: string | number
  readonly text: string
  readonly session: string | null
}

export const run: Run = async (args, io) => {
  const loading = { ...keptIn(io.env['DATA_DIR'] || 'data'), today: todayIn(io.env) }
  const engine = await loadEngine(args.knowledge, loading)
  return ask({ engine, now: () => performance.now() }, args, io)
}

/**
 * Answers `args.question` (plain text, or one JSON object with `args.json`; with `args.explain` how it came about, on standard error) or each line of `args.batch`.
 * Resolves to 1 when a line of the batch could not be read. Throws UsageError where neither or both are given.
 */
export async function ask(asking: Asking, args: Args, io: Io): Promise<number> {
  const question = [args['question'] ?? []].flat().join(' ')
  const batch = args['batch']
  if (typeof batch === 'string') {
    if (question !== '') throw new UsageError('ask takes a question or --batch, not both')
    return askBatch(asking, batch, io)
  }
  if (question.trim() === '') throw new UsageError('ask needs a question, or --batch FILE')
  const { json, explanation } = answered(asking, { text: question, session: null }, freshContext)
  await writeLine(io, args['json'] === true ? JSON.stringify(json) : json.reply)
  if (args['explain'] === true) io.stderr.write(`${explain(explanation)}\n`)
  return 0
}

async function askBatch(asking: Asking, batch: string, io: Io): Promise<number> {
  const contexts = new Map<string, Context>()
  let status = 0
  // What is learned once is no part of the time that the first question takes.
  for (const _ of asking.engine.preparing());
  for await (const { value, fault } of jsonLines(
    batch,
    io,
    readQuestion,
    '{"id":"1","text":"…","session":"a"}',
  )) {
    if (fault) {
      status = 1
      io.stderr.write(`${describeFault(fault)}\n`)
      continue
    }
    const { json, context } = answered(asking, value, contexts.get(value.session ?? '') ?? freshContext)
    if (value.session !== null) contexts.set(value.session, context)
    await writeLine(io, JSON.stringify(json))
  }
  return status
}

function answered(
  { engine, now }: Asking,
  { id, text }: Question,
  before: Context,
): { json: AnswerJson; context: Context; explanation: Explanation } {
  const start = now()
  const { answer, context, explanation } = engine.ask(text, before)
  const asked = {
    ...(id === undefined ? {} : { id }),
    text,
    language: languageOf(text),
    elapsedMs: now() - start,
    knowledgeVersion: engine.knowledgeVersion,
  }
  const shown = suggestingIn(answer, asked.language, engine)
  return { json: answerJson(shown, asked), context, explanation }
}

/** One line of a batch, or what is wrong with it. */
function readQuestion(line: unknown): Question | string {
  const { id, text, session } = line as Record<string, unknown>
  if (typeof text !== 'string') return 'has no "text" that is a string'
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    return 'has an "id" that is neither string nor number'
  const named = session !== undefined && session !== null
  if (named && typeof session !== 'string' && typeof session !== 'number')
    return 'has a "session" that is neither string nor number'
  return { ...(id === undefined ? {} : { id }), text, session: named ? `s${session}` : null }
}
