// Environment → Config. Pure: reads no file and no process, and names everything that is wrong at once.
import { z } from 'zod'
import type { Fault } from './fault.ts'

export interface Config {
  /** Null: no bot, the conversation is held in the terminal. */
  readonly botToken: string | null
  readonly telegramApiRoot: string
  /** The owners, by numeric Telegram user id. */
  readonly adminIds: readonly number[]
  readonly knowledgeDir: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  /** A secret of null: one is made for each run. */
  readonly webhook: { readonly url: string; readonly secret: string | null } | null
  readonly port: number
  readonly logLevel: string
  readonly timeZone: string
  /** How long what concerns citizens is kept, in milliseconds; what is not here, as usual. */
  readonly kept: Readonly<
    Partial<Record<'turn' | 'answer' | 'vote' | 'receipt' | 'version' | 'missed' | 'audit', number>>
  >
  /** Announcements a second; whether a second editor must agree; a folder that is watched for them, or null. */
  readonly announcing: {
    readonly perSecond: number
    readonly consent: boolean
    readonly folder: string | null
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

/** One variable: how it is read, what it should be, and an example that is right. */
interface Variable {
  readonly schema: z.ZodType<string>
  readonly should: string
  readonly example: string
}

const text = z.string()
const url = (protocols: readonly string[]) =>
  text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))

/** For how long something is kept: a whole number from 1 on. */
function keeping(unit: string, most: number, what: string, example: string): Variable {
  return {
    schema: text.regex(/^\d{1,4}$/).refine((value) => Number(value) >= 1 && Number(value) <= most),
    should: `how many ${unit} ${what} is kept, from 1 to ${most}`,
    example,
  }
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

const variables = {
  BOT_TOKEN: {
    schema: text.regex(/^\d{3,16}:[A-Za-z0-9_-]{20,}$/).refine((value) => !isPlaceholder(value)),
    should: 'the token that @BotFather gave you: digits, a colon and about 35 letters',
    example: '123456789:AAE0o3V…',
  },
  TELEGRAM_API_ROOT: {
    schema: url(['https:', 'http:']),
    should: 'the http(s) address of a Bot API server',
    example: 'https://api.telegram.org',
  },
  ADMIN_IDS: {
    schema: text.regex(/^[1-9]\d{0,14}(\s*,\s*[1-9]\d{0,14})*\s*,?$/),
    should: 'numeric Telegram user ids, with commas between (usernames can change hands)',
    example: '10001,10002',
  },
  KNOWLEDGE_DIR: { schema: text, should: 'a folder', example: 'knowledge' },
  DATA_DIR: { schema: text, should: 'a folder that can be written to', example: 'data' },
  DATABASE_URL: {
    schema: url(['postgres:', 'postgresql:']),
    should: 'the address of a PostgreSQL database',
    example: 'postgres://user@localhost/yuanwen',
  },
  WEBHOOK_URL: {
    schema: url(['https:', 'http:']).refine(isHttpsOrLoopback),
    should: 'the https address at which Telegram reaches this bot',
    example: 'https://bot.example.org/telegram',
  },
  WEBHOOK_SECRET: {
    schema: text.regex(/^[A-Za-z0-9_-]{1,256}$/),
    should: '1 to 256 letters, digits, _ or -',
    example: 'the output of `openssl rand -hex 32`',
  },
  PORT: {
    schema: text.regex(/^\d{1,5}$/).refine((value) => Number(value) >= 1 && Number(value) <= 65535),
    should: 'a port number from 1 to 65535',
    example: '8080',
  },
  LOG_LEVEL: {
    schema: text.refine((value) => levels.includes(value)),
    should: `one of ${levels.join(', ')}`,
    example: 'info',
  },
  ANNOUNCE_RATE: {
    schema: text.regex(/^\d{1,4}$/).refine((value) => Number(value) >= 1 && Number(value) <= 1000),
    should: 'announcements a second, from 1 to 1000 (above 30 Telegram takes a fee for each)',
    example: '30',
  },
  ANNOUNCE_CONSENT: {
    schema: text.refine((value) => ['yes', 'no'].includes(value)),
    should: 'yes or no: whether a second editor must agree to an announcement',
    example: 'no',
  },
  ANNOUNCE_DIR: {
    schema: text,
    should: 'a folder that is watched for announcements',
    example: 'announcements',
  },
  KEEP_CONVERSATION_MINUTES: keeping('minutes', 1440, 'the last turn of a conversation', '30'),
  KEEP_ANSWERS_DAYS: keeping('days', 3650, 'which question an answer belongs to', '30'),
  KEEP_VOTES_DAYS: keeping('days', 3650, 'whether an answer helped', '90'),
  KEEP_RECEIPTS_DAYS: keeping('days', 3650, 'what a receipt needs', '90'),
  KEEP_VERSIONS_DAYS: keeping('days', 3650, 'a knowledge version that was replaced', '365'),
  KEEP_UNANSWERED_DAYS: keeping('days', 3650, 'questions without a good answer', '180'),
  KEEP_LOG_DAYS: keeping('days', 3650, 'what editors did', '730'),
  TIME_ZONE: { schema: text.refine(isTimeZone), should: 'an IANA time zone', example: 'Asia/Shanghai' },
} satisfies Record<string, Variable>

type Name = keyof typeof variables
const names = Object.keys(variables) as Name[]

/**
 * Reads the configuration from environment variables; an empty one counts as not set.
 * Gives either the configuration, with warnings about variables that look misspelt, or every fault at once.
 */
export function parseConfig(
  env: Environment,
): { config: Config; warnings: readonly string[] } | { faults: readonly Fault[] } {
  const set = (name: Name): string | null => env[name]?.trim() || null
  const faults = names.flatMap((name) => {
    const value = set(name)
    return value === null || variables[name].schema.safeParse(value).success ? [] : [faultIn(name)]
  })
  if (faults.length > 0) return { faults }

  const webhookUrl = set('WEBHOOK_URL')
  const config: Config = {
    botToken: set('BOT_TOKEN'),
    telegramApiRoot: set('TELEGRAM_API_ROOT') ?? 'https://api.telegram.org',
    adminIds: (set('ADMIN_IDS') ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [Number(id)])),
    knowledgeDir: set('KNOWLEDGE_DIR') ?? 'knowledge',
    dataDir: set('DATA_DIR') ?? 'data',
    databaseUrl: set('DATABASE_URL'),
    webhook: webhookUrl === null ? null : { url: webhookUrl, secret: set('WEBHOOK_SECRET') },
    port: Number(set('PORT') ?? '8080'),
    logLevel: set('LOG_LEVEL') ?? 'info',
    timeZone: set('TIME_ZONE') ?? 'Asia/Shanghai',
    kept: {
      ...lasting('turn', set('KEEP_CONVERSATION_MINUTES'), 60_000),
      ...lasting('answer', set('KEEP_ANSWERS_DAYS'), 86_400_000),
      ...lasting('receipt', set('KEEP_RECEIPTS_DAYS'), 86_400_000),
      ...lasting('version', set('KEEP_VERSIONS_DAYS'), 86_400_000),
      ...lasting('vote', set('KEEP_VOTES_DAYS'), 86_400_000),
      ...lasting('missed', set('KEEP_UNANSWERED_DAYS'), 86_400_000),
      ...lasting('audit', set('KEEP_LOG_DAYS'), 86_400_000),
    },
    announcing: {
      perSecond: Number(set('ANNOUNCE_RATE') ?? '30'),
      consent: set('ANNOUNCE_CONSENT') === 'yes',
      folder: set('ANNOUNCE_DIR'),
    },
  }
  return { config, warnings: [...misspelt(env), ...guessable(config)] }
}

