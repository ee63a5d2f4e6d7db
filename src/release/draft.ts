// Repaired text + an editor's words → a release. What nobody gave and no rule can propose is a fault.
import type { Fault } from '../fault.ts'
import type { Damage } from './damage.ts'
import { countDigits, describeDifference } from './digits.ts'
import type { Offered } from './document.ts'
import {
  isIsoDate,
  type Proposal,
  proposeDate,
  proposePlace,
  proposePublisher,
  proposeTitle,
} from './propose.ts'
import type { Release, Repair } from './release.ts'
import { mendLike, type RepairedText } from './repair.ts'
import { simplify } from './script.ts'
import { type Sections, sectionsOf } from './sections.ts'

/** What an editor gives on the command line; the rest is proposed. */
export interface GivenFields {
  readonly title?: string | undefined
  readonly publisher?: string | undefined
  readonly date?: string | undefined
  readonly place?: string | undefined
  readonly url?: string | undefined
  readonly departments: readonly string[]
}

/** A release without its id, and how each field of it was found. */
export interface Draft {
  readonly release: Omit<Release, 'id'>
  readonly found: Readonly<Record<'title' | 'publisher' | 'date' | 'place' | 'url' | 'departments', string>>
}

/**
 * Drafts the release of a repaired text. What the editor gives goes before what the document offers, and that before
 * what its text shows; only who held a press conference goes before a page's source, mostly a newspaper. Faults name the option that gives what is missing,
 * all at once.
 */
export function draftRelease(
  repaired: RepairedText,
  editor: GivenFields,
  where: string,
  offered: Offered = {},
): Draft | { readonly faults: readonly Fault[] } {
  const blocks = blocksOf(repaired.copy.text)
  const furniture = droppedLines(repaired)
  const offer = (name: 'title' | 'publisher' | 'place'): Proposal<string> | null =>
    mendedOffer(offered[name], repaired)
  const title = giveOr(editor.title, () => offer('title') ?? proposeTitle(blocks))
  const start = blocks.findIndex((block) => !isSameLine(block, title?.value))
  const body = start < 0 ? [] : blocks.slice(start)
  // The rules for place names are written in simplified Chinese; a text kept in traditional is read through it.
  const read = repaired.script.traditional && !repaired.simplified ? simplify : (text: string) => text
  const lead = body[0] ?? ''
  const text = body.join('\n')
  const publisher = giveOr(editor.publisher, () => proposePublisher(text, furniture, offer('publisher')))
  const date = giveOr(editor.date, () => offered.date ?? proposeDate(lead, text, furniture))
  const place = giveOr(
    editor.place,
    () => offer('place') ?? proposePlace(read(text), read(title?.value ?? ''), read(lead)),
  )
  const url = editor.url?.trim() ?? offered.url?.value ?? null
  const faults = [
    ...tooDamaged(where, repaired),
    ...missing(where, { title, publisher, date, place }),
    ...(date !== null && !isIsoDate(date.value) ? [badDate(where, date.value)] : []),
    ...badUrl(where, editor.url),
    ...(body.length === 0 ? [noText(where)] : []),
  ]
  const sections = sectionsOf(body, editor.departments)
  faults.push(...lostDigits(where, repaired, blocks))
  faults.push(...damaged(where, { title, publisher, place }), ...damagedDepartments(where, sections))
  if (title === null || publisher === null || date === null || place === null) return { faults }
  if (faults.length > 0 || !isIsoDate(date.value)) return { faults }
  return {
    release: {
      title: title.value,
      publisher: publisher.value,
      date: date.value,
      place: place.value,
      url,
      departments: sections.departments,
      paragraphs: sections.paragraphs,
      repairs: [...repaired.damage.map(flagged), ...repaired.editorRepairs].toSorted(
        (a, b) => a.line - b.line,
      ),
      repairCounts: repaired.counts,
    },
    found: {
      title: title.how,
      publisher: publisher.how,
      date: date.how,
      place: place.how,
      url: editor.url === undefined ? (offered.url?.how ?? '') : given,
      departments: sections.how,
    },
  }
}

/** Words that a document offers, repaired as its text was; a rule that drops whole lines does not apply to them. */
function mendedOffer(offer: Proposal<string> | undefined, repaired: RepairedText): Proposal<string> | null {
  if (offer === undefined) return null
  const mended = mendLike(repaired, offer.value).trim() || offer.value
  return { ...offer, value: mended.replace(/\s+/gu, ' ') }
}

