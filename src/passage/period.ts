// A figure in its paragraph → the time it holds for, and how that is known.
import type { Period, Span } from './passage.ts'

const timePhrase =
  /截至(?:目前|今年)?[^，。；、]{0,10}?(?:目前|[0-9]+月(?:[0-9]+日|底|末)?|年底|年末|上半年|季度末?)|(?:[0-9]{4}|[二〇零一三四五六七八九]{4})年(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[初中底末])?|上半年|下半年|[一二三四]季度|底|末|年底)?(?:以来)?|今年以来|今年(?:上半年|[0-9]+月)?|去年(?:同期|底)?|近年来|上半年|“十[一二三四五六]五”(?:期间|以来|时期)?|目前|[0-9]{1,2}月(?:[0-9]{1,2}日|[初中底末])/g

/**
 * The period for a figure in `clause` of `sentence`: said in the clause, in an earlier clause of the sentence,
 * leading the sentence before (`previous`), or only the release's date.
 */
export function periodOf(sentence: string, clause: Span, previous: string | null, date: string): Period {
  const inClause = lastTime(sentence.slice(clause.start, clause.end))
  if (inClause) return { text: inClause, basis: 'clause' }
  const earlier = lastTime(sentence.slice(0, clause.start))
  if (earlier) return { text: earlier, basis: 'sentence' }
  const lead = previous && /^(?:截至[^，]{1,12}|[0-9]{4}年[^，]{0,8})，/.exec(previous)
  if (lead) return { text: lead[0].slice(0, -1), basis: 'previous-sentence' }
  return { text: date, basis: 'release-date' }
}

function lastTime(text: string): string | null {
  // A year inside a title or an event's name (举办2024年…推介会) dates the event, not the figure's count; it is the
  // best that is said there, so it counts as well.
  return [...text.matchAll(timePhrase)].at(-1)?.[0] ?? null
}
