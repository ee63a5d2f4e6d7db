import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseVocabulary } from '../../src/corpus/vocabulary.ts'
import { readDocument } from '../../src/read/read.ts'
import { parseRelease } from '../../src/release/parse.ts'
import { faultText, isWorded } from '../../src/render/fault-wording.ts'

const src = fileURLToPath(new URL('../../src', import.meta.url))
/** Where faults are made that an editor may see in a chat. */
const rooms = [
  ...['release', 'read', 'corpus'].flatMap((room) => globSync(`${room}/*.ts`, { cwd: src })),
  ...['knowledge-folder', 'entry-files', 'folder-files', 'vocabulary-folder', 'prepare-aside'].map(
    (name) => `store/${name}.ts`,
  ),
]

describe('faults', () => {
  it('have words in both scripts, whatever their code', () => {
    const codes = rooms.flatMap((file) =>
      [
        ...readFileSync(join(src, file), 'utf8').matchAll(/code: (?:.*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?/gu),
      ].flatMap(([, one = '', other]) => (other === undefined ? [one] : [one, other])),
    )
    const made = ['title', 'publisher', 'date', 'place'].map((field) => `${field}-missing`)
    const all = [...new Set([...codes, ...made])]
    expect(all.length).toBeGreaterThan(40)
    for (const language of ['zh-Hans', 'zh-Hant'] as const)
      expect(all.filter((code) => !isWorded(code, language))).toEqual([])
  })

  it('say in Chinese where, what, and what is quoted', async () => {
    const { faults } = parseVocabulary('vocabulary/a.yaml', '- { word: 铁蛋 }\n')
    expect(faults.map((fault) => faultText(fault, 'zh-Hans'))).toEqual([
      'vocabulary/a.yaml:1：词条写得不对（means）。正确的写法：- { word: 打工, means: [就业], example: 打工的有多少人 }。',
    ])
    const release = parseRelease(
      '2024-12-24-a',
      '---\ntitle: 甲\ndate: 2024-12-24\nplace: 乙市\n---\n\n文。\n',
    )
    const said = 'faults' in release ? release.faults.map((fault) => faultText(fault, 'zh-Hant')).join() : ''
    expect(said).toContain('2024-12-24-a.md:2：檔案開頭的這一項缺少、多餘，或寫得不對（publisher）。')
    const picture = await readDocument(
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
      '稿.docx',
    )
    const text = 'fault' in picture ? faultText(picture.fault, 'zh-Hans') : ''
    expect(text).toMatch(/^稿\.docx：这不是能读的稿件文件/)
    expect(text.replaceAll(/\.?docx|PDF/g, '')).not.toMatch(/[a-z]{3}/i)
    expect('fault' in picture && faultText(picture.fault, 'en')).toMatch(/^稿\.docx: this is /)
  })
})
