// Which ones, who, where: whether a sentence gives names of the very sort that is asked for. 与15家企业签约 says how many
// companies there are, and names none. Numbers of 0 to 1, for features.ts.
import { countable } from '../passage/measure.ts'
import type { Asking, Query, Slot } from '../query/query.ts'
import type { Candidate } from './rank.ts'

interface Sort {
  readonly noun: RegExp
  readonly name: RegExp
}

const persons: Sort = {
  noun: /(?:专家组?|专班|医生|大夫|组长|选手|成员|名人|局长|主任|院长|记者|通讯员|发言人|获奖者|代表|老师|校长)$/,
  name: /(?:记者|通讯员|局长|主任|院长|校长|组长|专家|选手|医生|教授|老师)\p{Script=Han}{2,3}(?=[、，,；;）)])/u,
}

/** What is asked for by one of these nouns bears a name that looks so. */
const sorts: readonly Sort[] = [
  persons,
  {
    noun: /(?:部门|局|机关|单位|委员会|办公室)$/,
    name: /[省市县区镇国]\p{Script=Han}{1,8}(?:局|委|办|厅|处|署|联|政府|中心|会|院|部|队|公司|学校)/u,
  },
  {
    noun: /(?:企业|公司|工厂|商家|商户|店|超市|饭馆|农场|合作社|厂|集团)$/,
    name: /(?<![0-9几家])\p{Script=Han}{2,}(?:有限公司|公司|集团|商行|银行|厂)/u,
  },
  {
    noun: /(?:机构|医院|学校|院校|中心|基地|园区|服务站|养老院|福利院|敬老院)$/,
    name: /(?<![全我本各])[省市县区镇]\p{Script=Han}{2,12}(?:院|校|中心|园|站|公司|所|基地)|\p{Script=Han}{2,}(?:医院|学校|幼儿园|小学|中学|大学|学院)/u,
  },
  {
    noun: /(?:村子?|镇|乡|街道|县|区|市|省|地方|地区|小区)$/,
    name: /(?<![全我本各])\p{Script=Han}{2,4}(?:村(?!街)|镇|乡(?!镇)|街道|(?<!社)区|县|市|省)/u,
  },
  { noun: /(?:方案|计划|品牌|工程|项目|大赛|系统|平台|活动)$/, name: /[《“][^《》“”]+[》”]/ },
]

const asksNames: ReadonlySet<Asking> = new Set(['which', 'who', 'where'])
const asksByName = /名字|名称|名单|清单|目录|叫(?:什么|啥|个什么)|点(?:点)?名|\bnames?\b|\blist\b/
/** Not some of them: every one, or those that were not named yet. */
const asksEvery =
  /完整|清单|目录|名单|全部|所有|挨个|逐一|逐个|一一|每一[个家所条项种]|[都各]是?(?:有)?哪[0-9一二两三四五六七八九十几]+|另外|其[他它余]|还有(?:哪|谁|别的)|除了|\ball\b|\bevery\b|\bfull list\b|\bother\b|\bthe (?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b/

/** Which names a slot asks for: of what sort, if any is known, and whether every one of them. */
export interface NamesAsked {
  readonly sort: Sort | undefined
  readonly every: boolean
}

export function namesAsked(slot: Slot, { text }: Query): NamesAsked {
  const isAsked = asksNames.has(slot.asking) || asksByName.test(text)
  return { sort: isAsked ? sortOf(slot) : undefined, every: asksEvery.test(text) }
}

/** Behind a number of things: they are to be named, one by one. */
const eachOfThem =
  /^[^，,。？?!！]{1,20}?(?:名字|名称|名单|清单|目录|内容|叫(?:什么|啥)(?:名|[，,。？?呀啊呢]|$)|挨个|逐一|分别(?:是|位于|叫)|是哪(?:些|[0-9]+[家个种条所项处])?[呀啊呢，,。？?]*$)/
const mostNamed = 4
const asksList = /名单|清单|名录|花名册|\b(?:list|names)\b/

/**
 * True where a list, or which persons, is asked for and the sentence names nothing of the sort, or where every one of a number of things is
 * to be named (19种都是哪些, 15家企业的名称) and it names fewer.
 * A few may be named without a list: 北京市大兴区人社局、天津市南开区人社局.
 */
export function namesTooFew(
  { indexed }: Pick<Candidate, 'indexed'>,
  slot: Slot,
  { text, mentions }: Query,
): boolean {
  // 药店的名单: a sentence that names no such thing is no list of them.
  const asksPersons = slot.asking === 'which' && slot.focus.some((noun) => persons.noun.test(noun.text))
  const sort = asksPersons ? persons : asksList.test(text) ? sortOf(slot) : undefined
  if (sort && !sort.name.test(indexed.text)) return true
  const asked = mentions.filter(
    ({ start, value, kind }) =>
      value > mostNamed &&
      countable.has(kind) &&
      (eachOfThem.test(text.slice(start)) || /[哪边]$/.test(text.slice(0, start))),
  )
  const named = Math.max(indexed.items.length, indexed.naming().quoted)
  return asked.some(({ value }) => value > named)
}

/** `unnamed`: names of a known sort are asked for and the sentence gives none; `named`: it gives some. */
export function namesGiven({ indexed }: Pick<Candidate, 'indexed'>, { sort, every }: NamesAsked) {
  const isOpen = (indexed.passage.lists ?? []).some(({ end }) => end === 'open')
  const given = sort?.name.test(indexed.text) === true
  return {
    named: given ? 1 : 0,
    unnamed: sort && !given ? 1 : 0,
    wantsEvery: every ? 1 : 0,
    someOnly: every && isOpen ? 1 : 0,
  }
}

/** Of the noun that is asked for, as said, else by a word of the same meaning. */
function sortOf({ focus, terms, asking }: Slot): Sort | undefined {
  const nouns = focus.filter(({ text }) => !asksByName.test(text)).toReversed()
  const from = nouns.length > 0 && asking !== 'who' ? nouns : [...nouns, ...terms.toReversed()]
  const words = [
    ...from.map(({ text }) => text),
    ...from.flatMap(({ alternatives }) => alternatives.filter(isSame).map(({ text }) => text)),
  ]
  for (const word of words) {
    const sort = sorts.find(({ noun }) => noun.test(word))
    if (sort) return sort
  }
  return undefined
}

const isSame = ({ quality }: { readonly quality: number }) => quality > 0.8
