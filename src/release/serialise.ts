// A release → its file. What parse reads back is equal to what was written.
import { stringify } from 'yaml'
import type { DepartmentEvidence, Paragraph, Release } from './release.ts'

/**
 * The text of a release file. Paragraphs are single trimmed lines, and those with a department share one evidence;
 * a release that breaks this could not be read back and is a defect, so it throws.
 */
export function serialiseRelease(release: Release): string {
  const { title, publisher, date, place, url, departments, repairs, repairCounts } = release
  const { supersedes, withdrawn, validUntil } = release
  const departmentEvidence = evidenceOf(release.paragraphs)
  const fields = {
    title,
    publisher,
    date,
    place,
    url,
    departments,
    departmentEvidence,
    repairs,
    repairCounts,
    ...(supersedes ? { supersedes } : {}),
    ...(withdrawn ? { withdrawn } : {}),
    ...(validUntil ? { valid_until: validUntil } : {}),
  }
  const front = stringify(fields, { lineWidth: 0, aliasDuplicateObjects: false })
  return `---\n${front}---\n\n${bodyOf(release.paragraphs).join('\n\n')}\n`
}

function evidenceOf(paragraphs: readonly Paragraph[]): DepartmentEvidence {
  const kinds = new Set(
    paragraphs.filter(({ department }) => department !== null).map((one) => one.departmentEvidence),
  )
  if (kinds.size > 1)
    throw new RangeError(`a release with several kinds of evidence: ${[...kinds].join(', ')}`)
  const [only = 'none'] = kinds
  return only
}

function bodyOf(paragraphs: readonly Paragraph[]): readonly string[] {
  let current: string | null = null
  return paragraphs.flatMap(({ number, text, department }) => {
    if (text !== text.trim() || text === '' || /[\n\r]/u.test(text)) {
      throw new RangeError(`paragraph ${number} is not one trimmed line`)
    }
    const block = /^[#\\]/u.test(text) ? `\\${text}` : text
    if (department === current) return [block]
    current = department
    return [department === null ? '##' : `## ${department}`, block]
  })
}
