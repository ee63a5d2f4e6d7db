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

/** What is made in short steps, at once where it is needed before that. */
export interface Stepwise<T> {
  made(): T
  /** Makes what is left to make. */
  making(): Generator<void>
}

/** `make` is called at most once. */
export function stepwise<T>(make: () => Generator<void, T>): Stepwise<T> {
  const steps = once(make)
  let made: { readonly value: T } | null = null
  const step = () => {
    const { done, value } = steps().next()
    if (done) made = { value }
  }
  return {
    made() {
      while (!made) step()
      return made.value
    },
    *making() {
      for (; !made; yield) step()
    },
  }
}
