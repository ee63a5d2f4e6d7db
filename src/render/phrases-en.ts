// The bot's words in English. Quotes stay Chinese, as printed.
import type { Phrases } from './wording.ts'

const about = (word: string | null, rest: string) =>
  word === null
    ? `The published release does not ${rest}.`
    : `On “${word}”: the published release does not ${rest}.`

const releases = (titles: readonly string[]) => titles.slice(0, 5).join('; ')

export const english: Phrases = {
  youAsked: (question) => `You asked: ${question}`,
  paragraph: (number) => `paragraph ${number}`,
  repaired: 'The reposted text around this quote was repaired.',
  period: (text) => ` (${text})`,
  colon: ': ',
  claim: (claimed, agrees, published) =>
    agrees
      ? `You said ${claimed}: the release says the same.`
      : `You said ${claimed}; the release says ${published}.`,
  missing: (parts) => `The release does not state: ${parts.join(', ')}.`,
  quotesOnly: 'The release says:',
  notStated: {
    'other-year': (year) => `The published release does not state figures for ${year ?? 'that year'}.`,
    'other-place': (place) => `The published release does not state anything about ${place ?? 'that place'}.`,
    future: (word) => about(word, 'state what is planned'),
    comparison: (word) => about(word, 'state anything to compare with, such as last year or a ranking'),
    'per-person': (word) => about(word, 'state how much it is for each person, household or time'),
    procedure: (word) => about(word, 'state how to apply'),
    eligibility: (word) => about(word, 'state who is eligible'),
    entitlement: (word) => about(word, 'state what one person is entitled to'),
    price: (word) => about(word, 'state a price or fee'),
    contact: (word) => about(word, 'state a telephone number, address or opening hours'),
    cause: (word) => about(word, 'state why'),
    person: (word) => about(word, 'state which person'),
    breakdown: (word) => about(word, 'state a finer breakdown'),
    computed: (word) => about(word, 'state this number itself'),
    'no-figure': (word) => about(word, 'state a figure'),
    'no-passage': (word) =>
      word
        ? `The published release does not mention “${word}”.`
        : 'The published release does not mention this.',
  },
  curated: 'The releases do not say. This answer was written and checked by the editors:',
  checked: (source, day) => `Source: ${source} · checked on ${day}`,
  contact: (department) => `You can ask ${department}:`,
  reach: {
    phone: (text) => `telephone ${text}`,
    address: (text) => `address ${text}`,
    hours: (text) => `hours ${text}`,
  },
  disagreeing: 'Two published figures differ; the department that published them can say which one holds:',
  earlier: (figure, day) => `Before that (published on ${day}): ${figure}`,
  retired: (why) =>
    why.state === 'withdrawn'
      ? `Note: this release was withdrawn on ${why.on} and no longer holds.`
      : why.state === 'expired'
        ? `Note: this release held until ${why.on} and has run out.`
        : `Note: this release was replaced by “${why.by.title}” of ${why.by.date} and no longer holds.`,
  sum: (formula, total) =>
    `Added up from the printed figures (not a published number): ${formula} = ${total}`,
  nearby: 'What it does say nearby:',
  whichOne: 'Which one do you mean?',
  followUps: 'You can also ask:',
  followUpsAsPrinted: 'You can also ask, in the words of the release:',
  offTopic: {
    greeting: 'Hello! Please ask what you would like to know.',
    thanks: 'You are welcome.',
    farewell: 'Goodbye. Ask again any time.',
    identity:
      'I am a bot. I answer only from the government’s published releases, with the sentence and its source.',
    distress:
      'I am worried by what you write. I am only a program that looks up releases and cannot help. Please tell somebody you trust, or the emergency services where you are, right now; you need not bear it alone.',
    complaint: 'I cannot take or pass on a complaint. Please turn to the office that can act on it.',
    abuse: 'Sorry that I could not help. Tell me what you would like to know, and I will look it up.',
    instruction: 'I cannot do that. I only answer questions from the government’s published releases.',
    noise: 'I did not understand. Please ask in one sentence, in other words.',
    empty: 'Please send me your question as one sentence.',
  },
  greeting: (titles) => [
    'Hello! I answer from the government’s published releases: the figure first, then the sentence and its source.',
    ...(titles.length > 0 ? [`Releases: ${releases(titles)}`] : []),
    'Just ask. Where the release does not say, I tell you so. Quotes are in Chinese, as printed.',
  ],
  help: [
    'Ask in one sentence, such as “How many people …?” You can go on from there: “And …?”',
    'The answer is in bold; below it stand the sentence of the release and its source (department, date, title, paragraph).',
  ],
  about: (titles, version) => [
    'I quote the government’s published releases to the letter, calculate nothing and add nothing.',
    ...(titles.length > 0 ? [`Releases: ${releases(titles)}`] : []),
    `Knowledge version: ${version}`,
  ],
  tryAsking: 'You can ask:',
  textOnly: 'I can only read text. Please send your question as one sentence.',
  unknownCommand: 'There is no such command. Just ask, or send /help.',
  askHow: 'Please write your question after /ask or after mentioning me.',
  buttonExpired: 'This button no longer works. Please type your question.',
  failed: 'Sorry, something went wrong. Please ask again.',
  commands: {
    start: 'Start',
    help: 'How to use it',
    ask: 'Ask a question: /ask how many …',
    check: 'Check the numbers of a message: /check and its text, or as a reply to it',
    topics: 'Browse by department',
    coverage: 'What I can and cannot answer',
    source: 'The last answer’s sentence in context',
    subscribe: 'Subscribe to announcements',
    unsubscribe: 'Unsubscribe',
    verify: 'An answer again by its receipt, and whether it was corrected',
    waiting: 'What you wait to be told',
    language: 'Choose the language',
    privacy: 'What is kept, and for how long',
    forget: 'Delete everything about me',
    about: 'Sources',
    settings: 'Settings of this group (administrators)',
    announce: 'Announce something (editors)',
    announcements: 'The announcements so far (editors)',
    correct: 'Correct an announcement: ID old → new (editors)',
    retract: 'Withdraw an announcement (editors)',
  },
  terminal: {
    noToken: [
      'BOT_TOKEN is not set, so this is a conversation in the terminal. To use it in Telegram:',
      '1. send /newbot to @BotFather in Telegram, which gives you a token;',
      '2. put it into the file .env as BOT_TOKEN=…, and run npm start again.',
    ],
    intro: 'Type a question and press Enter; /help explains, /quit ends.',
    bye: 'Goodbye.',
  },
}
