// The engine that answers next is asked what the one before it was asked most.
import { expect, it } from 'vitest'
import { type Engine, freshContext, makeEngine } from '../../src/engine/engine.ts'
import { inherit } from '../../src/thread/inherit.ts'
import { gazetteer, lexicon, shippedCorpus } from '../support/engine.ts'

const holding = (texts: number) => makeEngine(shippedCorpus, lexicon, gazetteer, null, texts)

it('knows what is asked most, the most asked first, when it takes over', async () => {
  const engine = holding(3)
  for (const text of ['甲', '甲', '聋儿', '轮椅', '聋儿', '轮椅', '托养', '轮椅'])
    engine.ask(text, freshContext)
  expect(engine.oftenAsked()).toEqual(['轮椅', '聋儿'])
  const next = holding(10)
  const asked: string[] = []
  const listening: Engine = {
    ...next,
    ask(text, context) {
      asked.push(text)
      return next.ask(text, context)
    },
  }
  await inherit(engine, listening)
  expect(asked).toEqual(['轮椅', '聋儿'])
  for (const text of asked) next.ask(text, freshContext)
  expect(new Set(next.oftenAsked())).toEqual(new Set(asked))
})
