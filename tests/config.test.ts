import { readFileSync } from 'node:fs'
import { parse } from 'dotenv'
import { describe, expect, it } from 'vitest'
import { type Environment, parseConfig } from '../src/config.ts'
import { testToken } from './support/bot-api-double.ts'

const faultsOf = (env: Environment) => {
  const parsed = parseConfig(env)
  return 'faults' in parsed ? parsed.faults : []
}
const configOf = (env: Environment) => {
  const parsed = parseConfig(env)
  if ('faults' in parsed) throw new Error(parsed.faults.map((fault) => fault.where).join())
  return parsed
}

describe('parseConfig', () => {
  it('has a default for everything', () => {
    expect(configOf({}).config).toEqual({
      botToken: null,
      telegramApiRoot: 'https://api.telegram.org',
      adminIds: [],
      knowledgeDir: 'knowledge',
      dataDir: 'data',
      databaseUrl: null,
      webhook: null,
      port: 8080,
      logLevel: 'info',
      timeZone: 'Asia/Shanghai',
      kept: {},
      announcing: { perSecond: 30, consent: false, folder: null },
    })
  })

  it('reads what is set; empty counts as not set', () => {
    const env = { BOT_TOKEN: ` ${testToken} `, ADMIN_IDS: '10001, 10002', PORT: '', TIME_ZONE: 'Asia/Urumqi' }
    expect(configOf(env).config).toMatchObject({
      botToken: testToken,
      adminIds: [10001, 10002],
      port: 8080,
      timeZone: 'Asia/Urumqi',
    })
  })

  it('reads how long what is kept', () => {
    const { kept } = configOf({ KEEP_CONVERSATION_MINUTES: '5', KEEP_ANSWERS_DAYS: '1' }).config
    expect(kept).toEqual({ turn: 5 * 60_000, answer: 86_400_000 })
    expect(faultsOf({ KEEP_VOTES_DAYS: '0', KEEP_ANSWERS_DAYS: 'ever' }).map(({ where }) => where)).toEqual([
      'KEEP_ANSWERS_DAYS',
      'KEEP_VOTES_DAYS',
    ])
  })

  it.each([
    'your-token',
    'YOUR_BOT_TOKEN_HERE',
    '123456:your_token_goes_here_please',
    '123456789:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    '123456789',
    `bot${testToken}`,
  ])('refuses the placeholder %j', (token) => {
    expect(faultsOf({ BOT_TOKEN: token }).map((fault) => fault.where)).toEqual(['BOT_TOKEN'])
  })

  it('names every fault at once, with an example, and never the value', () => {
    const env = {
      BOT_TOKEN: 'secret-in-the-wrong-form',
      TELEGRAM_API_ROOT: 'ftp://x',
      ADMIN_IDS: '@joe',
      DATABASE_URL: 'mysql://x',
      WEBHOOK_URL: 'http://x',
      WEBHOOK_SECRET: '…',
      PORT: '99999',
      LOG_LEVEL: 'loud',
      TIME_ZONE: 'Asia/Nowhere',
    }
    const faults = faultsOf(env)
    expect(faults.map((fault) => fault.where)).toEqual(Object.keys(env))
    for (const fault of faults) {
      expect(fault.mend).toContain(`${fault.where}=`)
      expect(JSON.stringify(fault)).not.toContain('secret-in')
    }
  })

  it('takes a short secret, as Telegram does, and warns of it', () => {
    const env = { BOT_TOKEN: testToken, WEBHOOK_URL: 'https://bot.example.org/x', WEBHOOK_SECRET: 's3cret' }
    const parsed = parseConfig(env)
    expect(parsed).toMatchObject({ config: { webhook: { secret: 's3cret' } } })
    expect(parsed).toMatchObject({ warnings: [expect.stringContaining('WEBHOOK_SECRET is short')] })
  })

  it('takes a webhook without TLS on this machine only, and needs no secret', () => {
    const url = 'http://127.0.0.1:8080/hook'
    expect(configOf({ WEBHOOK_URL: url }).config.webhook).toEqual({ url, secret: null })
    const faults = faultsOf({ WEBHOOK_URL: 'http://bot.example.org/hook' })
    expect(faults.map((fault) => fault.where)).toEqual(['WEBHOOK_URL'])
  })

  it('points out names that look misspelt, and no others', () => {
    const env = { BOT_TOKN: 'x', YUANWEN_COLOUR: 'x', PATH: '/bin', HOST: 'x', HOME: '/root', bot_token: 'x' }
    expect(configOf(env).warnings).toEqual([
      'BOT_TOKN is not used: did you mean BOT_TOKEN?',
      'YUANWEN_COLOUR is not used: no variable has this name',
      'bot_token is not used: did you mean BOT_TOKEN?',
    ])
  })
})

describe('.env.example', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')

  it('is right once the token is filled in', () => {
    const env = { ...parse(example), BOT_TOKEN: testToken }
    expect(parseConfig(env)).toMatchObject({ warnings: [] })
  })

  it('explains every variable', () => {
    for (const name of Object.keys(parse(example.replaceAll(/^# ?([A-Z_]+=)/gm, '$1')))) {
      expect(example).toMatch(new RegExp(`^# .+\\n#? ?${name}=`, 'm'))
    }
    for (const name of [
      'BOT_TOKEN',
      'TELEGRAM_API_ROOT',
      'ADMIN_IDS',
      'KNOWLEDGE_DIR',
      'DATA_DIR',
      'DATABASE_URL',
    ]) {
      expect(example).toContain(`${name}=`)
    }
    for (const name of ['WEBHOOK_URL', 'WEBHOOK_SECRET', 'PORT', 'LOG_LEVEL', 'TIME_ZONE']) {
      expect(example).toContain(`${name}=`)
    }
  })
})
