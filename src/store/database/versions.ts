// Knowledge versions over both databases: each text is stored once, by its hash, however many versions hold it.
import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import {
  changesBetween,
  type Files,
  type NewVersion,
  type Version,
  type Versions,
} from '../../engine/versions.ts'
import type { Session } from './session.ts'
import type { Db, Tables, Work } from './tables.ts'

type Row = Omit<Selectable<Tables['versions']>, 'files'>

export function createVersions({ read, write }: Session): Versions {
  return {
    newest: () => read(newest),
    list: (limit) =>
      read(async (db) => {
        const rows = await described(db).orderBy('id', 'desc').limit(limit).execute()
        return rows.map(versionOf)
      }),
    withKnowledge: (knowledge) => read((db) => withKnowledge(db, knowledge)),
    files: (id) => read((db) => filesOf(db, id)),
    add: (version, files, after) => write((work) => add(work, version, files, after)),
    inFolder: (id) =>
      write(async ({ db }) => {
        await db.updateTable('versions').set({ in_folder: 1 }).where('id', '=', id).execute()
      }),
  }
}

function described(db: Db) {
  return db
    .selectFrom('versions')
    .select(['id', 'knowledge', 'day', 'at', 'way', 'by', 'note', 'changes', 'in_folder'])
}

async function withKnowledge(db: Db, knowledge: string): Promise<Version | null> {
  const found = described(db).where('knowledge', '=', knowledge).orderBy('id', 'desc').limit(1)
  const row = await found.executeTakeFirst()
  return row ? versionOf(row) : null
}

/** The files of the newest version with this `knowledge`, and as of which day it is; null where none is kept. */
export async function versionFiles(
  db: Db,
  knowledge: string,
): Promise<{ readonly files: Files; readonly day: Version['day'] } | null> {
  const version = await withKnowledge(db, knowledge)
  const files = version && (await filesOf(db, version.id))
  return version && files && { files, day: version.day }
}

async function newest(db: Db): Promise<Version | null> {
  const row = await described(db).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row ? versionOf(row) : null
}

/** Parameters of one statement are limited, on SQLite to some ten thousand. */
const atOnce = 200

type Manifest = readonly (readonly [path: string, hash: string])[]

/** Null when no such version is kept. */
export async function manifestOf(db: Db, id: number): Promise<Manifest | null> {
  const row = await db.selectFrom('versions').select('files').where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : (JSON.parse(row.files) as Manifest)
}

async function filesOf(db: Db, id: number): Promise<Files | null> {
  const manifest = await manifestOf(db, id)
  if (manifest === null) return null
  const texts = new Map<string, string>()
  for (const hashes of inPieces(manifest.map(([, hash]) => hash)))
    for (const { hash, text } of await db
      .selectFrom('texts')
      .selectAll()
      .where('hash', 'in', hashes)
      .execute())
      texts.set(hash, text)
  return new Map(manifest.map(([path, hash]) => [path, texts.get(hash) ?? '']))
}

async function add(
  work: Work,
  version: NewVersion,
  files: Files,
  after: number | null,
): ReturnType<Versions['add']> {
  const { db, now } = work
  if (work.shared) await lockVersions(work)
  const before = await newest(db)
  if (before !== null && before.id !== after) return { outcome: 'newer', version: before }
  const changes = changesBetween((before && (await filesOf(db, before.id))) ?? new Map(), files)
  const hashed = [...files].map(([path, text]) => ({ path, text, hash: hashOf(text) }))
  const manifest: Manifest = hashed.map(({ path, hash }) => [path, hash])
  await keepTexts(db, hashed)
  const { knowledge, day, way, by, note } = version
  const row = await db
    .insertInto('versions')
    .values({
      ...{ knowledge, day, way, by, note, at: now },
      changes: JSON.stringify(changes),
      in_folder: version.inFolder ? 1 : 0,
      files: JSON.stringify(manifest),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await holdTexts(db, manifest, row.id)
  if (work.shared) await sql`select pg_notify(${channel}, ${String(row.id)})`.execute(db)
  return { outcome: 'added', version: { ...version, id: row.id, at: now, changes } }
}

/** On it the other processes hear that a version was added. */
export const channel = 'yuanwen_versions'

/** Of two processes that add at the same moment one sees the other's version. */
export async function lockVersions({ db }: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(db)
}

/** Any number that nothing else in this database locks. */
const lockKey = 20_241_224

async function keepTexts(db: Db, files: readonly { readonly text: string; readonly hash: string }[]) {
  const texts = [...new Map(files.map(({ hash, text }) => [hash, text]))].map(([hash, text]) => ({
    hash,
    text,
  }))
  const known = new Set<string>()
  for (const piece of inPieces(texts.map(({ hash }) => hash)))
    for (const { hash } of await db.selectFrom('texts').select('hash').where('hash', 'in', piece).execute())
      known.add(hash)
  for (const values of inPieces(texts.filter(({ hash }) => !known.has(hash))))
    await db
      .insertInto('texts')
      .values([...values])
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Version `by` holds these texts: they are not dropped before it is. */
export async function holdTexts(db: Db, manifest: Manifest, by: number): Promise<void> {
  for (const hashes of inPieces(manifest.map(([, hash]) => hash)))
    await db.updateTable('texts').set({ held_by: by }).where('hash', 'in', hashes).execute()
}

function inPieces<T>(all: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, i) =>
    all.slice(i * atOnce, (i + 1) * atOnce),
  )
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function versionOf(row: Row): Version {
  const { id, knowledge, at, by, note } = row
  return {
    ...{ id, knowledge, at, by, note },
    day: row.day as Version['day'],
    way: row.way as Version['way'],
    changes: JSON.parse(row.changes) as Version['changes'],
    inFolder: row.in_folder === 1,
  }
}
