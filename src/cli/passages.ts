// `yuanwen passages`: what the releases became, for a person to read.
import type { Passage } from '../passage/passage.ts'
import { loadCorpus } from '../store/knowledge.ts'
import type { Run } from './io.ts'
import { writeLine } from './json-lines.ts'
import { todayIn } from './today.ts'

export const run: Run = async (args, io) => {
  const { passages } = await loadCorpus(args.knowledge, { today: todayIn(io.env) })
  const wanted = args['release']
  const shown =
    typeof wanted === 'string' ? passages.filter((passage) => passage.release === wanted) : passages
  for (const passage of shown)
    await writeLine(io, args['json'] === true ? JSON.stringify(passage) : describe(passage))
  return 0
}

function describe(passage: Passage): string {
  const { text } = passage
  const department = passage.department ? ` · ${passage.department} (${passage.departmentEvidence})` : ''
  const figures = passage.figures.map((figure) => {
    const counted = text.slice(figure.counted.start, figure.counted.end)
    const value = figure.upper === null ? `${figure.value}` : `${figure.value}–${figure.upper}`
    const about = [
      `${value} ${figure.unit}`.trim(),
      figure.approximation === 'exact' ? '' : figure.approximation,
      figure.kind,
      counted && `counts ${counted}`,
      `${figure.period.text} (${figure.period.basis})`,
    ]
    return `    ${figure.text} = ${about.filter(Boolean).join(' · ')}\n      ${figure.question}`
  })
  return [`${passage.id}${department}`, `  ${text}`, ...figures, ''].join('\n')
}
