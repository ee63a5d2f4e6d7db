// Some of many, chosen by chance that is the same every time: a check must find the same faults twice.

/** At most `most` of `all`, in their order; the same ones for the same seed. */
export function sampleOf<T>(all: readonly T[], most: number, seed: number): readonly T[] {
  if (all.length <= most) return all
  const next = generator(seed)
  const places = all.map((_, i) => i)
  for (let i = 0; i < most; i++) {
    const j = i + Math.floor(next() * (places.length - i))
    const [a, b] = [places[i] ?? 0, places[j] ?? 0]
    places[i] = b
    places[j] = a
  }
  const chosen = new Set(places.slice(0, most))
  return all.filter((_, i) => chosen.has(i))
}

/** Mulberry32: from 0 to below 1. */
function generator(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
