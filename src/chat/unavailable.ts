// The one error of the ports inbox, outbox and memory that passes by itself.

/**
 * The store cannot be reached or written to now: disk full, folder read-only, database gone. Nothing of the call
 * that threw it was lost or half done: the caller waits and makes the same call again.
 */
export class StoreUnavailable extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'StoreUnavailable'
  }
}
