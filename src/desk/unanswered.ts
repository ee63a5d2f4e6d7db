// What was asked in vain: gathered by meaning, and each group turned into an answer, a word, or "rightly not stated".

import { exampleFaults } from '../engine/check-editors.ts'
import { freshContext } from '../engine/engine.ts'
import { unansweredPage } from '../render/desk-lists.ts'
import { notice } from '../render/introduction.ts'
import { audited, type Done, type Turn } from './circumstances.ts'
import { type Group, grouped, type Understood } from './cluster.ts'
import type { Prompt } from './desk-store.ts'
import { applied, type Change } from './draft.ts'
import { draftedAndPreviewed } from './previews.ts'

/** The newest of them; older ones come up when these are dealt with. */
const mostGathered = 500
const perPage = 4

const files = {
  answers: 'answers/desk.yaml',
  words: 'vocabulary/desk.yaml',
  examples: 'questions/desk.yaml',
} as const

async function gathered(turn: Turn): Promise<Group[]> {
  const { store, live, clock } = turn
  const understood: Understood[] = []
  for (const missed of await store.missed(mostGathered)) {
    const { answer, explanation } = live.engine().ask(missed.question, freshContext)
    // What has been published since may answer it.
    const isAnswered = missed.how === 'not-stated' && answer.outcome === 'answered'
    if (!isAnswered) understood.push({ missed, query: explanation.query })
    await turn.breathe()
  }
  return grouped(understood, clock.now())
}

/** A page of groups, each with what can be made of it. */
export async function onUnanswered(page: number, turn: Turn): Promise<Done> {
  const { words, job, timeZone, role } = turn
  await turn.show('gathering')
  const groups = await gathered(turn)
  if (groups.length === 0) return { message: notice(words.unanswered.none), outcomes: [] }
  const at = page * perPage < groups.length ? page : 0
  const shown = groups.slice(at * perPage, (at + 1) * perPage)
  const next = (at + 1) * perPage < groups.length ? at + 1 : null
  const questions = groups.reduce((sum, group) => sum + group.questions.length, 0)
  const listed = { groups: shown.map(({ questions }) => questions), of: groups.length, questions, next }
  const mayAct = role !== 'viewer'
  return {
    message: unansweredPage(listed, { timeZone, first: at * perPage + 1, mayAct }, job.language),
    outcomes: [],
  }
}

async function groupOf(missed: number, turn: Turn): Promise<Group | null> {
  const groups = await gathered(turn)
  return groups.find(({ questions }) => questions.some(({ id }) => id === missed)) ?? null
}

/** Asks the editor for an answer or for a word. */
export async function onWant(kind: 'answer' | 'word', missed: number, turn: Turn): Promise<Done> {
  const { words } = turn
  const all = await turn.store.missed(mostGathered)
  const one = all.find(({ id }) => id === missed)
  if (one === undefined) return { message: notice(words.unanswered.gone), outcomes: [] }
  const { askAnswer, askWord } = words.unanswered
  const lines = kind === 'answer' ? askAnswer(one.question) : askWord(one.question)
  return { message: notice(...lines), outcomes: [], prompt: { kind, missed } }
}

/** The editor's answer or word → a draft that settles the whole group. */
export async function onGiven(
  text: string,
  { kind, missed }: Extract<Prompt, { kind: 'answer' | 'word' }>,
  turn: Turn,
): Promise<Done> {
  const { words, clock, timeZone } = turn
  const group = await groupOf(missed, turn)
  const question = group?.questions.find(({ id }) => id === missed)?.question
  if (group === null || question === undefined)
    return { message: notice(words.unanswered.gone), outcomes: [] }
  const settles = group.questions.map(({ id }) => id)
  const given =
    kind === 'answer' ? answerIn(text, wordings(group), dayOf(clock.now(), timeZone)) : wordIn(text, question)
  if (given === null)
    return { message: notice(words.unanswered.notUnderstood), outcomes: [], prompt: { kind, missed } }
  const note =
    'word' in given
      ? words.unanswered.wordNote(given.word, given.means.join('、'))
      : words.unanswered.answerNote(question)
  const changes = [entryIn(kind === 'answer' ? files.answers : files.words, given)]
  return draftedAndPreviewed({ way: 'desk', note, changes, settles }, turn)
}

/**
 * The question becomes an example that the releases must go on not answering. That changes no answer, so it is published
 * at once; where it is answered now (badly, people said), the editor sees that first.
 */
export async function onRightly(missed: number, turn: Turn): Promise<Done> {
  const { words, live, job } = turn
  const group = await groupOf(missed, turn)
  const question = group?.questions.find(({ id }) => id === missed)?.question
  if (group === null || question === undefined)
    return { message: notice(words.unanswered.gone), outcomes: [] }
  const entry = { question, notStated: true } as const
  const changes = [entryIn(files.examples, entry)]
  const note = words.unanswered.rightlyNote(question)
  const settles = group.questions.map(({ id }) => id)
  if (exampleFaults([{ entry, where: files.examples }], live.engine()).length > 0)
    return draftedAndPreviewed({ way: 'desk', note, changes, settles }, turn)
  const built = { engine: live.engine(), corpus: live.corpus() }
  for (;;) {
    const after = live.version().id
    const published = await live.publish({
      ...{ files: applied(live.files(), changes), after, built },
      ...{ way: 'desk', by: job.person, note },
    })
    // What others published meanwhile does not matter to one more example.
    if (published.outcome === 'newer') await live.follow()
    else break
  }
  return {
    message: notice(note),
    outcomes: [{ kind: 'settled', missed: settles }, audited(turn, 'publish', note)],
  }
}

function wordings({ questions }: Group): readonly string[] {
  return [...new Set(questions.map(({ question }) => question))].slice(0, 5)
}

interface Answer {
  readonly questions: readonly string[]
  readonly answer: string
  readonly source: { readonly title: string; readonly url?: string; readonly document?: string }
  readonly checked: string
}

/** The answer's lines, and in the last one where it is from: a title with an address, or a document. */
function answerIn(text: string, questions: readonly string[], checked: string): Answer | null {
  const lines = text.trim().split('\n')
  const [, from = ''] = /^\s*(?:来源|來源|source)\s*[=＝:：]\s*(.+)$/iu.exec(lines.at(-1) ?? '') ?? []
  const answer = lines.slice(0, -1).join('\n').trim()
  if (from === '' || answer === '') return null
  const [url] = /https?:\/\/\S+/u.exec(from) ?? []
  const title = (url === undefined ? from : from.replace(url, '')).trim()
  const source = url === undefined ? { title, document: title } : { title: title || url, url }
  return { questions, answer, source, checked }
}

interface Word {
  readonly word: string
  readonly means: readonly string[]
  readonly example: string
}

function wordIn(text: string, example: string): Word | null {
  const [, word = '', meant = ''] = /^\s*([^=＝\n]+?)\s*[=＝]\s*([^=＝\n]+?)\s*$/u.exec(text) ?? []
  const means = meant.split(/[、,，]/u).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
  return word === '' || means.length === 0 ? null : { word, means, example }
}

/** An entry at the end of a list; JSON is YAML. */
function entryIn(path: string, entry: object): Change {
  return { path, append: `- ${JSON.stringify(entry)}\n` }
}

function dayOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at))
}
