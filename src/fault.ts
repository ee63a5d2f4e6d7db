// What an editor or operator is told when something is wrong: what, where, and how to mend it.
// Expected failures travel as Fault values; FaultError carries them over a boundary that must stop.

/** One thing that is wrong. `where` is a file with line, a variable or a command; `mend` says what to do about it. */
export interface Fault {
  readonly code: string
  readonly where: string
  readonly what: string
  readonly mend: string
}

/** Stops the work at hand with all its faults at once; the edge prints them without a stack trace. */
export class FaultError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map(describeFault).join('\n'))
    this.name = 'FaultError'
    this.faults = faults
  }
}

/** One fault as one line for a person. */
export function describeFault(fault: Fault): string {
  return `${fault.where}: ${fault.what} → ${fault.mend}`
}
