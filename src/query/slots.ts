// Pieces of a question → what is asked, one slot for each question word. 多少个乡镇、多少个村 are two slots;
// a bare keyword is one slot that asks for nothing in particular.
import { type AskKind, askingOf, kindsAsked } from './ask.ts'
import { isAnybody, isNoun, isRate } from './nouns.ts'
import type { Asking, Slot, Term } from './query.ts'

/** A token in its role. `joint` joins two nouns (和, 、), `break` ends a clause. */
export interface Piece {
  readonly role: 'word' | 'ask' | 'number' | 'skip' | 'joint' | 'break'
  readonly text: string
  readonly start: number
  readonly term: Term | null
  readonly ask: AskKind | null
  readonly measure: string | null
}

/** A stretch of pieces without a break. */
type Clause = readonly Piece[]

const figureAsks: readonly AskKind[] = ['share', 'money', 'age', 'how-many']
/** Question words in the order in which they win where a clause holds several and none asks for a figure. */
const precedence: readonly AskKind[] = [
  'metric',
  'which',
  'who',
  'when',
  'where',
  'why',
  'how-done',
  'what',
  'yes-no',
]

/** No reply holds more answers; what else a message asks is left for the next one. */
const mostSlots = 8

/** What only frames the question when a figure is asked for as well: 是不是, 怎么, 什么. */
const besides: readonly Asking[] = ['yes-no', 'what', 'how', 'why', 'who']

/** Slots of a question in the order asked; at least one wherever any word carries content. */
export function slotsOf(pieces: readonly Piece[]): Slot[] {
  const clauses = clausesOf(pieces)
  const slots = clauses.flatMap((clause, i) =>
    clauseSlots(clause, otherTerms(clauses, i), clauses.slice(0, i)),
  )
  const asksFigure = slots.some((slot) => slot.asking === 'figure')
  // In a story only the number is asked for; what else sounds like a question belongs to the telling.
  const isStory = clauses.length > 3
  const framed = slots.filter(
    (slot) => !asksFigure || slot.asking === 'figure' || !(isStory || besides.includes(slot.asking)),
  )
  const content = framed.filter((slot) => slot.terms.length > 0 || slot.inherited.length > 0)
  // Question words without any content (几类几种？) live on what the conversation supplies.
  const kept = content.length > 0 ? content : framed
  if (kept.length > 0) return kept.filter((slot, i) => !repeats(slot, kept[i - 1])).slice(0, mostSlots)
  const terms = termsOf(pieces)
  return terms.length === 0 && slots.length === 0 ? [] : [topicSlot(terms, membersOf(pieces))]
}

/** 覆盖率是百分之几 asks once, though both words ask. */
function repeats(slot: Slot, before: Slot | undefined): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  return (
    before !== undefined &&
    slot.measure === before.measure &&
    same(slot.kinds, before.kinds) &&
    same(wordsOf(slot), wordsOf(before))
  )
}

function wordsOf(slot: Slot): string[] {
  return slot.terms.map((term) => term.text)
}

/** The clause around a position as a slot that asks for nothing yet; null where no word carries content. */
export function slotAround(pieces: readonly Piece[], start: number): Slot | null {
  const clauses = clausesOf(pieces)
  const at = clauses.findLastIndex((clause) => (clause[0]?.start ?? 0) <= start)
  const terms = termsOf(clauses[at] ?? [])
  const others = otherTerms(clauses, at).filter((group) => group.length > 0)
  const own = terms.length > 0 ? terms : (others.shift() ?? [])
  return own.length === 0 ? null : { ...topicSlot(own, []), inherited: others }
}

function topicSlot(terms: readonly Term[], members: readonly (readonly Term[])[]): Slot {
  const focus = focusOf([], terms).slice(-1)
  return { asking: 'topic', kinds: null, measure: null, focus, terms, inherited: [], members, each: false }
}

function termsOf(pieces: readonly Piece[]): Term[] {
  return pieces.flatMap((piece) => piece.term ?? [])
}

function clausesOf(pieces: readonly Piece[]): Clause[] {
  const clauses: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.role === 'break') clauses.push([])
    else clauses.at(-1)?.push(piece)
  }
  return clauses.filter((clause) => clause.length > 0)
}

/** Words of the other clauses: those before the clause, nearest first, then those behind it that ask for nothing. */
function otherTerms(clauses: readonly Clause[], index: number): Term[][] {
  const before = clauses.slice(0, index).reverse()
  const behind = clauses.slice(index + 1).filter((clause) => asksOf(clause).length === 0)
  return [...before, ...behind].map(termsOf)
}

