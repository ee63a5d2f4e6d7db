import { describe, expect, it } from 'vitest'
import { contactOf, parseContacts } from '../../src/corpus/contacts.ts'
import { parseCurated, sharedWordings } from '../../src/corpus/curated.ts'
import { parseExamples } from '../../src/corpus/example.ts'

const tail = ['  source: { title: 办事指南, url: "https://example.org/a" }', '  checked: 2025-01-31']
describe('parseCurated', () => {
  const parse = (...lines: readonly string[]) => parseCurated('answers/a.yaml', lines.join('\n'))

  it('reads questions, answer, source and day', () => {
    const { placed, faults } = parse(
      '# 服务',
      '- questions: [残联怎么联系]',
      '  answer: 请到服务大厅。',
      ...tail,
    )
    expect(faults).toEqual([])
    expect(placed).toEqual([
      {
        where: 'answers/a.yaml:2',
        entry: {
          questions: ['残联怎么联系'],
          answer: '请到服务大厅。',
          source: { title: '办事指南', url: 'https://example.org/a' },
          checked: '2025-01-31',
        },
      },
    ])
  })

  it.each([
    ['no source', ['- questions: [甲]', '  answer: 乙', '  checked: 2025-01-31'], 'source'],
    [
      'a source that cannot be found',
      ['- questions: [甲]', '  answer: 乙', '  source: { title: 丙 }', tail[1]],
      'url or a document',
    ],
    [
      'an address that is none',
      ['- questions: [甲]', '  answer: 乙', '  source: { title: 丙, url: "javascript:x" }', tail[1]],
      'source.url',
    ],
    ['no day', ['- questions: [甲]', '  answer: 乙', tail[0]], 'checked'],
    [
      'a day that never was',
      ['- questions: [甲]', '  answer: 乙', tail[0], '  checked: 2025-02-30'],
      'checked',
    ],
    ['no wording', ['- questions: []', '  answer: 乙', ...tail], 'questions'],
    ['an empty answer', ['- questions: [甲]', '  answer: " "', ...tail], 'answer'],
    ['an unknown field', ['- questions: [甲]', '  answer: 乙', ...tail, '  phone: 1'], 'phone'],
  ])('names file and line of an entry with %s', (_what, lines, named) => {
    const { placed, faults } = parse('- questions: [好的]', '  answer: 好', ...tail, ...lines.map(String))
    expect(placed).toHaveLength(1)
    expect(faults).toMatchObject([{ where: 'answers/a.yaml:5' }])
    expect(faults[0]?.what).toContain(named)
  })

  it('tells of a question that two answers claim, with both places', () => {
    const { placed } = parse(
      ...['- questions: [残联电话]', '  answer: 甲', ...tail],
      ...['- questions: [请问残联的电话？]', '  answer: 乙', ...tail],
    )
    expect(sharedWordings(placed)).toMatchObject([
      { where: 'answers/a.yaml:5', what: expect.stringContaining('answers/a.yaml:1') },
    ])
  })
})

describe('contacts', () => {
  const parse = (...lines: readonly string[]) => parseContacts('contacts.yaml', lines.join('\n'))
  const office = ['- department: 市残联', '  address: 中山路', ...tail]

  it('are found by the name of the office, with or without its level', () => {
    const { placed, faults } = parse(...office)
    expect(faults).toEqual([])
    const contacts = placed.map((one) => one.entry)
    expect(contactOf('残联', contacts)).toMatchObject({ address: '中山路' })
    expect(contactOf('市残联', contacts)).toMatchObject({ address: '中山路' })
    expect(contactOf('市民政局', contacts)).toBeNull()
  })

  it('must say something, once an office, and a number in quotes', () => {
    expect(parse('- department: 市残联', ...tail).faults[0]?.what).toContain('phone, an address or hours')
    expect(parse(...office, ...office).faults).toMatchObject([{ where: 'contacts.yaml:5' }])
    const [fault] = parse('- department: 市残联', '  phone: 0312', ...tail).faults
    expect(fault).toMatchObject({ where: 'contacts.yaml:1', what: expect.stringContaining('phone') })
    expect(fault?.mend).toContain('in quotes')
  })
})

describe('examples', () => {
  const parse = (line: string) => parseExamples('questions/a.yaml', `\n${line}`)
  it('say either the figures or that nothing is stated', () => {
    expect(parse('- { question: 配了多少轮椅, figures: [2343名] }').faults).toEqual([])
    expect(parse('- { question: 明年呢, notStated: true }').faults).toEqual([])
    for (const line of [
      '- { question: 甲 }',
      '- { question: 甲, figures: [1名], notStated: true }',
      '- { question: 甲, figures: [] }',
      '- { question: 甲, notStated: false }',
    ])
      expect(parse(line).faults.map(({ where }) => where)).toContain('questions/a.yaml:2')
  })
})
