import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRelease } from '../../src/release/parse.ts'
import type { IsoDate, Release, Repair } from '../../src/release/release.ts'
import { damageWithin, repairedSpans } from '../../src/release/repaired-spans.ts'
import { serialiseRelease } from '../../src/release/serialise.ts'

const id = '2024-12-24-dingzhou-minsheng'
const front = ['title: 民生实事', 'publisher: 市政府新闻办公室', 'date: 2024-12-24', 'place: 定州市']

function file(fields: readonly string[], body: readonly string[] = ['本报讯。']): string {
  return ['---', ...fields, '---', '', ...body, ''].join('\n')
}

function faultsOf(text: string, name = id): readonly (readonly [string, string])[] {
  const result = parseRelease(name, text)
  return 'faults' in result ? result.faults.map(({ code, where }) => [code, where] as const) : []
}

function releaseOf(text: string): Release {
  const result = parseRelease(id, text)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.release
}

describe('parseRelease', () => {
  it('numbers paragraphs and gives them the department of the heading above', () => {
    const body = ['导语。', '', '## 市人社局', '', '就业。', '', '培训。', '', '##', '', '尾声。']
    const fields = [...front, 'departments: [市人社局, 市残联]', 'departmentEvidence: lead-order']
    expect(releaseOf(file(fields, body)).paragraphs).toEqual([
      { number: 1, text: '导语。', department: null, departmentEvidence: 'none' },
      { number: 2, text: '就业。', department: '市人社局', departmentEvidence: 'lead-order' },
      { number: 3, text: '培训。', department: '市人社局', departmentEvidence: 'lead-order' },
      { number: 4, text: '尾声。', department: null, departmentEvidence: 'none' },
    ])
  })

  it('reads whether it still holds, and names the line of what is no such thing', () => {
    const standing = ['supersedes: [2023-12-24-a]', 'withdrawn: 2025-01-31', 'valid_until: 2025-12-31']
    const release = releaseOf(file([...front, ...standing]))
    expect(release).toMatchObject({
      ...{ supersedes: ['2023-12-24-a'], withdrawn: '2025-01-31', validUntil: '2025-12-31' },
    })
    expect(releaseOf(serialiseRelease(release))).toEqual(release)
    expect(releaseOf(file(front))).not.toHaveProperty('withdrawn')
    for (const wrong of ['supersedes: []', 'withdrawn: yes', 'valid_until: 2025-02-30'])
      expect(faultsOf(file([...front, wrong]))).toEqual([['front-matter-field', `${id}.md:6`]])
  })

  it('takes what an editor may leave out from the text', () => {
    const release = releaseOf(file(front, ['导语。', '', '## 市人社局', '', '就业。']))
    expect(release).toMatchObject({ url: null, departments: ['市人社局'], repairs: [], repairCounts: {} })
    expect(release.paragraphs[1]?.departmentEvidence).toBe('heading')
  })

  it('accepts a byte order mark, CRLF, and lines wrapped by hand', () => {
    const text = `\ufeff${file(front, ['全市共有床位', '460张，English', 'words。'])}`.replaceAll(
      '\n',
      '\r\n',
    )
    expect(releaseOf(text).paragraphs[0]?.text).toBe('全市共有床位460张，English words。')
  })

  it('reads escaped marks at the beginning of a paragraph as text', () => {
    expect(releaseOf(file(front, ['\\## 不是标题'])).paragraphs[0]?.text).toBe('## 不是标题')
  })

  it.each([
    ['an empty file', '\ufeff\n', [['release-empty', `${id}.md:1`]]],
    ['text before the front matter', `正文\n${file(front)}`, [['front-matter-first', `${id}.md:1`]]],
    ['front matter without an end', '---\ntitle: 甲\n', [['front-matter-open', `${id}.md:1`]]],
    ['broken YAML', file([...front, 'url: "https://a.cn']), [['front-matter-yaml', `${id}.md:7`]]],
    ['a field given twice', file([...front, 'title: 再']), [['front-matter-yaml', `${id}.md:6`]]],
    ['front matter without fields', file(['- 甲']), [['front-matter-field', `${id}.md:2`]]],
    ['a missing field', file(front.slice(1)), [['front-matter-field', `${id}.md:2`]]],
    ['an empty field', file(['title: ""', ...front.slice(1)]), [['front-matter-field', `${id}.md:2`]]],
    [
      'a number for a title',
      file(['title: 2024', ...front.slice(1)]),
      [['front-matter-field', `${id}.md:2`]],
    ],
    ['an unknown field', file([...front, 'author: 甲']), [['front-matter-field', `${id}.md:6`]]],
    ['a bad address', file([...front, 'url: a.cn']), [['front-matter-field', `${id}.md:6`]]],
    [
      'a bad department',
      file([...front, 'departments:', '  - 甲局', '  - 7']),
      [['front-matter-field', `${id}.md:8`]],
    ],
    [
      'a bad count',
      file([...front, 'repairCounts:', '  spam: none']),
      [['front-matter-field', `${id}.md:7`]],
    ],
    ['no text', file(front, []), [['text-missing', `${id}.md:6`]]],
    [
      'an unknown department',
      file([...front, 'departments: [甲局]'], ['## 乙局', '文。']),
      [['department-unknown', `${id}.md:9`]],
    ],
    [
      'a heading without text',
      file(front, ['文。', '', '## 甲局', '', '## 乙局', '', '文。']),
      [['section-empty', `${id}.md:10`]],
    ],
    ['a heading of another level', file(front, ['# 大', '', '文。']), [['heading-level', `${id}.md:8`]]],
    [
      'evidence none with a heading',
      file([...front, 'departmentEvidence: none'], ['## 甲局', '文。']),
      [['department-evidence', `${id}.md:9`]],
    ],
  ])('faults %s with its line', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults)
  })

  it.each(['2024-02-30', '2023-02-29', '2024-13-01', '24-12-24', '2024-12-24 10:00'])(
    'faults the date %s',
    (date) => {
      const fields = front.map((line) => (line.startsWith('date') ? `date: ${date}` : line))
      expect(faultsOf(file(fields), 'minsheng')).toEqual([['front-matter-field', 'minsheng.md:4']])
    },
  )

  it('faults an id that cannot be cited, and one that names another day', () => {
    expect(faultsOf(file(front), '民生 实事')).toEqual([['release-id', '民生 实事.md']])
    expect(faultsOf(file(front), '2024-12-25-a')).toEqual([['release-date', '2024-12-25-a.md:4']])
  })

  it('tells all faults at once, each with what to do', () => {
    const result = parseRelease(id, file(['title: 7', 'date: 2024', 'x: 1'], []))
    const faults = 'faults' in result ? result.faults : []
    expect(faults.map(({ where }) => where)).toEqual([2, 2, 3, 2, 4, 5].map((line) => `${id}.md:${line}`))
    expect(faults.every(({ what, mend }) => what !== '' && mend !== '')).toBe(true)
  })
})

