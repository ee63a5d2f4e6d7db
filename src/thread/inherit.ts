// What is asked often is asked of the engine that answers next, before it answers: a whole city asks the same, and would
// else wait, all at once, until it has been worked out anew.
import { type Engine, freshContext } from '../engine/engine.ts'
import { inSteps } from '../store/in-steps.ts'

/** Whoever publishes waits so much longer at most. */
const mostMs = 10_000

/** Asks `next` what `engine` was asked most, question by question: between two of them others are answered. */
export function inherit(engine: Engine, next: Engine): Promise<void> {
  return inSteps(asking(engine, next, performance.now() + mostMs))
}

function* asking(engine: Engine, next: Engine, end: number): Generator<void, void> {
  for (const text of engine.oftenAsked()) {
    if (performance.now() > end) return
    next.ask(text, freshContext)
    yield
  }
}
