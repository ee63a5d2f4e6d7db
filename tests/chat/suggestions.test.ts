import { describe, expect, it } from 'vitest'
import { suggestingIn } from '../../src/chat/suggestions.ts'
import { freshContext } from '../../src/engine/engine.ts'
import { buttonsOf, effectsOf, message, press, responseTo, textOf } from '../support/chat.ts'
import { shippedEngine } from '../support/engine.ts'

const han = /\p{Script=Han}/u

describe('questions to go on with', () => {
  it('are in English under an English answer, and answered in English when they are tapped', () => {
    for (const text of [
      'How many caring supermarkets are there?',
      'How many disabled people got wheelchairs?',
    ]) {
      const response = responseTo(message(text))
      const questions = buttonsOf(response).filter(({ action }) => action.kind === 'ask')
      expect(questions.length).toBeGreaterThan(0)
      const [turn] = effectsOf(response, 'turn')
      for (const { label, action } of questions) {
        expect(label).not.toMatch(han)
        const tapped = responseTo(press(action, { label }), { turn: turn?.turn ?? null })
        expect(textOf(tapped)).toMatch(/^\d[\s\S]*You asked: How many[\s\S]*Receipt /)
      }
    }
    expect(
      buttonsOf(responseTo(message('How many caring supermarkets are there?'))).map(({ label }) => label),
    ).toContain('How many caring restaurants?')
  })

  it('find the very figure whose question they word', () => {
    const figures = shippedEngine.catalogue.corpus.passages.flatMap((passage) => passage.figures)
    const worded = figures.flatMap(({ question, text }) => {
      const english = shippedEngine.inEnglish(question)
      return english === null ? [] : [{ english, text }]
    })
    expect(worded.length).toBeGreaterThan(10)
    for (const { english, text } of worded) {
      const { answer } = shippedEngine.ask(english, freshContext)
      expect(answer.outcome === 'answered' && answer.figures.map((figure) => figure.text)).toEqual([text])
    }
  })

  it('stay in the words of the release, and say so, where there is no English for them', () => {
    const chinese = { ...shippedEngine, inEnglish: () => null, examples: () => ['救助孤独症儿童多少人？'] }
    const { answer } = shippedEngine.ask('How many caring supermarkets are there?', freshContext)
    expect(suggestingIn(answer, 'en', chinese)).toBe(answer)
    const response = responseTo(message('How many caring supermarkets are there?'), {
      engine: { ...chinese },
    })
    expect(textOf(response)).toContain('You can also ask, in the words of the release:')
    expect(textOf(responseTo(message('爱心超市有几家')))).toContain('您还可以问：')
  })
})