const flagged: Repair = {
  rule: 'shifted-bytes',
  line: 2,
  before: '?；萜笳?',
  after: '□惠企□',
  context: '全面推行社?；萜笳?“免申即享”',
  state: 'flagged',
}

describe('flagged damage', () => {
  const text = '推进参保、全面推行社?；萜笳?“免申即享”。兜牢底线。'
  const release: Release = {
    id,
    title: '民生',
    publisher: '市政府',
    date: '2024-12-24',
    place: '定州市',
    url: null,
    departments: [],
    paragraphs: [
      { number: 1, text: '导语。', department: null, departmentEvidence: 'none' },
      { number: 2, text, department: null, departmentEvidence: 'none' },
    ],
    repairs: [flagged],
    repairCounts: {},
  }

  it('is loaded and shown where it stands, so that its sentence can be kept out of answers', () => {
    const loaded = releaseOf(serialiseRelease(release))
    expect(repairedSpans(loaded)).toMatchObject([{ paragraph: 2, start: 10, end: 15 }])
    const stop = text.indexOf('。') + 1
    expect(damageWithin(loaded, 2, 0, stop)).toEqual([flagged])
    expect(damageWithin(loaded, 2, stop, text.length)).toEqual([])
    expect(damageWithin(loaded, 1, 0, 3)).toEqual([])
  })

  it('faults when the text no longer holds it', () => {
    const mended = serialiseRelease(release).replace(/\n\n推进[^\n]+/u, '\n\n推进参保。')
    expect(faultsOf(mended)).toEqual([['damage-not-found', `${id}.md:10`]])
  })

  it('shows an editor’s text where it stands', () => {
    const repair: Repair = { ...flagged, after: '参保', context: '推进参保、', state: 'editor' }
    expect(repairedSpans({ ...release, repairs: [repair] })).toMatchObject([
      { paragraph: 2, start: 2, end: 4 },
    ])
  })
})

