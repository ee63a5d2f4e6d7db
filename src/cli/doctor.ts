// `yuanwen doctor`: one line for each thing that a bot stands on, and how to mend what is wrong.
import { describeFault, type Fault, FaultError } from '../fault.ts'
import { inspect } from '../store/inspect.ts'
import { loadEngine } from '../store/knowledge.ts'
import { type Answered, ask } from './bot-api.ts'
import type { Io } from './io.ts'

/** The configuration, as far as it is looked at. */
export interface Patient {
  readonly botToken: string | null
  readonly telegramApiRoot: string
  readonly webhook: { readonly url: string } | null
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly knowledgeDir: string
}

type Finding = { readonly about: string } & (
  | { readonly well: string }
  | { readonly faults: readonly Fault[] }
)

const clockToleranceMs = 30_000

/** Looks at everything, prints a line each; 1 when anything is wrong. `faults`: what is wrong with the configuration. */
export async function examine(
  patient: Patient | { readonly faults: readonly Fault[] },
  io: Io,
): Promise<number> {
  const findings =
    'faults' in patient
      ? [{ about: 'configuration', faults: patient.faults }]
      : [
          ...(await telegramFindings(patient, io)),
          await finding('store', () => inspect(patient)),
          await finding('knowledge', () => knowledge(patient.knowledgeDir)),
        ]
  for (const found of findings) for (const line of linesOf(found)) io.stdout.write(`${line}\n`)
  return findings.some((found) => 'faults' in found) ? 1 : 0
}

async function telegramFindings(patient: Patient, { env }: Io): Promise<Finding[]> {
  const { botToken: token, telegramApiRoot: apiRoot } = patient
  if (token === null)
    return [
      wrong('token', 'BOT_TOKEN', 'is not set', 'send /newbot to @BotFather, and put the token into .env'),
    ]
  try {
    const me = await ask({ apiRoot, token, env }, 'getMe')
    if (me.status !== 200) return [refused(me), clock(me)]
    const hook = await ask({ apiRoot, token, env }, 'getWebhookInfo')
    const well = `@${me.result['username']}, id ${me.result['id']}`
    return [{ about: 'token', well }, rights(me), webhook(hook, patient), clock(hook)]
  } catch (error) {
    const what = `cannot be reached (${(error as Error).message})`
    return [wrong('telegram', 'TELEGRAM_API_ROOT', what, 'check the network, or set HTTPS_PROXY')]
  }
}

function refused({ status, description }: Answered): Finding {
  const mend =
    status === 401 || status === 404
      ? 'take the token anew from @BotFather (/token)'
      : 'try again later, or check TELEGRAM_API_ROOT'
  return wrong('token', 'BOT_TOKEN', `is refused (${status} ${description ?? ''})`.replace(' )', ')'), mend)
}

function rights({ result }: Answered): Finding {
  if (result['can_join_groups'] === false)
    return wrong('rights', 'BotFather', 'does not let the bot into groups', '/setjoingroups → Enable')
  const sees = result['can_read_all_group_messages'] === true
  return {
    about: 'rights',
    well: sees
      ? 'privacy mode is off: the bot is sent every message of its groups'
      : 'privacy mode is on: in groups the bot sees commands, replies to it and mentions (@BotFather, /setprivacy)',
  }
}

function webhook({ result }: Answered, { webhook: wanted }: Patient): Finding {
  const url = String(result['url'] ?? '')
  const pending = Number(result['pending_update_count'] ?? 0)
  const last = result['last_error_message']
  const at = Number(result['last_error_date'] ?? 0) * 1000
  const restart = 'start the bot: it sets what it needs'
  if (wanted === null && url !== '')
    return wrong('webhook', 'WEBHOOK_URL', 'is empty, but Telegram has a webhook set', restart)
  if (wanted !== null && url !== wanted.url)
    return wrong('webhook', 'WEBHOOK_URL', `is not what Telegram has (${url || 'none'})`, restart)
  if (wanted !== null && typeof last === 'string' && pending > 0) {
    const what = `does not take updates: ${last} (${new Date(at).toISOString()}, ${pending} wait)`
    return wrong(
      'webhook',
      wanted.url,
      what,
      'make this address reach the bot over https, with a valid certificate',
    )
  }
  return {
    about: 'webhook',
    well: `${wanted === null ? 'none, the bot polls' : url}; ${pending} updates wait`,
  }
}

function clock({ date }: Answered): Finding {
  if (date === null) return { about: 'clock', well: 'not compared: the server told no time' }
  const off = Date.now() - date
  if (Math.abs(off) <= clockToleranceMs) return { about: 'clock', well: 'right' }
  const what = `is ${Math.abs(Math.round(off / 1000))} s ${off > 0 ? 'ahead' : 'behind'}`
  return wrong('clock', 'the system clock', what, 'switch time synchronisation on: timedatectl set-ntp true')
}

async function knowledge(folder: string): Promise<string> {
  const engine = await loadEngine(folder)
  return `${engine.titles.length} releases, version ${engine.knowledgeVersion} (yuanwen check tries every figure)`
}

async function finding(about: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { about, well: await look() }
  } catch (error) {
    if (error instanceof FaultError) return { about, faults: error.faults }
    throw error
  }
}

function wrong(about: string, where: string, what: string, mend: string): Finding {
  return { about, faults: [{ code: 'doctor', where, what, mend }] }
}

function linesOf(found: Finding): readonly string[] {
  if ('well' in found) return [`ok     ${found.about}: ${found.well}`]
  return found.faults.map((fault) => `wrong  ${found.about}: ${describeFault(fault)}`)
}
