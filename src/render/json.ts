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

/** A place in a release; of an editors' answer its own source, with the day it was checked and no place. */
export interface CitationJson extends Pick<Citation, 'title' | 'department' | 'date' | 'quote' | 'url'> {
  readonly release: string | null
  readonly paragraph: number | null
  readonly sentence: number | null
}

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
  return {
    ...(asked.id === undefined ? {} : { id: asked.id }),
    text: asked.text,
    outcome: answer.outcome,
    figures: answer.outcome === 'answered' ? answer.figures.map((figure) => figure.text) : [],
    reply: plainText(replyTo(answer, asked.language)),
    citations: citationsOf(answer),
    suggestions: choices.length > 0 ? choices : answer.suggestions,
    confidence: answer.confidence,
    elapsedMs: Math.round(asked.elapsedMs * 1000) / 1000,
    knowledgeVersion: asked.knowledgeVersion,
  }
}

function citationsOf(answer: Answer): readonly CitationJson[] {
  if (answer.outcome === 'off-topic') return []
  if (answer.outcome === 'answered' && answer.curated) {
    const { answer: quote, source, checked: date } = answer.curated
    const { title, url = null } = source
    return [{ release: null, title, department: null, date, paragraph: null, sentence: null, quote, url }]
  }
  return answer.citations.map(citationJson)
}

/** A place in a release. */
export function citationJson(citation: Citation): CitationJson {
  const { release, title, department, date, paragraph, sentence, quote, url } = citation
  return { release, title, department, date, paragraph, sentence, quote, url }
}