describe('serialiseRelease', () => {
  const line = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.constantFrom(
        '## 甲',
        '# 甲',
        '#',
        '---',
        '\\甲',
        '- 甲',
        'null',
        '2024',
        '甲: 乙 # 丙',
        '“甲”',
        "'",
        '"',
        '>',
        '|',
        '?；萜',
        '&a',
        '*a',
        '!甲',
        '%',
      ),
    )
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const repair: fc.Arbitrary<Repair> = fc.record({
    rule: line,
    line: fc.integer({ min: 1, max: 9999 }),
    before: line,
    after: fc.oneof(line, fc.constant('')),
    context: line,
    state: fc.constant('editor' as const),
  })
  const department = line.filter((name) => !/^#|\s#/u.test(name))
  const release: fc.Arbitrary<Release> = fc
    .record({
      title: line,
      publisher: line,
      date: fc.constantFrom<IsoDate>('2024-12-24', '2024-02-29', '1999-01-01'),
      place: line,
      url: fc.constantFrom(null, 'https://dingzhou.gov.cn/a?b=1#c'),
      departments: fc.uniqueArray(department, { minLength: 1, maxLength: 4 }),
      evidence: fc.constantFrom('heading' as const, 'lead-order' as const),
      texts: fc.array(fc.tuple(line, fc.nat(4)), { minLength: 1, maxLength: 6 }),
      repairs: fc.array(repair, { maxLength: 3 }),
      // No rule is called by what JavaScript keeps for itself.
      repairCounts: fc.dictionary(
        line.filter((name) => name !== '__proto__'),
        fc.integer({ min: 1, max: 999 }),
        {
          maxKeys: 3,
          noNullPrototype: true,
        },
      ),
    })
    .map(({ texts, evidence, ...fields }) => ({
      id: 'a-release',
      ...fields,
      paragraphs: texts.map(([text, owner], index) => {
        const name = fields.departments[owner] ?? null
        return {
          number: index + 1,
          text,
          department: name,
          departmentEvidence: name === null ? 'none' : evidence,
        }
      }),
    }))

  it('is read back equal, whatever the texts', () => {
    fc.assert(
      fc.property(release, (one) => {
        expect(parseRelease(one.id, serialiseRelease(one))).toEqual({ release: one })
      }),
      { numRuns: 500 },
    )
  })

  it('refuses paragraphs and evidence that could not be read back', () => {
    const paragraph = { number: 1, text: '甲', department: '甲局', departmentEvidence: 'heading' } as const
    const base = { id, title: '甲', publisher: '甲', date: '2024-12-24', place: '甲', url: null } as const
    const one = { ...base, departments: ['甲局'], repairs: [], repairCounts: {} }
    const write = (paragraphs: Release['paragraphs']) => () => serialiseRelease({ ...one, paragraphs })
    expect(write([{ ...paragraph, text: '甲\n乙' }])).toThrow('paragraph 1 is not one trimmed line')
    expect(write([paragraph, { ...paragraph, number: 2, departmentEvidence: 'lead-order' }])).toThrow(
      'several kinds',
    )
  })
})
