// Pieces of a question → what is asked, one slot for each question word. 多少个乡镇、多少个村 are two slots;
// 孝老食堂和互助点各有多少 are two as well; a bare keyword is one slot that asks for nothing in particular.
import { type AskKind, askingOf, kindsAsked } from './ask.ts'
import type { Slot, Term } from './query.ts'

/** A token in its role. `joint` joins two nouns (和, 、), `break` ends a clause. */
export interface Piece {
  readonly role: 'word' | 'ask' | 'number' | 'skip' | 'joint' | 'break'
  readonly text: string
  readonly start: number
  readonly term: Term | null
  readonly ask: AskKind | null
  readonly measure: string | null
}

/** Question words in the order in which they win where a clause holds several. */
const precedence: readonly AskKind[] = [
  'share',
  'money',
  'how-many',
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

/** Slots of a question in the order asked; at least one wherever any word carries content. */
export function slotsOf(pieces: readonly Piece[]): Slot[] {
  const clauses = clausesOf(pieces)
  const slots = clauses.flatMap((clause, i) => clauseSlots(clause, inheritedBy(clauses, i)))
  if (slots.length > 0) return slots
  const terms = pieces.flatMap((piece) => piece.term ?? [])
  if (terms.length === 0) return []
  return [{ asking: 'topic', kinds: null, measure: null, focus: [], terms, inherited: [] }]
}

function clausesOf(pieces: readonly Piece[]): Piece[][] {
  const clauses: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.role === 'break') clauses.push([])
    else clauses.at(-1)?.push(piece)
  }
  return clauses.filter((clause) => clause.length > 0)
}

/** Words of the other clauses, nearest first: those before the clause by distance, then those behind it. */
function inheritedBy(clauses: readonly Piece[][], index: number): Term[][] {
  const before = clauses.slice(0, index).reverse()
  const behind = clauses.slice(index + 1)
  return [...before, ...behind].map((clause) => clause.flatMap((piece) => piece.term ?? []))
}

function clauseSlots(clause: readonly Piece[], others: readonly Term[][]): Slot[] {
  const asks = strongestAsks(clause)
  if (asks.length === 0) return []
  const slots: Slot[] = []
  asks.forEach((at, i) => {
    const from = i === 0 ? 0 : (asks[i - 1] ?? 0) + 1
    const to = i === asks.length - 1 ? clause.length : (asks[i + 1] ?? clause.length)
    slots.push(...slotsAt(clause, at, from, to, asks, others))
  })
  return slots
}

/** Positions of the clause's question words that count: all figure-asking ones, else the first of the strongest kind. */
function strongestAsks(clause: readonly Piece[]): number[] {
  const at = clause.flatMap((piece, i) => (piece.ask ? [i] : []))
  const rank = (i: number) => precedence.indexOf(clause[i]?.ask ?? 'yes-no')
  const asked = at.filter((i) => ['share', 'money', 'how-many'].includes(clause[i]?.ask ?? ''))
  const metrics = at.filter((i) => clause[i]?.ask === 'metric')
  if (asked.length > 0) return asked.length === 1 && metrics.length > 1 ? metrics : asked
  if (metrics.length > 0) return metrics
  const best = [...at].sort((a, b) => rank(a) - rank(b))[0]
  return best === undefined ? [] : [best]
}

function slotsAt(
  clause: readonly Piece[],
  at: number,
  from: number,
  to: number,
  asks: readonly number[],
  others: readonly Term[][],
): Slot[] {
  const piece = clause[at]
  if (!piece?.ask) return []
  const metric = clause.slice(from, to).find((p) => p.ask === 'metric')
  const behind = nounsFrom(clause, at + 1, to)
  const ahead = nounsBefore(clause, at - 1, from)
  const lastAsk = asks.at(-1) === at
  const own = clause.slice(from, lastAsk ? to : stretchOf(clause, at, to)).flatMap((p) => p.term ?? [])
  const shared = clause
    .flatMap((p) => p.term ?? [])
    .filter((term) => !own.includes(term) && term.start < piece.start)
  const make = (focus: readonly Term[], terms: readonly Term[]): Slot => {
    const noun = focus.at(-1)?.text ?? ''
    const form = metric?.text ?? piece.text
    const kinds = kindsAsked(
      piece.ask === 'how-many' && metric ? 'metric' : (piece.ask ?? 'what'),
      form,
      piece.measure,
      noun,
    )
    const asking = askingOf(piece.ask ?? 'what')
    return {
      asking,
      kinds: asking === 'figure' ? kinds : null,
      measure: piece.measure,
      focus,
      terms,
      inherited: inherit(shared, others),
    }
  }
  const focus = behind.length > 0 && piece.ask !== 'metric' ? behind : ahead
  const members = each.test(
    clause
      .slice(from, to)
      .map((p) => p.text)
      .join(''),
  )
    ? membersBefore(clause, at, from)
    : []
  if (members.length < 2) return [make(focus, own)]
  const inMembers = new Set(members.flat())
  const common = own.filter((term) => !inMembers.has(term))
  return members.map((member) => make(member, [...member, ...common]))
}

const each = /各|分别|respectively|each/

/** Behind the question word, the stretch that is still its own: up to the next joint or number of the clause. */
function stretchOf(clause: readonly Piece[], at: number, to: number): number {
  for (let i = at + 1; i < to; i++) if (clause[i]?.role === 'joint') return i
  return at + 1 + nounsFrom(clause, at + 1, to).length
}

/** Words that follow one another from `at` on: the noun behind 多少个. */
function nounsFrom(clause: readonly Piece[], at: number, to: number): Term[] {
  const found: Term[] = []
  for (let i = at; i < to; i++) {
    const piece = clause[i]
    if (piece?.term && piece.term.standing !== 'character') found.push(piece.term)
    else if (found.length > 0 || piece?.role !== 'skip' || i > at + 1) break
  }
  return found.slice(0, 3)
}

/** Words that stand right before `at`, particles between them left out: the noun before 有多少. */
function nounsBefore(clause: readonly Piece[], at: number, from: number): Term[] {
  const found: Term[] = []
  for (let i = at; i >= from; i--) {
    const piece = clause[i]
    if (piece?.term) found.unshift(piece.term)
    else if (found.length > 0 || piece?.role === 'joint' || piece?.role === 'ask') break
  }
  return found.slice(-3)
}

/** The members of a list that ends before `at`: 孝老食堂和互助点各有多少 → two. */
function membersBefore(clause: readonly Piece[], at: number, from: number): Term[][] {
  const members: Term[][] = [[]]
  for (const piece of clause.slice(from, at)) {
    if (piece.role === 'joint') members.push([])
    else if (piece.term) members.at(-1)?.push(piece.term)
  }
  return members.filter((member) => member.length > 0)
}

/** What a slot inherits, nearest first. */
function inherit(shared: readonly Term[], others: readonly Term[][]): Term[][] {
  return [[...shared], ...others.map((terms) => [...terms])].filter((terms) => terms.length > 0)
}
