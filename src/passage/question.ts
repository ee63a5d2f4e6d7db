// A figure's clause → the question that it answers. Chinese asks in place: the number gives way to 多少, the rest stays.
import type { NumberFound } from './figure.ts'
import type { Span } from './passage.ts'

const openings = /^(?:同时|此外|另外|其中|目前|截至目前|今年以来|并|且|共|先后|通过|能|还|已|全市共?)，?/

/** The clause asked in place, `为多少名残疾人适配轮椅？`; `subject` is put in front where the clause names none. */
export function questionFor(sentence: string, number: NumberFound, own: Span, subject: string): string {
  const ahead = sentence.slice(own.start, number.span.start)
  const behind = sentence.slice(number.span.end, own.end)
  const stem = `${ahead}${interrogative(number)}${behind}`.replace(openings, '')
  const thin = stem.replace(/[^\p{Script=Han}]/gu, '').length < 7
  const asked = thin && subject !== '' && !stem.includes(subject) ? `${subject}${stem}` : stem
  return `${asked.replace(/[，；。：、]+$/, '')}？`
}

function interrogative(number: NumberFound): string {
  switch (number.kind) {
    case 'share':
      return number.unit === '%' ? '百分之几' : `多少${number.unit}`
    case 'money':
      return '多少钱'
    case 'date':
      return /日|号/.test(number.text) ? '几月几日' : /月/.test(number.text) ? '几月' : '哪一年'
    case 'ordinal':
    case 'document-number':
      return `第几${number.unit}`
    default:
      return `多少${number.unit}`
  }
}
