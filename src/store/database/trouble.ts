// An error of a database → StoreUnavailable where waiting helps; and its telling, once when trouble begins and once
// when it is over.
import { StoreUnavailable } from '../../chat/unavailable.ts'

/** Hears of trouble (an error) when it begins, and of its end (null). */
export type OnTrouble = (trouble: StoreUnavailable | null) => void

export interface Watch {
  /**
   * Runs one piece of work; its error comes out as what it means for the caller. `proof`: its success, and no failure
   * since the last one, shows that all is well again. Other work shows nothing: on a full disk there is still much to
   * read, and small things are still written.
   */
  guard<T>(work: () => Promise<T>, options?: { readonly proof: boolean }): Promise<T>
  inTrouble(): boolean
}

/** `meaning`: why the store cannot be used now, or null when the error is a mistake of ours. */
export function createWatch(meaning: (error: unknown) => string | null, onTrouble: OnTrouble): Watch {
  let inTrouble = false
  let failedLately = false
  return {
    inTrouble: () => inTrouble,
    async guard(work, { proof } = { proof: false }) {
      try {
        const result = await work()
        if (inTrouble && proof && !failedLately) {
          inTrouble = false
          onTrouble(null)
        }
        if (proof) failedLately = false
        return result
      } catch (error) {
        const why = meaning(error)
        if (why === null) throw error
        failedLately = true
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
