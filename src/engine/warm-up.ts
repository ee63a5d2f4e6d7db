// What an engine makes when a question first needs it is made before the first citizen waits for it.
import { type Engine, freshContext } from './engine.ts'

/** Each step takes a while and waits for nothing: between two of them others may be answered. */
export function* warmingUp(engine: Engine): Generator<void> {
  const { catalogue } = engine
  const indexes = [() => catalogue.sections, () => catalogue.coverage, () => catalogue.question('')]
  for (const make of [...indexes, () => catalogue.source('')]) {
    make()
    yield
  }
  yield* engine.preparing()
  for (const question of [...engine.examples(20), 'how many people', 'duo shao ren', '多少仁']) {
    engine.ask(question, freshContext)
    yield
  }
}
