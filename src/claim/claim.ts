// A message that somebody passed on → the numbers in it, each with what it claims. Only what can be held against a
// published figure: no dates, ages, telephone numbers or numbers of documents.
import type { Figure, FigureKind } from '../passage/passage.ts'
import { figuresOf } from '../passage/split.ts'
import { foldInPlace } from '../text/normalise.ts'
import { splitSentences } from '../text/sentences.ts'

/** A number of the message with the question that it pretends to answer. */
export interface Claim {
  /** The number as it stands in the message. */
  readonly text: string
  readonly figure: Figure
  /** The sentence that claims it, folded; spans of `figure` are of this text. */
  readonly sentence: string
  /** What was said before without any number: a heading says of which place, year and department all this is. */
  readonly heading: string
  /** All that stands over the claim: the heading, and the sentence up to its clause's end, without other claims' numbers. */
  readonly scope: string
  /** The figure's question, with what the number before it counts where it says too little by itself. */
  readonly question: string
  /** What the other numbers of the clause count. */
  readonly beside: readonly string[]
  /** The number of which 其中 makes this one a part. */
  readonly whole: Figure | null
}

/** Kinds that say when, which one or for whom, and claim nothing by themselves. */
const unclaimed: ReadonlySet<FigureKind> = new Set(['date', 'age', 'ordinal', 'document-number'])

/** What a number without a measure word follows when it is one to call, to join or to look up. */
const calledBy = /(?:电话|热线|拨打?|打|号码?|编号|邮编|代码|验证码|qq|微信|tel)[\s:：是为]*$/u

/** What is put before a message to be read, 【好消息】 or 【保定】: a heading wherever it stands. */
const banner = /【[^】0-9]*】/gu

/** A heading without numbers holds for so many characters at most. */
const longestHeading = 200

/** The claims of a message in order, at most `limit`; `date` is the day to read 今年 by. */
export function claimsIn(message: string, date: string, limit: number): Claim[] {
  const folded = foldInPlace(withoutSigns(message))
  const text = folded.replace(banner, (name) => ' '.repeat(name.length))
  const claims: Claim[] = []
  let previous: string | null = null
  let heading = [...folded.matchAll(banner)].join(' ')
  for (const { start, end } of splitSentences(text)) {
    const sentence = text.slice(start, end)
    const figures = figuresOf(sentence, previous, { date, year: null }).filter((figure) =>
      claimsSomething(figure, sentence),
    )
    for (const [i, figure] of figures.entries()) {
      const { span, clause } = figure
      const beside = figures
        .filter((other) => other !== figure && other.clause.start === clause.start)
        .map((other) => countedIn(sentence, other))
      const before = figures[i - 1]
      claims.push({
        text: message.slice(start + span.start, start + span.end),
        ...{ figure, sentence, heading, beside },
        whole: figures.find((other) => other.span.start === figure.partOf?.start) ?? null,
        scope: `${heading}${ends(withoutNumbers(sentence.slice(0, clause.end), figures))}`,
        question: questionOf(figure, before === undefined ? '' : nounIn(sentence, before)),
      })
      if (claims.length === limit) return claims
    }
    if (figures.length === 0) heading = `${heading}${sentence} `.slice(-longestHeading)
    previous = sentence
  }
  return claims
}

/** ①, 1️⃣ and pictures stand between what is said; each takes as much room as before. */
function withoutSigns(message: string): string {
  return message
    .replace(/[\u2460-\u249b\u2776-\u2793]|[0-9]\ufe0f?\u20e3/gu, (sign) => '。'.padEnd(sign.length))
    .replace(/\p{Extended_Pictographic}\ufe0f?/gu, (sign) => '，'.padEnd(sign.length))
}

/** 三期工程, 第二批: which one it is. */
const ofOrder = /^[一二三四五六七八九十]+[期届批轮级]$/u

function claimsSomething({ kind, unit, span, text }: Figure, sentence: string): boolean {
  if (unclaimed.has(kind) || ofOrder.test(text)) return false
  return unit !== '' || !calledBy.test(sentence.slice(Math.max(0, span.start - 8), span.start))
}

/** Who, where and when stand at a sentence's beginning or beside the number: of a long one these are read. */
const longestEnd = 120

function ends(text: string): string {
  return text.length <= 2 * longestEnd ? text : `${text.slice(0, longestEnd)}，${text.slice(-longestEnd)}`
}

/** The sentence's beginning without the claimed numbers: 2000余人 must not be read as a year. */
function withoutNumbers(text: string, figures: readonly Figure[]): string {
  return figures.reduceRight((rest, { span }) => `${rest.slice(0, span.start)}${rest.slice(span.end)}`, text)
}

/** 合格率98.9% alone asks for nothing: of what was counted before it. */
function questionOf({ question, kind }: Figure, before: string): string {
  const isThin = kind === 'share' && question.replace(/百分之几|[？?]/gu, '').length <= 4
  return isThin && !question.includes(before) ? `${before}${question}` : question
}

/** What a figure counts, else its stretch without the number. */
function nounIn(sentence: string, figure: Figure): string {
  const { own, span } = figure
  return countedIn(sentence, figure) || sentence.slice(own.start, span.start)
}

function countedIn(sentence: string, { counted }: Figure): string {
  return sentence.slice(counted.start, counted.end)
}
