import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { repair } from '../../src/release/repair.ts'

function lines(text: string): readonly string[] {
  const result = repair(text, 'release.txt', { script: 'auto', editorRepairs: [] })
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.copy.text.split('\n').filter((line) => line.trim() !== '')
}

describe('questions and answers', () => {
  it('stand each in a paragraph of its own, with its label, and nothing is lost', () => {
    const text = readFileSync(new URL('../fixtures/documents/questions.txt', import.meta.url), 'utf8')
    const result = lines(text)
    expect(result.map((line) => line.slice(0, 4))).toEqual([
      '《临澄市',
      '问：哪些',
      '答：在临',
      '问：补贴',
      '答：按实',
      '距法定退',
      '问：去年',
      '答：20',
      '问：在哪',
      '答：可在',
    ])
    expect(result.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
  })

  it('are not seen in a text that says 答 once', () => {
    expect(lines('市民来信问。答：已办结7件。')).toEqual(['市民来信问。答：已办结7件。'])
  })
})

describe('spoken text', () => {
  it('joins a label with what is said, and never joins a turn to the line before', () => {
    expect(
      lines('主持人：\n各位上午好，\n林远：共7人。\n记者（新华社）：请问几人？\n林远：共12人，\n其中9人。'),
    ).toEqual([
      '主持人：各位上午好，',
      '林远：共7人。',
      '记者（新华社）：请问几人？',
      '林远：共12人，其中9人。',
    ])
  })

  it('leaves a colon in the middle of a sentence that a line end parts', () => {
    expect(lines('现将有关事项通知，\n如下：共7人。')).toEqual(['现将有关事项通知，如下：共7人。'])
  })
})
