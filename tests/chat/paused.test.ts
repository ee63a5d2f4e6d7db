// While the bot is paused: citizens read the notice where the releases would speak, and everything else goes on.
import { describe, expect, it } from 'vitest'
import { keyOf } from '../../src/corpus/key.ts'
import { payloadFor } from '../../src/render/deep-link.ts'
import { blank, message, postsIn, press, responseTo, sentAnswer, textOf } from '../support/chat.ts'

const paused = '有一个数字正在核对，下午恢复'
const question = '给多少残疾人配了轮椅拐杖这些'
const [source] = buttonOf(responseTo(message(question)), 'source')
const { sections } = blank.engine.catalogue
const [section] = sections
const [topic] = section?.topics ?? []
if (source === undefined || section === undefined || topic === undefined) throw new Error('nothing to press')
const asked = keyOf('为多少名残疾人适配轮椅、拐杖等辅助器具？')

function buttonOf(response: ReturnType<typeof responseTo>, kind: string) {
  return postsIn(response)
    .flatMap((post) => post.message.buttons.flat())
    .map(({ action }) => action)
    .filter((action) => action.kind === kind)
}

const speaking = {
  'a question': message(question),
  'a command that asks': message(`/ask ${question}`),
  'a rumour': message('/check 2343名残疾人配了轮椅'),
  'a forwarded rumour': message('2343名残疾人配了轮椅', { forwarded: true }),
  'the source of an answer': message('/source', { repliesTo: 5 }),
  'the departments': message('/topics'),
  'what can be asked': message('/coverage'),
  'a link to a sentence': message(
    `/start ${payloadFor({ kind: 'passage', passage: source.kind === 'source' ? source.passage : '' })}`,
  ),
  'a link to a topic': message(`/start ${payloadFor({ kind: 'topic', topic: topic.key })}`),
  'a link to a question': message(`/start ${payloadFor({ kind: 'question', question: asked })}`),
  'the button of a source': press(source),
  'the button of a question': press({ kind: 'ask', question: asked }),
  'an old button': press('f0', { label: question }),
  'the button of a department': press({ kind: 'section', section: section.key, page: 0 }),
  'the button of a topic': press({ kind: 'topic', topic: topic.key }),
}
const silent = {
  'a greeting': message('/start'),
  'a link to subscribing': message(`/start ${payloadFor({ kind: 'subscription', section: null })}`),
  'what is kept': message('/privacy'),
  'a vote': press({ kind: 'vote', helpful: true }),
}

describe('while the bot is paused', () => {
  it.each(Object.entries(speaking))('says the notice, and nothing else, to %s', (_, event) => {
    const answer = sentAnswer({ question })
    expect(textOf(responseTo(event, { paused, answer }))).toBe(paused)
    expect(responseTo(event, { paused, answer, role: 'editor' })).toEqual(
      responseTo(event, { answer, role: 'editor' }),
    )
  })

  it.each(Object.entries(silent))('goes on with %s', (_, event) => {
    const answer = sentAnswer({ question })
    expect(responseTo(event, { paused, answer })).toEqual(responseTo(event, { answer }))
  })

  it('puts the notice in the place of the answer to a question that is edited', () => {
    const edited = message(question, { edited: true })
    const view = { paused, earlier: sentAnswer() }
    expect(textOf(responseTo(edited, view))).toBe(paused)
    expect(postsIn(responseTo(edited, view)).map(({ edits }) => edits)).toEqual([5])
    const late = { ...view, now: blank.now + 3600 }
    expect(responseTo(edited, late).effects).toEqual([])
  })
})
