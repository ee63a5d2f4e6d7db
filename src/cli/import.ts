// `yuanwen import FILE… FOLDER…`: documents → release files. Everything is checked first; with a fault nothing is written.
import { readFile, stat } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { pinyin } from 'pinyin-pro'
import { describeFault, type Fault } from '../fault.ts'
import { type ReadResult, readDocument } from '../read/read.ts'
import type { Damage } from '../release/damage.ts'
import { draftRelease, type GivenFields } from '../release/draft.ts'
import type { EditorRepair } from '../release/editor-repair.ts'
import { parseRelease, releaseId } from '../release/parse.ts'
import { maxDocumentBytes, tooLarge } from '../release/read.ts'
import type { Release } from '../release/release.ts'
import { type RepairedText, type RepairOptions, repair } from '../release/repair.ts'
import { serialiseRelease } from '../release/serialise.ts'
import { writeReleases } from '../store/knowledge-folder.ts'
import { findDocuments } from './import-files.ts'
import { type Progress, type ProgressStream, progressOn } from './import-progress.ts'
import { importReport, type Prepared } from './import-report.ts'

/** The options of the command, by their long names. `repair` holds `BEFORE=AFTER` texts. */
export interface ImportOptions {
  readonly title?: string | undefined
  readonly publisher?: string | undefined
  readonly date?: string | undefined
  readonly place?: string | undefined
  readonly url?: string | undefined
  readonly slug?: string | undefined
  readonly department?: readonly string[] | undefined
  readonly repair?: readonly string[] | undefined
  readonly keepScript?: boolean | undefined
  readonly simplify?: boolean | undefined
  readonly force?: boolean | undefined
}

/** Where text goes: a stream, or a test's list. */
export interface Writer {
  write(text: string): unknown
}

export interface ImportRequest {
  /** Files, and folders for all documents in them. */
  readonly files: readonly string[]
  readonly options: ImportOptions
  readonly knowledgeDir: string
  readonly stdout: Writer
  /** Talk, and the progress bar where it is a terminal. */
  readonly stderr: ProgressStream
  /** Asks a person at a terminal; '' leaves the question open. Absent where nobody sits there. */
  readonly ask?: ((question: string) => Promise<string>) | undefined
}

/**
 * Imports the files: a report of each goes to stdout, faults and open damage to stderr.
 * Resolves to the exit status: 0 done (damage may be flagged), 1 with faults (nothing written), 2 wrong options.
 */
export async function importReleases(request: ImportRequest): Promise<number> {
  const found = await findDocuments(request.files)
  const wrong = wrongOptions(request, found.files.length)
  if (wrong.length > 0) return tell(request.stderr, wrong, 2)
  for (const file of found.passedOver) request.stderr.write(`${file}: passed over, no kind of document\n`)
  const { prepared, faults } = await prepareAll(found.files, request)
  faults.unshift(...found.faults)
  faults.push(...sameIds(prepared))
  if (faults.length > 0) return tell(request.stderr, faults, 1)
  const releases = prepared.map(({ release }) => release)
  const written = await writeReleases(request.knowledgeDir, releases, {
    force: request.options.force === true,
  })
  if (written.outcome === 'refused') return tell(request.stderr, written.faults, 1)
  for (const [index, one] of prepared.entries()) {
    const filed = written.files[index]
    if (filed !== undefined) request.stdout.write(importReport({ ...one, ...filed }))
    for (const damage of one.repaired.damage) request.stderr.write(`${openDamage(one.file, damage)}\n`)
  }
  return 0
}

/** Every document is read and repaired before the first is written. */
async function prepareAll(
  files: readonly string[],
  request: ImportRequest,
): Promise<{ readonly prepared: readonly Prepared[]; readonly faults: Fault[] }> {
  const progress = progressOn(request.stderr, files.length)
  const prepared: Prepared[] = []
  const faults: Fault[] = []
  for (const [index, file] of files.entries()) {
    progress.show(index, file)
    const result = await prepare(file, request, progress)
    if ('faults' in result) faults.push(...result.faults)
    else prepared.push(result)
  }
  progress.clear()
  return { prepared, faults }
}

type Faulty = { readonly faults: readonly Fault[] }

async function prepare(file: string, request: ImportRequest, progress: Progress): Promise<Prepared | Faulty> {
  const { options } = request
  const read = await readFileAsDocument(file)
  if ('fault' in read) return { faults: [read.fault] }
  const { document } = read
  const editorRepairs = (options.repair ?? []).map(repairOf)
  const first = repair(document.text, file, repairOptions(options, editorRepairs))
  if ('faults' in first) return first
  if (request.ask !== undefined && first.damage.length > 0) progress.clear()
  const answers = request.ask === undefined ? [] : await askAbout(first, request.ask)
  const repaired =
    answers.length === 0
      ? first
      : repair(document.text, file, repairOptions(options, [...editorRepairs, ...answers]))
  if ('faults' in repaired) return repaired
  const draft = draftRelease(repaired, givenFields(options), file, document.offered)
  if ('faults' in draft) return draft
  const slug = options.slug ?? slugOf(draft.release.title)
  if (slug === '') return { faults: [noSlug(file, draft.release.title)] }
  const release: Release = { id: `${draft.release.date}-${slug}`, ...draft.release }
  const faults = unreadable(release, file)
  return faults.length > 0 ? { faults } : { file, document, release, repaired, found: draft.found }
}

