// Questions with known answers, asked again in other spellings: in traditional characters, with one character typed for
// another of the same sound, without punctuation, in pinyin. Prints what each costs beside the questions as they are.
// Usage: node bench/variants.ts [--knowledge DIR] FILE.jsonl …
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'
import { pinyin } from 'pinyin-pro'
import { freshContext } from '../src/engine/engine.ts'
import { type JudgedQuestion, judge, questionSchema, type Verdict } from '../src/measure/judge.ts'
import { languageOf } from '../src/query/language.ts'
import { answerJson } from '../src/render/json.ts'
import { loadEngine } from '../src/store/knowledge.ts'

/** Common characters in order of frequency enough to be typed for one another. */
const common =
  '的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切切'
const bySound = new Map<string, string[]>()
for (const character of new Set(common)) {
  const sound = pinyin(character, { toneType: 'none' })
  bySound.set(sound, [...(bySound.get(sound) ?? []), character])
}
const traditional = Converter({ from: 'cn', to: 't' })

/** A number that is the same for the same text. */
function hash(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16)
}

/** One character, chosen by the text, typed as another of the same sound; the text itself where none can be. */
function mistyped(text: string): string {
  const letters = [...text]
  const places = letters.flatMap((character, at) => {
    const others = (bySound.get(pinyin(character, { toneType: 'none' })) ?? []).filter((o) => o !== character)
    return /\p{Script=Han}/u.test(character) && others.length > 0 ? [{ at, others }] : []
  })
  const place = places[hash(text) % Math.max(1, places.length)]
  if (place) letters[place.at] = place.others[hash(`${text}.`) % place.others.length] ?? ''
  return letters.join('')
}

const variants: Readonly<Record<string, (text: string) => string>> = {
  'as written': (text) => text,
  traditional,
  'one typo': mistyped,
  'no punctuation': (text) => text.replace(/[\p{P}\p{S}]/gu, (mark) => (mark === '%' ? mark : ' ')),
  pinyin: (text) => pinyin(text, { toneType: 'none', nonZh: 'consecutive' }),
}

const args = process.argv.slice(2)
const named = args.indexOf('--knowledge')
const knowledge = named < 0 ? 'knowledge' : (args.splice(named, 2)[1] ?? '')
const engine = await loadEngine(knowledge)
const questions = args
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .filter((line) => line.trim() !== '' && !('turns' in JSON.parse(line)))
  .map((line) => questionSchema.parse(JSON.parse(line)))
  .filter(({ text }) => /\p{Script=Han}/u.test(text))

function verdictOn({ expect }: JudgedQuestion, text: string): Verdict {
  const { answer } = engine.ask(text, freshContext)
  const asked = { text, language: languageOf(text), elapsedMs: 0, knowledgeVersion: '' }
  return judge(expect, answerJson(answer, asked))
}

process.stdout.write(`${questions.length} questions\n`)
for (const [name, change] of Object.entries(variants)) {
  const verdicts = questions.map((question) => verdictOn(question, change(question.text)))
  const count = (...of: Verdict[]) => verdicts.filter((verdict) => of.includes(verdict)).length
  const answerable = count('correct', 'partial', 'refused', 'wrong')
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  const line = [
    name.padEnd(15),
    `correct ${share(count('correct'), answerable)}`,
    `held ${share(count('held'), count('held', 'false'))}`,
    `wrong ${share(count('wrong', 'false'), questions.length)}`,
  ]
  process.stdout.write(`${line.join(' · ')}\n`)
}
