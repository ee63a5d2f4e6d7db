// What takes a while to find out → found out when it is first asked for, and kept.

/** `make` is called at most once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
