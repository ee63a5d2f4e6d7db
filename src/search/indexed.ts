// A passage → what ranking reads of it: its folded text cut into clauses and lists, and the texts around it.
import { type LedgerLine, lineOf } from '../corpus/ledger.ts'
import { once, onceEach } from '../once.ts'
import { nounStart } from '../passage/counted.ts'
import type { Figure, Passage, Span } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'
import { foldInPlace, lettersOf } from '../text/normalise.ts'
import { splitClauses } from '../text/sentences.ts'
import { type Naming, namingIn } from './naming.ts'
import { type Sentence, type View, viewOf } from './zones.ts'

/** A passage with the texts around it, folded; the passage's own offsets stay valid in `text`. */
export interface Indexed extends Sentence {
  readonly passage: Passage
  readonly release: Release
  /** Items of lists of three and more (轮椅、拐杖、助听器), those that hold a figure left out. */
  readonly items: readonly Span[]
  naming(): Naming
  /** The sentence with the one before and the heading: in reading order, and the sentence first. */
  around(): { readonly inOrder: string; readonly sentenceFirst: string }
  /** The view from one of its figures, or of the whole where it is null. */
  view(figure: Figure | null): View
  /** The line of one of its figures in the ledger. */
  line(figure: Figure): LedgerLine
  /** The letters of a figure's own question, to see whether that is what is asked. */
  question(figure: Figure): string
}

/** The passage that stands at `at` among all of them, in reading order. */
export function indexedPassage(release: Release, all: readonly Passage[], at: number): Indexed | null {
  const passage = all[at]
  if (!passage) return null
  const text = foldInPlace(passage.text)
  const clauses = splitClauses(text)
  const beside = (i: number) => {
    const other = all[i]
    return other && other.release === passage.release && other.paragraph === passage.paragraph
      ? foldInPlace(other.text)
      : ''
  }
  const lead = release.paragraphs.find((paragraph) => paragraph.number === passage.paragraph)?.text ?? ''
  const sentence: Sentence = {
    text,
    clauses,
    previous: beside(at - 1),
    next: beside(at + 1),
    heading: foldInPlace(`${passage.department ?? ''} ${release.title} ${lead.split(/[。！？]/)[0] ?? ''}`),
  }
  const items = clauses.flatMap((clause) => itemsOf(text, clause, passage.figures))
  return {
    ...sentence,
    passage,
    release,
    items,
    naming: once(() => namingIn(text, items, passage)),
    around: once(() => aroundOf(sentence)),
    view: onceEach((figure) => viewOf(sentence, figure)),
    line: onceEach((figure) => lineOf(release, passage, figure)),
    question: onceEach(({ question }) => lettersOf(question)),
  }
}

function aroundOf({ previous, text, heading }: Sentence) {
  return { inOrder: `${previous}${text}${heading}`, sentenceFirst: `${text}${previous}${heading}` }
}

/** How far an item may reach before the first and behind the last 、 of its list. */
const itemReach = 12

function itemsOf(text: string, clause: Span, figures: readonly Figure[]): Span[] {
  const marks = [...text.slice(clause.start, clause.end).matchAll(/、/g)].map((m) => clause.start + m.index)
  const first = marks[0]
  const last = marks.at(-1)
  if (first === undefined || last === undefined || marks.length < 2) return []
  // 爱心超市518家、爱心饭店97家、爱心药店50家: a list of figures is no list of names.
  if (
    figures.filter((figure) => figure.clause.start === clause.start && figure.kind !== 'date').length >
    marks.length
  )
    return []
  const edges = [nounStart(text, Math.max(clause.start, first - itemReach), first) - 1, ...marks]
  const tail = /^.*?(?=等|的|共计|[0-9]|$)/.exec(text.slice(last + 1, Math.min(clause.end, last + itemReach)))
  const inside = (item: Span) =>
    figures.filter((figure) => figure.span.start < item.end && figure.span.end > item.start)
  return edges.flatMap((edge, i) => {
    const item = { start: edge + 1, end: edges[i + 1] ?? last + 1 + (tail?.[0].length ?? 0) }
    const held = inside(item)
    if (i > 0) return held.length === 0 ? [item] : []
    // The first item begins behind the figure of its clause, if one stands there: 为2343名残疾人适配轮椅、拐杖.
    const ends = held.flatMap(({ counted, span }) => [counted.end, span.end])
    const start = Math.max(item.start, ...ends.filter((end) => end < item.end))
    return start < item.end ? [{ start, end: item.end }] : []
  })
}