function repairOptions(options: ImportOptions, editorRepairs: readonly EditorRepair[]): RepairOptions {
  const script = options.keepScript === true ? 'keep' : options.simplify === true ? 'simplified' : 'auto'
  return { script, editorRepairs }
}

function givenFields({ title, publisher, date, place, url, department }: ImportOptions): GivenFields {
  return { title, publisher, date, place, url, departments: department ?? [] }
}

function repairOf(written: string): EditorRepair {
  const at = written.indexOf('=')
  return { before: written.slice(0, at), after: written.slice(at + 1) }
}

async function askAbout(
  { damage, copy }: RepairedText,
  ask: (question: string) => Promise<string>,
): Promise<readonly EditorRepair[]> {
  const answers: EditorRepair[] = []
  for (const { line, start, end, before, context, note } of damage) {
    const answer = await ask(
      `line ${line}: …${context}…\n${note}\nWhat was printed for “${before}”? (empty: flag it) `,
    )
    const { head, tail } = surroundings(copy.text, start, end)
    if (answer !== '') answers.push({ before: head + before + tail, after: head + answer + tail })
  }
  return answers
}

/** As much text around a span as makes it stand only once. */
function surroundings(text: string, start: number, end: number): { head: string; tail: string } {
  let reach = 0
  const around = (): string => text.slice(Math.max(0, start - reach), end + reach)
  while (text.indexOf(around()) !== text.lastIndexOf(around())) reach++
  return { head: text.slice(Math.max(0, start - reach), start), tail: text.slice(end, end + reach) }
}

async function readFileAsDocument(file: string): Promise<ReadResult> {
  try {
    const { size } = await stat(file)
    if (size > maxDocumentBytes) return { fault: tooLarge(file, size) }
    return await readDocument(await readFile(file), file)
  } catch (error) {
    return { fault: unreadableDocument(file, error) }
  }
}

function unreadableDocument(file: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  const known: Readonly<Record<string, readonly [code: string, what: string, mend: string]>> = {
    ENOENT: ['document-missing', 'there is no such file', 'check its name and folder'],
    EACCES: ['document-unreadable', 'this user may not read the file', 'give read permission'],
  }
  const [name, what, mend] = known[code] ?? [
    'document-unreadable',
    `the file cannot be read (${code})`,
    'check the disk',
  ]
  return { code: name, where: file, what, mend }
}

const longestSlug = 48

/** The first words of a title in pinyin: 定州推动高质量发展 → dingzhou-tuidong-gaozhiliang-fazhan. */
export function slugOf(title: string): string {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => pinyin(segment, { toneType: 'none', type: 'array', v: true }).join(''))
    .map((word) =>
      word
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]/gu, ''),
    )
    .filter((word) => word !== '')
  const slug = words.reduce(
    (all, word) => (all.length + word.length < longestSlug ? `${all}-${word}` : all),
    '',
  )
  return slug.slice(1)
}

function noSlug(file: string, title: string): Fault {
  const what = `no file name can be made of the title “${title}”`
  return {
    code: 'slug-missing',
    where: file,
    what,
    mend: 'give it with --slug, in small letters, digits and hyphens',
  }
}

/** Reads the file back before it is written: what could not be loaded again must not be there. */
function unreadable(release: Release, file: string): readonly Fault[] {
  const back = parseRelease(release.id, serialiseRelease(release), file)
  if ('faults' in back) return back.faults
  if (isDeepStrictEqual(back.release, release)) return []
  const what = 'the release would not read back as it was written'
  return [{ code: 'release-round-trip', where: file, what, mend: 'report this document' }]
}

function wrongOptions({ files, options }: ImportRequest, documents: number): readonly Fault[] {
  const where = 'yuanwen import'
  const faults: Fault[] = []
  const add = (what: string, mend: string): void => {
    faults.push({ code: 'import-options', where, what, mend })
  }
  if (files.length === 0) add('no file is named', 'name one or more files, or a folder')
  const single = ['title', 'date', 'url', 'slug'] as const
  for (const name of single) {
    if (documents > 1 && options[name] !== undefined) {
      add(`--${name} cannot hold for ${documents} files`, 'import them one by one')
    }
  }
  for (const written of options.repair ?? []) {
    if (written.indexOf('=') < 1)
      add(`--repair “${written}” has no BEFORE=AFTER`, 'write the damaged text, =, the printed text')
  }
  if (options.keepScript === true && options.simplify === true)
    add('--keep-script and --simplify contradict', 'give one')
  if (options.slug !== undefined && !releaseId.test(options.slug)) {
    add(`--slug “${options.slug}” is not a file name for releases`, 'use small letters, digits and hyphens')
  }
  return faults
}

function sameIds(prepared: readonly Prepared[]): readonly Fault[] {
  return prepared.flatMap(({ file, release }, index) => {
    const other = prepared.slice(0, index).find((one) => one.release.id === release.id)
    if (other === undefined) return []
    const what = `would become the same release as ${other.file} (${release.id})`
    return [{ code: 'release-duplicate', where: file, what, mend: 'import them one by one, with --slug' }]
  })
}

function openDamage(file: string, { line, before, context, note }: Damage): string {
  return describeFault({
    code: 'damage-flagged',
    where: `${file}:${line}`,
    what: `“${before}” in “${context}” cannot be mended: ${note}; passages with it are not answered from`,
    mend: `look it up in print and import again with --force --repair '${before}=…'`,
  })
}

function tell(stderr: Writer, faults: readonly Fault[], status: number): number {
  for (const fault of faults) stderr.write(`${describeFault(fault)}\n`)
  return status
}
