// Memory with two bounds: at most so many entries, none older than so long. What was used last stays longest.

export interface Recent<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  readonly size: number
}

export interface Bounds {
  readonly limit: number
  readonly maxAgeMs: number
  readonly now: () => number
}

/** Forgets the least recently used entry beyond `limit`, and every entry `maxAgeMs` after it was last used. */
export function recent<V>({ limit, maxAgeMs, now }: Bounds): Recent<V> {
  // A Map keeps insertion order, and every use inserts anew: the first entry is the one unused for longest.
  const entries = new Map<string, { readonly value: V; readonly used: number }>()

  function forgetOld(): void {
    for (const [key, { used }] of entries) {
      if (entries.size <= limit && now() - used <= maxAgeMs) return
      entries.delete(key)
    }
  }

  return {
    get(key) {
      forgetOld()
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, { value: entry.value, used: now() })
      return entry.value
    },
    set(key, value) {
      entries.delete(key)
      entries.set(key, { value, used: now() })
      forgetOld()
    },
    get size() {
      return entries.size
    },
  }
}
