// `yuanwen backup FILE` and `yuanwen restore FILE`: what the bot keeps, out and in again.
import { backup } from '../store/backup.ts'
import { restore } from '../store/restore.ts'
import { type Args, type Io, type Run, UsageError } from './io.ts'

export const runBackup: Run = async (args, io) => {
  const file = fileOf(args)
  const { rows, bytes } = await backup(placeOf(args, io), file)
  io.stdout.write(`${file}: ${rows} rows, ${bytes} bytes, checked\n`)
  return 0
}

export const runRestore: Run = async (args, io) => {
  const force = args['force'] === true
  const rows = await restore(fileOf(args), { ...placeOf(args, io), force, now: Date.now() })
  io.stdout.write(`restored ${rows} rows\n`)
  return 0
}

function fileOf(args: Args): string {
  const { file } = args
  if (typeof file !== 'string') throw new UsageError('name a file')
  return file
}

function placeOf(args: Args, { env }: Io) {
  const dataDir = typeof args['data'] === 'string' ? args['data'] : env['DATA_DIR']?.trim() || 'data'
  return { dataDir, databaseUrl: env['DATABASE_URL']?.trim() || null }
}
