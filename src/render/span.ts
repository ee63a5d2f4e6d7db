// Milliseconds → the whole number of minutes or days that a citizen is told.

export function minutesOf(ms: number): number {
  return Math.round(ms / 60_000)
}

export function daysOf(ms: number): number {
  return Math.round(ms / 86_400_000)
}
