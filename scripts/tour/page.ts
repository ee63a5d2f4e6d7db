// Conversations as they went → docs/tour.md, in Markdown.
import { testBot } from '../../tests/support/bot-api-double.ts'
import { visibleOf } from '../../tests/support/telegram-markup.ts'
import type { Conversation } from './conversations.ts'
import type { Exchange, Reply } from './play.ts'

const opening = `# A tour

What the bot says, word for word: \`npm run tour\` plays these conversations with the real bot and writes this page. Buttons stand in [brackets].

以下对话由真实的机器人逐字说出；\`npm run tour\` 重新生成本页。方括号里是按钮。`

/** The page; `played` holds the exchanges of each conversation, in the same order. */
export function pageOf(
  conversations: readonly Conversation[],
  played: readonly (readonly Exchange[])[],
): string {
  const sections = conversations.map((conversation, i) => {
    const { heading, note, group } = conversation
    const place = [group?.title, group?.topic].filter((part) => part !== undefined).join(' › ')
    const where = place === '' ? [] : [`*${place}*`]
    const turns = (played[i] ?? []).flatMap((exchange) => turnOf(exchange, conversation))
    return [`## ${heading}`, note, ...where, ...turns].join('\n\n')
  })
  return `${[opening, ...sections].join('\n\n')}\n`
}

function turnOf(exchange: Exchange, { group }: Conversation): string[] {
  const { who, said, tapped, forwarded, reply } = exchange
  if (said === null)
    return reply === null ? [] : [`**${testBot.first_name}** to ${who.name}:`, messageOf(reply)]
  const move = tapped
    ? `**${who.name}** taps [${escaped(said)}]`
    : `**${who.name}${forwarded ? ' forwards' : ''}:** ${escaped(said)}`
  if (reply === null) return [move, `*${testBot.first_name} says nothing.*`]
  const tie = group === undefined || reply.to === null ? '' : `, replying to ${reply.to.name}`
  const place = reply.inTopic ? `, in ${group?.topic}` : ''
  return [move, `**${testBot.first_name}**${tie}${place}:`, messageOf(reply)]
}

/** The message as a block quote, the sentences it quotes as one within. */
function messageOf({ html, buttons }: Reply): string {
  const parts = html.split(/(<blockquote[^>]*>.*?<\/blockquote>)/su).flatMap((part) => {
    const isQuote = part.startsWith('<blockquote')
    const lines = part
      .replace(/<\/?blockquote[^>]*>/gu, '')
      .trim()
      .split('\n')
    return part.trim() === '' ? [] : [broken(lines.map(inMarkdown), isQuote ? '> ' : '')]
  })
  const rows = buttons.map((row) => row.map((label) => `[${escaped(label)}]`).join(' '))
  const blocks = rows.length === 0 ? parts : [...parts, broken(rows, '')]
  return blocks
    .join('\n\n')
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

/** Lines that stay lines. */
function broken(lines: readonly string[], prefix: string): string {
  return lines.map((line) => `${prefix}${line}`).join('\\\n')
}

/** Telegram's tags stand in Markdown as they are: stars would fail between Chinese letters and punctuation. */
function inMarkdown(html: string): string {
  return html
    .split(/(<[^>]+>)/u)
    .map((part) => (part.startsWith('<') ? part : escaped(visibleOf(part))))
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[\\`*[\]<>#]/gu, '\\$&').replace(/^(\d+)\./u, '$1\\.')
}
