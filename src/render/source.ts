// A sentence → the paragraph that it stands in, with what was repaired there: so that nobody has to believe the bot.
import type { Source } from '../engine/catalogue.ts'
import type { Language } from '../query/query.ts'
import { bold, type Line, linesOnly, type Message, plain, say, type Words } from './message.ts'
import { chatPhrasesIn, phrasesIn } from './phrases.ts'
import { sortOfRule } from './repair-sort.ts'
import { sourceLine } from './reply.ts'

/** The sentence by itself, then bold in its paragraph: bold alone says nothing to those who listen. */
export function sourceText(source: Source, language: Language): Message {
  const { source: words } = chatPhrasesIn(language)
  const { passage, release, paragraph } = source
  const end = passage.offset + passage.text.length
  const marked: Words[] = [
    plain(paragraph.slice(0, passage.offset)),
    bold(passage.text),
    plain(paragraph.slice(end)),
  ].filter(({ text }) => text !== '')
  const alone = paragraph.trim() === passage.text.trim()
  const where = { ...release, department: passage.department, paragraph: passage.paragraph }
  return linesOnly([
    say(words.sentence),
    { kind: 'quote', words: [bold(passage.text)] },
    ...(alone ? [] : [say(words.paragraph(passage.paragraph)), { kind: 'quote', words: marked } as const]),
    sourceLine(where, phrasesIn(language)),
    ...repairLines(source, language),
  ])
}

function repairLines({ repairs, release }: Source, language: Language): readonly Line[] {
  const { source: words } = chatPhrasesIn(language)
  const here = repairs.map(({ repair: { state, before, after } }) =>
    state === 'flagged' ? words.damage(before) : words.editor(before, after),
  )
  const counts = Object.entries(release.repairCounts).filter(([, count]) => count > 0)
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  const sorts = new Set(counts.map(([rule]) => words.sorts[sortOfRule(rule)]))
  const byRule = total > 0 ? [words.rules(total, [...sorts])] : []
  const untouched = total === 0 && release.repairs.length === 0 ? [words.untouched] : []
  return [...new Set(here), ...byRule, ...untouched].map((line) => say(line))
}
