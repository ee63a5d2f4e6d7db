// What is learned of labelled texts: chances that add up, the same in every run, and right where words tell.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { stepwise } from '../../src/once.ts'
import { chancesIn, learning } from '../../src/search/classifier.ts'
import { tokens } from '../../src/search/tokens.ts'

interface Example {
  readonly tokens: readonly string[]
  readonly labels: readonly string[]
}

function learned(examples: readonly Example[]) {
  const numbers = new Map([...new Set(examples.flatMap((one) => one.tokens))].map((token, i) => [token, i]))
  const wordsOf = (some: readonly string[]) => [...new Set(some)].flatMap((one) => numbers.get(one) ?? [])
  const labelled = examples.map((one) => ({ words: wordsOf(one.tokens), labels: one.labels }))
  const classifier = stepwise(() => learning(labelled, numbers.size)).made()
  return {
    labels: classifier.labels,
    chances: (some: readonly string[]) => chancesIn(classifier, wordsOf(some)),
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
  const { labels, chances } = learned(asked)
  const likeliest = (text: string) => {
    const all = [...chances(tokens(text))]
    return labels[all.indexOf(Math.max(...all))]
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
