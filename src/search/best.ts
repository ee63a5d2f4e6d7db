// The best few of many, without sorting the many.

/** The `limit` of these places with the highest scores, in no order; of equals those that come first. */
export function bestOf(places: readonly number[], scores: Float64Array, limit: number): number[] {
  // A heap, the least of the best at its top.
  const heap: number[] = []
  const isLess = (a: number, b: number) =>
    (scores[a] ?? 0) < (scores[b] ?? 0) || ((scores[a] ?? 0) === (scores[b] ?? 0) && a > b)
  const sink = (from: number) => {
    let at = from
    for (;;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && isLess(heap[child] ?? 0, heap[least] ?? 0)) least = child
      if (least === at) return
      const [a = 0, b = 0] = [heap[at], heap[least]]
      heap[at] = b
      heap[least] = a
      at = least
    }
  }
  for (const place of places) {
    if (heap.length < limit) {
      heap.push(place)
      if (heap.length === limit) for (let at = heap.length >> 1; at >= 0; at--) sink(at)
    } else if (limit > 0 && isLess(heap[0] ?? 0, place)) {
      heap[0] = place
      sink(0)
    }
  }
  return heap
}
