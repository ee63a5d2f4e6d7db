// Who is an editor, and whether the bot is paused: known here without asking the store at every event, and looked up
// anew every 2 s, since another process may have changed it.
import type { Clock, Journal } from '../chat/pump.ts'
import { type Role, roles } from '../chat/role.ts'
import { StoreUnavailable } from '../chat/unavailable.ts'
import type { DeskStore } from './desk-store.ts'

export interface Switches {
  roleOf(person: number): Role | null
  /** What citizens are told; null while the bot answers. */
  paused(): string | null
  /** Everybody with a role. */
  editors(): readonly (readonly [person: number, role: Role])[]
  /** Never rejects. */
  refresh(): Promise<void>
  run(stop: AbortSignal): Promise<void>
}

const everyMs = 2000

/** `store` null: nobody beside the configured owners, and never paused. */
export function createSwitches(
  store: Pick<DeskStore, 'editors' | 'paused'> | null,
  owners: readonly number[],
  journal: Journal,
  clock: Pick<Clock, 'wait'>,
): Switches {
  const configured = new Map(store === null ? [] : owners.map((person) => [person, 'owner' as Role]))
  let known: ReadonlyMap<number, Role> = configured
  let notice: string | null = null

  async function refresh(): Promise<void> {
    if (store === null) return
    try {
      const [editors, paused] = await Promise.all([store.editors(), store.paused()])
      known = new Map([...editors.map(({ person, role }) => [person, role] as const), ...configured])
      notice = paused
    } catch (error) {
      // The store says itself when it is out of reach.
      if (!(error instanceof StoreUnavailable)) journal.error({ err: error }, 'roles cannot be read')
    }
  }

  return {
    roleOf: (person) => known.get(person) ?? null,
    paused: () => notice,
    editors: () => [...known].sort(([, a], [, b]) => roles.indexOf(b) - roles.indexOf(a)),
    refresh,
    async run(stop) {
      while (store !== null && !stop.aborted) {
        await refresh()
        await clock.wait(everyMs, stop)
      }
    },
  }
}
