// The watched folder of announcements, looked at again and again while the bot runs.
import { setTimeout as sleep } from 'node:timers/promises'
import { type OutsideParts, takeFile } from '../chat/outside.ts'
import type { Journal } from '../chat/pump.ts'
import { StoreUnavailable } from '../chat/unavailable.ts'
import { takeDropped } from '../store/announcement-folder.ts'

export interface Watch extends Pick<OutsideParts, 'newsroom' | 'engine'> {
  readonly style: { readonly timeZone: string; readonly consent: boolean }
  readonly journal: Journal
  readonly stop: AbortSignal
}

const everyMs = 2000

/** Takes what is dropped into `folder` (null: there is none) until `stop`. Never rejects. */
export async function watchAnnouncements(folder: string | null, watch: Watch): Promise<void> {
  if (folder === null) return
  let said = ''
  while (!watch.stop.aborted) {
    try {
      await takeDropped(folder, Date.now(), (file) => take(file, watch))
      said = ''
    } catch (error) {
      // The store says itself when it is out of reach.
      const reason = error instanceof Error ? error.message : String(error)
      if (!(error instanceof StoreUnavailable) && reason !== said)
        watch.journal.error({ reason }, 'the watched folder cannot be used')
      said = reason
    }
    // Only the end of the bot cuts it short.
    await sleep(everyMs, undefined, { signal: watch.stop }).catch(() => undefined)
  }
}

async function take(file: Parameters<typeof takeFile>[1], watch: Watch): Promise<readonly string[]> {
  const wrong = await takeFile(watch, file, Date.now())
  if (wrong.length === 0) watch.journal.info({ file: file.name }, 'an announcement was dropped')
  else watch.journal.warn({ file: file.name, wrong }, 'a dropped file was refused')
  return wrong
}
