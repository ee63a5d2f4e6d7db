import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNumbers } from '../../src/passage/figure.ts'
import type { Figure, Passage } from '../../src/passage/passage.ts'
import { figuresOf, splitRelease } from '../../src/passage/split.ts'
import { releaseOf, rewritten, shippedRelease } from '../support/engine.ts'

const passages = splitRelease(shippedRelease)
const figures = passages.flatMap((passage) => passage.figures.map((figure) => ({ passage, figure })))
const paragraphOf = ({ paragraph }: Passage) =>
  shippedRelease.paragraphs.find(({ number }) => number === paragraph)?.text ?? ''
const inPassage = ({ passage }: (typeof figures)[number], span: Figure['span']) =>
  passage.text.slice(span.start, span.end)

/** The only figure of the shipped release with this text. */
function theFigure(text: string) {
  const found = figures.filter(({ figure }) => figure.text === text)
  expect(found).toHaveLength(1)
  const [only] = found
  if (!only) throw new Error(`no figure ${text}`)
  return only
}

describe('the shipped release', () => {
  it('has 71 different figures', () => {
    expect(new Set(figures.map(({ figure }) => figure.text)).size).toBe(71)
  })

  it('is cut into passages that stand where they say', () => {
    for (const passage of passages)
      expect(paragraphOf(passage).slice(passage.offset, passage.offset + passage.text.length)).toBe(
        passage.text,
      )
  })

  it('loses no letter between its passages', () => {
    for (const { number, text } of shippedRelease.paragraphs) {
      const of = passages.filter(({ paragraph }) => paragraph === number)
      expect(of.map((passage) => passage.text).join('')).toBe(text)
      expect(of.map(({ sentence }) => sentence)).toEqual(of.map((_, i) => i + 1))
    }
  })

  it('cites each passage by paragraph and sentence', () => {
    for (const { id, release, paragraph, sentence } of passages)
      expect(id).toBe(`${release}#${paragraph}.${sentence}`)
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length)
  })

  it('gives each passage the department of its paragraph, and how that is known', () => {
    const said = passages.map((p) => `${p.paragraph} ${p.department} ${p.departmentEvidence}`)
    expect([...new Set(said)]).toEqual([
      '1 null none',
      '2 市人社局 lead-order',
      '3 市民政局 lead-order',
      '4 市残联 lead-order',
    ])
  })

  it('has every figure inside its own stretch, inside its clause', () => {
    for (const { passage, figure } of figures) {
      const { span, own, clause, counted } = figure
      expect(passage.text.slice(span.start, span.end)).toBe(figure.text)
      expect(clause.start <= own.start && own.start <= span.start).toBe(true)
      expect(span.end <= own.end && own.end <= clause.end && clause.end <= passage.text.length).toBe(true)
      expect(clause.start <= counted.start && counted.start <= counted.end).toBe(true)
      expect(counted.end).toBeLessThanOrEqual(clause.end)
    }
  })

  it.each([
    ['2343名', '残疾人'],
    ['9名', '贫困残疾大学生及贫困残疾家庭子女大学生'],
    ['4家', '机构'],
    ['6所', '残疾儿童康复救助机构'],
    ['74户', '重度残疾人家庭'],
    ['3.9万余个', '岗位信息'],
    ['460张', '床位'],
    ['315张', '护理型床位'],
    ['358个', '邻里互助点'],
    ['97家', '爱心饭店'],
    ['1505万元', '创业担保贷款'],
    ['1%', '失业保险费率'],
    ['429人', '爱心爸妈'],
  ])('%s counts %s', (text, counted) => {
    const one = theFigure(text)
    expect(inPassage(one, one.figure.counted)).toBe(counted)
  })

  it.each([
    ['112个', '目前', 'clause'],
    ['7925人', '截至11月底', 'sentence'],
    ['3300余万元', '截至11月底', 'sentence'],
    ['298万元', '2024年', 'sentence'],
    ['303户', '截至11月底', 'previous-sentence'],
    ['1300名', '2024年', 'previous-sentence'],
    ['2343名', '2024-12-24', 'release-date'],
    ['518家', '2024-12-24', 'release-date'],
  ] as const)('%s holds for %s, known by the %s', (text, period, basis) => {
    expect(theFigure(text).figure.period).toMatchObject({ text: period, basis })
  })

  it('says a period in the words of the release, or gives the date of the release', () => {
    for (const { passage, figure } of figures) {
      const { text, basis } = figure.period
      if (basis === 'release-date') expect(text).toBe(shippedRelease.date)
      else expect(paragraphOf(passage)).toContain(text)
    }
  })

  it('asks for each figure without telling it', () => {
    for (const { passage, figure } of figures) {
      expect(figure.question).toMatch(/[多几哪].*？$/)
      expect(figure.question.match(/多少|几|哪/g)?.length).toBeGreaterThan(0)
      const others = findNumbers(passage.text).filter(({ text }) => text !== figure.text)
      const digits = /[0-9.]+/.exec(figure.text)?.[0]
      // 为233名0至6岁…: a neighbour may share a digit with the figure asked for.
      const telling = others.reduce((question, { text }) => question.replaceAll(text, ''), figure.question)
      if (digits !== undefined) expect(telling).not.toContain(digits)
    }
  })

  it.each([
    ['2343名', '为多少名残疾人适配轮椅'],
    ['3.9万余个', '发布岗位信息多少个'],
    ['1505万元', '创业担保贷款多少钱'],
    ['1%', '失业保险费率至百分之几'],
    ['68.48%', '护理型床位占比百分之几'],
  ])('asks for %s in place: %s', (text, question) => {
    expect(theFigure(text).figure.question).toContain(question)
  })
})

