// `yuanwen publish [FILE… FOLDER…]`: documents, or what was changed by hand in the knowledge folder, published as the
// editors' desk does it: the same preview on top of the newest version, the same rules, the same log. A bot that runs
// takes the new version over.
import { basename } from 'node:path'
import { audited, type Done, type Publishing } from '../desk/circumstances.ts'
import { comparing } from '../desk/compare.ts'
import type { Change } from '../desk/draft.ts'
import { draftedAndPreviewed } from '../desk/previews.ts'
import { onPublish, onReload } from '../desk/publishing.ts'
import type { KnowledgeFolder } from '../engine/folder.ts'
import { startLive } from '../engine/live.ts'
import { byCommand, type Files } from '../engine/versions.ts'
import type { Language } from '../query/query.ts'
import type { Prepared } from '../read/prepare.ts'
import { totalDigits } from '../release/digits.ts'
import type { IsoDate } from '../release/release.ts'
import { serialiseRelease } from '../release/serialise.ts'
import type { Imported } from '../render/desk-preview.ts'
import { editingPhrasesIn } from '../render/phrases-editing.ts'
import { plainText } from '../render/plain.ts'
import { type Beside, besideBot, type Place } from '../store/beside.ts'
import { knowledgeFolder } from '../store/folder-files.ts'
import { builtOf, keptIn, readKnowledge } from '../store/knowledge.ts'
import { loadLanguageData } from '../store/language-data.ts'
import { onDocuments } from './import-request.ts'
import type { Args, Io } from './io.ts'
import { openDamage, prepareDocuments } from './prepare-documents.ts'

/** What main knows of the bot's configuration. */
export interface PublishingPlace extends Place {
  readonly language: Language
  readonly today: IsoDate
}

/** Shows what would change, and publishes it with `--yes`. Throws FaultError. */
export async function publish(args: Args, io: Io, place: PublishingPlace): Promise<number> {
  const { files } = args
  if (!Array.isArray(files) || files.length === 0)
    return besideBot(place, Date.now, async (beside) => {
      const turn = await turnOf(args, io, place, beside)
      return shown(await onReload(turn), turn, { args, io, beside })
    })
  return onDocuments(args, io, async (request) => {
    const prepared = await prepareDocuments(request)
    if (typeof prepared === 'number') return prepared
    for (const { file, repaired } of prepared)
      for (const damage of repaired.damage) io.stderr.write(`${openDamage(file, damage)}\n`)
    return besideBot(place, Date.now, async (beside) => {
      const turn = await turnOf(args, io, place, beside)
      const note = prepared.map(({ release }) => `《${release.title}》`).join('')
      const imported = prepared.map(importedOf)
      const done = await draftedAndPreviewed(
        { way: 'desk', note, changes: prepared.map(changeOf), imported },
        turn,
      )
      const received = prepared.map(({ file }) => audited(turn, 'import', basename(file)))
      return shown({ ...done, outcomes: [...received, ...done.outcomes] }, turn, { args, io, beside })
    })
  })
}

function changeOf({ release }: Prepared): Change {
  return { path: `releases/${release.id}.md`, text: serialiseRelease(release) }
}

/** What is damaged is told apart, as `yuanwen import` tells it. */
function importedOf({ release, document, repaired }: Prepared): Imported {
  const { source, result } = repaired.digits
  return {
    ...{ release, kind: document.kind, mended: repaired.editorRepairs.length, damage: [] },
    digits: { before: totalDigits(source), after: totalDigits(result) },
  }
}

interface Showing {
  readonly args: Args
  readonly io: Io
  readonly beside: Beside
}

/** Prints the preview, and publishes where that was asked for; gives the exit status. */
async function shown(preview: Done, turn: Publishing, { args, io, beside }: Showing): Promise<number> {
  if (preview.message !== null) io.stdout.write(`${plainText(preview.message)}\n`)
  await beside.desk.keep(preview.outcomes)
  const [id] = preview.outcomes.flatMap((one) => (one.kind === 'draft' ? [one.id] : []))
  const draft = id === undefined ? null : await beside.desk.draft(id)
  // Without a draft there are faults, or nothing changes.
  if (draft === null) return preview.faulty ? 1 : 0
  if (args['yes'] !== true) {
    io.stderr.write('nothing was published: --yes publishes it\n')
    return 0
  }
  const done = await onPublish(draft, turn, args['despiteExamples'] === true)
  await beside.desk.keep(done.outcomes)
  if (done.message !== null) io.stdout.write(`${plainText(done.message)}\n`)
  const after = await beside.desk.draft(draft.id)
  if (after?.state === 'doubtful') io.stderr.write('--despite-examples publishes it all the same\n')
  return after?.state === 'published' ? 0 : 1
}

async function turnOf(args: Args, io: Io, place: PublishingPlace, beside: Beside): Promise<Publishing> {
  const { language, today, dataDir, databaseUrl } = place
  const words = editingPhrasesIn(language)
  const kept = keptIn(dataDir)
  const data = await loadLanguageData()
  const build = async (files: Files, day: IsoDate) =>
    builtOf(await readKnowledge(args.knowledge, { ...kept, files, today: day }), data, kept)
  const say = (text: string) => void io.stderr.write(`${text}\n`)
  const folder = await unlessPublished(knowledgeFolder(args.knowledge), beside)
  const live = await startLive({
    ...{ versions: beside.versions, folder, buildFirst: build, build, today: () => today },
    ...{ shared: databaseUrl !== null, onSwap: () => {}, onLeft: say, onFaults: () => {} },
    prepare: async () => null,
  })
  folder.open()
  return {
    ...{ store: beside.desk, versions: beside.versions, live, words },
    compare: (order, onBuilt) => comparing(order, { build: live.build, breathe: async () => {} }, onBuilt),
    job: { person: byCommand, language },
    show: async (step) => say(words.steps[step]),
  }
}

/** The folder; where something was published already, closed at first: what hands changed in it is not taken up unseen. */
async function unlessPublished(
  folder: KnowledgeFolder,
  { versions }: Beside,
): Promise<KnowledgeFolder & { open(): void }> {
  let isOpen = (await versions.newest()) === null
  return {
    write: folder.write,
    read: async () => (isOpen ? folder.read() : new Map()),
    open: () => {
      isOpen = true
    },
  }
}
