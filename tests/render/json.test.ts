import { expect, it } from 'vitest'
import { answerJson } from '../../src/render/json.ts'
import { answered, clarify, notStated, wheelchairs } from '../support/stand-in-engine.ts'

const asked = { text: '轮椅', language: 'zh-Hans', elapsedMs: 0.12345, knowledgeVersion: 'v' } as const

it('holds what answers, where it stands and what the citizen sees', () => {
  const { publisher: _publisher, repaired: _repaired, ...citation } = wheelchairs
  expect(answerJson(answered(), { ...asked, id: 'd001' })).toEqual({
    id: 'd001',
    text: '轮椅',
    outcome: 'answered',
    figures: ['2343名'],
    reply: expect.stringContaining('2343名'),
    citations: [citation],
    suggestions: ['救助了多少名残疾儿童？'],
    confidence: 0.9,
    elapsedMs: 0.123,
    knowledgeVersion: 'v',
  })
})

it('has no figures where nothing is answered', () => {
  const json = answerJson(notStated({ citations: [wheelchairs] }), asked)
  expect(json).toMatchObject({ outcome: 'not-stated', figures: [] })
  expect(json).not.toHaveProperty('id')
})

it('gives the choices of an unclear question as suggestions', () => {
  const json = answerJson(clarify(), asked)
  expect(json.suggestions).toEqual(['为多少名残疾人适配辅助器具？', '救助了多少名残疾儿童？'])
})

it('has no citations off topic', () => {
  const off = {
    outcome: 'off-topic',
    topic: 'greeting',
    suggestions: [],
    confidence: 1,
    understood: null,
  } as const
  expect(answerJson(off, asked)).toMatchObject({ outcome: 'off-topic', citations: [], figures: [] })
})
