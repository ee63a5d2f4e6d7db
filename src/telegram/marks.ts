// Telegram's entities of a message → marks on the words that were taken from it.
import type { Mark } from '../announcement/formatted.ts'
import { type Fields, fieldsOf, listOf, numberIn, textIn } from './fields.ts'

const styles: Readonly<Record<string, Mark['as']>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'quote',
  expandable_blockquote: 'quote',
  text_link: 'link',
}

/** The marks on `words`, a stretch of the message's text or caption; none where it is not one. */
export function marksOn(message: Fields, words: string): readonly Mark[] {
  const whole = textIn(message['text']) ?? textIn(message['caption']) ?? ''
  const from = whole.lastIndexOf(words)
  if (from < 0 || words === '') return []
  return listOf(message['entities'] ?? message['caption_entities'])
    .map(fieldsOf)
    .flatMap((entity) => {
      const as = styles[textIn(entity['type']) ?? '']
      const offset = numberIn(entity['offset'])
      const length = numberIn(entity['length'])
      if (as === undefined || offset === null || length === null) return []
      const start = Math.max(0, offset - from)
      const end = Math.min(words.length, offset + length - from)
      return start < end ? [{ start, end, as, url: as === 'link' ? textIn(entity['url']) : null }] : []
    })
}