function clauseSlots(clause: Clause, others: readonly Term[][], earlier: readonly Clause[]): Slot[] {
  const asks = asksOf(clause)
  return asks.map((at, i) => {
    const before = asks[i - 1]
    const from = before === undefined ? 0 : stretchEnd(clause, before, at)
    const next = asks[i + 1]
    const to = next === undefined ? clause.length : stretchEnd(clause, at, next)
    // Only the first question word of a clause counts what the clauses before it list.
    return slotAt(clause, at, from, to, others, i === 0 ? earlier : [])
  })
}

/** Positions of the question words that count: all that ask for a figure, else the first of the strongest kind. */
function asksOf(clause: Clause): number[] {
  const asking = (kinds: readonly AskKind[]) =>
    clause.flatMap((piece, i) => (piece.ask && kinds.includes(piece.ask) ? [i] : []))
  const figures = asking(figureAsks)
  const metrics = asking(['metric'])
  // 人数与总额各是多少: the nouns ask, 多少 only closes.
  if (metrics.length > 1 && figures.length < 2)
    return [...metrics, ...figures.filter((i) => clause[i]?.ask !== 'how-many')].sort((a, b) => a - b)
  if (figures.length > 0) return figures
  if (metrics.length > 0) return metrics
  for (const kind of precedence) {
    const first = asking([kind])[0]
    if (first !== undefined) return [first]
  }
  return []
}

function slotAt(
  clause: Clause,
  at: number,
  from: number,
  to: number,
  others: readonly Term[][],
  earlier: readonly Clause[],
): Slot {
  const piece = clause[at]
  const ask = piece?.ask ?? 'what'
  const stretch = clause.slice(from, to)
  const metric = ask === 'how-many' ? stretch.find((p) => p.ask === 'metric') : undefined
  const behind = ask === 'metric' ? [] : nounBehind(clause, at + 1, to)
  const beside = behind.length > 0 ? behind : nounAhead(clause, at - 1, from)
  // 新增就业人员有多少: behind a noun that says who, 人员 asks for people and names nobody.
  const general = beside.length > 1 && ask !== 'money' ? beside.find(isAnybody) : undefined
  const focus = beside.filter((term) => term !== general)
  const own = termsOf(stretch).filter((term) => term !== general)
  const ahead = termsOf(clause.slice(0, from))
  const inherited = [ahead, ...others].filter((terms) => terms.length > 0)
  // 它们一共有多少个, 已经建好几个了: a clause without a noun of its own speaks of what was said just before.
  const terms = own.some(isNoun) ? own : [...own, ...(inherited.shift() ?? [])]
  // What is the rate: 什么 asks for the share that the noun names.
  const rate = ask === 'what' && own.some(isRate)
  // 什么部门, what projects: with a noun of its own it asks which.
  const names =
    (ask === 'yes-no' && own.some((term) => /^(?:名单|名录|清单)$/.test(term.text))) ||
    (ask === 'what' &&
      (behind.length > 0 ||
        /名/.test(piece?.text ?? '') ||
        own.some((term) => /^(?:名|名字|名称|名单|叫)$/.test(term.text))))
  const isEach = stretch.some((p) => each.test(p.text))
  const asksMoney = (pieces: Clause) => pieces.some((p) => /(?:^|的)(?:钱|资金|经费|款项)$/.test(p.text))
  // 稳岗的钱退给企业多少, 给他们省了多少: no noun follows, and the money or what is done with it stands before.
  const spent = spends.test(clause[at - 1]?.text ?? '') || asksMoney(stretch.slice(0, at - from))
  const money =
    ask === 'how-many' &&
    !piece?.measure &&
    (asksMoney(stretch.slice(at - from + 1)) || (spent && behind.length === 0))
  // 占多少 asks for a share.
  const takes = ask === 'how-many' && !piece?.measure && /^占(?:了|到|比)?$/.test(clause[at - 1]?.text ?? '')
  const asking = rate ? 'figure' : names ? 'which' : askingOf(ask)
  return {
    asking,
    kinds:
      asking === 'figure'
        ? kindsAsked(
            rate || takes ? 'share' : money ? 'money' : (metric?.ask ?? ask),
            metric?.text ?? piece?.text ?? '',
            piece?.measure ?? (general ? '人' : null),
            focus,
            behind.length > 0,
          )
        : null,
    measure: piece?.measure ?? null,
    focus: focusOf(focus, terms),
    terms,
    inherited,
    members: membersAsked(stretch, earlier, isEach, own.some(isNoun)),
    each: isEach,
  }
}

