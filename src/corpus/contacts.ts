// How a department can be reached: for what its releases do not say. Read from knowledge/contacts.yaml.
import * as z from 'zod'
import type { Fault } from '../fault.ts'
import { fold } from '../text/normalise.ts'
import { type EntrySort, type Placed, parseEntries } from './entry-file.ts'
import { checkedSchema, line, sourceSchema } from './source.ts'

const contactSchema = z
  .strictObject({
    department: line,
    phone: line.optional(),
    address: line.optional(),
    hours: line.optional(),
    for: z.array(z.enum(['distress', 'complaint'])).optional(),
    source: sourceSchema,
    checked: checkedSchema,
  })
  .refine(({ phone, address, hours }) => phone ?? address ?? hours, 'needs a phone, an address or hours')

export type Contact = z.infer<typeof contactSchema>

const sort: EntrySort<Contact> = {
  code: 'contact',
  schema: contactSchema,
  shape:
    '"- department: 市残联", then under it "phone: \'…\'", "address: …" or "hours: …", "source: { title: …, url: https://… }" and "checked: 2025-01-31"',
}

/** Reads the contacts file. Every fault names the file and its line; a department may be there once only. */
export function parseContacts(file: string, text: string): { placed: Placed<Contact>[]; faults: Fault[] } {
  const { placed, faults } = parseEntries(file, text, sort)
  const first = new Map<string, string>()
  for (const { entry, where } of placed) {
    const name = nameOf(entry.department)
    const other = first.get(name)
    if (other === undefined) first.set(name, where)
    else {
      const what = `${entry.department} is there already, at ${other}`
      faults.push({ code: 'contact', where, what, mend: 'make one entry of the two' })
    }
  }
  return { placed, faults }
}

/** The contact of a department as a release or a citizen names it (市残联, 残联); null where none is known. */
export function contactOf(department: string, contacts: readonly Contact[]): Contact | null {
  const name = nameOf(department)
  return contacts.find((contact) => nameOf(contact.department) === name) ?? null
}

/** The contact of the department that a folded text names, the longest name first; null where it names none. */
export function contactNamed(text: string, contacts: readonly Contact[]): Contact | null {
  const named = contacts.filter(({ department }) => text.includes(nameOf(department)))
  return named.sort((a, b) => b.department.length - a.department.length)[0] ?? null
}

/** Whom somebody in distress, or with a complaint, can turn to: those that editors named for it, and the office that the folded text names. */
export function contactsFor(
  need: 'distress' | 'complaint',
  text: string,
  contacts: readonly Contact[],
): readonly Contact[] {
  const named = need === 'complaint' ? contactNamed(text, contacts) : null
  return contacts.filter((contact) => contact === named || contact.for?.includes(need) === true)
}

/** 市残联 and 残联 are one office; 市残联 and 县残联 are two, and a knowledge folder is of one place. */
function nameOf(department: string): string {
  return fold(department).replace(/^[省市县区州](?=\p{Script=Han}{2})/u, '')
}
