// A figure in its clause → what it counts, and the stretch that is about it and no other figure.
// Chinese counts either before the noun (2343名残疾人) or behind it (床位460张); the noun ends where a verb begins.
import { words } from '../text/words.ts'
import type { NumberFound } from './figure.ts'
import type { Span } from './passage.ts'

/** Verbs and particles of official prose between which a counted noun stands. */
const boundaries = new Set(
  (
    '提供 进行 适配 发放 实现 完成 创建 建设 建成 成立 开展 举办 发布 新增 新建 改造 组织 惠及 减轻 救助 入住 招募 ' +
    '输送 帮助 带动 共有 拥有 具有 达到 达 至 到 为 与 对 向 给 由 从 在 将 把 被 有 已 已经 共 共计 累计 合计 总计 一共 ' +
    '成功 签约 签订 就近 获得 取得 享受 参加 参与 接受 投入 投资 安排 落实 制定 出台 印发 申报 服务于 发现 排查 整治 ' +
    '培训 培育 引进 认定 吸引 接待 办理 受理 解决 化解 查处 处置 增长 下降 提高 提升 降低 减少 增加 同比 环比 其中 全市 ' +
    '全县 全区 全省 全州 我市 我县 我区 目前 直接 先后 分别 以及 等 是 让 使 用于 约 近 超 余 拨付 支付 筹集 募集 募捐 ' +
    '配备 配发 走访 慰问 覆盖 建立 设立 设置 打造 推出 推广 改建 扩建 修建 修缮 种植 养殖 生产 实施 推进 启动 开工 竣工 ' +
    '投用 收治 诊疗 救治 筛查 接种 免除 减免 资助 奖励 表彰 评选 选派 招聘 招收 录用 录取 毕业 安置 转移 介绍'
  ).split(' '),
)

const longestBoundary = Math.max(...[...boundaries].map((word) => word.length))

/** No counted noun is longer; it also bounds the work per figure. */
const longestNoun = 24

/** Nouns that make the verb before them part of a name: 救助机构, 培训基地. */
const headNouns =
  /^(?:机构|中心|基地|学校|系统|项目|工程|人员|资金|服务|对象|设施|设备|单位|活动|会|站|点|室|院|所|队|员|率)/

/** Characters a counted noun never crosses. */
const walls = /[，。；：、！？“”《》,;:!?]/

/** What the figure counts, as a span of the sentence; empty at the figure's end where nothing stands beside it. */
export function countedBy(sentence: string, number: NumberFound, part: Span): Span {
  const behind = nounBehind(sentence, number.span.end, part.end)
  const ahead = nounAhead(sentence, part.start, number.span.start)
  const prefersAhead = number.kind === 'share' || number.kind === 'money'
  const [first, second] = prefersAhead ? [ahead, behind] : [behind, ahead]
  if (first.end > first.start) return first
  return second.end > second.start ? second : { start: number.span.end, end: number.span.end }
}

function nounBehind(sentence: string, from: number, to: number): Span {
  const relative = /^[^，。；：]{0,40}?的(?=\p{Script=Han})/u.exec(sentence.slice(from, to))
  // 4家有康复资质的机构, 233名0至6岁听力、智力…的残疾儿童: the noun stands behind the description.
  const described = relative && /^(?:有|具有|拥有|持有|享受)|^[^\p{Script=Han}]/u.test(relative[0])
  const start = relative && described ? from + relative[0].length : from
  const stop = Math.min(to, start + longestNoun)
  const end = edges(sentence, start, stop).find((edge) => edge.start >= start)?.start ?? stop
  return { start, end }
}

function nounAhead(sentence: string, from: number, to: number): Span {
  const start = Math.max(from, to - longestNoun)
  // 费率至1%, 人数达100人: the verb between noun and number is no part of the noun.
  const trailing = /(?:达到|达|至|到|为|共有|共计|累计|合计|已|是|约|共)+$/.exec(sentence.slice(start, to))
  const end = to - (trailing?.[0].length ?? 0)
  const found = edges(sentence, start, end)
  return { start: found.at(-1)?.end ?? start, end }
}

/** Where the noun that ends at `to` begins: behind the last verb, particle or mark between `from` and `to`. */
export function nounStart(sentence: string, from: number, to: number): number {
  return edges(sentence, from, to).at(-1)?.end ?? from
}

/** Verbs, particles, numbers and punctuation between `from` and `to`: where a counted noun begins or ends. */
function edges(sentence: string, from: number, to: number): Span[] {
  const text = sentence.slice(from, to)
  const alone = new Set(words(text).flatMap((word) => (word.text.length === 1 ? [word.start] : [])))
  const found: Span[] = []
  for (let at = 0; at < text.length; at++) {
    const length = edgeLength(text, at, alone)
    if (length === 0) continue
    found.push({ start: from + at, end: from + at + length })
    at += length - 1
  }
  return found
}

function edgeLength(text: string, at: number, alone: ReadonlySet<number>): number {
  if (walls.test(text.charAt(at)) || /[0-9]/.test(text.charAt(at))) return 1
  for (let length = longestBoundary; length > 0; length--) {
    if (!boundaries.has(text.slice(at, at + length)) || (length === 1 && !alone.has(at))) continue
    return headNouns.test(text.slice(at + length)) ? 0 : length
  }
  return 0
}

/**
 * The parts of a clause that each describe one figure: the items of a list when every item holds a figure
 * (爱心超市518家、爱心饭店97家), else the clause for all of them.
 */
export function partsOf(sentence: string, clause: Span, numbers: readonly NumberFound[]): Span[] {
  const text = sentence.slice(clause.start, clause.end)
  const cuts = [...text.matchAll(/[、]|(?<=[\p{Script=Han}])[和及](?=[0-9])/gu)].map(
    (m) => clause.start + m.index,
  )
  const edges = [clause.start, ...cuts, clause.end]
  const parts = edges.slice(0, -1).map((start, i) => ({
    start: i === 0 ? start : start + 1,
    end: edges[i + 1] ?? clause.end,
  }))
  const holdsOne = (part: Span) =>
    numbers.some((n) => n.kind !== 'date' && n.span.start >= part.start && n.span.end <= part.end)
  return parts.length > 1 && parts.every(holdsOne) ? parts : [clause]
}
