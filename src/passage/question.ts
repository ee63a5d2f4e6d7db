// A figure's clause → the question that it answers. Chinese asks in place: the number gives way to 多少, the rest stays,
// save what would only clutter: other figures, and the names that the figure counts.
import type { InOrder } from './in-order.ts'
import { countable } from './measure.ts'
import type { NumberFound } from './number.ts'
import type { FigureKind, List, Span } from './passage.ts'

const openings =
  /^(?:同时|此外|另外|其中|目前|截至目前|今年以来|并|且|共|先后|通过|能|还|已|全市共?|全县共?|全区共?|全省共?|（)，?/

/** 1. （二） ① at the head of a sentence. */
const sectionMark =
  /^(?:[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[①-⑳])/

/** What a question is made of: the figure, what stands around it, and where its subject may come from. */
export interface Asking {
  readonly sentence: string
  readonly number: NumberFound
  readonly own: Span
  /** What the figure counts, as found beside it. */
  readonly counted: Span
  /** The figures of the stretch, with what each counts. */
  readonly beside: readonly { readonly number: NumberFound; readonly counted: Span }[]
  readonly lists: readonly List[]
  /** What an earlier clause, or the sentence before, speaks of; empty where nothing is found. */
  readonly subject: string
  /** What the item before in the same row counts: 签约项目 of 签约项目45个、总投资128亿元. */
  readonly sibling: string
  readonly order: InOrder | null
  /** What the whole counts of which the figure is a part; empty for none. */
  readonly whole: string
}

/** The question, and whether it says enough to be asked. */
export interface Question {
  readonly question: string
  readonly askable: boolean
}

/** 占支出的百分之几: of what it is a share, but not what has it. */
const ofWhole = /^(?:仅|约)?(?:占|为|完成|相当于)\p{Script=Han}{1,24}的[百千几]/u

/** So much of a clause is kept on either side of the figure: no citizen asks longer questions. */
const longestSide = 100

/** The clause asked in place, `为多少名残疾人适配轮椅？`; the subject is put in front where the clause names none. */
export function questionFor(asking: Asking): Question {
  const { number, subject, sibling, order, whole } = asking
  const said = order
    ? `${order.asked}${order.verb}${interrogative(number)}`
    : `${ahead(asking)}${interrogative(number)}${behind(asking)}`
  const stem = balanced(
    said
      .replace(sectionMark, '')
      .replace(openings, '')
      .replace(/[，；。：、]+$/, ''),
  )
  const letters = contentOf(stem)
  const isThin =
    ofWhole.test(stem) ||
    letters.length < 2 ||
    (stem.replace(/[^\p{Script=Han}]/gu, '').length < 7 && letters.length < 3)
  const context =
    whole !== '' && letters.length < 4
      ? `${whole}中，`
      : letters.length === 0 && sibling !== ''
        ? sibling
        : subject
  const known = context === '' || stem.includes(context.replace(/中，$/, ''))
  const asked = isThin && !known && !unaskable.has(number.kind) ? `${context}${stem}` : stem
  return {
    question: `${asked}？`,
    askable: !unaskable.has(number.kind) && contentOf(asked).length >= 2,
  }
}

/** An item cut out of brackets keeps none of them; （中心） stays whole. */
function balanced(text: string): string {
  return /^[（(]/.test(text) !== /[）)]/.test(text) || /[）)][^（(]*$/.test(text) === /[（(]/.test(text)
    ? text
    : text.replace(/[（()）]/g, '')
}

/** Kinds that name or date something: nobody asks for the figure itself. */
const unaskable: ReadonlySet<FigureKind> = new Set(['date', 'ordinal', 'document-number'])

/** Words that any clause may hold: what is left of a question without them says what it is about. */
const generic =
  /同比|环比|比上年|较上年|比去年|同期|增长|下降|提高|上升|减少|增加|高于|低于|全省|全国|平均水平|占比|占|^(?:累计|共计?|已|完成|总)*(?:投资|投入|支出)|累计|完成|达到|实现|分别|平均|其中|目前|已经?|多少[^\s？]{0,3}|百分之几|千分之几|几分之几|几倍|几成|哪一年|几月|几日|[共约近超达为至到有的了中个名人]/g

function contentOf(stem: string): string {
  return stem.replace(generic, '').replace(/[^\p{L}]/gu, '')
}

function ahead({ sentence, number, own, beside, lists }: Asking): string {
  const from = Math.max(own.start, number.span.start - longestSide)
  const kept = without(sentence, from, number.span.start, [
    ...beside.flatMap((other) => clutter(sentence, other, number)),
    ...lists
      .filter((list) => isCounted(sentence, list, number))
      .flatMap((list) => namesOf(sentence, list, number)),
  ])
  return kept
}

function behind({ sentence, number, own, beside }: Asking): string {
  const to = Math.min(own.end, number.span.end + longestSide)
  const cut = beside
    .flatMap((other) => clutter(sentence, other, number))
    .filter(({ start }) => start >= number.span.end)
  const kept = without(sentence, number.span.end, to, cut)
  // 500亿元同比增长5.2%: what is said of another figure goes with it.
  return cut.length > 0
    ? kept.replace(/(?:同比|环比|比[^，]{1,6})?(?:增长|下降|提高|上升|增加|减少)$/, '')
    : kept
}

const countingKinds: ReadonlySet<FigureKind> = new Set([...countable, 'money'])

/** Another figure is left out where its noun stays and the clause reads on without it: 为2343名残疾人 → 为残疾人. */
function clutter(
  sentence: string,
  { number, counted }: { readonly number: NumberFound; readonly counted: Span },
  asked: NumberFound,
): Span[] {
  // 由25种增加到46种: the other end of a change stays.
  const ofChange = /[到至由从]/.test(sentence.charAt(number.span.start - 1))
  if (number === asked || ofChange || !countingKinds.has(number.kind)) return []
  const joined = number.span.end === asked.span.start || number.span.start === asked.span.end
  return joined || counted.end > counted.start ? [number.span] : []
}

/** True where only 等, 共计 or another figure stands between the list and the figure: it counts these names. */
function isCounted(sentence: string, { items }: List, { span }: NumberFound): boolean {
  const end = items.at(-1)?.end ?? span.start
  if (end > span.start || span.start - end > 16)
    return end < span.start && isHead(sentence.slice(end, span.start))
  return (
    /^(?!“)等?(?:共计|合计|共|总计|一共|这)?(?:[0-9一二三四五六七八九十]+\p{Script=Han})?$/u.test(
      sentence.slice(end, span.start),
    ) || isHead(sentence.slice(end, span.start))
  )
}

/** 等公办养老机构为四大支点: the noun that the names are examples of stays and says enough. */
function isHead(between: string): boolean {
  return /^等[^，、。]{2,12}[为有共达]$/.test(between)
}

function namesOf(sentence: string, { items }: List, { span }: NumberFound): Span[] {
  const start = items[0]?.start ?? span.start
  const end = items.at(-1)?.end ?? span.start
  const link = /^等?(?:共计|合计|共|总计|一共|这)?/.exec(sentence.slice(end, span.start))?.[0].length ?? 0
  return [{ start, end: Math.min(span.start, end + link) }]
}

/** The text between `from` and `to` without these spans. */
function without(sentence: string, from: number, to: number, spans: readonly Span[]): string {
  const inside = spans.filter(({ start, end }) => end > from && start < to).sort((a, b) => a.start - b.start)
  let kept = ''
  let at = from
  for (const { start, end } of inside) {
    kept += sentence.slice(at, Math.max(at, start))
    at = Math.max(at, Math.min(end, to))
  }
  return kept + sentence.slice(at, to)
}

function interrogative({ kind, unit, text }: NumberFound): string {
  switch (kind) {
    case 'share':
      return shareAsked(unit, text)
    case 'money':
      return /^(?:元|人民币|元人民币|块钱)$/.test(unit) ? '多少钱' : `多少${unit}`
    case 'date':
      return dateAsked(text)
    case 'ordinal':
    case 'document-number':
      return `第几${unit}`
    default:
      // 四大支点, “三个百分百”: the noun is part of the figure.
      return /^[两二三四五六七八九十][大个]\p{Script=Han}{2}/u.test(text)
        ? `几${text.slice(1)}`
        : `多少${unit}`
  }
}

function shareAsked(unit: string, text: string): string {
  if (/番/.test(text)) return text.replace(/[一两二三四]?番/, '几番')
  if (/分之/.test(text) && !/[百千]分之/.test(text)) return '几分之几'
  if (unit === ':') return '几比几'
  if (unit === '成') return '几成'
  return unit === '%' ? '百分之几' : unit === '‰' ? '千分之几' : `多少${unit}`
}

function dateAsked(text: string): string {
  if (/[日号]/.test(text)) return '几月几日'
  if (/月/.test(text)) return '几月'
  return /[时点:：]/.test(text) ? '几点' : '哪一年'
}
