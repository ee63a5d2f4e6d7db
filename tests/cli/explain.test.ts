import { describe, expect, it } from 'vitest'
import { explain } from '../../src/cli/explain.ts'
import { freshContext } from '../../src/engine/engine.ts'
import { shippedEngine } from '../support/engine.ts'

const explained = (question: string) => explain(shippedEngine.ask(question, freshContext).explanation)

describe('how an answer came about', () => {
  it('names the candidate that was chosen, with its place', () => {
    const lines = explained('给多少残疾人配了轮椅拐杖这些').split('\n')
    expect(lines[0]).toContain('给多少残疾人配了轮椅拐杖这些')
    expect(lines.find((line) => line.startsWith('  '))).toMatch(/2343名 2024-12-24-dingzhou-minsheng#4\.5/u)
    expect(lines.at(-1)).toBe('decision: answered')
  })

  it('names the demand that refused', () => {
    expect(explained('2023年给多少残疾人配了轮椅')).toMatch(/^demands: .*year 2023$/mu)
    expect(explained('2023年给多少残疾人配了轮椅')).toContain('decision: not-stated: other-year 2023年')
  })

  it('says when the message was no question', () => {
    expect(explained('你好')).toContain('decision: no question about the releases')
  })
})
