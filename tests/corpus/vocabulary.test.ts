import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeVocabulary, parseVocabulary } from '../../src/corpus/vocabulary.ts'

const file = 'knowledge/vocabulary/words.yaml'
const parse = (...lines: readonly string[]) => {
  const { placed, faults } = parseVocabulary(file, lines.join('\n'))
  return { entries: placed.map(({ entry }) => entry), faults }
}

describe('parseVocabulary', () => {
  it('reads a list of words', () => {
    const { entries, faults } = parse(
      '# what people say',
      '- { word: 打工, means: [就业] }',
      '- word: 自闭症',
      '  means:',
      '    - 孤独症',
      '  example: 自闭症儿童救助了多少人',
    )
    expect(faults).toEqual([])
    expect(entries).toEqual([
      { word: '打工', means: ['就业'] },
      { word: '自闭症', means: ['孤独症'], example: '自闭症儿童救助了多少人' },
    ])
  })

  it.each([[''], ['# nothing yet'], ['[]']])('reads %j as an empty list', (text) => {
    expect(parse(text)).toEqual({ entries: [], faults: [] })
  })

  it.each([
    ['no word', ['- { word: 甲, means: [乙] }', '- { means: [就业] }'], 2],
    ['no means', ['- { word: 甲, means: [乙] }', '', '- { word: 打工 }'], 3],
    ['empty means', ['- { word: 打工, means: [] }'], 1],
    ['blank word', ["- { word: ' ', means: [就业] }"], 1],
    ['means that is no list', ['- word: 打工', '  means: 就业'], 1],
    ['a field too many', ['- { word: 打工, means: [就业], like: 3 }'], 1],
    ['a bare word', ['- { word: 甲, means: [乙] }', '- 打工'], 2],
    ['a list in the list', ['- { word: 甲, means: [乙] }', '- [打工, 就业]'], 2],
    ['no list', ['word: 打工', 'means: [就业]'], 1],
    ['broken YAML', ['- { word: 甲, means: [乙] }', '- { word: 打工, means: [就业'], 2],
    ['a tab', ['- word: 甲', '  means: [乙]', '\t- word: 丙'], 3],
  ])('names file and line of an entry with %s', (_what, lines, line) => {
    const { faults } = parse(...lines)
    expect(faults.map(({ where }) => where)).toContain(`${file}:${line}`)
    for (const { what, mend } of faults) expect(what !== '' && mend !== '').toBe(true)
  })

  it('keeps the sound entries beside all faults', () => {
    const { entries, faults } = parse('- { word: 甲 }', '- { word: 乙, means: [丙] }', '- { means: [丁] }')
    expect(entries).toEqual([{ word: '乙', means: ['丙'] }])
    expect(faults.map(({ where }) => where)).toEqual([`${file}:1`, `${file}:3`])
  })

  it('never fails, whatever the text', () => {
    const yaml = fc.string({ unit: fc.constantFrom(...'-{}[]:,&*!|>\'"%@`#? \n\t字a1') })
    fc.assert(
      fc.property(fc.oneof(yaml, fc.string({ unit: 'binary' })), (text) => {
        for (const { where } of parseVocabulary(file, text).faults)
          expect(where).toMatch(/^knowledge\/vocabulary\/words\.yaml:[1-9][0-9]*$/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('makeVocabulary', () => {
  it('looks words up as folded, and joins what several entries say of one', () => {
    const { means } = makeVocabulary([
      { word: '輪椅車', means: ['轮椅'] },
      { word: '轮椅车', means: ['辅助器具'] },
    ])
    expect(means.get('轮椅车')).toEqual(['轮椅', '辅助器具'])
  })
})
