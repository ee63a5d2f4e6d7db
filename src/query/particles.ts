// The closed class of Chinese words that carry no content in a question: particles, pronouns, auxiliaries, light verbs.
// Open-class filler (请问, 麻烦问下 …) comes from the lexicon's [filler] section.

const groups = [
  // particles and aspect
  '的 地 得 了 着 过 啊 呀 哦 噢 哟 呢 吧 嘛 吗 么 啦 咧 哩 呗 嘞 喽 哈 哎 唉 欸 诶 嗯 呃 额 喔 咯 啰 滴 来着 的话 似的 一样 等 等等 之类 啥的 什么的',
  // Cantonese and other dialects
  '咗 嘅 咁 喺 系 唔 冇 佢 哋 嚟 啲 嗰 呢个 嗰个 而家 依家 入面 嗰日 系咪 係咪 屋企 边个 点样 紧 噶 嘎 恁 俺 咱 俺们 咱们 咱这 咱这儿 俺这 侬 阿拉 伊',
  // pronouns and demonstratives
  '我 你 您 他 她 它 我们 你们 他们 她们 它们 大家 大伙 大伙儿 自己 人家 这 那 这个 那个 这些 那些 这种 那种 这样 那样 这么 那么 这里 那里 这儿 那儿 这边 那边 这块 那块 此 该 本 各 每 某 其 其中 另 另外 别的 其他 其它 所有 全部 整个 整体 凡是 钱 数 数字 数据 数目 情况 统计 口径 地方 外头 内容 事项 东西 采取 采用 这笔 那笔 这批 那批 这次 那次 这回 那回 这事 那事 这事儿 那事儿 这方面 那方面',
  // auxiliaries and copulas
  '是 有 在 会 能 可 可以 能够 应该 该 要 想 想要 需要 得 肯 敢 愿意 为 作为 叫 叫做 属于 等于 当 算 算是 就是 也是 都是 还是 不是 没有 有没有 没 不 别 未',
  // light verbs and directions
  '搞 弄 整 办 做 干 给 把 被 让 使 将 用 拿 来 去 到 上 下 出 起 进 开 回 过来 过去 起来 出来 出去 上去 下去 下来 进去 上来 进行 开展 实施 实行 落实 搞了 弄了 办了 做了 有了 给了 到了 去了 来了 完成 实现 达到 达 成 成了 获得 得到 取得 获 共有 总共有 一共有 还有 都有 又有 另有 均 均有 像 帮 帮着 好奇 前阵 前阵子 这阵子 者 接受 享受 享受到 受到 收到 领到 拿到 提供 给予 予以 有关 相关 拥有 具有 出现 发生',
  // adverbs
  '就 才 都 也 还 又 再 已 已经 曾 曾经 正 正在 刚 刚刚 将要 一直 一共 总共 共 共计 总计 合计 累计 统共 拢共 一起 全 全都 只 只有 仅 仅仅 光 很 太 挺 蛮 好 更 最 比较 非常 特别 大概 大约 约 差不多 几乎 到底 究竟 实际 实际上 其实 具体 究竟是 真 真的 确实 居然 竟然 反正 好像 似乎 可能 也许 或许 是否 现在 目前 如今 眼下 当前 现如今 这会儿 平时 通常 一般 先 后 先后 然后 最后 之后 以后 之前 以前 最近 近来 刚才 当时 那时 那天 今天 今儿 今儿个 今年 今年度 本年 本年度 当年 年内 年度 全年 这一年 一年来 到现在 至今 截至 截止 截至目前 截止目前 迄今 为止 期间 时候 时',
  // prepositions and conjunctions
  '从 由 向 往 对 对于 关于 针对 跟 和 与 及 以及 同 或 或者 而 而且 并 并且 但 但是 不过 可是 因为 所以 如果 要是 虽然 只要 只是 除了 按 按照 根据 依据 通过 经过 随着 沿着 以 于 之 所 里 里头 里面 里边 内 中 当中 之中 上面 下面 外 外面 之间 方面 这方面 分别 各 各自 一下 一些 一点 点儿 些 个 位 名 只 种 儿 子',
  // the place itself, and who speaks for it
  '全市 全县 全区 全省 我市 我县 我区 本市 本县 本地 当地 市里 市内 咱市 咱市里 咱们市 全市范围 全市一共 城里 县里 区里',
]

/** Every particle, for look-up. */
export const particles: ReadonlySet<string> = new Set(groups.flatMap((group) => group.split(' ')))
