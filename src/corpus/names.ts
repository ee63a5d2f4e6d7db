// Names that a sentence lists and counts: 甲医院、乙医院2家机构. As many must be named as are said to be.
import { nounStart } from '../passage/counted.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import type { Finding } from './finding.ts'

/** What institutions and places end in: only lists of such names are lists of the things counted. */
const nameEnd =
  /(?:院|校|中心|公司|局|所|站|厂|社|馆|园|店|部|基地|协会|学会|银行|集团|大学|学院|县|市|区|镇|乡|村|街道|社区|州|省|港|队|办|处|场|桥|路|线)$/u
const shortestName = 3
/** More than this nobody lists by name. */
const longestList = 40

/** Each list of names in a passage whose number is said right beside it; a list that ends in 等 is open, no check. */
export function namesOf(passage: Passage): Finding[] {
  return passage.figures.flatMap((figure) => {
    const countable = ['organisations', 'places', 'things'].includes(figure.kind)
    if (!countable || figure.approximation !== 'exact' || figure.upper !== null) return []
    const names = namesBefore(passage, figure) ?? namesBehind(passage, figure)
    if (names === null || names.length > longestList) return []
    const what = `${names.length} are named (${names.join('、')}), the text says ${figure.text}`
    return [{ rule: 'names', holds: names.length === figure.value, where: passage.id, also: [], what }]
  })
}

/** 认定甲医院、乙医院和丙学校共计3所… */
function namesBefore({ text, figures }: Passage, figure: Figure): string[] | null {
  const from = Math.max(
    figure.clause.start,
    ...figures.filter(({ span }) => span.end <= figure.span.start).map(({ span }) => span.end),
  )
  const list = text.slice(from, figure.span.start).replace(/(?:这|共计|一共|共)$/u, '')
  const names = namesIn(list)
  const [first = '', ...others] = names ?? []
  // 通过与甲医院: the verb before the list is no part of the first name.
  const bare = first.slice(nounStart(first, 0, first.length))
  return names && [isName(bare) ? bare : first, ...others]
}

/** 3家医院：甲医院、乙医院、丙医院。 or in brackets behind what is counted. */
function namesBehind({ text, figures }: Passage, figure: Figure): string[] | null {
  const behind = text.slice(figure.span.end)
  const list =
    /^[^，。；：、（）]{0,20}(?:：|，分别[是为]|，即|（(?:包括|即|分别[是为])?)([^，。；：（）]+)(?=[，。；）])/u.exec(
      behind,
    )
  const end = figure.span.end + (list?.[0].length ?? 0)
  const countsMore = figures.some(({ span }) => span.start >= figure.span.end && span.end <= end)
  return list?.[1] === undefined || countsMore ? null : namesIn(list[1])
}

/** The names of a closed list; null for an open one (等), for a single name, and for what is no list of names. */
function namesIn(list: string): string[] | null {
  if (!list.includes('、') || /等$/u.test(list)) return null
  const items = list.split('、')
  // Only the last item can hold 和: 和平医院 begins with it, and no name ends before one.
  const last = items.at(-1) ?? ''
  const joined = [...last.matchAll(/以及|和|及|与/gu)]
    .map(({ index, 0: word }) => [last.slice(0, index), last.slice(index + word.length)])
    .find((pair) => pair.every(isName))
  const names = [...items.slice(0, -1), ...(joined ?? [last])]
  return names.every(isName) ? names : null
}

function isName(text: string): boolean {
  return text.length >= shortestName && nameEnd.test(text)
}
