// The other end of work-aside.ts: what runs in the process of its own.
import type { Said } from './work-aside.ts'

/** Does `work` on the order that comes, once. `next` resolves with what is answered to what was said. */
export function whenAsked<Order, Report>(
  work: (order: Order, say: (report: Report) => void, next: () => Promise<void>) => Promise<void>,
): void {
  const send = (said: Said<Report>) => void process.send?.(said)
  const next = () => new Promise<void>((resolve) => process.once('message', () => resolve()))
  // Whoever stops the bot at a terminal or as a service stops all of its processes: the bot decides when this one ends.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
  process.once('disconnect', () => process.exit())
  process.once('message', (order) => {
    work(order as Order, (report) => send({ report }), next).catch((failed: unknown) => send({ failed }))
  })
}
