import { once } from 'node:events'
import { connect } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listen, type Server } from '../../src/http/server.ts'
import { createLog } from '../../src/log.ts'
import { freePort } from '../support/free-port.ts'

const secret = 'right_secret-0123456789'
const path = '/telegram'

let server: Server
let port = 0
let accepted: unknown[] = []
let storeAway = false
let logged = ''

const start = () => {
  const stream = new PassThrough()
  stream.on('data', (chunk) => {
    logged += chunk
  })
  return listen({
    ...{ port, path, secret },
    async accept(update) {
      if (storeAway) throw new Error('the store is away')
      accepted.push(update)
    },
    health: () => ({ ok: !storeAway, text: storeAway ? 'ill' : 'well' }),
    log: createLog({ level: 'info', pretty: false, stream, secrets: [] }),
  })
}

beforeEach(async () => {
  accepted = []
  storeAway = false
  logged = ''
  port = await freePort()
  server = await start()
})
afterEach(() => server.close())

const ask = (at: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${at}`, init)
const post = (body: string, given = secret) =>
  ask(path, { method: 'POST', body, headers: { 'x-telegram-bot-api-secret-token': given } })

/** Sends these pieces, each as a packet of its own, and gives all that is answered. */
async function sendPieces(pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  await once(socket, 'connect')
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  // A server that has refused need not read on.
  socket.on('error', () => undefined)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  for (const piece of pieces) {
    socket.write(piece)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  await closed
  return answer
}

describe('the webhook', () => {
  it('answers 200 once the update is stored, and 503 when it cannot be', async () => {
    expect((await post('{"update_id":1}')).status).toBe(200)
    storeAway = true
    const { status, headers } = await post('{"update_id":2}')
    expect({ status, retry: headers.get('retry-after') }).toEqual({ status: 503, retry: '1' })
    expect(accepted).toEqual([{ update_id: 1 }])
    expect(logged).toContain('an update was not stored')
  })

  it('puts a body together before it decodes it', async () => {
    const body = Buffer.from('{"update_id":1,"message":{"text":"公积金怎么提取？"}}')
    const cut = body.indexOf(Buffer.from('积')) + 1
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`
    const answer = await sendPieces([head, body.subarray(0, cut), body.subarray(cut)])
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(accepted).toEqual([{ update_id: 1, message: { text: '公积金怎么提取？' } }])
  })

  it.each([['wrong_secret-0123456789'], ['right_secret'], ['']])('refuses the secret %j', async (given) => {
    expect((await post('{"update_id":1}', given)).status).toBe(401)
    expect((await ask(path, { method: 'POST', body: '{}' })).status).toBe(401)
    expect(accepted).toEqual([])
    expect(logged).toContain('wrong secret')
    expect(logged).not.toContain(secret)
  })

  it('refuses a wrong secret before it has read the body', async () => {
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n`
    expect(await sendPieces([head])).toMatch(/^HTTP\/1\.1 401 /)
  })

  it('refuses too large a body, told or not', async () => {
    const large = `{"update_id":1,"x":"${'x'.repeat(1024 * 1024)}"}`
    expect((await post(large).catch(() => ({ status: 413 }))).status).toBe(413)
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${secret}\r\n`
    expect(await sendPieces([`${head}content-length: 2000000\r\n\r\n`])).toMatch(/^HTTP\/1\.1 413 /)
    const chunk = `100000\r\n${'x'.repeat(1024 * 1024)}\r\n10\r\n${'x'.repeat(16)}\r\n`
    expect(await sendPieces([`${head}transfer-encoding: chunked\r\n\r\n`, chunk])).toMatch(/^HTTP\/1\.1 413 /)
    expect(accepted).toEqual([])
  })

  it.each([['{"update_id":'], [''], ['\ud800']])('refuses what is no JSON: %j', async (body) => {
    expect((await post(body)).status).toBe(400)
    expect(logged).toContain('no JSON')
  })

  it('takes nothing but POST', async () => {
    const { status, headers } = await ask(path)
    expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'POST' })
  })
})

describe('everything else', () => {
  it('says how it is', async () => {
    const well = await ask('/healthz')
    expect([well.status, await well.text()]).toEqual([200, 'well\n'])
    storeAway = true
    expect((await ask('/healthz')).status).toBe(503)
    expect((await ask('/healthz', { method: 'DELETE' })).status).toBe(405)
  })

  it('knows no other path', async () => {
    expect((await ask('/')).status).toBe(404)
    expect((await ask('/telegram/x', { method: 'POST' })).status).toBe(404)
  })

  it('says which port is taken', async () => {
    await expect(start()).rejects.toThrow(`PORT=${port}: is in use by another program`)
  })

  it('finishes what is under way when it is closed', async () => {
    const body = '{"update_id":1}'
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`
    const answer = sendPieces([head, body.slice(0, 5), body.slice(5)])
    await new Promise((resolve) => setTimeout(resolve, 20))
    await server.close()
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /)
    server = await start()
  })
})
