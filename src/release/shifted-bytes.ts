// GBK text that lost one byte is read with every later pair of bytes shifted: 保惠企政 without its first byte reads
// ?；萜笳?. Encoding the run again and decoding it from its second byte gives back what lies inside it.
import iconv from 'iconv-lite'

/** What the bytes of a shifted run allow. */
export interface Shifted {
  /** The characters whose both bytes survived. */
  readonly certain: string
  /** The second byte of the character before them, and the first byte of the one after. */
  readonly trail: number
  readonly lead: number
}

const firstLevelOneLead = 0xb0
const lastLevelOneLead = 0xd7

/** Whether all characters are of GB 2312's level one: the everyday ones that press releases are written in. */
function isEveryday(text: string): boolean {
  return [...text].every((character) => {
    const [lead = 0] = iconv.encode(character, 'gbk')
    return lead >= firstLevelOneLead && lead <= lastLevelOneLead
  })
}

/**
 * Shifts the characters between two lost ones by one byte. Null when that explains nothing: not GBK, no sensible
 * characters inside, or a run that is as everyday before the shift as after it.
 */
export function shiftBytes(run: string): Shifted | null {
  const bytes = iconv.encode(run, 'gbk')
  const characters = [...run]
  if (characters.length < 2 || bytes.length !== characters.length * 2) return null
  if (iconv.decode(bytes, 'gbk') !== run) return null
  const certain = iconv.decode(bytes.subarray(1, -1), 'gbk')
  if (certain.length !== characters.length - 1 || certain.includes('\ufffd')) return null
  if (!isEveryday(certain) || isEveryday(run)) return null
  return { certain, trail: bytes[0] ?? 0, lead: bytes.at(-1) ?? 0 }
}

/** Which characters stand after each character of a text, with how often; found out when it is first asked. */
export type Successors = (character: string) => ReadonlyMap<string, number>

export function successorsIn(text: string): Successors {
  let all: Map<string, Map<string, number>> | null = null
  return (character) => {
    all ??= countSuccessors(text)
    return all.get(character) ?? new Map()
  }
}

function countSuccessors(text: string): Map<string, Map<string, number>> {
  const all = new Map<string, Map<string, number>>()
  let before = ''
  for (const character of text) {
    const counts = all.get(before) ?? new Map<string, number>()
    counts.set(character, (counts.get(character) ?? 0) + 1)
    all.set(before, counts)
    before = character
  }
  return all
}

/** The characters that stand after `prefix` elsewhere in the text and end in the byte `trail`, with how often. */
export function fitsBefore(
  successors: Successors,
  prefix: string,
  trail: number,
): ReadonlyMap<string, number> {
  if (prefix === '') return new Map()
  return new Map(
    [...successors(prefix)].filter(([next]) => {
      const bytes = iconv.encode(next, 'gbk')
      return bytes.length === 2 && bytes[1] === trail
    }),
  )
}

/** Whether `text` holds the surviving bytes in place: the trail, the certain characters, and then the lead. */
export function holdsBytes(text: string, { certain, trail, lead }: Shifted): boolean {
  return [...text.matchAll(new RegExp(`(.)${certain}(.)`, 'gu'))].some(([, before = '', after = '']) => {
    return iconv.encode(before, 'gbk')[1] === trail && iconv.encode(after, 'gbk')[0] === lead
  })
}
