// A speaker's key, `${chat}:${person}` → its two ids.

export function chatOf(speaker: string): number {
  return idIn(speaker, speaker.slice(0, speaker.lastIndexOf(':')))
}

export function personOf(speaker: string): number {
  return idIn(speaker, speaker.slice(speaker.lastIndexOf(':') + 1))
}

function idIn(speaker: string, part: string): number {
  if (!/^-?\d+$/.test(part)) throw new Error(`no speaker's key: ${speaker.replaceAll(/\d/g, '#')}`)
  return Number(part)
}