function isSameLine(block: string | undefined, title: string | undefined): boolean {
  const bare = (line: string | undefined) => line?.replace(/\s/gu, '')
  return block !== undefined && bare(block) === bare(title)
}

/** How a field was found that an editor gave. */
const given = 'given'

function asGiven(value: string): Proposal<string> {
  return { value: value.trim(), how: given }
}

function giveOr<Value extends string>(
  value: string | undefined,
  propose: () => Proposal<Value> | null,
): Proposal<string> | null {
  return value === undefined ? propose() : asGiven(value)
}

function blocksOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const dropping = new Set(['page-furniture', 'sign-off', 'spam'])

function droppedLines(repaired: RepairedText): readonly string[] {
  return repaired.applied.filter(({ rule }) => dropping.has(rule)).map(({ before }) => before)
}

function flagged(damage: Damage): Repair {
  const { rule, line, before, proposal, context } = damage
  return { rule, line, before, after: proposal, context, state: 'flagged' }
}

function missing(where: string, fields: Readonly<Record<string, Proposal<string> | null>>): readonly Fault[] {
  return Object.entries(fields)
    .filter(([, proposal]) => proposal === null || proposal.value === '')
    .map(([field]) => ({
      code: `${field}-missing`,
      where,
      what: `no ${field} can be read from the text`,
      mend: `give it with --${field}${field === 'date' ? ' 2024-12-24' : ' …'}`,
    }))
}

const lost = /[?\ufffd\ue000-\uf8ff]/u

/** A field is metadata that nobody flags later, so a damaged one is refused. */
function damaged(where: string, fields: Readonly<Record<string, Proposal<string> | null>>): readonly Fault[] {
  return Object.entries(fields)
    .filter(([, proposal]) => proposal?.how !== given && lost.test(proposal?.value ?? ''))
    .map(([field, proposal]) => ({
      code: `${field}-damaged`,
      where,
      what: `the ${field} read from the text is damaged: “${proposal?.value}”`,
      mend: `give --${field}, or mend the text with --repair BEFORE=AFTER`,
    }))
}

function damagedDepartments(where: string, { departments }: Sections): readonly Fault[] {
  return departments
    .filter((name) => lost.test(name))
    .map((name) => ({
      code: 'department-damaged',
      where,
      what: `a department read from the text is damaged: “${name}”`,
      mend: 'give every department with --department, or mend the text with --repair BEFORE=AFTER',
    }))
}

const mostDamage = 200

/** So many places mean the wrong encoding or a broken copy: nobody would look them all up in print. */
function tooDamaged(where: string, { damage }: RepairedText): readonly Fault[] {
  if (damage.length <= mostDamage) return []
  return [
    {
      code: 'text-too-damaged',
      where: `${where}:${damage[0]?.line ?? 1}`,
      what: `the text is damaged in ${damage.length} places, from this line on`,
      mend: 'find a better copy of the release',
    },
  ]
}

function badDate(where: string, value: string): Fault {
  return {
    code: 'date-invalid',
    where,
    what: `“${value}” is not a day of the calendar`,
    mend: 'give --date as year-month-day, such as 2024-12-24',
  }
}

function badUrl(where: string, url: string | undefined): readonly Fault[] {
  if (url === undefined || /^https?:\/\/\S+$/u.test(url.trim())) return []
  return [{ code: 'url-invalid', where, what: `“${url}” is no web address`, mend: 'give --url https://…' }]
}

function noText(where: string): Fault {
  return {
    code: 'text-missing',
    where,
    what: 'no text is left besides the title and the page around it',
    mend: 'check that the file holds the whole release',
  }
}

/** The last link of the digit proof: cutting the text into blocks loses none. */
function lostDigits(where: string, repaired: RepairedText, blocks: readonly string[]): readonly Fault[] {
  const difference = describeDifference(repaired.digits.result, countDigits(blocks.join('\n')))
  return difference === ''
    ? []
    : [
        {
          code: 'digits-changed',
          where,
          what: `cutting the text into paragraphs changed its digits (${difference})`,
          mend: 'nothing was written; report this document',
        },
      ]
}
