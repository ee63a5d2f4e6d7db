// What one process tells the others through PostgreSQL (LISTEN, NOTIFY): heard on a connection of its own, which is
// opened again whenever it breaks. What was said meanwhile is lost, so each opening counts as something heard.
import pg from 'pg'

export interface Listening {
  close(): Promise<void>
}

const connectWithinMs = 5000
const shortestMs = 500
const longestMs = 30_000

/** Calls `heard` soon after each notice on `channel`. Never rejects: a server that is out of reach is tried again. */
export function listenTo(url: string, channel: string, heard: () => void): Listening {
  let closed = false
  let client: pg.Client | null = null
  let again: NodeJS.Timeout | undefined
  let failures = 0

  async function open(): Promise<void> {
    const one = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: connectWithinMs,
      keepAlive: true,
      application_name: 'yuanwen listens',
    })
    client = one
    const lost = () => {
      if (client !== one) return
      client = null
      void one.end().catch(() => undefined)
      if (!closed) again = setTimeout(open, Math.min(longestMs, shortestMs * 2 ** failures++)).unref()
    }
    // Whatever it is: the store says itself that the database is out of reach.
    one.on('error', lost)
    one.on('end', lost)
    one.on('notification', heard)
    try {
      await one.connect()
      await one.query(`listen ${pg.escapeIdentifier(channel)}`)
      failures = 0
      if (!closed) heard()
    } catch {
      lost()
    }
  }

  void open()
  return {
    async close() {
      closed = true
      clearTimeout(again)
      const last = client
      client = null
      await last?.end().catch(() => undefined)
    },
  }
}