function lasting(name: keyof Config['kept'], count: string | null, unitMs: number): Config['kept'] {
  return count === null ? {} : { [name]: Number(count) * unitMs }
}

/** The values of the environment that must never be printed, also when the rest of it is faulty. */
export function secretsOf(env: Environment): readonly string[] {
  return [env['BOT_TOKEN'], env['WEBHOOK_SECRET'], env['DATABASE_URL']].flatMap((value) =>
    value !== undefined && value.trim().length >= 8 ? [value.trim()] : [],
  )
}

function faultIn(name: Name): Fault {
  const { should, example } = variables[name]
  return {
    code: 'config',
    where: name,
    // The value itself is not shown: it may be a secret in the wrong place.
    what: `should be ${should}`,
    mend: `for example ${name}=${example}`,
  }
}

/** What Telegram allows, and a stranger can try out. */
function guessable({ webhook }: Config): string[] {
  const { secret = null } = webhook ?? {}
  return secret === null || secret.length >= 16
    ? []
    : ['WEBHOOK_SECRET is short enough to be guessed: take the output of `openssl rand -hex 32`']
}

function misspelt(env: Environment): string[] {
  return Object.keys(env).flatMap((given) => {
    if ((names as string[]).includes(given)) return []
    const near = names.find((name) => editDistance(given.toUpperCase(), name) <= (name.length > 4 ? 2 : 1))
    if (near !== undefined) return [`${given} is not used: did you mean ${near}?`]
    return given.startsWith('YUANWEN_') ? [`${given} is not used: no variable has this name`] : []
  })
}

/** Whether a token is of the right form but says what to put there: `123456789:your_token_goes_here`, `…:xxxx`. */
function isPlaceholder(token: string): boolean {
  const secret = token.slice(token.indexOf(':') + 1)
  const words = /your|token|replace|change|example|placeholder/i.test(secret) && !/\d/.test(secret)
  return words || new Set(secret).size <= 5
}

/** Without TLS only to this machine itself, where a test plays Telegram. */
function isHttpsOrLoopback(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    // Intl has no other way to ask; a RangeError is its "no".
    return false
  }
}

/** How many letters must be put in, left out or changed to make one word of the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