/** What is done with money, right before 多少: 花了多少, 花出去多少, 减负多少. */
const spends =
  /^(?:[花掏砸拨省赔欠贷](?:了|掉|出去|出来|下去|进去){0,2}|减负|减免|节省|节约|投入|投资|报销|拨付|退还|返还)了?$/

/**
 * What is asked for one by one: what is joined in the stretch itself, or in the clause before it where the stretch
 * names nothing of its own (超市、饭店、药店，各几家); with 各, whole clauses may be the members (做饭的食堂，互助的点，各几个).
 */
function membersAsked(
  stretch: Clause,
  earlier: readonly Clause[],
  isEach: boolean,
  namesOwn: boolean,
): Term[][] {
  const own = membersOf(stretch)
  if (own.length > 1) return own
  const before = membersOf(earlier.at(-1) ?? [])
  if (!namesOwn) return before.length > 1 ? before : isEach ? clauseMembers(earlier) : own
  if (!isEach) return own
  if (before.length > 1 && !earlier.at(-1)?.some((piece) => piece.ask)) return [...before, termsOf(stretch)]
  const clauses = clauseMembers([...earlier, stretch])
  if (clauses.length > 1) return clauses
  // 早稻晚稻各多少: nouns side by side.
  const nouns = termsOf(stretch).filter(isNoun)
  return nouns.length === 2 ? nouns.map((noun) => [noun]) : own
}

/** Clauses that name something and ask nothing, each as a member. */
function clauseMembers(clauses: readonly Clause[]): Term[][] {
  const named = clauses.filter((clause, i) => i === clauses.length - 1 || !clause.some((piece) => piece.ask))
  return named.map(termsOf).filter((terms) => terms.some(isNoun))
}

/** The nouns beside the question word, else the last nouns of the clause, else whatever words there are. */
function focusOf(beside: readonly Term[], terms: readonly Term[]): readonly Term[] {
  const nouns = beside.filter(isNoun)
  if (nouns.length > 0) return nouns
  const others = terms.filter(isNoun).slice(-2)
  if (others.length > 0) return others
  return beside.length > 0 ? beside : terms.slice(-2)
}

const each = /^(?:各(?:有|是|为|自|占)?$|分别|分头|都有?几|respectively|each)/

/** Behind a question word that others follow, its own stretch ends with its noun or at the next joint. */
function stretchEnd(clause: Clause, at: number, next: number): number {
  for (let i = at + 1; i < next; i++) if (clause[i]?.role === 'joint') return i
  let end = at + 1
  while (end < next && (clause[end]?.role === 'skip' || clause[end]?.term)) {
    if (clause[end]?.role === 'skip' && clause[end - 1]?.term) break
    end++
  }
  return end
}

/** Words that follow one another from `at` on: the noun behind 多少个. */
function nounBehind(clause: Clause, at: number, to: number): Term[] {
  const found: Term[] = []
  for (let i = at; i < to; i++) {
    const piece = clause[i]
    const single = i === at && piece?.term?.standing === 'character' && !clause[i + 1]?.term
    if (piece?.term && (piece.term.standing !== 'character' || single)) found.push(piece.term)
    else if (found.length > 0 || piece?.role !== 'skip' || i > at) break
  }
  return found.slice(0, 3)
}

/** Words that stand right before `at`, particles between them left out: the noun before 有多少. */
function nounAhead(clause: Clause, at: number, from: number): Term[] {
  const found: Term[] = []
  for (let i = at; i >= from; i--) {
    const piece = clause[i]
    if (piece?.term) found.unshift(piece.term)
    else if (found.length > 0 || piece?.role === 'joint') break
  }
  return found.slice(-3)
}

/** What 和, 及 and 、 join: 孝老食堂和互助点有多少 → two members; fewer than two means that nothing is joined. */
function membersOf(pieces: Clause): Term[][] {
  const members: Term[][] = [[]]
  for (const piece of pieces) {
    if (piece.role === 'joint') members.push([])
    else if (piece.term) members.at(-1)?.push(piece.term)
  }
  // 新建、改扩建的小学和初中: what names nothing by itself belongs to the noun that follows.
  const filled = members.reduce<Term[][]>((kept, member) => {
    const before = kept.at(-1)
    if (before && !before.some(isNoun)) before.push(...member)
    else if (member.length > 0) kept.push([...member])
    return kept
  }, [])
  return filled.length > 1 ? filled : []
}
