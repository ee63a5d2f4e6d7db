// An announcement as a file, from a newsroom's own tools: a few fields above, the text below.
//
//   ---
//   topics: 市残联, 市教育局        left out: everybody
//   at: 2026-11-28 09:00           left out: at once
//   chats: private, group          left out: all kinds
//   silent: yes
//   release: 2024-12-24-minsheng   instead of a text: the digest of this release
//   ---
//   The text; in a file whose name ends in .html with Telegram's own tags.
import type { Corpus } from '../corpus/corpus.ts'
import type { Section } from '../corpus/topics.ts'
import type { Fault } from '../fault.ts'
import { type Announcement, type ChatKind, type Content, chatKinds } from './announcement.ts'
import { digestOf } from './digest.ts'
import { formattedLines } from './formatted.ts'
import { readHtml } from './html.ts'
import { momentIn } from './local-time.ts'
import { lengthOf, longestContent } from './show.ts'
import { topicOf } from './subscription.ts'

/** What a file says of an announcement. */
export type Given = Pick<Announcement, 'content' | 'topics' | 'kinds' | 'silent' | 'at'>

/** The fields, by name, in the order of the file; a command line may add some. */
export type Fields = Readonly<Partial<Record<'topics' | 'at' | 'chats' | 'silent' | 'release', string>>>

export interface Reading {
  /** The file's name, for faults, and to tell HTML. */
  readonly name: string
  readonly now: number
  readonly timeZone: string
  readonly sections: readonly Section[]
  readonly corpus: Pick<Corpus, 'releases' | 'passages'>
  /** What is given beside the file, and goes before its own fields. */
  readonly fields?: Fields
}

const names = ['topics', 'at', 'chats', 'silent', 'release'] as const

/** Reads a file; gives every fault at once. */
export function readAnnouncement(
  file: string,
  reading: Reading,
): Given | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const { fields: own, body } = split(
    file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
    reading.name,
    faults,
  )
  const fields = { ...own, ...reading.fields }
  const fault = (code: string, what: string, mend: string) =>
    void faults.push({ code: `announcement-${code}`, where: reading.name, what, mend })
  const topics = topicsIn(fields.topics, reading, fault)
  const at = momentGiven(fields.at, reading, fault)
  const kinds = kindsIn(fields.chats, fault)
  if (fields.silent !== undefined && !['yes', 'no'].includes(fields.silent))
    fault('silent', `silent is “${fields.silent}”`, 'write yes or no')
  const content = contentOf(body, fields.release, reading, fault)
  if (content === null || faults.length > 0) return { faults }
  return { content, topics, kinds, at, silent: fields.silent === 'yes' }
}

type Tell = (code: string, what: string, mend: string) => void

function split(
  file: string,
  name: string,
  faults: Fault[],
): { readonly fields: Fields; readonly body: string } {
  const [, head, body] = /^---\n([\s\S]*?)\n---[^\S\n]*(?:\n([\s\S]*))?$/.exec(file) ?? []
  if (head === undefined) return { fields: {}, body: file }
  const fields: Record<string, string> = {}
  for (const [i, line] of head.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, field = '', value = ''] = /^\s*([a-z]+)\s*[:：]\s*(.*?)\s*$/i.exec(line) ?? []
    if ((names as readonly string[]).includes(field.toLowerCase())) fields[field.toLowerCase()] = value
    else {
      const mend = `the fields are ${names.join(', ')}, one a line: name: value`
      faults.push({
        code: 'announcement-field',
        where: `${name}:${i + 2}`,
        what: `“${line.trim()}” is no field`,
        mend,
      })
    }
  }
  return { fields, body: body ?? '' }
}

function topicsIn(text: string | undefined, { sections }: Reading, fault: Tell): readonly string[] {
  const named = listIn(text)
  const known = new Set(
    sections.flatMap((section) => [
      topicOf(section),
      ...section.topics.map((topic) => topicOf(section, topic)),
    ]),
  )
  for (const topic of named.filter((one) => !known.has(one)))
    fault(
      'topic',
      `there is no topic “${topic}”`,
      `departments: ${sections.map(({ label }) => label).join(', ')}`,
    )
  return named
}

function momentGiven(text: string | undefined, { now, timeZone }: Reading, fault: Tell): number | null {
  if (text === undefined || text === '') return null
  const moment = momentIn(text, now, timeZone)
  const mend = `write for example 2026-11-28 09:00 (by the clocks of ${timeZone})`
  if (moment === null) fault('at', `“${text}” is no time`, mend)
  else if (moment < now) fault('at', `“${text}” is past`, mend)
  return moment
}

function kindsIn(text: string | undefined, fault: Tell): readonly ChatKind[] {
  const named = listIn(text)
  for (const kind of named.filter((one) => !(chatKinds as readonly string[]).includes(one)))
    fault('chats', `“${kind}” is no kind of chat`, `the kinds are ${chatKinds.join(', ')}`)
  return named.length === 0 ? chatKinds : chatKinds.filter((kind) => named.includes(kind))
}

function contentOf(body: string, release: string | undefined, reading: Reading, fault: Tell): Content | null {
  if (release !== undefined) return digestNamed(release, body, reading, fault)
  const text = body.trim()
  if (text === '') {
    fault('empty', 'has no text', 'write the announcement below the fields, or name a release')
    return null
  }
  const read = /\.html?$/i.test(reading.name) ? readHtml(text) : { text, marks: [] }
  if ('what' in read) {
    const line = text.slice(0, read.at).split('\n').length
    fault('html', `line ${line} of the text: ${read.what}`, 'use the tags that Telegram knows, each closed')
    return null
  }
  const lines = formattedLines(read.text, read.marks)
  const length = lengthOf(lines)
  if (length > longestContent)
    fault('long', `has ${length} characters`, `at most ${longestContent} are possible`)
  return { kind: 'text', lines }
}

function digestNamed(id: string, body: string, { corpus }: Reading, fault: Tell): Content | null {
  const release = corpus.releases.find((one) => one.id === id)
  if (body.trim() !== '') fault('both', 'names a release and has a text', 'leave one of the two out')
  if (release === undefined) {
    fault('release', `there is no release “${id}” in force`, 'name it as its file is named, without .md')
    return null
  }
  const content = digestOf(
    release,
    corpus.passages.filter((passage) => passage.release === id),
  )
  if (content === null) fault('release', `“${id}” has no figures to announce`, 'write a text instead')
  return content
}

function listIn(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[,，、]/).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
}
