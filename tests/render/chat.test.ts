// What a chat shows beside answers, on corpora of every size: within Telegram's limits and readable by ear.
import { describe, expect, it } from 'vitest'
import { encodeAction } from '../../src/chat/action.ts'
import { keptFor } from '../../src/chat/retention.ts'
import { withQuestions } from '../../src/chat/under.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Language } from '../../src/query/query.ts'
import { repairRules } from '../../src/release/repair-rules.ts'
import { sectionPage, sectionsPage, topicPage } from '../../src/render/browse.ts'
import { askingLabelFor, labelFor } from '../../src/render/button.ts'
import { coverageText } from '../../src/render/coverage.ts'
import { chatHelp, greeting, privacy } from '../../src/render/introduction.ts'
import type { Message } from '../../src/render/message.ts'
import { sortOfRule } from '../../src/render/repair-sort.ts'
import { languageChoice, settingsPanel, topicsPanel } from '../../src/render/settings.ts'
import { sourceText } from '../../src/render/source.ts'
import { telegramText } from '../../src/render/telegram-html.ts'
import { engineOf, releaseOf, shippedEngine } from '../support/engine.ts'

const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en']

/** Thirty releases in which forty departments report, each some figures. */
const large = Array.from({ length: 30 }, (_, i) => {
  const departments = Array.from({ length: 8 }, (_, j) => `市第${((i * 8 + j) % 40) + 1}服务局`)
  const paragraphs = departments.map((department, j) => ({
    number: j + 1,
    text: `新建学校${i + 1}所，培训教师${i * 10 + j}名，发放补贴${i + j + 2}万元。为${j + 3}户家庭改造住房。`,
    department,
    departmentEvidence: 'heading' as const,
  }))
  const month = String((i % 12) + 1).padStart(2, '0')
  const date = `${2023 + Math.floor(i / 12)}-${month}-01` as `${number}-${number}-${number}`
  const title = `第${i + 1}场“办好民生实事、推动高质量发展”主题系列新闻发布会`
  return { ...releaseOf([], { id: `${date}-r${i}`, date, title, departments }), paragraphs }
})

const corpora: readonly (readonly [name: string, engine: Engine])[] = [
  ['the shipped release', shippedEngine],
  [
    'one release without departments',
    engineOf(releaseOf(['新建学校12所，新增学位3000个。', '改造住房45户。'])),
  ],
  ['thirty releases of forty departments', engineOf(...large)],
  ['no release', engineOf()],
]

function allOf({ catalogue, ...engine }: Engine, language: Language): readonly Message[] {
  const { sections } = catalogue
  const settings = { answers: true, language: null, quiet: { from: '22:00', to: '07:00' } }
  const topics = sections.flatMap((section) => section.topics)
  return [
    greeting(engine, language),
    chatHelp(engine, true, language),
    privacy(keptFor, engine, language),
    languageChoice(language),
    coverageText(catalogue.coverage, language),
    settingsPanel({ ...settings, topics: sections.map(({ label }) => label) }, language),
    ...[0, 1, 99].map((page) => sectionsPage(sections, page, language)),
    ...[0, 1, 99].map((page) => topicsPanel({ ...settings, topics: [] }, sections, { page }, language)),
    ...sections.slice(0, 9).flatMap((section) => [0, 99].map((page) => sectionPage(section, page, language))),
    ...topics.slice(0, 20).map((topic) => topicPage(topic, language)),
    ...topics.slice(0, 20).flatMap(({ key }) => {
      const source = catalogue.source(key)
      return source === null ? [] : [sourceText(source, language)]
    }),
  ].map((message) => withQuestions(message, catalogue))
}

