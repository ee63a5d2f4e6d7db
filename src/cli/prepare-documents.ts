// What a person names on the command line → releases that are ready to be filed, or every fault of every document.
import { readFile, stat } from 'node:fs/promises'
import { describeFault, type Fault } from '../fault.ts'
import { type Prepared, prepareRelease, repairAt, repairDocument, type Wanted } from '../read/prepare.ts'
import { type ReadResult, readDocument } from '../read/read.ts'
import type { Damage } from '../release/damage.ts'
import type { EditorRepair } from '../release/editor-repair.ts'
import { releaseId } from '../release/parse.ts'
import { maxDocumentBytes, tooLarge } from '../release/read.ts'
import type { RepairedText } from '../release/repair.ts'
import { findDocuments } from './import-files.ts'
import { type Progress, type ProgressStream, progressOn } from './import-progress.ts'

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

/** What is asked of `yuanwen import` and `yuanwen publish`. */
export interface ImportRequest {
  /** Files, and folders for all documents in them. */
  readonly files: readonly string[]
  readonly options: ImportOptions
  readonly stdout: Writer
  /** Talk, and the progress bar where it is a terminal. */
  readonly stderr: ProgressStream
  /** Asks a person at a terminal; '' leaves the question open. Absent where nobody sits there. */
  readonly ask?: ((question: string) => Promise<string>) | undefined
}

/**
 * Reads and repairs all documents; talks on stderr. Faults are told there: then it gives the exit status, 1 with faults
 * of the documents and 2 for wrong options.
 */
export async function prepareDocuments(request: ImportRequest): Promise<readonly Prepared[] | 1 | 2> {
  const found = await findDocuments(request.files)
  const wrong = wrongOptions(request, found.files.length)
  if (wrong.length > 0) return tell(request.stderr, wrong, 2)
  for (const file of found.passedOver) request.stderr.write(`${file}: passed over, no kind of document\n`)
  const { prepared, faults } = await prepareAll(found.files, request)
  faults.unshift(...found.faults)
  faults.push(...sameIds(prepared))
  return faults.length > 0 ? tell(request.stderr, faults, 1) : prepared
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
  const { options, ask } = request
  const read = await readFileAsDocument(file)
  if ('fault' in read) return { faults: [read.fault] }
  const wanted = wantedOf(options)
  const first = repairDocument(read.document, file, wanted)
  if ('faults' in first) return first
  if (ask !== undefined && first.damage.length > 0) progress.clear()
  const answers = ask === undefined ? [] : await askAbout(first, ask)
  const repairs = [...wanted.repairs, ...answers]
  return prepareRelease(read.document, file, { ...wanted, repairs })
}

function wantedOf(options: ImportOptions): Wanted {
  const { title, publisher, date, place, url, department, slug } = options
  return {
    script: options.keepScript === true ? 'keep' : options.simplify === true ? 'simplified' : 'auto',
    repairs: (options.repair ?? []).map(repairOf),
    given: { title, publisher, date, place, url, departments: department ?? [] },
    slug,
  }
}

function repairOf(written: string): EditorRepair {
  const at = written.indexOf('=')
  return { before: written.slice(0, at), after: written.slice(at + 1) }
}

async function askAbout(
  repaired: RepairedText,
  ask: (question: string) => Promise<string>,
): Promise<readonly EditorRepair[]> {
  const answers: EditorRepair[] = []
  for (const damage of repaired.damage) {
    const { line, before, context, note } = damage
    const answer = await ask(
      `line ${line}: …${context}…\n${note}\nWhat was printed for “${before}”? (empty: flag it) `,
    )
    if (answer !== '') answers.push(repairAt(repaired, damage, answer))
  }
  return answers
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

/** What is still damaged, for a person to look up. */
export function openDamage(file: string, { line, before, context, note }: Damage): string {
  return describeFault({
    code: 'damage-flagged',
    where: `${file}:${line}`,
    what: `“${before}” in “${context}” cannot be mended: ${note}; passages with it are not answered from`,
    mend: `look it up in print and import again with --force --repair '${before}=…'`,
  })
}

/** Tells the faults, and gives the exit status back. */
export function tell<Status extends number>(
  stderr: Writer,
  faults: readonly Fault[],
  status: Status,
): Status {
  for (const fault of faults) stderr.write(`${describeFault(fault)}\n`)
  return status
}
