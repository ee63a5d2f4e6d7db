// What is learned of labelled texts: chances that add up, the same in every run, and right where words tell.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Classifier, type Labelled, learning } from '../../src/search/classifier.ts'
import { tokens } from '../../src/search/tokens.ts'

function learned(examples: readonly Labelled[]): Classifier {
  const steps = learning(examples)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

const subjects = { canteens: ['食堂', '吃饭的地方', '饭堂'], beds: ['床位', '护理床', '养老床'] }
const asked = Object.entries(subjects).flatMap(([label, nouns]) =>
  nouns.flatMap((noun) => [
    { tokens: tokens(`${noun}有几个`), labels: [label] },
    { tokens: tokens(`一共多少${noun}`), labels: [label] },
    { tokens: tokens(`${noun}怎么申请`), labels: ['none'] },
  ]),
)

it('tells by the words what is asked for, also in an order that it has not seen', () => {
  const { places, chances } = learned(asked)
  const likeliest = (text: string) => {
    const all = [...chances(tokens(text))]
    return [...places].find(([, at]) => all[at] === Math.max(...all))?.[0]
  }
  expect(likeliest('你们村几个食堂')).toBe('canteens')
  expect(likeliest('护理床多少')).toBe('beds')
  expect(likeliest('怎么申请食堂')).toBe('none')
})

it('gives chances that add up to one, the same in every run', () => {
  const words = fc.array(fc.constantFrom('食堂', '床位', '几个', '申请', 'how many'), { maxLength: 5 })
  const example = fc.record({
    tokens: words.map((parts) => tokens(parts.join(''))),
    labels: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
  })
  fc.assert(
    fc.property(fc.array(example, { minLength: 1, maxLength: 12 }), words, (examples, parts) => {
      const text = tokens(parts.join(''))
      const one = learned(examples).chances(text)
      expect(one.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 4)
      expect([...one].every((chance) => chance >= 0)).toBe(true)
      expect(learned(examples).chances(text)).toEqual(one)
    }),
    { numRuns: 40 },
  )
})