describe.each(corpora)('with %s', (_name, engine) => {
  it.each(languages)('every message keeps to the limits and says something first, in %s', (language) => {
    for (const message of allOf(engine, language)) {
      const text = telegramText(message)
      expect(text.length).toBeLessThanOrEqual(4096)
      expect(text.split('\n')[0]).toMatch(/\p{L}/u)
      expect(text).not.toMatch(/undefined|null|NaN|\[object/)
      const buttons = message.buttons.flat()
      expect(buttons.length).toBeLessThanOrEqual(30)
      for (const row of message.buttons) expect(row.length).toBeLessThanOrEqual(3)
      for (const { label, action } of buttons) {
        expect(label).toMatch(/\p{L}/u)
        expect([...label].length).toBeLessThanOrEqual(40)
        expect(encodeAction(action).length).toBeLessThanOrEqual(64)
      }
    }
  })
})

describe('the texts in three languages', () => {
  const englishOnly = /[\p{Script=Han}，。：！？、]/u

  it('are each in their own, but for what is quoted and the names of languages', () => {
    const empty = engineOf()
    const texts = languages.map((language) => {
      const { catalogue, ...engine } = empty
      const shown = [
        greeting(engine, language),
        chatHelp(engine, true, language),
        privacy(keptFor, engine, language),
        coverageText(catalogue.coverage, language),
        sectionsPage([], 0, language),
        settingsPanel({ answers: true, language: null, quiet: null, topics: [] }, language),
      ]
      return shown.map(telegramText).join('\n')
    })
    expect(new Set(texts).size).toBe(3)
    expect(texts[2]).not.toMatch(englishOnly)
    expect(texts[0]).not.toMatch(/[們裡麼這個說]/u)
    expect(texts[1]).not.toMatch(/[们里么这个说]/u)
  })
})

describe('coverage', () => {
  it('names the newest releases and counts the others', () => {
    const text = telegramText(coverageText(engineOf(...large).catalogue.coverage, 'zh-Hans'))
    expect(text).toContain('来自 30 篇')
    expect(text.match(/^· \d{4}-\d\d-\d\d《/gmu)).toHaveLength(10)
    expect(text).toContain('另有更早的 20 篇')
    expect(text).toContain('等 40 个')
    expect(text).toContain('年份：2023、2024、2025')
  })

  it('of one release without departments names none', () => {
    const text = telegramText(
      coverageText(corpora[1]?.[1].catalogue.coverage ?? engineOf().catalogue.coverage, 'en'),
    )
    expect(text).toContain('I can give 3 figures from 1 published release.')
    expect(text).not.toContain('Departments')
  })
})

describe('browsing', () => {
  it('reaches every section and every topic by turning pages', () => {
    const { sections } = engineOf(...large).catalogue
    const reached = Array.from({ length: 5 }, (_, page) => sectionsPage(sections, page, 'zh-Hans'))
      .flatMap((message) => message.buttons.flat())
      .filter(({ action }) => action.kind === 'section')
    expect(new Set(reached.map(({ label }) => label))).toEqual(new Set(sections.map(({ label }) => label)))
    expect(reached).toHaveLength(40)
  })
})

describe('a button’s label', () => {
  it('is cut between words', () => {
    expect(labelFor('救助了多少名残疾儿童？')).toBe('救助了多少名残疾儿童？')
    expect(labelFor('为多少名残疾人提供生活照料及护理、生活自理和社会适应能力训练')).toBe(
      '为多少名残疾人提供生活照料及护理、生活…',
    )
    expect(labelFor('How many disabled people were given wheelchairs?')).toMatch(/ \w+…$/)
    expect(labelFor('长'.repeat(50)).length).toBeLessThanOrEqual(20)
    expect(askingLabelFor('救助了多少名残疾儿童？')).toBe('救助了多少名残疾儿童？')
    expect(askingLabelFor('在全市开展“民营企业服务月”等线上线下招聘活动多少期？')).toMatch(
      /^….*招聘活动多少期？$/,
    )
    expect(askingLabelFor('长'.repeat(50)).length).toBeLessThanOrEqual(20)
  })
})

describe('repairs', () => {
  it('are told by sort, those of punctuation as such', () => {
    const sorts = new Map(repairRules.map(({ name }) => [name, sortOfRule(name)]))
    expect(sorts.get('pinyin-gloss')).toBe('gloss')
    expect(sorts.get('traditional-character')).toBe('script')
    expect(sorts.get('html-tag')).toBe('page')
    for (const name of ['doubled-mark', 'ascii-comma', 'ascii-bracket'])
      expect(sorts.get(name)).toBe('punctuation')
  })
})
