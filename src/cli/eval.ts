// `yuanwen eval`: files of questions with known answers → how many are right, by kind, language and style. A file of the
// knowledge's own precedents is asked without itself: what counts is what the others teach about it.
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { withoutFile } from '../corpus/precedent.ts'
import { freshContext, makeEngine } from '../engine/engine.ts'
import { FaultError } from '../fault.ts'
import { dialogueSchema, type Judged, judge, questionSchema } from '../measure/judge.ts'
import { evalReport } from '../measure/report.ts'
import { languageOf } from '../query/language.ts'
import { answerJson } from '../render/json.ts'
import { loadCorpus } from '../store/knowledge.ts'
import { loadLanguageData } from '../store/language-data.ts'
import { type Io, type Run, UsageError } from './io.ts'
import { jsonLines, writeLine } from './json-lines.ts'
import { todayIn } from './today.ts'

export const run: Run = async (args, io) => {
  const named = [args['files'] ?? []].flat().map(String)
  const files = await jsonlFiles(named.length > 0 ? named : await usualQuestions())
  const [corpus, { lexicon, gazetteer }] = await Promise.all([
    loadCorpus(args.knowledge, { today: todayIn(io.env) }),
    loadLanguageData(),
  ])
  const own = resolve(args.knowledge, 'precedents')
  const engineFor = (file: string) => {
    const isOwn = resolve(dirname(file)) === own
    const precedents = isOwn ? withoutFile(corpus.precedents, basename(file)) : corpus.precedents
    return makeEngine({ ...corpus, precedents }, lexicon, gazetteer)
  }
  const questions: Judged[] = []
  const turns: Judged[] = []
  for (const file of files) {
    const engine = engineFor(file)
    const reply = (text: string, context = freshContext) => {
      const said = engine.ask(text, context)
      const { knowledgeVersion } = engine
      const asked = { text, language: languageOf(text), elapsedMs: 0, knowledgeVersion }
      return { context: said.context, json: answerJson(said.answer, asked) }
    }
    for (const { question, dialogue } of await readQuestions(file, io)) {
      if (question) {
        const { json } = reply(question.text)
        questions.push({ ...question, verdict: judge(question.expect, json), said: json })
      }
      let context = freshContext
      for (const [i, turn] of (dialogue?.turns ?? []).entries()) {
        const said = reply(turn.text, context)
        context = said.context
        const about = {
          id: `${dialogue?.id}.${i + 1}`,
          kind: 'dialogue',
          lang: dialogue?.lang ?? '',
          style: 'dialogue',
        }
        turns.push({ ...about, ...turn, verdict: judge(turn.expect, said.json), said: said.json })
      }
    }
  }
  const report = evalReport(questions, turns)
  await writeLine(io, args['json'] === true ? JSON.stringify(report.totals) : report.text)
  return 0
}

type Line = {
  readonly question: ReturnType<typeof questionSchema.parse> | null
  readonly dialogue: ReturnType<typeof dialogueSchema.parse> | null
}

async function readQuestions(file: string, io: Io): Promise<Line[]> {
  const example = '{"id":"1","text":"…","expect":{"answerable":false}}'
  const found: Line[] = []
  for await (const { value, fault } of jsonLines(file, io, readLine, example)) {
    if (fault) throw new FaultError([fault])
    found.push(value)
  }
  return found
}

function readLine(value: unknown): Line | string {
  const isDialogue = typeof value === 'object' && value !== null && 'turns' in value
  const parsed = isDialogue ? dialogueSchema.safeParse(value) : questionSchema.safeParse(value)
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  return 'turns' in parsed.data
    ? { question: null, dialogue: parsed.data }
    : { question: parsed.data, dialogue: null }
}

/** Questions that lie beside the project before its own. */
const usual = ['../shared/questions', 'tests/questions']

async function usualQuestions(): Promise<string[]> {
  for (const folder of usual) if (await stat(folder).catch(() => null)) return [folder]
  throw new UsageError('eval needs a file or folder of questions')
}

/** The files named, folders opened: their `.jsonl` files in order of name. */
async function jsonlFiles(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const kind = await stat(path).catch(() => null)
      if (!kind?.isDirectory()) return [path]
      return (await readdir(path))
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(path, name))
    }),
  )
  return found.flat()
}
