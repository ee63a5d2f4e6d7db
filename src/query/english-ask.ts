// Question words of an English question → what each asks for. `How much` asks for money only where money is spoken of;
// a noun that asks (number, figure) gives way to the question word before it.
import { type AskKind, askKindNamed } from './ask.ts'
import type { EnglishToken } from './english.ts'

/** What a question word asks for, and the measure word that a Chinese one would have. */
export interface EnglishAsk {
  readonly ask: AskKind | null
  readonly measure: string | null
}

/** Nouns that ask by themselves when nothing else does: figure for, number of. */
const askingNouns =
  /^(?:the )?(?:total )?(?:numbers?|figures?|counts?|headcount|amount|list|percentage|rate|ratio|share|proportion)(?: of)?$/

/** Nouns of something measured: what was the output, the length. */
const measured =
  /\b(?:output|yield|harvest|area|acreage|length|mileage|volume|value|capacity|population|budget|investment|revenue|income|expenditure|spending|size|height|depth|weight|sum|total|turnover|sales|subsidy|quota|distance|duration|quantity|coverage|density|consumption|stock|balance|deposits?|loans?|temperature|speed|score)\b/

const ofMoney =
  /\b(?:money|cash|funds?|funding|yuan|rmb|spen[dt]|spending|invest(?:ed|ment)?|pa(?:y|id)|payment|grants?|loans?|subsid(?:y|ies|i[sz]ed?)|allowances?|allocated?|raised?|donated?|donations?|disbursed?|cost|costs|refund(?:ed|s)?|relief|tax(?:es)?|benefits?|aid|compensation|assistance|scholarships?|wages?|salar(?:y|ies)|issued|handed|given|granted|reimbursed?|saved?|savings|cut|lent|borrowed|budget|revenue|income|worth|credit|prizes?|bonus(?:es)?|pensions?|financial|financed?|earn(?:ed)?|total|altogether)\b/

const persons = /^(?:people|persons?|individuals?|citizens|residents|folks?|locals)$/

/** Position of a token → what it asks for; tokens that ask nothing are left out. */
export function asksIn(words: readonly EnglishToken[]): ReadonlyMap<number, EnglishAsk> {
  const found = new Map<number, EnglishAsk>()
  let stretch = 0
  for (const [i, word] of words.entries()) {
    if (word.text === 'and') stretch = i
    if (word.kind !== 'ask' || isRelative(words, i)) continue
    const isNoun = askingNouns.test(word.text)
    // What was the number of: the noun asks, what only opens.
    const before = [...found].some(
      ([at, { ask }]) => at >= stretch && ask !== null && ask !== 'yes-no' && ask !== 'what',
    )
    if (isNoun && before) continue
    found.set(i, askOf(word, words.slice(i + 1)))
  }
  return found
}

/** People who got work: it points at the noun before it. */
function isRelative(words: readonly EnglishToken[], at: number): boolean {
  const before = words[at - 1]
  if (before === undefined || !/^who(?:se|m)?(?: (?:is|are|was|were))?$/.test(words[at]?.text ?? ''))
    return false
  return (
    before.kind === 'word' ||
    /^(?:those|ones?|anyone|everyone|people|persons?|all|many|some)$/.test(before.text)
  )
}

function askOf(word: EnglishToken, rest: readonly EnglishToken[]): EnglishAsk {
  const kinds = word.values.map(kindNamed).filter((kind) => kind !== null)
  const [kind = null] = kinds
  const text = word.text
  const stretch = untilNext(rest)
  if (/^how much(?: (?:did|does|do|has|have|had|was|were|is))?$/.test(text))
    return { ask: spendsMoney(stretch) ? 'money' : 'how-many', measure: null }
  const noun = nounFollows(rest)
  if (/^(?:list|name|give)/.test(text) && noun) return { ask: null, measure: null }
  if (
    /^what(?: (?:did|does|do|has|have|had|was|were))?$/.test(text) &&
    stretch.some((one) => spends.test(one.text))
  )
    return { ask: 'money', measure: null }
  if (opens.test(text) && !noun && stretch.slice(0, 4).some(isMeasured))
    return { ask: 'how-many', measure: null }
  if (/amount/.test(text)) return { ask: spendsMoney(stretch) ? 'money' : 'how-many', measure: null }
  const counts = kind === 'how-many' && /many/.test(text)
  const people = counts && (/people|persons/.test(text) || persons.test(rest[0]?.text ?? ''))
  const unit = /many (\w+)$/.exec(text)?.[1] ?? rest[0]?.text ?? ''
  const span = counts ? spans.find(([pattern]) => pattern.test(unit)) : undefined
  return { ask: kind, measure: people ? '人' : (span?.[1] ?? null) }
}

/** How many days asks for a span of time, not for what can be counted. */
const spans: readonly (readonly [RegExp, string])[] = [
  [/^days?$/, '天'],
  [/^weeks?$/, '周'],
  [/^months?$/, '个月'],
  [/^years?$/, '年'],
  [/^hours?$/, '小时'],
  [/^minutes?$/, '分钟'],
]

/** What did the city put into it: what is spent is money. */
const spends =
  /^(?:spen[dt]|put in(?:to)?|invest(?:ed)?|pa(?:y|id)|fork(?:ed)? out|cost)(?: (?:on|for|in|into))?$/

const opens = /^what(?:'s| is| was| are| were)?(?: the)?$/

/** A noun that asks stands among the next words. */
function nounFollows(rest: readonly EnglishToken[]): boolean {
  return rest.slice(0, 3).some(({ kind, text }) => kind === 'ask' && askingNouns.test(text))
}

function kindNamed(name: string): AskKind | null {
  return name === 'age' ? 'age' : askKindNamed(name)
}

function isMeasured({ kind, text }: EnglishToken): boolean {
  return kind !== 'filler' && measured.test(text)
}

/** Up to the next question word: in how many came and how much was paid, each has its own. */
function untilNext(rest: readonly EnglishToken[]): readonly EnglishToken[] {
  const next = rest.findIndex(
    ({ kind, values }) => kind === 'ask' && values.some((one) => kindNamed(one) !== null),
  )
  return next < 0 ? rest : rest.slice(0, next)
}

/** Money is spoken of, or nothing at all: how much in total. */
function spendsMoney(stretch: readonly EnglishToken[]): boolean {
  return (
    stretch.every(({ kind }) => kind === 'filler' || kind === 'ask') ||
    stretch.some(({ text }) => ofMoney.test(text))
  )
}
