import { describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { knowledgeDir, shippedCorpus, shippedRelease } from '../support/engine.ts'
import { testIo } from '../support/test-io.ts'

const run = async (...args: readonly string[]) => {
  const io = testIo()
  const status = await main(['passages', ...args, '--knowledge', knowledgeDir], io)
  return { status, out: io.out(), err: io.err() }
}

describe('passages', () => {
  it('prints every passage of a release as JSON, just as the corpus has it', async () => {
    const { status, out, err } = await run(shippedRelease.id, '--json')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const printed = out.trimEnd().split('\n')
    expect(printed.map((line) => JSON.parse(line))).toEqual(shippedCorpus.passages)
  })

  it('shows a person each figure with its value and its question', async () => {
    const { out } = await run(shippedRelease.id)
    for (const passage of shippedCorpus.passages) {
      expect(out).toContain(passage.text)
      for (const { text, question } of passage.figures) {
        expect(out).toContain(`${text} = `)
        expect(out).toContain(question)
      }
    }
    expect(out).toMatch(/3300余万元 = 33000000 元 · over · money/)
  })

  it('shows no passage of other releases', async () => {
    const { status, out } = await run('no-such-release')
    expect({ status, out }).toEqual({ status: 0, out: '' })
  })

  it('says that there is no knowledge folder', async () => {
    const io = testIo()
    expect(await main(['passages', '--knowledge', 'no-such-knowledge'], io)).toBe(1)
    expect(io.out()).toBe('')
    expect(io.err()).toContain('no-such-knowledge')
  })
})
