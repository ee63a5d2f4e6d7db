// Rules that bring a converted copy back into the script it was printed in.
import type { Edit } from './copy.ts'
import { editsOf, type RepairRule } from './repair-rule.ts'
import { findGlosses, isAmbiguous, simplify } from './script.ts'

/** The text in simplified Chinese, as one edit per changed character, so that each is counted and traceable. */
function conversions(text: string): readonly Edit[] {
  return editsOf(text, /[^\n]+/gu, ([line]) => simplify(line)).flatMap(({ start, end, after }) => {
    const before = [...text.slice(start, end)]
    const simplified = [...after]
    if (before.length !== simplified.length) return [{ start, end, after }]
    let offset = start
    return before.flatMap((character, index) => {
      const at = offset
      offset += character.length
      const now = simplified[index] ?? character
      return now === character ? [] : [{ start: at, end: offset, after: now }]
    })
  })
}

function isDoubtful(text: string, edit: Edit): boolean {
  return isAmbiguous(text.slice(edit.start, edit.end))
}

/** In this order: a reading is evidence, so it is used before the glosses go, and words convert best without them. */
export const scriptRules: readonly RepairRule[] = [
  {
    name: 'character-by-reading',
    says: 'a character that only its gloss decides was set by it, and the gloss removed',
    digits: 'kept',
    listing: 'all',
    find: (text, { script, simplify: wanted }) =>
      script.glossed && wanted
        ? findGlosses(text).flatMap((gloss) =>
            gloss.known === null
              ? []
              : [{ start: gloss.index, end: gloss.index + gloss.text.length, after: gloss.known }],
          )
        : [],
  },
  {
    name: 'pinyin-gloss',
    says: 'a pinyin gloss in brackets was removed',
    digits: 'kept',
    listing: 'example',
    find: (text, { script }) =>
      script.glossed
        ? findGlosses(text).map((gloss) => ({
            start: gloss.index + gloss.character.length,
            end: gloss.index + gloss.text.length,
            after: '',
          }))
        : [],
  },
  {
    name: 'character-by-word',
    says: 'a character that simplified Chinese has too was set by the word around it: look at each',
    digits: 'kept',
    listing: 'all',
    find: (text, { simplify: wanted }) =>
      wanted ? conversions(text).filter((edit) => isDoubtful(text, edit)) : [],
  },
  {
    name: 'traditional-character',
    says: 'a traditional character went back to the simplified one it was converted from',
    digits: 'kept',
    listing: 'example',
    find: (text, { simplify: wanted }) => (wanted ? conversions(text) : []),
  },
]
