// All figures of a corpus as a ledger: one line a figure, with what it measures, for when, who says so and where.
import type { Figure, FigureKind, Passage } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'
import { fold } from '../text/normalise.ts'
import { indicatorOf } from './indicator.ts'
import { periodKey } from './period-key.ts'

/** One figure of a release. `key` is equal for the same indicator in any release. */
export interface LedgerLine {
  readonly indicator: string
  readonly key: string
  readonly figure: Figure
  readonly passage: Passage
  readonly release: Release
  /** The time it holds for, comparable across releases. */
  readonly at: string
  /** True where the clause does not say what the number is of (累计投入298万元). */
  readonly isThin: boolean
}

/** Kinds that describe or name, and measure nothing of their own. */
const describing: ReadonlySet<FigureKind> = new Set(['date', 'age', 'ordinal', 'document-number'])

/** The ledger of these passages, in their order. */
export function ledgerOf(releases: readonly Release[], passages: readonly Passage[]): LedgerLine[] {
  const byId = new Map(releases.map((release) => [release.id, release]))
  return passages.flatMap((passage) => {
    const release = byId.get(passage.release)
    if (release === undefined) return []
    return passage.figures
      .filter(({ kind }) => !describing.has(kind))
      .map((figure) => lineOf(release, passage, figure))
  })
}

/** What a figure of a release says, and of what: its line in the ledger. */
export function lineOf(release: Release, passage: Passage, figure: Figure): LedgerLine {
  const indicator = indicatorOf(passage, figure)
  const isThin = isThinIndicator(indicator)
  // 累计投入 of one department is not that of another.
  const scope = isThin ? `${passage.department ?? passage.id}: ` : ''
  return {
    indicator,
    key: `${scope}${indicatorKey(indicator, figure)}`,
    figure,
    passage,
    release,
    at: periodKey(figure.period, release.date),
    isThin,
  }
}

/** Verbs that say no more than that there is something. */
const lightVerbs = /^(?:已经?|共有|共|拥有|建有|现有|实现|完成|创建|建成|成立|达到|有)+/u
const insideLight = /(?:已经?|共有)(?=\p{Script=Han}{2})/gu

/** The indicator as it compares: folded, without light verbs, with the sort of thing that its unit counts. */
export function indicatorKey(indicator: string, { kind, unit }: Pick<Figure, 'kind' | 'unit'>): string {
  const sort = kind === 'people' || kind === 'money' ? kind : unit
  return `${fold(indicator).replace(lightVerbs, '').replace(insideLight, '')} ${sort}`
}

/** Words that a name can be made of and still say nothing of what is measured. */
const sayingNothing =
  /累计|共计|合计|总计|一共|总|共|已经?|约|达到?|到|近|超过?|今年|目前|其中|还|又|投入|投资|支出|拨付|筹集|发放|惠及|完成|实现|增长|下降|提高|上升|减少|增加|同比|环比|[的了人]/gu

/** True where a name says too little to be asked for: 累计投入, 同比增长. Only verbs are left, that anything can do. */
export function isThinIndicator(indicator: string): boolean {
  return indicator.replace(/[^\p{L}]/gu, '').replace(sayingNothing, '') === ''
}
