// Reading what Telegram sends, where everything may be missing or of another type.

export type Fields = Readonly<Record<string, unknown>>

/** The object itself, or one without fields. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** The list itself, or an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A whole number that a double holds exactly, such as an id; null for anything else. */
export function numberIn(value: unknown): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null
}

/** A string; null for anything else. */
export function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
