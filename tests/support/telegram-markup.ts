// Telegram's HTML as the Bot API reads it, for the double: tags that are allowed and closed in order, four entities.

const tag = /^<(\/?)([a-z-]+)((?:\s[^<>]*)?)>/
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const allowed = ['b', 'a', 'i', 'u', 's', 'tg-spoiler', 'code', 'pre', 'blockquote']

/** What a reader sees of `html`. Throws with Telegram's complaint when it cannot be parsed. */
export function visibleOf(html: string): string {
  let rest = html
  let visible = ''
  const open: string[] = []
  while (rest !== '') {
    if (rest.startsWith('<')) {
      const found = tag.exec(rest)
      const name = found?.[2] ?? ''
      if (found === null || !allowed.includes(name))
        throw new Error(`can't parse entities: tag at ${rest.slice(0, 20)}`)
      if (found[1] === '') open.push(name)
      else if (open.pop() !== name) throw new Error(`can't parse entities: unexpected end tag ${name}`)
      if (name === 'a' && found[1] === '' && !/^ href="https?:\/\/[^"<>]+"$/.test(found[3] ?? '')) {
        throw new Error(`a link without an http(s) address: ${found[0]}`)
      }
      rest = rest.slice(found[0].length)
    } else if (rest.startsWith('&')) {
      const found = /^&(lt|gt|amp|quot);/.exec(rest)
      if (found === null) throw new Error(`can't parse entities: entity at ${rest.slice(0, 10)}`)
      visible += entities[found[1] ?? '']
      rest = rest.slice(found[0].length)
    } else {
      const next = rest.search(/[<&]/)
      visible += next < 0 ? rest : rest.slice(0, next)
      rest = next < 0 ? '' : rest.slice(next)
    }
  }
  if (open.length > 0) throw new Error(`can't parse entities: ${open.join(', ')} not closed`)
  return visible
}
