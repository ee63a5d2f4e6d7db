// `yuanwen claims`: one message, or a file of them, its numbers held against the published figures.
import { describeFault } from '../fault.ts'
import { languageOf } from '../query/language.ts'
import { type ClaimJson, claimJson, claimsText } from '../render/claims.ts'
import { plainText } from '../render/plain.ts'
import { keptIn, loadEngine } from '../store/knowledge.ts'
import { type Run, UsageError } from './io.ts'
import { jsonLines, writeLine } from './json-lines.ts'
import { todayIn } from './today.ts'

interface Passed {
  readonly id?: string | number
  readonly text: string
}

/** What is printed for one message. */
export interface ClaimsJson extends Passed {
  readonly claims: readonly ClaimJson[]
  readonly reply: string
  readonly knowledgeVersion: string
}

export const run: Run = async (args, io) => {
  const text = [args['text'] ?? []].flat().join(' ')
  const batch = args['batch']
  if ((typeof batch === 'string') === (text.trim() !== ''))
    throw new UsageError('claims takes a text or --batch FILE')
  const loading = { ...keptIn(io.env['DATA_DIR'] || 'data'), today: todayIn(io.env) }
  const engine = await loadEngine(args.knowledge, loading)
  const judged = (passed: Passed): ClaimsJson => {
    const claims = engine.verify(passed.text)
    const reply = plainText(claimsText(claims, languageOf(passed.text)))
    return { ...passed, claims: claims.map(claimJson), reply, knowledgeVersion: engine.knowledgeVersion }
  }
  if (typeof batch !== 'string') {
    const found = judged({ text })
    await writeLine(io, args['json'] === true ? JSON.stringify(found) : found.reply)
    return 0
  }
  let status = 0
  for await (const { value, fault } of jsonLines(batch, io, readPassed, '{"id":"1","text":"…"}')) {
    if (fault) {
      status = 1
      io.stderr.write(`${describeFault(fault)}\n`)
    } else await writeLine(io, JSON.stringify(judged(value)))
  }
  return status
}

/** One line of a batch, or what is wrong with it. */
function readPassed(line: unknown): Passed | string {
  const { id, text } = line as Record<string, unknown>
  if (typeof text !== 'string') return 'has no "text" that is a string'
  if (id === undefined) return { text }
  return typeof id === 'string' || typeof id === 'number'
    ? { id, text }
    : 'has an "id" that is neither string nor number'
}
