// The bot's words in a chat beside answers, in English.
import type { ChatPhrases } from './chat-wording.ts'
import { daysOf, minutesOf } from './span.ts'

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

export const englishChat: ChatPhrases = {
  comma: ', ',
  help: ['In a group, mention me, reply to me, or use /ask with your question.', 'There are also commands:'],
  askedFor: 'What would you like to know? Just ask.',
  personalNumber:
    'Note: the identity-card, phone or bank-card number you sent was masked and not kept. Please do not send me such numbers.',
  sourceLabel: 'Source in context',
  vote: {
    up: '👍 Helpful',
    down: '👎 Not helpful',
    thanks: 'Thank you for telling me.',
    why: 'Thank you for telling me. What was wrong?',
  },
  why: { 'wrong-figure': 'Wrong figure', 'not-my-question': 'Not my question', unclear: 'Unclear' },
  thanksForWhy: 'Thank you, noted. You may ask again in other words.',
  browse: {
    label: 'Browse topics',
    sections: (count) => `The releases cover ${counted(count, 'subject')}. Choose one:`,
    section: (label, count) => `${label}: ${counted(count, 'topic')}. Choose one:`,
    topic: 'The release gives these figures. Tap one to see it:',
    nothing: 'There is nothing to browse yet.',
    page: (number, of) => `Page ${number} of ${of}`,
    previous: 'Previous page',
    next: 'Next page',
    back: 'Back',
  },
  coverage: {
    first: (figures, releases) =>
      `I can give ${counted(figures, 'figure')} from ${counted(releases, 'published release')}.`,
    nothing: 'There are no releases yet, so I cannot answer questions.',
    releases: 'Releases:',
    release: (date, title, figures) => `${date} ${title}: ${counted(figures, 'figure')}`,
    more: (count) => `And ${count} earlier.`,
    departments: (names, more) => `Departments: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    places: (names) => `Places: ${names.join(', ')}`,
    years: (years) => `Years: ${years.join(', ')}`,
    never: 'I do not answer these, and say so:',
    nevers: [
      'what one person or household gets, and who is eligible',
      'how and where to apply, and with which papers',
      'other years and places than those of the releases',
      'totals, averages, shares and rankings that are not printed',
      'plans and causes, unless they are printed',
    ],
  },
  source: {
    sentence: 'The sentence quoted:',
    paragraph: (number) => `Its paragraph (paragraph ${number}):`,
    editor: (before, after) => `Repaired by an editor: ${before} became ${after}`,
    damage: (before) => `Damaged here and not yet repaired: “${before}”`,
    rules: (count, sorts) =>
      `When this release was imported, rules repaired ${counted(count, 'place')}: ${sorts.join(', ')}. No digit was changed.`,
    sorts: {
      gloss: 'pinyin between the characters taken out',
      script: 'characters set back to simplified',
      punctuation: 'punctuation made uniform',
      page: 'traces of the web page and layout removed',
    },
    untouched: 'Nothing in this release was repaired.',
    none: 'Ask a question first, or reply to one of my answers with /source.',
  },
  privacy: (kept, version) => [
    'I keep only what answering needs:',
    `· your last question and its answer, for ${counted(minutesOf(kept.turn), 'minute')}, to understand “And …?”;`,
    `· which question each of my answers belongs to, for ${counted(daysOf(kept.answer), 'day')}, for edited questions and the buttons under answers;`,
    `· your “helpful” and “not helpful”, for ${counted(daysOf(kept.vote), 'day')}, to improve the answers;`,
    `· your message until it is answered, and its number for ${counted(daysOf(kept.update), 'day')}, so that none is answered twice;`,
    `· that a message could not reach you, and why, for ${counted(daysOf(kept.mishap), 'day')}, to find faults;`,
    `· questions without a good answer, without who asked them, for ${counted(daysOf(kept.missed), 'day')}, so that editors can add what is missing;`,
    `· answers with a receipt (question and knowledge version), for ${counted(daysOf(kept.receipt), 'day')}, so that whoever has the receipt can verify them;`,
    `· what you wait to be told, until you are or end it, for ${counted(daysOf(kept.awaited), 'day')} at most;`,
    '· the language you chose, until you change or delete it;',
    `· what you subscribed to, until you unsubscribe; which announcements you were sent, for ${counted(daysOf(kept.delivery), 'day')}, so that they can be corrected.`,
    'Identity-card, phone and bank-card numbers are masked before anything is kept. Nothing is given to others or used for anything else.',
    '/forget deletes everything about you at once.',
    `Knowledge version: ${version}`,
  ],
  forgotten: [
    'Everything about you has been deleted: conversation, questions, feedback, language and subscription.',
    'Please delete the messages in Telegram on your own phone.',
  ],
  language: {
    title: 'Choose the language I speak (quotes stay as printed):',
    names: { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' },
    asAsked: 'Language of the question',
    set: (name) =>
      name === null ? 'I will answer in the language you ask in.' : `I will answer in ${name}.`,
  },
  gone: 'The releases have changed, and this is no longer there. Please type your question.',
  link: {
    unknown: 'This link cannot be opened any more. Just ask.',
  },
  settings: {
    title: 'Settings of this group (administrators only):',
    answers: (on) => `Answers in this group: ${on ? 'yes' : 'no'}`,
    language: (name) => `Language: ${name ?? 'that of the question'}`,
    quiet: (from, to) => `Quiet hours: ${from === null ? 'none' : `${from} to ${to}`}`,
    topics: (departments) => `Topics: ${departments.length === 0 ? 'all' : departments.join(', ')}`,
    turnOff: 'Do not answer here',
    turnOn: 'Answer here',
    quietFrom: (from, to) => `Quiet ${from}–${to}`,
    noQuiet: 'No quiet hours',
    chooseTopics: 'Choose topics',
    topicsTitle: 'Answer about which departments only? Tap to choose, tap again to undo:',
    chosen: (department) => `Chosen: ${department}`,
    allTopics: 'All topics',
    onlyInGroups: '/settings works in groups only.',
    onlyAdministrators: 'Only administrators of this group can change its settings.',
  },
}
