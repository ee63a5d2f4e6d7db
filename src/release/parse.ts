// A release file → a release. The file is YAML front matter between two `---` lines, then one paragraph a block,
// with `## name` above the paragraphs of a department. Everything wrong is told at once, with its line.
import type { Fault } from '../fault.ts'
import { type FrontMatter, parseFrontMatter } from './front-matter.ts'
import type { DepartmentEvidence, Paragraph, Release } from './release.ts'
import { repairedSpans } from './repaired-spans.ts'

/** The ids that releases can have: they stand in citations, links and file names. */
export const releaseId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u

/**
 * Reads a release file. `id` is the file's name without `.md`; `where` is how faults name the file.
 * Byte order mark and CRLF are accepted. Never throws.
 */
export function parseRelease(
  id: string,
  fileText: string,
  where = `${id}.md`,
): { readonly release: Release } | { readonly faults: readonly Fault[] } {
  const lines = fileText.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u)
  const open = lines.findIndex((line) => line.trim() !== '')
  if (open < 0) return { faults: [emptyFile(where)] }
  if (lines[open]?.trimEnd() !== '---') return { faults: [textBefore(where, open + 1)] }
  const close = lines.findIndex((line, index) => index > open && line.trimEnd() === '---')
  if (close < 0) return { faults: [unclosed(where, open + 1)] }

  const front = parseFrontMatter(`${lines.slice(open + 1, close).join('\n')}\n`, open + 2, where)
  const body = parseBody(lines, close + 1, where)
  const faults = [...idFaults(id, where), ...('faults' in front ? front.faults : []), ...body.faults]
  if ('faults' in front) return { faults }

  const { fields, lineOf } = front
  const release = releaseOf(id, fields, body)
  faults.push(
    ...dateFaults(release, `${where}:${lineOf(['date'])}`),
    ...departmentFaults(fields, body, where),
    ...repairFaults(release, (index) => `${where}:${lineOf(['repairs', index])}`),
  )
  return faults.length > 0 ? { faults } : { release }
}

interface Block {
  readonly text: string
  readonly department: string | null
}

interface Heading {
  readonly name: string
  readonly line: number
}

interface Body {
  readonly blocks: readonly Block[]
  readonly headings: readonly Heading[]
  readonly faults: readonly Fault[]
}

/** Lines of a block are joined as Chinese is: without a blank, except between two Latin words. */
function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    const blank = /[A-Za-z0-9,.]$/u.test(text) && /^[A-Za-z0-9]/u.test(line) ? ' ' : ''
    return text + blank + line
  })
}

function parseBody(lines: readonly string[], from: number, where: string): Body {
  const blocks: Block[] = []
  const headings: Heading[] = []
  const faults: Fault[] = []
  let pending: string[] = []
  let department: string | null = null
  let heading: Heading | null = null
  const flush = (): void => {
    if (pending.length > 0) {
      blocks.push({ text: withoutEscape(joinLines(pending)), department })
      heading = null
    }
    pending = []
  }
  const closeSection = (): void => {
    flush()
    if (heading !== null && heading.name !== '') faults.push(emptySection(where, heading))
  }
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]?.trim() ?? ''
    const marks = pending.length === 0 || line.startsWith('## ') ? /^(#+)(?:\s+(.*))?$/su.exec(line) : null
    if (line === '') flush()
    else if (marks?.[1] === '##') {
      closeSection()
      heading = { name: marks[2]?.trim() ?? '', line: index + 1 }
      headings.push(heading)
      department = heading.name === '' ? null : heading.name
    } else if (marks !== null) faults.push(wrongHeading(where, index + 1))
    else pending.push(line)
  }
  closeSection()
  if (blocks.length === 0) faults.push(noText(where, from))
  return { blocks, headings, faults }
}

/** A backslash at the beginning of a block says that what follows is text, not a heading. */
function withoutEscape(text: string): string {
  return text.startsWith('\\') ? text.slice(1) : text
}

