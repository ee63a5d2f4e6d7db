// A reply held against what was expected of it → a verdict. Pure; docs/questions.md describes the format for people.
import * as z from 'zod'
import { type Expectation, expectationSchema, turnSchema } from '../corpus/precedent.ts'

export const questionSchema = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.string().default('figure'),
  lang: z.string().default('zh-Hans'),
  style: z.string().default('formal'),
  expect: expectationSchema,
})
export type JudgedQuestion = z.infer<typeof questionSchema>

export const dialogueSchema = z.object({
  id: z.string(),
  lang: z.string().default('zh-Hans'),
  turns: z.array(turnSchema),
})

export type Verdict = 'correct' | 'partial' | 'refused' | 'wrong' | 'held' | 'false'

/** What a reply is judged by: the fields of `ask --json` that count. */
export interface JudgedReply {
  readonly outcome: string
  readonly figures: readonly string[]
  readonly reply: string
  readonly citations: readonly { readonly quote: string }[]
}

/** One question with its verdict and what was said. */
export interface Judged extends JudgedQuestion {
  readonly verdict: Verdict
  readonly said: JudgedReply
}

/** Letters and digits only: punctuation, blanks and width do not count. */
export function essence(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{P}\p{S}\s]/gu, (c) => (c === '%' || c === '‰' ? c : ''))
    .toLowerCase()
}

/** So many figures may be pointed out beyond the expected ones, and so many in any case. */
const spare = 2
const always = 3

/** The verdict on one reply. */
export function judge(expected: Expectation, reply: JudgedReply): Verdict {
  if (!expected.answerable) return reply.outcome === 'answered' ? 'false' : 'held'
  if (reply.outcome !== 'answered') return 'refused'
  const quotes = reply.citations.map((citation) => essence(citation.quote))
  const evidence = [expected.evidence, ...(expected.alternatives ?? [])].map(essence)
  const quoted = evidence.some((clause) => quotes.some((quote) => quote.includes(clause)))
  if (!quoted) return 'wrong'
  const figures = reply.figures.map(essence)
  const wanted = (expected.figures ?? []).map(essence)
  const hit = wanted.filter((figure) => figures.includes(figure)).length
  const shown = [essence(reply.reply), ...quotes]
  const named = (expected.mustContain ?? [])
    .map(essence)
    .every((name) => shown.some((text) => text.includes(name)))
  const enough = wanted.length === 0 || (expected.all ? hit === wanted.length : hit > 0)
  const dumped = figures.length > Math.max(always, wanted.length + spare)
  if (enough && named && !dumped) return 'correct'
  return wanted.length > 0 && hit === 0 ? 'wrong' : 'partial'
}

/** +1 for correct and held, half for partial, nothing for a refusal, −2 for wrong and false. */
export const utility: Readonly<Record<Verdict, number>> = {
  correct: 1,
  held: 1,
  partial: 0.5,
  refused: 0,
  wrong: -2,
  false: -2,
}
