// Every command of the command line: what it takes, what it does in a line, and where its code is.
import type { Run } from './io.ts'

export interface CommandLine {
  readonly usage: string
  readonly help: string
  readonly options: readonly Option[]
  /** A command's code is loaded when it is called for, so that the others start fast. */
  readonly load: () => Promise<{ readonly run: Run }>
}

/** `many`: may be given more than once. */
export interface Option {
  readonly flags: string
  readonly help: string
  readonly many?: boolean
}

/** What needs the configuration or the bot: wired by main, given here. */
export interface Actions {
  readonly start: Run
  readonly chat: Run
  readonly doctor: Run
  readonly announce: Run
  readonly publish: Run
}

const batch: Option = { flags: '--batch <file>', help: 'one JSON object a line; - for standard input' }
const data: Option = { flags: '--data <dir>', help: 'data folder (default: DATA_DIR, else data)' }
const json: Option = { flags: '--json', help: 'JSON instead of text' }

/** What is said of documents that become releases. */
const aboutDocuments: readonly Option[] = [
  { flags: '--title <text>', help: 'the title, where the document does not say' },
  { flags: '--publisher <name>', help: 'who published it' },
  { flags: '--date <yyyy-mm-dd>', help: 'when it was published' },
  { flags: '--place <name>', help: 'which place it is about' },
  { flags: '--url <address>', help: 'where it was published' },
  { flags: '--slug <name>', help: "the release's file name" },
  { flags: '--department <name>', help: 'a department that reports in it', many: true },
  { flags: '--repair <before=after>', help: 'what a damaged text should be', many: true },
  { flags: '--keep-script', help: 'leave traditional characters as they are' },
  { flags: '--simplify', help: 'turn traditional characters into simplified ones' },
]

export const commandTable = ({ start, chat, doctor, announce, publish }: Actions): readonly CommandLine[] => [
  {
    usage: 'start',
    help: 'run the Telegram bot; without BOT_TOKEN, talk in the terminal (default)',
    options: [],
    load: async () => ({ run: start }),
  },
  { usage: 'chat', help: 'talk in the terminal', options: [], load: async () => ({ run: chat }) },
  {
    usage: 'ask [question...]',
    help: 'answer one question, or a file of them',
    options: [json, batch, { flags: '--explain', help: 'say how the answer came about' }],
    load: () => import('./ask.ts'),
  },
  {
    usage: 'claims [text...]',
    help: 'hold the numbers of a message that goes round against the published figures',
    options: [json, batch],
    load: () => import('./claims.ts'),
  },
  {
    usage: 'search [question...]',
    help: 'rank the passages for a question',
    options: [
      batch,
      { flags: '--corpus <file>', help: 'search these documents instead: {id, title?, text} a line' },
      { flags: '--k <n>', help: 'how many passages' },
    ],
    load: () => import('./search.ts'),
  },
  {
    usage: 'import <files...>',
    help: 'turn documents, or folders of them, into releases of the knowledge folder',
    options: [...aboutDocuments, { flags: '--force', help: 'replace a release that is there' }],
    load: () => import('./run-import.ts'),
  },
  {
    usage: 'publish [files...]',
    help: 'show what documents, or changes made in the knowledge folder, would change, and publish it to the bot',
    options: [
      ...aboutDocuments,
      { flags: '--yes', help: 'publish it' },
      { flags: '--despite-examples', help: 'also when examples of the editors go wrong with it' },
    ],
    load: async () => ({ run: publish }),
  },
  {
    usage: 'passages [release]',
    help: 'list the passages of the releases, with their figures and questions',
    options: [json],
    load: () => import('./passages.ts'),
  },
  {
    usage: 'figures [release]',
    help: 'list every figure with what it measures, for when, and where it stands',
    options: [
      { flags: '--csv', help: 'a table for a spreadsheet' },
      { flags: '--jsonl', help: 'one JSON object a line' },
    ],
    load: () => import('./figures.ts'),
  },
  {
    usage: 'check',
    help: 'check the knowledge folder, put every figure to the test, and name every fault',
    options: [
      { flags: '--all', help: 'try every figure of a large folder, not a sample' },
      { flags: '--strict', help: 'end with 1 for what a person should look at, too' },
    ],
    load: () => import('./check.ts'),
  },
  {
    usage: 'diff <before> <after>',
    help: 'compare two knowledge folders: sentences, figures, and questions answered otherwise',
    options: [json, { flags: '--all', help: 'ask every known question, not a sample' }],
    load: () => import('./diff.ts'),
  },
  {
    usage: 'eval [files...]',
    help: 'answer files of questions with known answers, and count (default: questions beside the project, else its own)',
    options: [json],
    load: () => import('./eval.ts'),
  },
  {
    usage: 'announce [file]',
    help: 'announce a text, or a release, to the subscribed chats of the bot',
    options: [
      { flags: '--topic <name>', help: 'for subscribers of this department or topic', many: true },
      { flags: '--at <time>', help: 'when, by the clocks of TIME_ZONE: 2026-11-28 09:00' },
      { flags: '--release <id>', help: 'the figures of this release, instead of a text' },
      { flags: '--silent', help: 'without a sound' },
      { flags: '--again', help: 'also when the same was announced before' },
      { flags: '--dry-run', help: 'only show it' },
    ],
    load: async () => ({ run: announce }),
  },
  {
    usage: 'verify <id>',
    help: 'give an answer of the bot again by its receipt, and say whether it was corrected',
    options: [json, data],
    load: () => import('./verify.ts'),
  },
  {
    usage: 'backup <file>',
    help: 'write all that the bot keeps to a new file, also while it runs',
    options: [data],
    load: async () => ({ run: (await import('./backup.ts')).runBackup }),
  },
  {
    usage: 'restore <file>',
    help: 'bring a backup back, into SQLite or PostgreSQL, while no bot runs',
    options: [data, { flags: '--force', help: 'replace what is kept there' }],
    load: async () => ({ run: (await import('./backup.ts')).runRestore }),
  },
  {
    usage: 'doctor',
    help: 'say what is wrong with token, rights, webhook, clock, store and knowledge, and how to mend it',
    options: [],
    load: async () => ({ run: doctor }),
  },
  {
    usage: 'health',
    help: 'say whether the running bot heard from Telegram lately',
    options: [data],
    load: () => import('./health.ts'),
  },
]
