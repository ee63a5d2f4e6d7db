// Questions and dialogues about the shipped release that nobody learned from, held against the knowledge as it ships: how many are
// answered rightly, held and wrong may not get worse. What is learned must never look at tests/questions/unseen.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { freshContext } from '../../src/engine/engine.ts'
import { dialogueSchema, judge, questionSchema, type Verdict } from '../../src/measure/judge.ts'
import { answerJson } from '../../src/render/json.ts'
import { loadEngine } from '../../src/store/knowledge.ts'
import { knowledgeDir } from '../support/engine.ts'

const folder = new URL('../questions/unseen/', import.meta.url)
const engine = await loadEngine(knowledgeDir)

function linesOf(file: string): unknown[] {
  const lines = readFileSync(new URL(file, folder), 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line))
}

const about = { text: '', language: 'zh-Hans', elapsedMs: 0, knowledgeVersion: '' } as const

function share(verdicts: readonly Verdict[], of: readonly Verdict[], among: readonly Verdict[]): number {
  return (
    verdicts.filter((one) => of.includes(one)).length / verdicts.filter((one) => among.includes(one)).length
  )
}

const answerable: readonly Verdict[] = ['correct', 'partial', 'refused', 'wrong']
const not: readonly Verdict[] = ['held', 'false']

it('are answered as well as they were, and hardly one wrongly', () => {
  const questions = ['city.jsonl', 'town.jsonl', 'callers.jsonl']
    .flatMap(linesOf)
    .map((line) => questionSchema.parse(line))
  const verdicts = questions.map(({ text, expect: expected }) =>
    judge(expected, answerJson(engine.ask(text, freshContext).answer, about)),
  )
  expect(questions.length).toBe(656)
  expect(share(verdicts, ['correct'], answerable)).toBeGreaterThan(0.945)
  expect(share(verdicts, ['held'], not)).toBeGreaterThan(0.96)
  expect(share(verdicts, ['wrong', 'false'], [...answerable, ...not])).toBeLessThan(0.015)
})

it('are followed up as well as they were', () => {
  const dialogues = ['talk.jsonl', 'exchanges.jsonl']
    .flatMap(linesOf)
    .map((line) => dialogueSchema.parse(line))
  const verdicts = dialogues.flatMap(({ turns }) => {
    let context = freshContext
    return turns.map(({ text, expect: expected }) => {
      const reply = engine.ask(text, context)
      context = reply.context
      return judge(expected, answerJson(reply.answer, about))
    })
  })
  expect(verdicts.length).toBe(290)
  expect(share(verdicts, ['correct'], answerable)).toBeGreaterThan(0.93)
  expect(share(verdicts, ['held'], not)).toBeGreaterThan(0.96)
  expect(share(verdicts, ['wrong', 'false'], [...answerable, ...not])).toBeLessThan(0.03)
})
