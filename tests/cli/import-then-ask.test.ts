// Documents of every shape, imported and then asked: what a citizen is told is what the document prints.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importReleases } from '../../src/cli/import.ts'
import type { ImportOptions } from '../../src/cli/prepare-documents.ts'
import { freshContext } from '../../src/engine/engine.ts'
import { loadEngine } from '../../src/store/knowledge.ts'

const fixtures = fileURLToPath(new URL('../fixtures/documents/', import.meta.url))
const knowledge = () => join(folder, 'knowledge')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-ask-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function imported(file: string, options: ImportOptions): Promise<number> {
  const silent = { write: () => true }
  return importReleases({
    files: [file],
    options: { place: '云栖市', publisher: '市政府新闻办公室', date: '2025-03-18', slug: 'a', ...options },
    knowledgeDir: knowledge(),
    stdout: silent,
    stderr: { ...silent, isTTY: false, columns: 80 },
  })
}

async function figuresFor(question: string): Promise<readonly string[] | string> {
  const { answer } = (await loadEngine(knowledge())).ask(question, freshContext)
  return answer.outcome === 'answered' ? answer.figures.map(({ text }) => text) : answer.outcome
}

const city: readonly (readonly [string, string])[] = [
  ['改造了多少个老旧小区', '58个'],
  ['加装电梯多少部', '149部'],
  ['新增绿道多少公里', '21.5公里'],
]

describe('a document that was imported', () => {
  it.each([
    ['release-gbk.txt', {}, city],
    ['release-utf16le-bom.txt', {}, city],
    ['release-pandoc.docx', {}, city],
    ['release-writer.pdf', {}, city],
    ['release-reportlab.pdf', {}, city],
    ['page-chromium.html', {}, city],
    ['page-old-gb2312.html', {}, city],
    [
      'taiwan-big5.txt',
      { place: '瀾城市', publisher: '社會局' },
      [
        ['日間照顧中心有幾間', '64間'],
        ['社區照顧關懷據點有多少處', '286處'],
      ],
    ],
    [
      'questions.txt',
      { place: '临澄市' },
      [
        ['为多少人发放了社会保险补贴', '8315人'],
        ['办理时限是多少个工作日', '15个工作日'],
      ],
    ],
    [
      'spoken.docx',
      { place: '望川县', date: '2025-07-18' },
      [
        ['转移了多少群众', '1864人'],
        ['冲锋舟储备了多少艘', '38艘'],
        ['预警广播建成多少套', '569套'],
      ],
    ],
    ['spoken.html', { place: '望川县', date: '2025-07-18' }, [['避灾安置点启用了多少处', '42处']]],
    [
      'table-writer.docx',
      {},
      [
        ['2024年失业人员再就业多少人', '9762'],
        ['2023年失业人员再就业多少人', '9418'],
      ],
    ],
    ['table-writer.pdf', {}, [['2024年失业人员再就业多少人', '9762']]],
    ['table-pandoc.md', {}, [['2023年失业人员再就业多少人', '9418']]],
  ] as const)('%s answers what it prints', async (name, options, asked) => {
    expect(await imported(join(fixtures, name), options)).toBe(0)
    for (const [question, figure] of asked)
      expect([question, await figuresFor(question)]).toEqual([question, [figure]])
  })

  it.each([
    ['questions.txt', '临澄市', '哪些人可以申领社会保险补贴', '可以申领。'],
    ['questions.txt', '临澄市', '社会保险补贴标准是多少', '每人每月最高不超过620元'],
    ['questions.txt', '临澄市', '在哪里申请社会保险补贴', '36个窗口申请'],
    ['spoken.docx', '望川县', '群众怎么获得预警信息', '预警广播569套'],
  ])('%s answers the questions that it prints (%s): %s', async (name, place, question, quoted) => {
    expect(await imported(join(fixtures, name), { place })).toBe(0)
    const { answer } = (await loadEngine(knowledge())).ask(question, freshContext)
    expect(answer.outcome).toBe('answered')
    expect('citations' in answer && answer.citations[0]?.quote).toContain(quoted)
  })

  it('takes no printed answer for another subject', async () => {
    expect(await imported(join(fixtures, 'questions.txt'), { place: '临澄市' })).toBe(0)
    for (const question of ['公租房补贴标准是多少', '在哪里申请公租房', '去年有多少人享受了公租房补贴'])
      expect([question, await figuresFor(question)]).toEqual([question, 'not-stated'])
  })

  it('answers from a numbered table, by the row and the year', async () => {
    const file = join(folder, 'plan.md')
    const rows = [
      '| 序号 | 任务 | 2024年 | 2025年 |',
      '| --- | --- | --- | --- |',
      '| 1 | 困境儿童建档（人） | 1260 | 1300 |',
      '| 2 | 结对志愿者（名） | 420 | 500 |',
    ]
    await writeFile(file, `# 儿童关爱服务三年行动方案\n\n主要任务如下。\n\n${rows.join('\n')}\n`)
    expect(await imported(file, {})).toBe(0)
    expect(await figuresFor('2024年结对志愿者多少名')).toEqual(['420'])
    expect(await figuresFor('2025年困境儿童建档多少人')).toEqual(['1300'])
  })

  it('answers nothing from a sentence with open damage before an editor has looked at it', async () => {
    const file = join(folder, 'damaged.txt')
    await writeFile(file, '3月18日，市水利局举行新闻发布会。\n全市整治河?15条。新建厕所30座。\n')
    const options = { title: '水利工作' }
    expect(await imported(file, options)).toBe(0)
    expect(await figuresFor('整治河道多少条')).toBe('not-stated')
    expect(await figuresFor('新建厕所多少座')).toEqual(['30座'])
    expect(await imported(file, { ...options, force: true, repair: ['整治河?15条=整治河道15条'] })).toBe(0)
    expect(await figuresFor('整治河道多少条')).toEqual(['15条'])
  })
})
