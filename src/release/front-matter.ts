// The front matter of a release file: its fields, checked, and for each fault the line it stands on.
import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { z } from 'zod'
import type { Fault } from '../fault.ts'
import { isIsoDate } from './propose.ts'
import type { IsoDate } from './release.ts'

const line = z.string().trim().min(1, 'is empty')

const repair = z.strictObject({
  rule: line,
  line: z.int().min(1),
  before: z.string(),
  after: z.string(),
  context: z.string(),
  state: z.enum(['flagged', 'editor']),
})

const day = z.custom<IsoDate>(
  (value) => typeof value === 'string' && isIsoDate(value),
  'is not a day of the calendar as year-month-day',
)

const schema = z.strictObject({
  title: line,
  publisher: line,
  date: day,
  place: line,
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/u, 'is no web address')
    .nullable()
    .default(null),
  departments: z.array(line).optional(),
  departmentEvidence: z.enum(['heading', 'lead-order', 'none']).optional(),
  repairs: z.array(repair).default([]),
  repairCounts: z.record(z.string(), z.int().min(1)).default({}),
  supersedes: z.array(line).min(1).optional(),
  withdrawn: day.optional(),
  valid_until: day.optional(),
})

/** The fields of a release file's front matter; what the file may leave out is filled in, or undefined. */
export type FrontMatter = z.infer<typeof schema>

/** The names a file must give, in the order in which a person writes them. */
const mends = {
  title: 'write `title: …` with the headline as printed',
  publisher: 'write `publisher: …` with the office that published it, as printed',
  date: 'write `date: 2024-12-24`',
  place: 'write `place: …` with the full name of the place, such as 定州市',
  url: 'write `url: https://…`, or `url: null`',
  departments: 'write a list of names, one `- …` a line',
  departmentEvidence: 'write `heading`, `lead-order` or `none`',
  repairs:
    'take the entries as import wrote them: rule, line, before, after, context, state (flagged or editor)',
  repairCounts: 'write one `rule: count` a line, each count a whole number from 1',
  supersedes: 'write the ids of the releases it replaces (their file names without .md), one `- …` a line',
  withdrawn: 'write the day on which it was withdrawn, `withdrawn: 2025-01-31`',
  valid_until: 'write the last day on which it holds, `valid_until: 2025-12-31`',
} as const

const mendOf: Readonly<Record<string, string>> = mends

type Parsed = { readonly fields: FrontMatter; readonly lineOf: (path: readonly PropertyKey[]) => number }

/**
 * Parses the YAML between the `---` lines. `firstLine` is the line of the file on which it begins.
 * Faults: YAML that does not parse, a field that is missing, unknown or of the wrong kind; all at once.
 */
export function parseFrontMatter(
  text: string,
  firstLine: number,
  where: string,
): Parsed | { readonly faults: readonly Fault[] } {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true })
  const toLine = (offset: number): number => lineCounter.linePos(offset).line + firstLine - 1
  const problems = [...document.errors, ...document.warnings]
  if (problems.length > 0) {
    return {
      faults: problems.map(({ message, pos }) => ({
        code: 'front-matter-yaml',
        where: `${where}:${toLine(pos[0])}`,
        what: `the front matter is not valid YAML: ${message}`,
        mend: 'put a text that holds : # or quotes between double quotes, indent lists by two spaces, and give each field once',
      })),
    }
  }
  const { contents } = document
  if (!isMap(contents)) {
    return { faults: [fault(where, firstLine, 'the front matter holds no fields', mends.title)] }
  }
  const lineOf = (path: readonly PropertyKey[]): number => toLine(offsetOf(contents, path))
  const checked = schema.safeParse(document.toJS())
  if (checked.success) return { fields: checked.data, lineOf }
  return { faults: checked.error.issues.flatMap((issue) => faultsOf(issue, where, lineOf, firstLine)) }
}

function faultsOf(
  issue: z.core.$ZodIssue,
  where: string,
  lineOf: (path: readonly PropertyKey[]) => number,
  firstLine: number,
): readonly Fault[] {
  const name = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = Object.keys(mends).join(', ')
      const what = `unknown field ${[...issue.path.map(String), key].join('.')}`
      return fault(where, lineOf([...issue.path, key]), what, `remove it; the fields are ${known}`)
    })
  }
  const mend = mendOf[String(issue.path[0])] ?? 'correct the field'
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  if (isMissing && issue.path.length === 1)
    return [fault(where, firstLine, `the field ${name} is missing`, mend)]
  const quoted = issue.code === 'invalid_type' && issue.expected === 'string' ? '; put it between quotes' : ''
  return [fault(where, lineOf(issue.path), `the field ${name}: ${issue.message}`, mend + quoted)]
}

function fault(where: string, at: number, what: string, mend: string): Fault {
  return { code: 'front-matter-field', where: `${where}:${at}`, what, mend }
}

/** Where the node at `path` begins, or the nearest one above it that exists. */
function offsetOf(contents: YAMLMap, path: readonly PropertyKey[]): number {
  let node: unknown = contents
  let offset = contents.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && key.value === step)
      if (pair === undefined) break
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else {
      const item: unknown = (node as { readonly items?: readonly unknown[] } | null)?.items?.[Number(step)]
      if (item === undefined) break
      offset = (item as Node).range?.[0] ?? offset
      node = item
    }
  }
  return offset
}
