import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FaultError } from '../../src/fault.ts'
import { serialiseRelease } from '../../src/release/serialise.ts'
import { loadExamples } from '../../src/store/entry-files.ts'
import { loadCorpus } from '../../src/store/knowledge.ts'
import { releaseOf } from '../support/engine.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowledge-'))
  await put(
    'releases/2024-12-24-a.md',
    serialiseRelease(releaseOf(['新建公园12个。'], { id: '2024-12-24-a' })),
  )
})
afterEach(() => rm(folder, { recursive: true }))

async function put(name: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), text)
}

const source = '  source: { title: 办事指南, document: 第3页 }\n  checked: 2025-01-31\n'
const answer = (text: string) => `- questions: [残联怎么联系]\n  answer: ${text}\n${source}`

async function faultsOf(loading: Promise<unknown>) {
  const error = await loading.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof FaultError)) throw new Error(`expected faults, got ${error}`)
  return error.faults.map(({ where }) => where.replace(`${folder}/`, ''))
}

describe('loadCorpus', () => {
  it('reads releases, words, answers and contacts; what is not there is empty', async () => {
    expect(await loadCorpus(folder)).toMatchObject({ curated: { entries: [] }, contacts: [], retired: [] })
    await put('answers/a.yaml', answer('请到服务大厅。'))
    await put('contacts.yaml', `- department: 市残联\n  address: 中山路\n${source}`)
    await put('vocabulary/a.yml', '\uFEFF- { word: 花园, means: [公园], example: 花园有几个 }\n')
    const corpus = await loadCorpus(folder)
    expect(corpus.curated.entries).toMatchObject([{ answer: '请到服务大厅。' }])
    expect(corpus.contacts).toMatchObject([{ department: '市残联', address: '中山路' }])
    expect(corpus.vocabulary.means.get('花园')).toEqual(['公园'])
  })

  it('has another version for every file that answers depend on', async () => {
    const versions = [(await loadCorpus(folder)).version]
    const add = async (name: string, text: string) => {
      await put(name, text)
      versions.push((await loadCorpus(folder)).version)
    }
    await add('answers/a.yaml', answer('甲'))
    await add('answers/a.yaml', answer('乙'))
    await add('contacts.yaml', `- department: 市残联\n  address: 中山路\n${source}`)
    await add('contacts.yaml', `- department: 市残联\n  address: 中山东路\n${source}`)
    await add('vocabulary/a.yaml', '- { word: 花园, means: [公园] }')
    await add(
      'releases/2024-12-25-b.md',
      serialiseRelease(releaseOf(['植树8棵。'], { id: '2024-12-25-b', date: '2024-12-25' })),
    )
    expect(new Set(versions).size).toBe(versions.length)
    await add('questions/a.yaml', '- { question: 公园几个, figures: [12个] }')
    expect(versions.at(-1)).toBe(versions.at(-2))
  })

  it('is all or nothing: every fault of every file at once', async () => {
    await put('releases/2024-12-25-b.md', 'ohne\n')
    await put('answers/a.yaml', answer('甲') + answer('乙'))
    await put('answers/b.yaml', '- nothing\n')
    await put('answers/c.yaml', new Uint8Array([0xb6, 0xa8]))
    await put('contacts.yaml', '\n- department: 市残联\n')
    await put('vocabulary/a.yaml', '- { word: 花园 }\n')
    await mkdir(join(folder, 'vocabulary/d.yaml'))
    const where = await faultsOf(loadCorpus(folder))
    expect(new Set(where)).toEqual(
      new Set([
        'releases/2024-12-25-b.md:1',
        'answers/a.yaml:5',
        'answers/b.yaml:1',
        'answers/c.yaml',
        'contacts.yaml:2',
        'vocabulary/a.yaml:1',
        'vocabulary/d.yaml',
      ]),
    )
  })
})

describe('loadExamples', () => {
  it('reads every file of the folder, in order, with places', async () => {
    await put('questions/b.yaml', '- { question: 乙, notStated: true }')
    await put('questions/a.yaml', '# 甲\n- { question: 甲, figures: [12个] }')
    const { placed } = await loadExamples(folder)
    expect(placed.map(({ entry, where }) => `${where.replace(`${folder}/`, '')} ${entry.question}`)).toEqual([
      'questions/a.yaml:2 甲',
      'questions/b.yaml:1 乙',
    ])
  })
})
