// Answer → the JSON object of `ask --json` and `ask --batch`, one shape for every outcome.
import type { Answer, Citation } from '../answer/answer.ts'
import type { Language } from '../query/query.ts'
import { plainText } from './plain.ts'
import { replyTo } from './reply.ts'

/** One answered question as a program reads it. `reply` is what the citizen sees, as plain text. */
export interface AnswerJson {
  readonly id?: string | number
  readonly text: string
  readonly outcome: Answer['outcome']
  readonly figures: readonly string[]
  readonly reply: string
  readonly citations: readonly CitationJson[]
  readonly suggestions: readonly string[]
  readonly confidence: number
  readonly elapsedMs: number
  readonly knowledgeVersion: string
}

export type CitationJson = Pick<
  Citation,
  'release' | 'title' | 'department' | 'date' | 'paragraph' | 'sentence' | 'quote' | 'url'
>

/** The question, and what was measured around the answer. */
export interface Asked {
  readonly id?: string | number
  readonly text: string
  readonly language: Language
  readonly elapsedMs: number
  readonly knowledgeVersion: string
}

/** The object for one answer. The choices of a clarification are its suggestions: each is a question to ask. */
export function answerJson(answer: Answer, asked: Asked): AnswerJson {
  const choices = answer.outcome === 'clarify' ? answer.choices.map((choice) => choice.question) : []
  const citations = answer.outcome === 'off-topic' ? [] : answer.citations
  return {
    ...(asked.id === undefined ? {} : { id: asked.id }),
    text: asked.text,
    outcome: answer.outcome,
    figures: answer.outcome === 'answered' ? answer.figures.map((figure) => figure.text) : [],
    reply: plainText(replyTo(answer, asked.language)),
    citations: citations.map(({ release, title, department, date, paragraph, sentence, quote, url }) => ({
      release,
      title,
      department,
      date,
      paragraph,
      sentence,
      quote,
      url,
    })),
    suggestions: choices.length > 0 ? choices : answer.suggestions,
    confidence: answer.confidence,
    elapsedMs: Math.round(asked.elapsedMs * 1000) / 1000,
    knowledgeVersion: asked.knowledgeVersion,
  }
}
