// Blocks of text → numbered paragraphs with their departments, and the evidence for each.
import { departmentHeading, departmentsInLead } from './propose.ts'
import type { DepartmentEvidence, Paragraph } from './release.ts'

/** A text cut into numbered paragraphs, each with its department; `how` tells an editor what that rests on. */
export interface Sections {
  readonly departments: readonly string[]
  readonly paragraphs: readonly Paragraph[]
  readonly how: string
}

/**
 * Assigns blocks to departments: by headings in the text, else in the order of the lead (or of `given`) when as many
 * blocks follow the lead as there are departments. Where the counts differ, nothing is assigned.
 */
export function sectionsOf(blocks: readonly string[], given: readonly string[]): Sections {
  if (blocks.some((block, index) => isHeading(blocks, block, index))) return underHeadings(blocks, given)
  const leadIndex = blocks.findIndex((block) => departmentsInLead(block).length > 0)
  const ordered = departmentsInLead(blocks[leadIndex] ?? '')
  const departments = given.length > 0 ? given : ordered
  if (departments.length === 0)
    return { departments, paragraphs: number(blocks, () => null, 'none'), how: 'none named' }
  if (departments.length === 1 && given.length === 1) {
    return {
      departments,
      paragraphs: number(blocks, () => departments[0] ?? null, 'heading'),
      how: 'given for all',
    }
  }
  const first = Math.max(leadIndex, 0) + 1
  if (blocks.length - first !== departments.length) {
    const how = `${departments.length} named, but ${blocks.length - first} blocks follow the lead: none assigned`
    return { departments, paragraphs: number(blocks, () => null, 'none'), how }
  }
  const isFromLead =
    departments.length === ordered.length && departments.every((name, at) => name === ordered[at])
  const evidence = isFromLead ? 'lead-order' : 'heading'
  const how = isFromLead
    ? 'the order of 分别 in the lead, one block each'
    : 'given in the order of the blocks'
  return { departments, paragraphs: number(blocks, (at) => departments[at - first] ?? null, evidence), how }
}

function isHeading(blocks: readonly string[], block: string, index: number): boolean {
  const next = blocks[index + 1]
  return next !== undefined && departmentHeading(block) !== null && departmentHeading(next) === null
}

function underHeadings(blocks: readonly string[], given: readonly string[]): Sections {
  const texts: string[] = []
  const owners: (string | null)[] = []
  let owner: string | null = null
  for (const [index, block] of blocks.entries()) {
    if (isHeading(blocks, block, index)) owner = departmentHeading(block)
    else {
      texts.push(block)
      owners.push(owner)
    }
  }
  const named = owners.filter((name) => name !== null)
  const departments = [...new Set([...given, ...named])]
  return {
    departments,
    paragraphs: number(texts, (at) => owners[at] ?? null, 'heading'),
    how: 'headings in the text',
  }
}

function number(
  texts: readonly string[],
  owner: (index: number) => string | null,
  evidence: DepartmentEvidence,
): readonly Paragraph[] {
  return texts.map((text, index) => {
    const department = owner(index)
    return {
      number: index + 1,
      text,
      department,
      departmentEvidence: department === null ? 'none' : evidence,
    }
  })
}
