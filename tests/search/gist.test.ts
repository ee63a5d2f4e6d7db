// What texts of the same meaning share, however they are worded.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeGist } from '../../src/search/gist.ts'
import { tokens } from '../../src/search/tokens.ts'
import { fold } from '../../src/text/normalise.ts'
import { lexicon } from '../support/engine.ts'

const gistOf = makeGist(lexicon)

/** How many tokens of the one the other has too. */
function shared(one: string, other: string): number {
  const has = new Set(gistOf(fold(other)))
  return new Set(gistOf(fold(one)).filter((token) => has.has(token))).size
}

describe('the gist of a text', () => {
  it('is shared by words of one meaning, though they share no letter', () => {
    expect(tokens('伙房').some((token) => tokens('食堂').includes(token))).toBe(false)
    expect(shared('伙房', '食堂')).toBeGreaterThan(0)
    expect(shared('伙房', '轮椅')).toBe(0)
  })

  it('is shared by an English question and a Chinese one', () => {
    const question = 'how many nursing beds are there'
    expect(shared(question, '护理床位有几张')).toBeGreaterThan(shared(question, '食堂有几个'))
    expect(shared(question, '食堂有几个')).toBe(0)
  })

  it('tells what is demanded, whatever it is demanded of', () => {
    expect(shared('热线是哪个', '打哪个号')).toBeGreaterThan(shared('食堂是哪个', '打哪个号'))
  })

  it('holds the letters of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'食堂几个 how9，。many') }), (text) => {
        expect(gistOf(text)).toEqual(expect.arrayContaining(tokens(text)))
      }),
    )
  })
})
