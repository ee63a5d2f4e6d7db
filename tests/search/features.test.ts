// What the model looks at: a number in every column, whatever the candidate.
import { expect, it } from 'vitest'
import { freshContext } from '../../src/engine/engine.ts'
import { columns } from '../../src/search/columns.ts'
import { engineOf, releaseOf } from '../support/engine.ts'

const engine = engineOf(
  releaseOf(['截至2024年11月底，市民政局建成孝老食堂81个，占全市的35%，服务老人2300余人。']),
)

it.each(['孝老食堂有几个', '孝老食堂在哪些村', '孝老食堂是什么时候建的', '孝老食堂'])(
  'weighs everything of each candidate: %s',
  (question) => {
    const { ranked } = engine.ask(question, freshContext).explanation
    const rows = ranked.flatMap(({ candidates }) => candidates.flatMap(({ model }) => model ?? []))
    expect(rows.length).toBeGreaterThan(0)
    for (const { features } of rows) {
      expect(features).toHaveLength(columns.length)
      expect(columns.filter((_, place) => !Number.isFinite(features[place]))).toEqual([])
    }
  },
)
