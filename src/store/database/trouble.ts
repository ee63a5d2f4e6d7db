// An error of a database → StoreUnavailable where waiting helps; and its telling, once when trouble begins and once
// when it is over.
import { StoreUnavailable } from '../../chat/unavailable.ts'

/** Hears of trouble (an error) when it begins, and of its end (null). */
export type OnTrouble = (trouble: StoreUnavailable | null) => void

export interface Watch {
  /** Runs one piece of work; its error comes out as what it means for the caller. */
  guard<T>(work: () => Promise<T>): Promise<T>
}

/** `meaning`: why the store cannot be used now, or null when the error is a mistake of ours. */
export function createWatch(meaning: (error: unknown) => string | null, onTrouble: OnTrouble): Watch {
  let inTrouble = false
  return {
    async guard(work) {
      try {
        const result = await work()
        if (inTrouble) {
          inTrouble = false
          onTrouble(null)
        }
        return result
      } catch (error) {
        const why = meaning(error)
        if (why === null) throw error
        const trouble = new StoreUnavailable(why, error)
        if (!inTrouble) {
          inTrouble = true
          onTrouble(trouble)
        }
        throw trouble
      }
    },
  }
}