describe('splitRelease', () => {
  it('keeps the passages of a paragraph when another paragraph changes', () => {
    const changed = splitRelease(
      rewritten(shippedRelease, (text, number) => (number === 3 ? `本段已修改。新增3项。${text}` : text)),
    )
    const others = (of: readonly Passage[]) => of.filter(({ paragraph }) => paragraph !== 3)
    expect(others(changed)).toEqual(others(passages))
  })

  it('changes a figure when a digit of the text changes, and nothing beside it', () => {
    for (const { passage, figure } of figures) {
      if (figure.kind === 'age' || figure.kind === 'date') continue
      for (const digit of figure.text.matchAll(/[0-9]/g)) {
        const at = figure.span.start + digit.index
        const other = digit[0] === '7' ? '8' : '7'
        const text = `${passage.text.slice(0, at)}${other}${passage.text.slice(at + 1)}`
        const now = figuresOf(text, null, { date: shippedRelease.date, year: null }).map((one) => one.text)
        const expected = passage.figures.map((one) =>
          one === figure ? text.slice(one.span.start, one.span.end) : one.text,
        )
        expect(now).toEqual(expected)
      }
    }
  })

  it('gives a clean release of any text passages that are verbatim', () => {
    const piece = fc.constantFrom(
      ...[
        '截至11月底，',
        '2024年，',
        '为2343名残疾人',
        '床位460张',
        '和',
        '、',
        '，',
        '。',
        '（',
        '）',
        '“',
        '”',
      ],
      ...['占比68.48%', '《方案》', '其中', '\n', ' ', '3类19种', '万余', '的机构', '百分之三'],
    )
    const paragraph = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (texts) => {
        for (const { paragraph: number, offset, text, figures: found } of splitRelease(releaseOf(texts))) {
          expect(texts[number - 1]?.slice(offset, offset + text.length)).toBe(text)
          for (const { span, text: figure, own, clause, counted } of found) {
            expect(text.slice(span.start, span.end)).toBe(figure)
            for (const stretch of [own, clause, counted])
              expect(0 <= stretch.start && stretch.start <= stretch.end && stretch.end <= text.length).toBe(
                true,
              )
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const passage of splitRelease(releaseOf([text]))) expect(text).toContain(passage.text)
      }),
      { numRuns: 500 },
    )
  })
})
