import { describe, expect, it } from 'vitest'
import { type Awaited, mostWishes, newsFor } from '../../src/chat/waiting.ts'
import { telegramText } from '../../src/render/telegram-html.ts'
import { buttonsOf, effectsOf, inGroup, message, press, responseTo, textOf } from '../support/chat.ts'
import { engineOf, releaseOf, shippedRelease } from '../support/engine.ts'

const asked = '2025年给多少残疾人配了轮椅'
const response = responseTo(message(asked))
const [receipt] = effectsOf(response, 'receipt').map((effect) => effect.receipt)
const button = buttonsOf(response).find(({ action }) => action.kind === 'await')
const wishOf = (id: number): Awaited => ({
  id,
  person: 7,
  question: asked,
  context: null,
  language: 'zh-Hans',
})

describe('what is not stated', () => {
  it('can be waited for with one tap, in private', () => {
    expect(button?.label).toContain('公布了告诉我')
    const tapped = responseTo(press(button?.action ?? 'x'), { receipt: receipt ?? null })
    expect(effectsOf(tapped, 'awaited')).toMatchObject([{ wish: { person: 7, question: asked } }])
    expect(tapped.toast?.text).toContain('/waiting')
  })

  it('has no such button where it is answered, asks for a way to apply, or is asked in a group', () => {
    const kinds = (text: string, over = {}) =>
      buttonsOf(responseTo(message(text, over))).map(({ action }) => action.kind)
    expect(kinds('给多少残疾人配了轮椅拐杖')).not.toContain('await')
    expect(kinds('失业保险金怎么领')).not.toContain('await')
    expect(kinds(asked, { at: inGroup, addressed: 'mention' })).not.toContain('await')
  })

  it('is not waited for by a forged button, nor by somebody who waits for much already', () => {
    const action = button?.action ?? 'x'
    expect(responseTo(press(action)).toast?.text).toContain('失效')
    const anothers = receipt ? { ...receipt, speaker: '9:9' } : null
    expect(effectsOf(responseTo(press(action), { receipt: anothers }), 'awaited')).toEqual([])
    const awaited = Array.from({ length: mostWishes }, (_, i) => wishOf(i))
    const full = responseTo(press(action), { receipt: receipt ?? null, awaited })
    expect(effectsOf(full, 'awaited')).toEqual([])
    expect(full.toast?.text).toContain('/waiting')
  })

  it('is listed, and ended by who waits', () => {
    const listed = responseTo(message('/waiting'), { awaited: [wishOf(3)] })
    expect(textOf(listed)).toContain(asked)
    const [end] = buttonsOf(listed)
    const ended = responseTo(press(end?.action ?? 'x'), { awaited: [wishOf(3)] })
    expect(effectsOf(ended, 'unawaited')).toEqual([{ kind: 'unawaited', person: 7, id: 3 }])
    expect(textOf(responseTo(message('/waiting')))).toContain('没有在等什么')
  })

  it('is news once a release says it', () => {
    const later = releaseOf(['2025年，为2500名残疾人适配轮椅。'], {
      id: '2025-12-24-test',
      date: '2025-12-24',
      departments: ['市残联'],
    })
    expect(newsFor(wishOf(1), engineOf(shippedRelease))).toBeNull()
    const news = newsFor(wishOf(1), engineOf(shippedRelease, later))
    expect(news && telegramText(news)).toMatch(/您等的有了：2025年[\s\S]*2500名/)
  })
})
