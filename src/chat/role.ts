// Who may do what at the editors' desk.

/** A viewer sees, an editor publishes, an owner says who is either. */
export type Role = 'viewer' | 'editor' | 'owner'

export const roles: readonly Role[] = ['viewer', 'editor', 'owner']

/** Whether somebody of this role (null: none) may do what `least` may. */
export function may(role: Role | null, least: Role): boolean {
  return role !== null && roles.indexOf(role) >= roles.indexOf(least)
}

/** The desk's commands, in the order in which its menu shows them, and who may give them. */
export const deskCommands = {
  desk: 'viewer',
  versions: 'viewer',
  unanswered: 'viewer',
  why: 'viewer',
  stats: 'viewer',
  log: 'viewer',
  reload: 'editor',
  rollback: 'editor',
  pause: 'editor',
  resume: 'editor',
  editors: 'owner',
} as const satisfies Readonly<Record<string, Role>>

export type DeskCommand = keyof typeof deskCommands

export function isDeskCommand(name: string): name is DeskCommand {
  return Object.hasOwn(deskCommands, name)
}

/** What somebody of this role may give, for help and menus. */
export function commandsFor(role: Role): readonly DeskCommand[] {
  return (Object.keys(deskCommands) as DeskCommand[]).filter((name) => may(role, deskCommands[name]))
}
