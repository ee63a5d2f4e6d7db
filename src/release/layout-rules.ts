// Rules for the page around the text: furniture and spam lines, spaces inside numbers, lines broken in mid-sentence.
import { type Edit, withoutOverlaps } from './copy.ts'
import { editsOf, type RepairRule } from './repair-rule.ts'
import { beginsTurn, repeatedLabels } from './speech-rules.ts'

const label =
  /^[【[（(]?\s*(?:责任编辑|責任編輯|责编|编辑|編輯|审核|校对|初审|复审|终审|监制|(?:信息|文章|新闻)?[来來]源|稿源|发布时间|發布時間|发布日期|发稿时间|更新时间|浏览次数|浏览量|阅读次数|阅读量|点击数|点击量|点击率|访问量|作者|字号|字体|当前位置|您(?:现在|所在)?的位置|索引号|上一[篇条]|下一[篇条]|分享到?|分享至|相关(?:链接|阅读|新闻)|版权所有|技术支持|网站标识码|备案号)\s*[：:]/u
const token =
  /^(?:打印(?:本页|此页|文章)?|列印|关闭(?:窗口|本页|页面)?|返回(?:顶部|首页|列表)?|首页|分享(?:到.*)?|收藏|扫一扫.*|微信扫一扫.*|扫码.*|掃一掃.*|大|中|小|字号|A[+-]?|微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|网站地图|联系我们|无障碍|上一篇|下一篇|相关(?:链接|阅读|新闻)|版权所有.*|Copyright.*|\S*ICP备\S*|\S*公网安备\S*)$/iu
const stamp = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?/u
const pageNumber = /^(?:[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页(?:[\s/，,]*共\s*\d{1,4}\s*页)?)$/u
const signedOff = /[（(【[](?:责任编辑|責任編輯|责编|编辑|編輯)[：:][^（()）【】\n]{1,20}[）)】\]]$/gmu
const lure =
  /博彩|百家乐|娱乐城|赌场|真人荷官|棋牌|六合彩|时时彩|代开发票|代办证件|办证|刷单|私服|葡京|裸聊|成人视频|贷款秒批/u
const contact =
  /https?:\/\/|www\.|\.(?:com|net|cc|vip|top|xyz)\b|(?:微信|薇信|VX|QQ|Telegram|电报|加群)\s{0,3}[:：]?\s{0,3}[\w-]{4,}/iu
const longestFurniture = 80

function isFurniture(line: string): boolean {
  const text = line.trim()
  if (text === '' || text.length > longestFurniture) return false
  const rest = text.replace(stamp, '').trim()
  if (rest === '' || pageNumber.test(text)) return true
  if (label.test(rest) && !/[。！？]/u.test(text)) return true
  const tokens = text.split(/[\s|｜【】[\]>»·]+/u).filter((part) => part !== '')
  return tokens.length > 0 && tokens.every((part) => token.test(part))
}

function isSpam(line: string): boolean {
  return lure.test(line) && contact.test(line)
}

function dropLines(text: string, isUnwanted: (line: string) => boolean): readonly Edit[] {
  return editsOf(text, /[^\n]+/gu, ([line]) => (isUnwanted(line) ? '' : null))
}

const joined = /[ \u3000]/gu

function spacedDigits(text: string): readonly Edit[] {
  const patterns = [
    // 3 700余名: groups of three after Chinese and before a measure word.
    /(?<=[\p{Script=Han}，、。：；（“])\d{1,3}(?:[ \u3000]\d{3})+(?=[\p{Script=Han}%])/gu,
    // 2 0 2 4年: every digit spaced.
    /(?<![\d.][ \u3000]?)\d(?:[ \u3000]\d){2,}(?= ?[\p{Script=Han}%])/gu,
    // 68 .48 and 占比68. 48%, but not the list item "1. 2024年".
    /\d \.\d/gu,
    /(?<=[\p{Script=Han}，]\d{0,6})\d\. \d+(?=[%万亿])/gu,
    /\d [%％]/gu,
  ]
  const found = patterns.flatMap((pattern) => editsOf(text, pattern, ([run]) => run.replace(joined, '')))
  return withoutOverlaps(found)
}

const sentenceEnd = /[。！？；：…”’」』》）)!?;:]$/u
const open = /[，、,（(《“「『—-]$/u
const newBlock = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、．]|[●■◆★•·-]\s?|#)/u
/** Cells of a table stand in one line, and go on in none. */
const tableRow = / \| |\t/u
const widestWrapped = 60
const nearlyFull = 0.85

/**
 * Line ends inside a sentence. A line that ends in a comma goes on; in a text wrapped at a fixed width, so does a
 * full line that does not end a sentence. A short line without a mark (a title, a heading) never goes on.
 */
function brokenLines(text: string): readonly Edit[] {
  const lines = linesOf(text)
  const width = lines.reduce((widest, line) => Math.max(widest, line.text.length), 0)
  const nearWidth = lines.filter((line) => line.text.length >= width * nearlyFull).length
  const labels = repeatedLabels(text)
  const wrapped = width <= widestWrapped && nearWidth >= 3
  return lines.flatMap((line, index) => {
    const next = lines[index + 1]
    if (next === undefined || newBlock.test(next.text.trimStart()) || beginsTurn(next.text, labels)) return []
    if (tableRow.test(line.text) || tableRow.test(next.text)) return []
    const isAdjacent = next.number === line.number + 1
    const isFull =
      wrapped && isAdjacent && line.text.length >= width * nearlyFull && !sentenceEnd.test(line.text)
    if (!open.test(line.text) && !isFull) return []
    const rest = next.text.trimStart()
    const between = /[A-Za-z]$/u.test(line.text) && /^[A-Za-z]/u.test(rest) ? ' ' : ''
    const end = next.start + next.text.length - rest.length
    return [{ start: line.start + line.text.length, end, after: between }]
  })
}

/** The lines that hold text, without the blanks at their end. */
function linesOf(
  text: string,
): readonly { readonly text: string; readonly start: number; readonly number: number }[] {
  let start = 0
  return text
    .split('\n')
    .map((line, index) => {
      const at = start
      start += line.length + 1
      return { text: line.trimEnd(), start: at, number: index + 1 }
    })
    .filter((line) => line.text !== '')
}

/** Furniture goes first, so that a line broken around it can be joined. */
export const layoutRules: readonly RepairRule[] = [
  {
    name: 'page-furniture',
    says: 'a line of the web page around the text was dropped',
    digits: 'accounted',
    listing: 'all',
    find: (text) => dropLines(text, isFurniture),
  },
  {
    name: 'sign-off',
    says: "an editor's name in brackets at the end of a line was dropped",
    digits: 'accounted',
    listing: 'all',
    find: (text) => editsOf(text, signedOff, () => ''),
  },
  {
    name: 'spam',
    says: 'a line of advertising with a contact was dropped',
    digits: 'accounted',
    listing: 'all',
    find: (text) => dropLines(text, isSpam),
  },
  {
    name: 'spaced-digits',
    says: 'spaces inside one number were removed',
    digits: 'kept',
    listing: 'all',
    find: spacedDigits,
  },
  {
    name: 'broken-line',
    says: 'a line broken in mid-sentence was joined to the next',
    digits: 'kept',
    listing: 'example',
    find: brokenLines,
  },
]
