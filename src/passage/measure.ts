// Measure words → what a figure in them measures. Longest first; `generic` ones say little by themselves.
import type { FigureKind } from './passage.ts'

const table: Readonly<Partial<Record<FigureKind, string>>> = {
  people: '人次 个人 人 名 位 号人 口子人 口人 口子 口 余人 员',
  households: '户次 户',
  organisations: '家 所 间 支 社 部门',
  places: '处 座 片区 站 村 镇 乡 街道 社区 县 市 地市',
  things:
    '个 项 件 张 条 种 类 辆 台 套 部 艘 架 份 册 本 幅 枚 把 根 棵 株 头 只 匹 尾 盏 块 片 批 面 篇 封 幢 栋 道 门 颗 粒 袋 箱 瓶 吨 公斤 千克 斤 克 公里 千米 米 厘米 毫米 平方公里 平方千米 平方米 立方米 万立方米 公顷 亩 亩次 升 千瓦时 千瓦 兆瓦 度 标准箱 车次 航班 宗 起 例 单 笔 对 双 组 桶 列 段 层 间次 档 方 床 学位 岗 期次 ' +
    '吨标准煤 吨公里 毫克 微克 毫升 公升 微米 纳米 海里 华里 平方厘米 立方 平方 平米 延米 车公里 台套 台次 批次 辆次 家次 桌次 台（套） 件次 株次 羽 枝 卷 顶 扇 眼 口井 剂次 剂 针 针次 例次 床日 张次 架次 艘次 标箱 车位 泊位 吉瓦 吉瓦时 兆瓦时 瓦 千伏安 千伏 伏 分贝 帕 摄氏度 ℃ °C 千卡 大卡 焦 兆字节 GB TB MB PB Mbps MW GW MWh GWh kW kWh kg km mm cm mg μg ㎡ ㎥ m² m³ km² ㎞ ㎏ 字 词 曲 首 幕 节次 ' +
    '节 分 级 席 席位 公尺 公分 公吨 坪 车道 吨级 大类 小类 中类 门类 大项 小项 部分 方面 名次 章 款 版 讲 课 页 餐 顿 人份 人天 人年 工日 伙 国',
  times: '次 场次 场 期 届 轮 班次 趟 遍 回 班 课时 学时',
  money: '元 美元 欧元 港元 日元 人民币 块钱 英镑 卢布 韩元 港币 澳门元 元人民币',
  share: '个百分点 百分点 % ％ ‰ 成 倍 折',
  age: '周岁 岁 个月龄 月龄 周龄 日龄',
  ordinal: '年级',
  duration:
    '个月 个工作日 工作日 个小时 小时 分钟 秒 天 周 年 个季度 个年度 个星期 星期 个学期 学期 个学年 个自然日 自然日 昼夜 毫秒 秒钟 年度 天次 周年 载 日',
}

const byWord = new Map<string, FigureKind>()
for (const [kind, words] of Object.entries(table))
  for (const word of words.split(' ')) byWord.set(word, kind as FigureKind)

const longestMeasure = Math.max(...[...byWord.keys()].map((word) => word.length))

/** Kinds that 多少个 may ask for: whatever can be counted one by one. */
export const countable: ReadonlySet<FigureKind> = new Set([
  'people',
  'households',
  'organisations',
  'places',
  'things',
  'times',
])

/** Units of size, weight, energy, temperature and the like: what they measure stands in front of the number. */
const physical =
  /^(?:公里|千米|米|厘米|毫米|微米|纳米|海里|华里|延米|平方|立方|方$|公顷|亩|吨|公斤|千克|斤|克|毫克|微克|升|毫升|公升|千瓦|兆瓦|吉瓦|瓦|千伏|伏|度|分贝|帕|摄氏度|℃|°C|千卡|大卡|标准箱|标箱|公尺|公分|公吨|坪|级$|分$|[A-Za-zμ㎡㎥㎞㎏])/

/** True for a unit that measures (公里, 吨, ℃) instead of counting one by one. */
export function isPhysical(unit: string): boolean {
  return physical.test(unit)
}

/** Measure words that begin longer words (三方协议, 二档案, 5节约): these count only where they end so. */
const wholeOnly: Readonly<Record<string, RegExp>> = {
  方: /^(?:以上|左右|[，。；、）]|$)/u,
  档: /^(?![案次期口位])/u,
  元: /^(?![旦宵素])/u,
  成: /^(?![立为功果员绩长熟品套活都渝交就份])/u,
  折: /^(?![算叠合线返旧])/u,
  节: /^(?![约能日省水点气假目流电余俭育选奏])/u,
  分: /^(?![之别钟类批期局公店院校支散布成享离解析发配红管工项辨层段区组明贝秒米克子母摊担])/u,
  级: /^(?![联差])/u,
  人年: /^(?![龄均轻])/u,
  章: /^(?![程制节])/u,
  款: /^(?![项式待])/u,
  版: /^(?![权本图块面])/u,
  讲: /^(?![话座解述师])/u,
  课: /^(?![程堂题外本])/u,
  餐: /^(?![饮厅桌具馆补])/u,
  页: /^(?![面岩])/u,
  国: /^(?![家有企资际内外道庆民土务产防标])/u,
  载: /^(?![体重客货人])/u,
  // 1505万对吗 asks whether it is right.
  对: /^(?![吗么不吧嘛没啊呀])/u,
}

/** The longest measure word that starts at `at`, with its kind; null where none does. */
export function measureAt(text: string, at: number): { word: string; kind: FigureKind } | null {
  for (let length = Math.min(longestMeasure, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length)
    const kind = byWord.get(word)
    if (kind && wholeOnly[word]?.test(text.slice(at + length, at + length + 2)) !== false)
      return { word, kind }
  }
  return null
}

/** What the measure word measures; null for an unknown word. */
export function kindOfMeasure(word: string): FigureKind | null {
  return byWord.get(word) ?? null
}
