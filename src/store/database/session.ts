// One process at the store: how it reads and writes, and how its calls are told apart.
import { StoreUnavailable } from '../../chat/unavailable.ts'
import type { Paces } from './pace.ts'
import type { Db, Work } from './tables.ts'

/** Reading and writing throw StoreUnavailable where waiting helps. */
export interface Session {
  write<T>(work: (work: Work) => Promise<T>): Promise<T>
  /** Writes what changes something on disk for certain: its success ends trouble (trouble.ts). */
  prove(work: (work: Work) => Promise<void>): Promise<void>
  inTrouble(): boolean
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Ms since 1970. */
  now(): number
  readonly me: string
  readonly paces: Paces
}

/** Claims of one kind. */
export interface Holder {
  /**
   * Claims under a new ticket. When the connection broke before the answer, nobody knows whether something was
   * claimed; such tickets are `doubtful` in the next call, which gives back what they hold.
   */
  claim<T>(work: (ticket: string, doubtful: readonly string[]) => Promise<T>): Promise<T>
}

/** `me`: what tickets begin with, so that no two processes have the same. */
export function createHolder(me: string): Holder {
  let count = 0
  const doubtful = new Set<string>()
  return {
    async claim(work) {
      count += 1
      const ticket = `${me} ${count}`
      const given = [...doubtful]
      try {
        const result = await work(ticket, given)
        for (const old of given) doubtful.delete(old)
        return result
      } catch (error) {
        if (error instanceof StoreUnavailable) doubtful.add(ticket)
        throw error
      }
    },
  }
}
