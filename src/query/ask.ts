// The closed class of Chinese question words: what a form asks for, and which kinds of figure can answer it.
// Forms of dialects and other registers come from the lexicon's [ask] section on top of these.
import { countable, kindOfMeasure } from '../passage/measure.ts'
import type { FigureKind } from '../passage/passage.ts'
import { particles } from './particles.ts'
import type { Asking, Term } from './query.ts'

/** What a question word asks for. `metric` is a noun that asks by itself when nothing else does (人数, 占比). */
export type AskKind =
  | 'how-many'
  | 'money'
  | 'share'
  | 'metric'
  | 'age'
  | 'which'
  | 'who'
  | 'where'
  | 'when'
  | 'how-done'
  | 'why'
  | 'yes-no'
  | 'what'

const core: Readonly<Record<AskKind, string>> = {
  'how-many':
    '多少 几 几多 好多 多少来 若干 多久 多长时间 多少时间 多少工夫 多长 多远 多宽 多高 多深 多重 多大面积 几耐 什么数 啥数 个什么数 个啥数',
  money: '多少钱 几多钱 好多钱 多少资金 多少万 多少万元 多少元 几块钱 几万 几万元 多少款 多少经费',
  share:
    '百分之几 百分之多少 几成 几趴 几个点 多少个点 百分几 几个百分点 多少个百分点 多大比例 多大比重 多高比例 几分之几',
  age: '多大岁数 多大年龄 多大年纪 几岁 多少岁 几周岁 年龄段 年龄范围 什么年龄 哪个年龄段 多大的',
  metric:
    '人数 户数 家数 总人数 人次数 数量 数目 总数 个数 件数 场数 期数 床位数 总额 金额 数额 总量 总金额 规模 占比 比例 比重 比率',
  which:
    '哪些 哪几 哪个 哪家 哪 哪三 哪四 哪六 哪两 哪种 哪类 啥样 有啥 都有啥 都有谁 啥名 名字叫啥 名单 分别是 哪一',
  who: '谁 何人 什么人 啥人 谁家 由谁 哪位 哪个部门 哪个单位 哪个局 什么部门 啥部门 什么单位 啥单位',
  where: '哪里 哪儿 何处 在哪 哪块 啥地方 什么地方 哪个地方 边度',
  when: '什么时候 啥时候 何时 何日 哪天 哪年 哪一年 几时 几月 几号 几月几日 几月几号 哪日 何年 哪个月 什么时间 啥时间 多会儿 咩时候 什么日子 啥日子 年份 日期',
  'how-done':
    '怎么 怎样 怎么样 如何 咋 咋样 咋个 点样 怎 咋办 通过什么 采取什么 采取哪些 用什么 用啥 靠什么 靠啥 凭什么方式',
  why: '为什么 为啥 为何 何以 凭啥 凭什么 咋回事 怎么回事 点解 什么原因 啥原因 缘何',
  'yes-no':
    '吗 么 是不是 是否 有没有 有无 能不能 可不可以 可以不 对不对 对吗 对吧 吧 没有吗 真的假的 让不让 给不给 会不会 行不行 算不算 没 不 还是',
  what: '什么 啥 何 有何 咩 是啥 指什么 指啥 什么意思 啥意思 干啥 干什么 做什么 做啥',
}

const byForm = new Map<string, AskKind>()
for (const [kind, forms] of Object.entries(core))
  for (const form of forms.split(' ')) byForm.set(form, kind as AskKind)

/** Sentence-final particles ask only at the end of a clause; elsewhere they are filler. */
export const finalOnly: ReadonlySet<string> = new Set(['吗', '么', '吧', '没', '不'])

/** Kinds of the lexicon's [ask] section that name a question word; the others name constraints. */
const fromLexicon: Readonly<Record<string, AskKind>> = {
  'how-many': 'how-many',
  money: 'money',
  share: 'share',
  which: 'which',
  who: 'who',
  where: 'where',
  when: 'when',
  'how-done': 'how-done',
  why: 'why',
  'yes-no': 'yes-no',
  what: 'what',
}

