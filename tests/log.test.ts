import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createLog, describeError } from '../src/log.ts'
import { testToken } from './support/bot-api-double.ts'

function logged(pretty: boolean) {
  const stream = new PassThrough()
  const log = createLog({ level: 'info', pretty, stream, secrets: [testToken] })
  return { log, text: () => String(stream.read() ?? '') }
}

describe('createLog', () => {
  it.each([true, false])('never prints the token, however deep it hides (pretty: %s)', (pretty) => {
    const { log, text } = logged(pretty)
    const cause = new Error(`request to https://api.telegram.org/bot${testToken}/getMe failed`)
    const error = new Error('outer', { cause: new Error('middle', { cause }) })
    log.error({ err: error, nested: { url: `/bot${encodeURIComponent(testToken)}/x` } }, `bot${testToken}`)
    const line = text()
    expect(line).toContain('[secret]')
    expect(line).not.toContain(testToken.slice(testToken.indexOf(':') + 1))
  })

  it('writes JSON lines of its level and above', () => {
    const { log, text } = logged(false)
    log.debug('a citizen’s words')
    log.info({ outcome: 'answered' }, 'answered')
    expect(JSON.parse(text())).toMatchObject({ level: 30, outcome: 'answered', msg: 'answered' })
  })
})

describe('describeError', () => {
  it('leaves out what an error carries besides its message', () => {
    const error = Object.assign(new Error('refused'), {
      code: 400,
      on: { payload: { text: '一个人写的话' } },
    })
    const described = describeError(error)
    expect(described).toMatchObject({ type: 'Error', message: 'refused', code: 400 })
    expect(JSON.stringify(described)).not.toContain('一个人写的话')
  })

  it('ends where causes go round in a circle', () => {
    const error = new Error('a')
    error.cause = error
    expect(JSON.stringify(describeError(error))).toContain('"message":"a"')
  })
})
