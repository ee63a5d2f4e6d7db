// What people's questions and common words are made of, for reading pinyin and finding typos: writes
// src/lexicon/asked.txt (from questions with known answers) and src/lexicon/common.txt (from jieba's dictionary).
// Usage: node bench/learn-usage.ts [--dictionary DICT.txt] FILE.jsonl … [--knowledge DIR FILE.jsonl …]
import { readFileSync, writeFileSync } from 'node:fs'
import { runsOf } from '../src/lexicon/usage.ts'
import { loadCorpus } from '../src/store/knowledge.ts'
import { loadLanguageData } from '../src/store/language-data.ts'
import { fold } from '../src/text/normalise.ts'

const lexicon = new URL('../src/lexicon/', import.meta.url)
const widest = 120

/** Lines of blank-separated words, as wide as the files of the lexicon are. */
function wrapped(words: readonly string[]): string {
  const lines = ['']
  for (const word of words) {
    const last = lines.at(-1) ?? ''
    if (last.length + word.length < widest) lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

/** Sections by how often, the oftenest first. */
function sectioned(counts: Iterable<readonly [string, number]>): string {
  const sections = new Map<number, string[]>()
  for (const [word, count] of counts) sections.set(count, [...(sections.get(count) ?? []), word])
  return [...sections]
    .sort(([a], [b]) => b - a)
    .map(([count, words]) => `[${count}]\n${wrapped(words.sort())}\n`)
    .join('')
}

/** Neighbours of one set of questions, and all that its releases say. */
interface Asked {
  readonly counts: ReadonlyMap<string, number>
  readonly releases: string
}

/** Two and three neighbours, place names left out. */
function neighbours(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const run of runsOf(fold(text).replace(places, '、')))
      for (const length of [2, 3])
        for (let at = 0; at + length <= run.length; at++) {
          const piece = run.slice(at, at + length)
          counts.set(piece, (counts.get(piece) ?? 0) + 1)
        }
  return counts
}

/** Words that join others are nobody's own. */
const joins = /[和跟与及或的了在有是]/

/** What stands in more than two questions; words of the one release that it was asked of are left for that release to bring. */
function general(sets: readonly Asked[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const { counts, releases } of sets)
    for (const [piece, count] of counts) {
      const isAskedElsewhere = sets.some((other) => other.counts !== counts && other.counts.has(piece))
      const isOwnWord = releases.includes(piece) && !joins.test(piece)
      if (isAskedElsewhere || !isOwnWord) all.set(piece, (all.get(piece) ?? 0) + count)
    }
  return new Map([...all].filter(([, count]) => count > 2))
}

const fewest = 200
const longest = 4

/** Words of the dictionary that are common enough, by frequency rounded down to a power of two. */
function commonWords(dictionary: string): [string, number][] {
  return dictionary.split('\n').flatMap((line) => {
    const [word = '', frequency] = line.split(' ')
    const common = Number(frequency) >= fewest && word.length <= longest && /^\p{Script=Han}+$/u.test(word)
    return common ? [[word, 2 ** Math.floor(Math.log2(Number(frequency)))] as [string, number]] : []
  })
}

function write(name: string, head: string, body: string): void {
  writeFileSync(new URL(name, lexicon), `${head}${body}`)
  process.stdout.write(`${name}: ${Math.round(body.length / 1000)} thousand characters\n`)
}

/** Question files by the knowledge folder that they are asked of: `knowledge`, until `--knowledge DIR` names another. */
function filesByKnowledge(args: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  let knowledge = 'knowledge'
  for (const [i, arg] of args.entries()) {
    if (args[i - 1] === '--knowledge') knowledge = arg
    else if (arg !== '--knowledge') found.set(knowledge, [...(found.get(knowledge) ?? []), arg])
  }
  return found
}

const { gazetteer } = await loadLanguageData()
const places = new RegExp(gazetteer.all.join('|'), 'g')
const args = process.argv.slice(2)
const named = args.indexOf('--dictionary')
const dictionary = named < 0 ? null : (args.splice(named, 2)[1] ?? null)
if (dictionary !== null) {
  const licence = readFileSync(new URL('verbs.txt', lexicon), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .slice(3)
  const head = [
    '# Common words of up to four characters, by how often they are written (rounded down to a power of two).',
    '# Selected from the dictionary of jieba (https://github.com/fxsjy/jieba), whose licence is:',
    ...licence,
  ]
  write('common.txt', `${head.join('\n')}\n`, sectioned(commonWords(readFileSync(dictionary, 'utf8'))))
}
const sets: Asked[] = []
for (const [knowledge, files] of filesByKnowledge(args)) {
  const texts = files
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const asked = JSON.parse(line) as { text: string; style?: string; turns?: readonly { text: string }[] }
      return asked.style === 'typo' ? [] : (asked.turns ?? [asked]).map(({ text }) => text)
    })
  const { passages } = await loadCorpus(knowledge)
  sets.push({ counts: neighbours(texts), releases: passages.map(({ text }) => fold(text)).join('\n') })
}
if (sets.length > 0) {
  const head = [
    '# Neighbouring characters of questions, by how often they stand together; ^ begins, $ ends, 0 is a number.',
    '# Counted by bench/learn-usage.ts.',
  ]
  write('asked.txt', `${head.join('\n')}\n`, sectioned(general(sets)))
}
