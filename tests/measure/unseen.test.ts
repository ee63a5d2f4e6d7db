// Questions about the shipped release that nobody learned from, held against the knowledge as it ships: how many are
// answered rightly, held and wrong may not get worse. What is learned must never look at tests/questions/unseen.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { freshContext } from '../../src/engine/engine.ts'
import { judge, questionSchema, type Verdict } from '../../src/measure/judge.ts'
import { answerJson } from '../../src/render/json.ts'
import { loadEngine } from '../../src/store/knowledge.ts'
import { knowledgeDir } from '../support/engine.ts'

const folder = new URL('../questions/unseen/', import.meta.url)
const engine = await loadEngine(knowledgeDir)

it('are answered as well as they were, and hardly one wrongly', () => {
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8').trim().split('\n'),
  )
  const questions = lines.map((line) => questionSchema.parse(JSON.parse(line)))
  const verdicts = questions.map(({ text, expect: expected }): Verdict => {
    const about = { text, language: 'zh-Hans', elapsedMs: 0, knowledgeVersion: '' } as const
    return judge(expected, answerJson(engine.ask(text, freshContext).answer, about))
  })
  const share = (of: readonly Verdict[], among: readonly Verdict[]) =>
    verdicts.filter((one) => of.includes(one)).length / verdicts.filter((one) => among.includes(one)).length
  const all: readonly Verdict[] = ['correct', 'partial', 'refused', 'wrong', 'held', 'false']
  expect(questions.length).toBe(400)
  expect(share(['correct'], ['correct', 'partial', 'refused', 'wrong'])).toBeGreaterThan(0.9)
  expect(share(['held'], ['held', 'false'])).toBeGreaterThan(0.95)
  expect(share(['wrong', 'false'], all)).toBeLessThan(0.02)
})
