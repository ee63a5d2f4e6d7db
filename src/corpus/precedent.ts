// Questions that were asked of a release before, with what answers them: whoever asks much the same wants much the same.
// Read from knowledge/precedents/RELEASE.*.jsonl, in the format of docs/questions.md.
import * as z from 'zod'
import type { Fault } from '../fault.ts'
import type { Placed } from './entry-file.ts'

const stated = z.object({
  answerable: z.literal(true),
  figures: z.array(z.string()).nullish(),
  all: z.boolean().default(true),
  mustContain: z.array(z.string()).nullish(),
  evidence: z.string(),
  alternatives: z.array(z.string()).nullish(),
})
const notStated = z.object({
  answerable: z.literal(false),
  near: z.string().nullish(),
  why: z.string().nullish(),
})

/** What a question is answered with, or that nothing answers it. */
export const expectationSchema = z.discriminatedUnion('answerable', [stated, notStated])
export type Expectation = z.infer<typeof expectationSchema>

/** A question, or a turn of a conversation, with what answers it. */
export const turnSchema = z.object({ text: z.string().trim().min(1, 'is empty'), expect: expectationSchema })
const dialogueSchema = z.object({ turns: z.array(turnSchema).min(1, 'is empty') })

/** What answers a question. */
export interface Expected {
  /** As printed, with their measure words, and dates; none for a name or a list. */
  readonly figures: readonly string[]
  /** Stretches of the release, verbatim, one of which the answering sentence holds; null: the release does not state it. */
  readonly evidence: readonly string[] | null
  /** Of what is not stated, the stretch that comes nearest, where one does. */
  readonly near: string | null
}

/** Where a conversation stands before a turn. */
export interface Preceding {
  /** What the turn before was answered with. */
  readonly last: Expected
  /** What was answered last, by that turn or an earlier one. */
  readonly shown: Expected | null
}

export interface Precedent extends Expected {
  readonly question: string
  /** Null for what was asked by itself or first. */
  readonly after: Preceding | null
  /** The file that it was read from, by its name. */
  readonly file: string
}

/** By the id of the release that was asked. */
export type Precedents = ReadonlyMap<string, readonly Precedent[]>

/** The release that a file's questions were asked of: its name up to the first dot. */
export function releaseAsked(file: string): string {
  return file.slice(0, file.indexOf('.'))
}

/** Reads one file by its path, a question or a conversation a line, as JSON. Every fault names its line. */
export function parsePrecedents(
  path: string,
  text: string,
): { placed: Placed<Precedent>[]; faults: Fault[] } {
  const file = path.slice(path.lastIndexOf('/') + 1)
  const placed: Placed<Precedent>[] = []
  const faults: Fault[] = []
  for (const [i, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue
    const read = precedentsIn(line, file)
    const where = `${path}:${i + 1}`
    if (typeof read !== 'string') placed.push(...read.map((entry) => ({ entry, where })))
    else
      faults.push({
        code: 'precedent',
        where,
        what: read,
        mend: 'write one object a line, such as {"text":"明年呢","expect":{"answerable":false}}',
      })
  }
  return { placed, faults }
}

/** The precedents of a line, or in words what is wrong with it. */
function precedentsIn(line: string, file: string): Precedent[] | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'is not JSON'
  }
  const isDialogue = typeof value === 'object' && value !== null && 'turns' in value
  const { data, error } = (isDialogue ? dialogueSchema : turnSchema).safeParse(value)
  if (!data) return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  return inOrder('turns' in data ? data.turns : [data], file)
}

/** The turns of a conversation, each with what stood before it. */
function inOrder(turns: readonly z.infer<typeof turnSchema>[], file: string): Precedent[] {
  let after: Preceding | null = null
  return turns.map(({ text: question, expect }) => {
    const expected = expectedOf(expect)
    const precedent = { question, ...expected, after, file }
    after = { last: expected, shown: expect.answerable ? expected : (after?.shown ?? null) }
    return precedent
  })
}

function expectedOf(expect: Expectation): Expected {
  if (!expect.answerable) return { figures: [], evidence: null, near: expect.near ?? null }
  const figures = (expect.figures ?? []).flatMap(printedApart)
  return {
    figures: figures.length > 0 ? figures : (expect.mustContain ?? []).filter((name) => date.test(name)),
    evidence: [expect.evidence, ...(expect.alternatives ?? [])],
    near: null,
  }
}

/** What is expected by name may be a date, and a date is a figure: 12月24日, 11月底. */
const date = /^(?=[0-9])(?:[0-9]{4}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[初中末底])?)?$/

/** 3类19种 is two figures, printed as one; 0至6岁 and 12月24日 are one. */
export function printedApart(figure: string): string[] {
  return figure.split(/(?<=\p{Script=Han})(?<![至到年月])(?=[0-9])/u)
}

/** What is left of precedents without those of one file: to see what the others teach about its questions. */
export function withoutFile(precedents: Precedents, file: string): Precedents {
  return new Map([...precedents].map(([release, ones]) => [release, ones.filter((one) => one.file !== file)]))
}
