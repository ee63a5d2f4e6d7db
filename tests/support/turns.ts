// The turns of one conversation, said one after the other.
import { type Context, type Engine, freshContext, type Reply } from '../../src/engine/engine.ts'
import { shippedEngine } from './engine.ts'

export function replies(turns: readonly string[], engine: Engine = shippedEngine): Reply[] {
  let context: Context = freshContext
  return turns.map((text) => {
    const reply = engine.ask(text, context)
    context = reply.context
    return reply
  })
}

/** What each turn is told: its figures, else the outcome. */
export function told(turns: readonly string[], engine: Engine = shippedEngine): string[] {
  return replies(turns, engine).map(({ answer }) => {
    const figures = answer.outcome === 'answered' ? answer.figures.map(({ text }) => text) : []
    return figures.length > 0 ? figures.join('、') : answer.outcome
  })
}
