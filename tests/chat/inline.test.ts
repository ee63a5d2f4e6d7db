import { describe, expect, it } from 'vitest'
import type { InlineEvent } from '../../src/chat/event.ts'
import type { InlineReply } from '../../src/chat/inline.ts'
import { respond } from '../../src/chat/respond.ts'
import type { View } from '../../src/chat/view.ts'
import { telegramText } from '../../src/render/telegram-html.ts'
import { blank } from '../support/chat.ts'
import { engineOf, releaseOf, shippedRelease } from '../support/engine.ts'

const person = { id: 7, languageCode: 'zh-hans' }

function cardsFor(text: string, over: Partial<InlineEvent> = {}, view: Partial<View> = {}): InlineReply {
  const event: InlineEvent = { kind: 'inline', id: '1', person, text, offset: '', ...over }
  const { inline, effects } = respond(event, { ...blank, ...view })
  expect(effects).toEqual([])
  if (inline === null) throw new Error('an inline query must be answered')
  return inline
}

describe('an inline query', () => {
  it('brings cards with figure, question, sentence and source', () => {
    const title = '1300名 · 为多少名残疾人提供精准康复服务？'
    const { cards, button } = cardsFor('康复 多少')
    expect(button).toBeNull()
    expect(cards.slice(0, 2)).toContainEqual(expect.objectContaining({ title }))
    const [card] = cardsFor('精准康复 多少').cards
    expect(card).toMatchObject({ title })
    expect(telegramText(card?.message ?? ({} as never)).split('\n')).toEqual([
      '1300名',
      '为多少名残疾人提供精准康复服务？',
      expect.stringContaining('为1300名残疾人提供精准康复服务。'),
      '市残联 · 2024-12-24 · 定州推动高质量发展全力办好民生实事 · 第4段',
    ])
    expect(card?.description).toContain('市残联')
  })

  it('comes page by page, each card once', () => {
    const first = cardsFor('养老')
    const second = cardsFor('养老', { offset: first.next })
    expect(first.cards).toHaveLength(10)
    const ids = [...first.cards, ...second.cards].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(second.next).toBe('')
    expect(cardsFor('养老', { offset: 'x; drop' }).cards).toEqual(first.cards)
  })

  it('keeps the ids of its cards when a release is added', () => {
    const engine = engineOf(
      shippedRelease,
      releaseOf(['为12名老人修了轮椅。'], { date: '2024-11-01', id: 'b' }),
    )
    const before = cardsFor('轮椅').cards.map(({ id }) => id)
    expect(cardsFor('轮椅', {}, { engine }).cards.map(({ id }) => id)).toEqual(expect.arrayContaining(before))
  })

  it('without words brings examples, and the way to the chat', () => {
    const { cards, button } = cardsFor(' ')
    expect(cards.length).toBeGreaterThan(3)
    expect(button).toMatchObject({ start: 'hello' })
  })

  it.each(['失业保险金怎么领', '今天天气', '2019年的轮椅', '保定的轮椅', '？？？'])(
    'that no figure answers says so: %s',
    (text) => {
      const { cards, button } = cardsFor(text)
      expect(cards).toEqual([])
      expect(button).toEqual({ label: '公布的稿件里没有找到，点此去问', start: 'hello' })
    },
  )

  it('is answered in the language of whoever types, or the one they chose', () => {
    const anna = { id: 8, languageCode: 'en' }
    expect(cardsFor('xyz', { person: anna }).button?.label).toContain('Not in the releases')
    expect(
      cardsFor('xyz', { person: anna }, { person: { id: 8, language: 'zh-Hant' } }).button?.label,
    ).toContain('稿件裡')
  })
})
