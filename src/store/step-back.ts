// A thread whose work can wait → one that takes the processor only as far as those who answer leave it.
import { setPriority } from 'node:os'

const lower = 10

/** To be called in the thread itself. On Linux a priority is a thread's own; elsewhere it is the whole program's, and stays. */
export function stepBack(): void {
  if (process.platform === 'linux') setPriority(0, lower)
}
