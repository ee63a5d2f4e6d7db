// Traditional and simplified Chinese: was this text converted from simplified, and how does it read in simplified?
// A copy's pinyin glosses, 報(bào), stand after converted characters, so they are the evidence of a conversion.
import * as OpenCC from 'opencc-js/t2cn'

const convert = OpenCC.Converter({ from: 'tw', to: 'cn' })

/** Characters that simplified Chinese has too, with another meaning; only a word or a reading decides. */
const ambiguous = new Set('著乾瞭徵於藉覆夥')

/** Which simplified character a reading stands for, where the traditional one serves two. */
const byReading: Readonly<Record<string, string>> = {
  著zhe: '着',
  著zhao: '着',
  著zhuo: '着',
  乾gan: '干',
  徵zheng: '征',
  瞭liao: '了',
  藉jie: '借',
}

const gloss = /(\p{Script=Han})[(（]((?:[a-zü\u00e0-\u01dc]|[\u0300-\u030c]){1,10})[)）]/gu
const syllable =
  /^(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?(?:i?ang|i?ong|iao|ian|ing|in|ie|ia|iu|uang|ueng|uai|uan|uo|ua|ui|un|ai|ei|ao|ou|an|en|eng|er|ü[en]?|ue|[aoeiuv])$/

/** A pinyin gloss after a traditional character. `known` is the character its reading decides, if it needs one. */
export interface Gloss {
  readonly index: number
  readonly text: string
  readonly character: string
  readonly known: string | null
}

/** The text in simplified Chinese, word by word (OpenCC, Taiwan forms included). */
export function simplify(text: string): string {
  return convert(text)
}

// A memo, not state: the answer for a character never changes, and a document asks for the same few thousand.
const traditional = new Map<string, boolean>()

/** Whether simplified Chinese writes the character otherwise, or means something else by it. */
function isTraditional(character: string): boolean {
  const known = traditional.get(character)
  if (known !== undefined) return known
  const answer = ambiguous.has(character) || convert(character) !== character
  traditional.set(character, answer)
  return answer
}

/** Whether only the word around it decides what the character is in simplified Chinese. */
export function isAmbiguous(character: string): boolean {
  return ambiguous.has(character)
}

/** The glosses after traditional characters; pinyin after any other character may well be printed text. */
export function findGlosses(text: string): readonly Gloss[] {
  return [...text.matchAll(gloss)].flatMap((match) => {
    const [whole, character = '', reading = ''] = match
    const letters = plainLetters(reading)
    if (!syllable.test(letters) || !isTraditional(character)) return []
    return [{ index: match.index, text: whole, character, known: byReading[character + letters] ?? null }]
  })
}

function plainLetters(reading: string): string {
  return reading
    .normalize('NFD')
    .replace(/u\u0308/g, 'ü')
    .replace(/[\u0300-\u0307\u0309-\u036f]/g, '')
    .normalize('NFC')
}

/** What the script of a document is taken for, and why (said to the editor). */
export interface ScriptFinding {
  readonly glossed: boolean
  readonly traditional: boolean
  readonly converted: boolean
  readonly reason: string
}

const enoughGlosses = 3
const traditionalShare = 0.05
// Words that only mainland offices use, and words that only Taiwan, Hong Kong and Macau use, in traditional script.
const mainlandWords =
  /人社局|殘聯|發改委|民政局|衛健[委局]|市委|縣委|街道辦|鄉鎮|群眾|幹部|信息|質量|脫貧|扶貧|黨員/gu
const overseasWords =
  /資訊|品質|縣府|市府|議員|里長|議會|臺灣|台灣|香港|澳門|港元|港幣|新[臺台]幣|行政院|立法[院會]|特首|計畫|透過|民眾|國小|網路|軟體/gu

/** Judges the script of a whole document: a converted one has glosses, or mainland words in traditional script. */
export function judgeScript(text: string): ScriptFinding {
  const glosses = findGlosses(text).length
  const han = text.match(/\p{Script=Han}/gu) ?? []
  const traditional = han.filter(isTraditional).length > han.length * traditionalShare
  if (glosses >= enoughGlosses) {
    const reason = `${glosses} traditional characters carry pinyin glosses`
    return { glossed: true, traditional, converted: true, reason }
  }
  if (!traditional)
    return { glossed: false, traditional, converted: false, reason: 'written in simplified Chinese' }
  const mainland = text.match(mainlandWords)?.length ?? 0
  const overseas = text.match(overseasWords)?.length ?? 0
  const converted = mainland > 1 && mainland > overseas
  const reason = `${mainland} mainland words and ${overseas} of Taiwan, Hong Kong or Macau in traditional script`
  return { glossed: false, traditional, converted, reason }
}
