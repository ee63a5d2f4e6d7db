// What takes a while to find out → found out when it is first asked for, and kept.

/** `make` is called at most once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/**
 * `make` is called at most once for each key; what it gave is kept as long as the function is. For keys without end:
 * when `most` are kept, it begins anew.
 */
export function onceEach<K, V>(make: (key: K) => V, most = Number.POSITIVE_INFINITY): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    const before = made.get(key)
    if (before !== undefined || made.has(key)) return before as V
    const value = make(key)
    if (made.size >= most) made.clear()
    made.set(key, value)
    return value
  }
}
