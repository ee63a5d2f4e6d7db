// Rules for what is spoken: press conferences (张三：…) and questions with answers (问：… 答：…). Each turn becomes a
// paragraph of its own that begins with its label, so that nobody's words are read as another's.
import { editsOf, type RepairRule } from './repair-rule.ts'

const role = '(?:问|答|提问|回答|主持人|记者|发言人|网友|市民|嘉宾)'
const aside = '(?:[（(][^（）()\\n]{1,24}[）)])?'
const roleLabel = new RegExp(
  `^[ \\u3000]*(?:\\p{Script=Han}{0,10}${role}|${role}\\p{Script=Han}{2,4})${aside}：`,
  'u',
)
const label = /^[ \u3000]*([\p{Script=Han}·]{2,12}(?:[（(][^（）()\n]{1,24}[）)])?)：/u

/** The labels (name or office with a colon) that begin more than one line: the speakers of the document. */
export function repeatedLabels(text: string): ReadonlySet<string> {
  const times = new Map<string, number>()
  for (const line of text.split('\n')) {
    const found = label.exec(line.slice(0, 60))?.[1]
    if (found !== undefined) times.set(found, (times.get(found) ?? 0) + 1)
  }
  return new Set([...times].filter(([, count]) => count > 1).map(([found]) => found))
}

/** Whether a line begins what someone says: with a role, or with one of the document's speakers. */
export function beginsTurn(line: string, speakers: ReadonlySet<string>): boolean {
  const start = line.slice(0, 60)
  return roleLabel.test(start) || speakers.has(label.exec(start)?.[1] ?? '')
}

const turnInLine = new RegExp(`(?<=[。！？”）])[ \\u3000]*(?=(?:问|答|主持人|记者)${aside}：)`, 'gu')
const labelOnly = new RegExp(`^[ \\u3000]*${role}${aside}：[ \\u3000]*\\n+[ \\u3000]*(?=\\S)`, 'gmu')
const fewestTurns = 2

export const speechRules: readonly RepairRule[] = [
  {
    name: 'turn-in-line',
    says: 'a question or answer in the middle of a line was put on a line of its own',
    digits: 'kept',
    listing: 'example',
    find: (text) => {
      const turns =
        text.match(/(?:^|[。！？”）\n])[ \u3000]*(?:问|答|主持人|记者)(?:[（(][^（）()\n]{1,24}[）)])?：/gu)
          ?.length ?? 0
      return turns < fewestTurns ? [] : editsOf(text, turnInLine, () => '\n')
    },
  },
  {
    name: 'speaker-line',
    says: "a speaker's label on a line of its own was joined to what is said",
    digits: 'kept',
    listing: 'example',
    find: (text) =>
      editsOf(text, labelOnly, (match) => {
        const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 60)
        return roleLabel.test(rest) ? null : match[0].trim()
      }),
  },
]
