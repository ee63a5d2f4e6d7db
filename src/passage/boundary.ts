// Where a noun phrase of official prose begins and ends: at verbs, particles, marks and other numbers.
import { simplifiedInPlace } from '../text/normalise.ts'
import { words } from '../text/words.ts'
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
    '投用 收治 诊疗 救治 筛查 接种 免除 减免 资助 奖励 表彰 评选 选派 招聘 招收 录用 录取 毕业 安置 转移 介绍 ' +
    // Transport, building, water
    '开通 开行 新开 新购 购置 采购 更新 更换 维修 维护 修复 拓宽 延伸 延长 缩短 压缩 铺设 敷设 架设 安装 加装 增设 新改建 ' +
    '通车 投放 改扩建 疏浚 清淤 加固 排除 养护 供应 供给 承接 运送 发送 投运 并网 ' +
    // Environment, farming
    '治理 整改 清理 清运 拆除 关停 淘汰 监测 检查 抽检 巡查 督查 绿化 造林 植树 栽植 补植 抚育 恢复 收获 收割 播种 收购 ' +
    '储备 出栏 存栏 屠宰 加工 灌溉 流转 托管 推行 新育 认证 ' +
    // Business, police, services
    '出口 进口 销售 落地 投产 达产 纳入 入选 荣获 获评 评为 授予 命名 颁发 破获 抓获 打掉 追回 挽回 立案 罚没 查扣 签署 ' +
    '办结 转办 交办 接听 接收 收到 征集 采纳 回复 答复 新签 集聚 汇聚 孵化 授权 转化 储蓄 缴纳 征缴 兑付 兑现 偿还 ' +
    '发出 开出 派出 出动 投保 理赔 核减 核销 清退 清偿 盘活 释放 争取 到位 下达 聘请 聘任 组建 开设 开放 开发 开办 注册 ' +
    '新登记 报告 通报 约谈 处罚 问责 追责 检测 检验 体检 接诊 确诊 治愈 出院 捐赠 捐助 捐款 免费 集中 ' +
    '上升 上涨 回落 增至 升至 降至 增加到 提高到 提升至 提升到 提高至 下降到 下降至 扩大到 控制在 保持在 稳定在 预计 力争 ' +
    '全镇 全乡 全村 全校 全院 全年 今年 去年 本市 该市 该县 我省 各地 各级 比上年 较上年 比去年 较去年 同期 期间 以来 截至 ' +
    '给予 下调 上调 现有 提取 支取 缴存 接入 归集 制发 核查 入户 送去 送上 处治 参与 拉动 减排 公布 调整 现场 参展 联合 扩产 受益 通过 围绕 依托 聚焦 位于 涉及 包括 包含 涵盖 及其 仅 不足 突破 超过 逾 高达 多达 平均为'
  ).split(' '),
)

const longestBoundary = Math.max(...[...boundaries].map((word) => word.length))

/** Nouns that make the verb before them part of a name: 救助机构, 培训基地. */
const headNouns =
  /^(?:机构|中心|基地|学校|系统|项目|工程|人员|资金|服务|对象|设施|设备|单位|活动|会|站|点|室|院|所|队|员|率|面积|总量|数量|总数|总额|能力|规模|里程|长度|天数|次数|人次|收入|产值|用地|用房|总?值|额|日(?!常)|强度|时限|金(?!融)|计划|费(?!率)|额度|频次|数(?![字据学]))/
/** Verbs that make no name with the noun behind them: 新建学校. */
const makesNoName = /^(?:现有|共有|拥有|新建|改建|扩建|改扩建|新改建|新增|增设|建成|成立|新开|新购)$/

/** Characters a counted noun never crosses. */
const walls = /[，。；：、！？“”《》,;:!?|\t]/

/** Verbs, particles, numbers and punctuation between `from` and `to`: where a counted noun begins or ends. */
export function edges(sentence: string, from: number, to: number): Span[] {
  // The lists are in simplified characters.
  const text = simplifiedInPlace(sentence.slice(from, to))
  let singles: ReadonlySet<number> | null = null
  const isAlone = (at: number) => {
    singles ??= new Set(words(text).flatMap((word) => (word.text.length === 1 ? [word.start] : [])))
    return singles.has(at)
  }
  const named = digitsOfNames(text)
  const found: Span[] = []
  for (let at = 0; at < text.length; at++) {
    const length = named.has(at) ? 0 : edgeLength(text, at, isAlone)
    if (length === 0) continue
    found.push({ start: from + at, end: from + at + length })
    at += length - 1
  }
  return found
}

function edgeLength(text: string, at: number, isAlone: (at: number) => boolean): number {
  if (walls.test(text.charAt(at)) || /[0-9０-９]/.test(text.charAt(at))) return 1
  for (let length = Math.min(longestBoundary, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length)
    if (!boundaries.has(word) || (length === 1 && !isAlone(at))) continue
    return !makesNoName.test(word) && headNouns.test(text.slice(at + length)) ? 0 : length
  }
  return 0
}

/** The digits of PM2.5, 5G and 4A are letters of a noun. */
function digitsOfNames(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (const m of text.matchAll(
    /[A-Za-z]+[0-9]+(?:\.[0-9]+)?|[0-9]+[A-Z]+|[0-9]+号(?=[线楼院])|[0-9]+强(?![度化制风降])/g,
  ))
    for (let at = 0; at < m[0].length; at++) found.add(m.index + at)
  return found
}
