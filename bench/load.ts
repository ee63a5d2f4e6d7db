// The questions that the bench asks: those of tests/questions/*.jsonl, without what is expected of them.
import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../tests/questions/', import.meta.url)

/** The single questions of every file, in order. Turns of dialogues need their context and are left out. */
export function loadQuestions(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { readonly text?: string })
    .flatMap(({ text }) => (text === undefined ? [] : [text]))
}
