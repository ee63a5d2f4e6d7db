import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bold, type Message, say } from '../../src/render/message.ts'
import { replyTo } from '../../src/render/reply.ts'
import { telegramHtml, telegramText } from '../../src/render/telegram-html.ts'
import { answered, notStated, wheelchairs } from '../support/stand-in-engine.ts'
import { visibleOf } from '../support/telegram-markup.ts'

const text = fc.string({
  unit: fc.constantFrom('<', '>', '&', '"', "'", '/', 'b', '名', '\n', '😀', '\ud800', ' '),
})

describe('telegramHtml', () => {
  it('marks figures, quotes and the link of the source', () => {
    expect(telegramHtml(replyTo(answered(), 'zh-Hans'))).toBe(
      [
        '<b>2343名</b>',
        '<blockquote>为<b>2343名</b>残疾人适配轮椅、拐杖、助听器、盲杖等3类19种基本型辅助器具。</blockquote>',
        '市残联 · 2024-12-24 · <a href="https://example.org/a?b=1&amp;c=&quot;2&quot;">全力办好民生实事</a> · 第4段',
        '您还可以问：',
      ].join('\n'),
    )
  })

  it('shows only http(s) addresses as links', () => {
    for (const url of ['javascript:alert(1)', 'tg://user?id=1', 'file:///etc/passwd', 'no address']) {
      expect(telegramHtml(replyTo(answered({ citations: [{ ...wheelchairs, url }] }), 'en'))).not.toContain(
        '<a',
      )
    }
  })

  it('is valid and shows exactly the text, whatever stands in it', () => {
    fc.assert(
      fc.property(text, text, text, (quote, title, about) => {
        const citation = { ...wheelchairs, quote, title, department: about }
        for (const answer of [
          answered({ citations: [citation] }),
          notStated({ about, citations: [citation] }),
        ]) {
          const message = replyTo(answer, 'zh-Hans')
          expect(visibleOf(telegramHtml(message))).toBe(telegramText(message).toWellFormed())
        }
      }),
    )
  })

  it('numbers the choices', () => {
    const message: Message = {
      lines: [say('?', bold('!'))],
      choices: ['<一>', '二'],
      followUps: [],
      followUpsTitle: '',
      buttons: [],
    }
    expect(telegramHtml(message)).toBe('?<b>!</b>\n1. &lt;一&gt;\n2. 二')
  })
})
