// `yuanwen announce [FILE]`: an announcement from a newsroom's own tools, into the store of the bot that will send it.
import { readFileSync } from 'node:fs'
import { announcementId, draft } from '../announcement/announcement.ts'
import { type Fields, readAnnouncement } from '../announcement/file.ts'
import { clockText } from '../announcement/local-time.ts'
import { showing } from '../announcement/show.ts'
import type { Catalogue } from '../engine/catalogue.ts'
import { FaultError } from '../fault.ts'
import { plainText } from '../render/plain.ts'
import { besideBot, type Place } from '../store/beside.ts'
import { type Args, type Io, UsageError } from './io.ts'

/** What main knows of the bot's configuration. */
export interface Newsdesk extends Place {
  readonly timeZone: string
  /** Whether an editor must agree before it goes out. */
  readonly consent: boolean
  readonly catalogue: Catalogue
}

/** Keeps the announcement that the command line names, and says what became of it. Throws FaultError, UsageError. */
export async function announce(args: Args, io: Io, newsdesk: Newsdesk): Promise<number> {
  const { file } = args
  const fields = fieldsOf(args)
  if (typeof file !== 'string' && fields.release === undefined)
    throw new UsageError('name a file, or a release with --release')
  const { timeZone, consent, catalogue } = newsdesk
  const now = Date.now()
  const name = typeof file === 'string' ? file : '--release'
  const text = typeof file === 'string' ? textOf(file) : ''
  const { sections, corpus } = catalogue
  const given = readAnnouncement(text, { name, now, timeZone, sections, corpus, fields })
  if ('faults' in given) throw new FaultError(given.faults)
  const again = args['again'] === true ? `${now}` : ''
  const announcement = draft({
    ...given,
    id: announcementId(`${JSON.stringify(given)}${again}`),
    ...{ author: null, origin: 'command line', createdAt: now, state: consent ? 'awaiting' : 'scheduled' },
  })
  io.stdout.write(`${plainText(showing(announcement, { language: 'zh-Hans', bot: '', timeZone }))}\n`)
  if (args['dryRun'] === true) return 0
  const reach = await besideBot(
    newsdesk,
    () => now,
    async ({ newsroom }) => {
      if (!(await newsroom.keep(announcement))) throw new FaultError([known(name, announcement.id)])
      return newsroom.reach(announcement)
    },
  )
  const count = reach.private + reach.group + reach.channel
  const when = given.at === null ? 'at once' : `at ${clockText(given.at, timeZone)} (${timeZone})`
  const then = consent ? `${when}, when an editor has agreed` : when
  io.stderr.write(`announcement ${announcement.id}: to ${count} chats, ${then}\n`)
  return 0
}

function fieldsOf(args: Args): Fields {
  const { topic, at, release, silent } = args
  return {
    ...(Array.isArray(topic) ? { topics: topic.join(',') } : {}),
    ...(typeof at === 'string' ? { at } : {}),
    ...(typeof release === 'string' ? { release } : {}),
    ...(silent === true ? { silent: 'yes' } : {}),
  }
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    const { code } = error as { code?: string }
    const what =
      code === 'ENOENT'
        ? 'is not there'
        : code === undefined
          ? 'is no UTF-8 text'
          : `cannot be read (${code})`
    throw new FaultError([
      { code: 'announcement-file', where: file, what, mend: 'name a text file in UTF-8' },
    ])
  }
}

function known(where: string, id: string) {
  const what = `was announced already, as ${id}`
  return {
    code: 'announcement-known',
    where,
    what,
    mend: 'change it, or say --again to announce it once more',
  }
}