/** Every question word with what it asks for: the closed class, and the lexicon's forms of other registers. */
export function askForms(lexicon: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, AskKind> {
  const forms = new Map(byForm)
  for (const [form, kinds] of lexicon) {
    const kind = kinds.map(askKindNamed).find((named) => named !== null)
    if (kind && form.length > 1 && !forms.has(form) && !swallows(form)) forms.set(form, kind)
  }
  return forms
}

/** True for a core form grown together with content (谁主持, 哪个局): the content must stay visible. */
function swallows(form: string): boolean {
  for (const core of coreForms) {
    if (core.length >= form.length || !form.includes(core) || finalOnly.has(core)) continue
    const rest = form.replace(core, '')
    if (!particles.has(rest) && kindOfMeasure(rest) === null) return true
  }
  return false
}

/** The question word kind of that name, or null. */
export function askKindNamed(name: string): AskKind | null {
  return fromLexicon[name] ?? null
}

/** All forms of the closed class, for the segmenter. */
export const coreForms: readonly string[] = [...byForm.keys()]

/** The slot that a question word opens. */
export function askingOf(kind: AskKind): Asking {
  switch (kind) {
    case 'how-many':
    case 'money':
    case 'share':
    case 'metric':
    case 'age':
      return 'figure'
    case 'how-done':
      return 'how'
    default:
      return kind
  }
}

const countables = [...countable]
const people: readonly FigureKind[] = ['people']
const countedByPiece = countables.filter((kind) => kind !== 'people' && kind !== 'households')
const groups: readonly FigureKind[] = ['organisations', 'places', 'things', 'households']

/** Measure words for whatever there is, and for people by the group. */
const ofAnything = /^[个只种类批项份对组]$/

/** Kinds that a measure word behind 多少 or 几 allows. */
export function kindsOfMeasure(measure: string): readonly FigureKind[] | null {
  const kind = kindOfMeasure(measure)
  switch (kind) {
    case null:
      return null
    case 'people':
      return measure === '位' ? countables : people
    case 'households':
      return ['households', 'organisations']
    case 'organisations':
    case 'places':
      return groups
    case 'things':
      // 多少根 and 多少台 count no people, as 多少个 may.
      return ofAnything.test(measure) ? countables : countedByPiece
    case 'times':
      return countables
    default:
      return [kind]
  }
}

/**
 * Kinds of figure that may answer: by the question word, its measure word, and the noun asked about.
 * `behind` says that the noun follows the question word. Null where the words leave it open.
 */
export function kindsAsked(
  ask: AskKind,
  form: string,
  measure: string | null,
  focus: readonly Term[],
  behind: boolean,
): readonly FigureKind[] | null {
  const noun = focus.at(-1)?.text ?? ''
  if (ask === 'age') return ['age']
  if (ask === 'share' || /占比|比例|比重|比率/.test(form)) return ['share']
  if (/久|时间|工夫|耐/.test(form)) return ['duration']
  if (/^多[长远宽高深重大]/.test(form)) return ['things']
  if (ask === 'money' || /额$|款项$/.test(form)) return ['money']
  if (/人数|人次/.test(form)) return people
  if (form === '户数') return ['households', 'organisations']
  if (measure) return kindsOfMeasure(measure)
  // How many of something is no money and no share.
  if (/\bmany\b/.test(form)) return countables
  if (/[百千万亿]$/.test(form) && /[款金钱]$|资金|补贴|补助|经费|投入/.test(noun)) return ['money']
  if (/(?:率|占比|比例|比重)$/.test(noun)) return ['share']
  // 多少助学金 asks for money; 助学金多少 may also ask how many got it.
  if (/(?:(?<![花挣要给付交])钱|资金|经费|款|(?<!名|员|限)额)$/.test(noun) || (behind && /金$/.test(noun)))
    return ['money']
  return ask === 'metric' ? countables : null
}
