// Rules for what a web page leaves in a copy: tags, entities (also doubly escaped or without their &), unseen characters.
import { decodeHTML } from 'entities'
import { editsOf, type RepairRule } from './repair-rule.ts'

const known =
  'ldquo|rdquo|lsquo|rsquo|laquo|raquo|mdash|ndash|hellip|middot|bull|times|deg|permil|yen|nbsp|ensp|emsp|thinsp|quot|apos|amp|lt|gt|copy|reg|zwnj|zwj'
const entity = new RegExp(
  `&(?:amp;)*(?:#\\d{1,7};?|#[xX][\\da-fA-F]{1,6};?|(?:${known});?|[a-zA-Z]{2,31};)`,
  'gu',
)
const bareEntity = new RegExp(
  `(?<![&A-Za-z])(?:${known});|(?<![&#A-Za-z0-9])#(?:\\d{2,5}|x[\\da-fA-F]{2,5});`,
  'gu',
)
const inlineTag =
  /<\/?(?:span|strong|b|i|u|em|a|img|font|center|td|th|o:p|st1:\w+|script|style)(?:\s[^<>]*)?\/?>/giu
const blockTag = /<\/?(?:p|br|div|tr|table|tbody|section|h[1-6]|ul|ol|li)(?:\s[^<>]*)?\/?>/giu

const escapes = 3

/** The characters of an entity, or null when it names none; `&amp;ldquo;` is unescaped step by step. */
function decode(written: string): string | null {
  let text = written.endsWith(';') ? written : `${written};`
  for (let step = 0; step < escapes && text.startsWith('&'); step++) {
    const decoded = decodeHTML(text)
    if (decoded === text) break
    text = decoded
  }
  return /^&\S+;$/u.test(text) ? null : text
}

/** Forms that Unicode does not fold by itself, though fonts use them for the whole character. */
const ordinary: Readonly<Record<string, string>> = {
  '⺠': '民',
  '⻓': '长',
  '⻔': '门',
  '⻋': '车',
  '⻅': '见',
  '⻚': '页',
  '⻛': '风',
  '⻢': '马',
  '⻩': '黄',
  '⻬': '齐',
  '⻰': '龙',
  '⻄': '西',
  '⻘': '青',
  '⻝': '食',
  '⻆': '角',
  '⼾': '户',
}

/** Reserves nothing and guesses nothing: what is not a known tag or entity stays. */
export const markupRules: readonly RepairRule[] = [
  {
    name: 'html-block-tag',
    says: 'a tag that begins or ends a block became a line end',
    digits: 'accounted',
    listing: 'example',
    find: (text) => editsOf(text, blockTag, () => '\n'),
  },
  {
    name: 'html-tag',
    says: 'a tag inside a line was removed',
    digits: 'accounted',
    listing: 'example',
    find: (text) => editsOf(text, inlineTag, () => ''),
  },
  {
    name: 'html-entity',
    says: 'an HTML entity became its character',
    digits: 'accounted',
    listing: 'example',
    find: (text) => editsOf(text, entity, ([written]) => decode(written)),
  },
  {
    name: 'bare-entity',
    says: 'an HTML entity that had lost its & became its character',
    digits: 'accounted',
    listing: 'example',
    find: (text) => editsOf(text, bareEntity, ([written]) => decode(`&${written}`)),
  },
  {
    name: 'odd-space',
    says: 'a no-break or fixed-width space, or a tab, became a space',
    digits: 'kept',
    listing: 'example',
    find: (text) => editsOf(text, /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu, () => ' '),
  },
  {
    name: 'line-separator',
    says: 'a line or paragraph separator became a line end',
    digits: 'kept',
    listing: 'example',
    find: (text) => editsOf(text, /[\v\f\r\u0085\u2028\u2029]/gu, () => '\n'),
  },
  {
    name: 'invisible-character',
    says: 'a zero-width or control character was removed',
    digits: 'kept',
    listing: 'example',
    find: (text) => editsOf(text, /(?!\n)(?:\p{Cc}|\p{Cf}|\u034f)/gu, () => ''),
  },
  {
    name: 'compatibility-character',
    says: 'a radical or compatibility form, as PDF fonts give, became the ordinary character',
    digits: 'kept',
    listing: 'example',
    find: (text) =>
      editsOf(text, /[\u2e80-\u2fdf\uf900-\ufaff]/gu, ([form]) => ordinary[form] ?? form.normalize('NFKC')),
  },
  {
    name: 'full-width-digit',
    says: 'digits of full width became ordinary ones, with the point between them',
    digits: 'kept',
    listing: 'example',
    find: (text) =>
      editsOf(text, /[０-９]+(?:．[０-９]+)?/gu, ([run]) =>
        run.replace(/[０-９．]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0)),
      ),
  },
  {
    name: 'private-bullet',
    says: 'a bullet in a private font was removed from the beginning of a line',
    digits: 'kept',
    listing: 'example',
    find: (text) => editsOf(text, /^[ \u3000]*[\ue000-\uf8ff][ \u3000]*/gmu, () => ''),
  },
]
