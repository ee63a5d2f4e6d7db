import { describe, expect, it } from 'vitest'
import { keyOf } from '../../src/corpus/key.ts'
import { engineOf, releaseOf, shippedCorpus, shippedEngine, shippedRelease } from '../support/engine.ts'

const { catalogue } = shippedEngine

describe('the catalogue', () => {
  it('finds every section, topic, question and sentence by its key', () => {
    for (const section of catalogue.sections) {
      expect(catalogue.section(section.key)).toBe(section)
      for (const { key, passage, questions } of section.topics) {
        expect(catalogue.topic(key)?.passage).toBe(passage)
        expect(catalogue.source(key)?.passage.text).toBe(passage.text)
        for (const question of questions) expect(catalogue.question(keyOf(question))).toBe(question)
      }
    }
  })

  it('finds nothing by any other key', () => {
    const { section, topic, question, source, sourceOf, sourceIn } = catalogue
    for (const find of [section, topic, question, source]) expect(find(keyOf('elsewhere'))).toBeNull()
    expect(sourceOf('2024-12-24-dingzhou-minsheng#99.1')).toBeNull()
    for (const text of ['', '。', '多少人', '这句话哪里也没有']) expect(sourceIn(text)).toBeNull()
  })

  it('shows each sentence in its paragraph', () => {
    for (const passage of shippedCorpus.passages) {
      const source = catalogue.sourceOf(passage.id)
      expect(source?.paragraph.slice(passage.offset)).toMatch(passage.text)
      expect(source?.release).toBe(shippedRelease)
    }
  })

  it('knows the sentence that a message quotes', () => {
    const quoted =
      '2343名\n为2343名残疾人适配轮椅、拐杖、助听器、盲杖等3类19种基本型辅助器具。\n市残联 · 2024-12-24'
    expect(catalogue.sourceIn(quoted)?.passage.id).toBe('2024-12-24-dingzhou-minsheng#4.5')
    expect(catalogue.sourceIn('适配轮椅、拐杖')?.passage.id).toBe('2024-12-24-dingzhou-minsheng#4.5')
  })

  it('tells what was repaired in the paragraph, and in no other', () => {
    expect(catalogue.sourceOf('2024-12-24-dingzhou-minsheng#2.1')?.repairs).toMatchObject([
      { repair: { rule: 'editor', before: '社?；萜笳?“', after: '社保惠企政策“' } },
    ])
    expect(catalogue.sourceOf('2024-12-24-dingzhou-minsheng#4.1')?.repairs).toEqual([])
  })

  it('takes a sentence that stands twice for the first', () => {
    const text = '新建学校12所。'
    const { source, sections } = engineOf(releaseOf([text, text])).catalogue
    expect(source(sections[0]?.topics[0]?.key ?? '')?.passage.paragraph).toBe(1)
  })
})
