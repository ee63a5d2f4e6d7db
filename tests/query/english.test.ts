import { describe, expect, it } from 'vitest'
import { countable } from '../../src/passage/measure.ts'
import type { Slot } from '../../src/query/query.ts'
import { makeReader } from '../../src/query/understand.ts'
import { gazetteer, lexicon, shippedCorpus } from '../support/engine.ts'

const { understand } = makeReader(shippedCorpus, lexicon, gazetteer)
const meanings = ({ terms }: Slot) =>
  terms.flatMap(({ alternatives }) => alternatives.map(({ text }) => text))

describe('phrases', () => {
  it.each([
    ['as the lexicon has them', 'job fair', '招聘活动'],
    ['in the plural', 'job fairs', '招聘活动'],
    ['hyphenated', 'elderly-care institution', '养老机构'],
    ['in American spelling', 'labor force', '劳动力'],
    ['turned about', 'children with disabilities', '残疾儿童'],
    ['turned about, with an article', 'loans for a start-up', '创业'],
    ['in one word', 'daycare', '日间照料'],
  ])('%s: %s may be answered by %s', (_, phrase, rendering) => {
    const [slot] = understand(`how many ${phrase}`).slots
    expect(slot && meanings(slot).some((one) => one.includes(rendering))).toBe(true)
  })

  it('falls apart where the releases have only its parts', () => {
    const [slot] = understand('how much urban employment').slots
    expect(slot?.terms.map(({ text }) => text)).toEqual(['urban', 'employment'])
  })

  it('leaves out what says nothing in Chinese either', () => {
    const [slot] = understand("how many of the city's local volunteers").slots
    expect(slot?.terms.map(({ text }) => text)).toEqual(['volunteers'])
  })
})

describe('what is asked for', () => {
  it.each([
    ['How much was invested in total?', [['money']]],
    ['How much money was spent on loans?', [['money']]],
    ['How many companies got refunds and how much was paid?', [[...countable], ['money']]],
    ['How many people found work?', [['people']]],
    ['What was the total amount of loans issued?', [['money']]],
    ['How much did firms save?', [['money']]],
    ['What did the city put into it?', [['money']]],
    ['Laid-off people who got work again, how many?', [[...countable]]],
    ['How many yuan did firms save?', [['money']]],
    ['How many days did the fair last?', [['duration']]],
    ['What age range does the aid cover?', [['age']]],
    ['What percentage of beds are nursing beds?', [['share']]],
  ])('%s', (text, kinds) => {
    expect(understand(text).slots.map((slot) => slot.kinds)).toEqual(kinds)
  })

  it.each([
    ['What year does the figure cover?', 'when'],
    ['What plan was issued on autism screening?', 'which'],
    ['Name the institutions', 'which'],
    ['What was the length of the road?', 'figure'],
  ])('%s: %s', (text, asking) => {
    expect(understand(text).slots.map((slot) => slot.asking)).toEqual([asking])
  })
})

describe('places', () => {
  it.each([
    ['How many incubators does Baoding have?', ['保定']],
    ['How many incubators are there in Shaanxi?', ['陕西']],
    ['How many beds are there in Quyang County?', ['曲阳县']],
    ['How many incubators does Dingzhou have?', []],
    ['How many people were sent to Beijing and Tianjin?', []],
    ['How many people across the province?', ['across the province']],
  ])('%s', (text, places) => {
    expect(understand(text).places).toEqual(places)
  })
})

describe('demands', () => {
  it.each([
    ['How do I apply for the loan?', 'procedure'],
    ['What documents do I need to bring?', 'procedure'],
    ['Who is eligible for the wheelchair?', 'eligibility'],
    ['What conditions must a company meet?', 'eligibility'],
    ['Can my mother move into the nursing home?', 'eligibility'],
    ['How much can I get for my disabled son?', 'entitlement'],
    ['How much did each company get?', 'per-person'],
    ['What is the subsidy per person?', 'per-person'],
    ['What number can I phone?', 'contact'],
    ['Is there a fee for the check-up?', 'price'],
    ['How many more jobs than last year?', 'comparison'],
    ['Has employment increased?', 'comparison'],
    ['How many will be built next year?', 'future'],
    ['Why did so few people find work?', 'cause'],
    ['What is the combined number of both?', 'computed'],
  ])('%s: %s', (text, demand) => {
    expect(understand(text).constraints.map(({ reason }) => reason)).toContain(demand)
  })

  it.each([
    'How many people found jobs by the end of November?',
    'How many wheelchairs, crutches and hearing aids were given out?',
    'How much was paid out in loans this year?',
    'Which institutions are pillars of the care network?',
    'Could you tell me how many children were screened?',
  ])('none in: %s', (text) => {
    expect(understand(text).constraints).toEqual([])
  })
})