function releaseOf(id: string, fields: FrontMatter, { blocks, headings }: Body): Release {
  const named = [...new Set(headings.map(({ name }) => name).filter((name) => name !== ''))]
  const evidence: DepartmentEvidence = fields.departmentEvidence ?? 'heading'
  const paragraphs = blocks.map(({ text, department }, index): Paragraph => {
    const departmentEvidence = department === null ? 'none' : evidence
    return { number: index + 1, text, department, departmentEvidence }
  })
  const { title, publisher, date, place, url, repairs, repairCounts } = fields
  const departments = fields.departments ?? named
  const { supersedes, withdrawn, valid_until: validUntil } = fields
  return {
    ...{ id, title, publisher, date, place, url, departments, paragraphs, repairs, repairCounts },
    ...(supersedes ? { supersedes } : {}),
    ...(withdrawn ? { withdrawn } : {}),
    ...(validUntil ? { validUntil } : {}),
  }
}

function idFaults(id: string, where: string): readonly Fault[] {
  if (releaseId.test(id)) return []
  const what = `“${id}” cannot be the id of a release`
  const mend = 'name the file with small letters, digits and hyphens, such as 2024-12-24-dingzhou-minsheng.md'
  return [{ code: 'release-id', where, what, mend }]
}

function dateFaults({ id, date }: Release, where: string): readonly Fault[] {
  const named = /^\d{4}-\d{2}-\d{2}(?=-|$)/u.exec(id)?.[0]
  if (named === undefined || named === date) return []
  const what = `the file's name says ${named}, its date ${date}`
  return [{ code: 'release-date', where, what, mend: 'correct the date, or rename the file' }]
}

function departmentFaults(fields: FrontMatter, { headings }: Body, where: string): readonly Fault[] {
  const { departments, departmentEvidence } = fields
  const named = headings.filter(({ name }) => name !== '')
  const unknown = departments === undefined ? [] : named.filter(({ name }) => !departments.includes(name))
  const faults = unknown.map(({ name, line }) => ({
    code: 'department-unknown',
    where: `${where}:${line}`,
    what: `the heading ${name} is not among the departments of the front matter`,
    mend: 'write it as it stands there, or add it there',
  }))
  const [first] = named
  if (departmentEvidence !== 'none' || first === undefined) return faults
  const what = 'departmentEvidence is none, but a heading names a department'
  const mend = 'write `departmentEvidence: heading` if the release names it, or remove the headings'
  return [...faults, { code: 'department-evidence', where: `${where}:${first.line}`, what, mend }]
}

/** Damage that cannot be found could not be kept out of answers either. */
function repairFaults(release: Release, where: (index: number) => string): readonly Fault[] {
  return release.repairs.flatMap((repair, index) => {
    if (repair.state !== 'flagged') return []
    if (repairedSpans({ paragraphs: release.paragraphs, repairs: [repair] }).length > 0) return []
    const what = `the flagged damage “${repair.before}” does not stand in the text as “${repair.context}”`
    const mend = 'if the text was mended by hand, set state: editor, and after and context to the mended text'
    return [{ code: 'damage-not-found', where: where(index), what, mend }]
  })
}

function emptyFile(where: string): Fault {
  return {
    code: 'release-empty',
    where: `${where}:1`,
    what: 'the file is empty',
    mend: 'import the release again',
  }
}

function textBefore(where: string, line: number): Fault {
  const what = 'the file does not begin with its front matter'
  const mend = 'put `---`, the fields and `---` above all text'
  return { code: 'front-matter-first', where: `${where}:${line}`, what, mend }
}

function unclosed(where: string, line: number): Fault {
  const what = 'the front matter that begins here has no end'
  return {
    code: 'front-matter-open',
    where: `${where}:${line}`,
    what,
    mend: 'put a line `---` after the fields',
  }
}

function noText(where: string, line: number): Fault {
  const what = 'the release holds no text'
  const mend = 'write its paragraphs below the front matter, a blank line between them'
  return { code: 'text-missing', where: `${where}:${line}`, what, mend }
}

function emptySection(where: string, { name, line }: Heading): Fault {
  const what = `no text stands under the heading ${name}`
  return {
    code: 'section-empty',
    where: `${where}:${line}`,
    what,
    mend: 'remove the heading or add its text',
  }
}

function wrongHeading(where: string, line: number): Fault {
  const what = 'only `## department` is a heading here'
  const mend = 'write the department with ##, or a backslash before text that begins with #'
  return { code: 'heading-level', where: `${where}:${line}`, what, mend }
}
