// What a self-test found, as an editor is told of it: which figure, what was said, and how to mend it.
import type { Fault } from '../fault.ts'
import type { Release } from '../release/release.ts'
import { repairedSpans } from '../release/repaired-spans.ts'
import type { Asked, Miss } from './self-test.ts'

/** Not found by its own question. */
export function lost({ passage, figure, said }: Miss): Fault {
  return {
    code: 'own-question',
    where: passage.id,
    what: `"${figure.question}" should find ${figure.text}, found ${said}`,
    mend: 'look at `yuanwen passages`; a vocabulary entry may help',
  }
}

/** Answered by another figure when its sentence is not there. */
export function replaced({ passage, figure, said }: Miss): Fault {
  return {
    code: 'without-sentence',
    where: passage.id,
    what: `without this sentence "${figure.question}" is answered with ${said}, which is not ${figure.text}`,
    mend: 'tell the developers: the answer is right only as long as the sentence is there',
  }
}

/** The same answer although the digits are other ones. */
export function stuck({ passage, figure, said }: Miss): Fault {
  return {
    code: 'other-digits',
    where: passage.id,
    what: `with other digits in place of ${figure.text}, "${figure.question}" finds ${said}`,
    mend: 'look at `yuanwen passages`: the number may be read as part of another one',
  }
}

/** Damage that no person has looked at: what holds it answers nothing. */
export function openDamage(release: Release): Fault[] {
  return repairedSpans(release)
    .filter(({ repair }) => repair.state === 'flagged')
    .map(({ paragraph, repair }) => ({
      code: 'open-damage',
      where: `${release.id}#${paragraph}`,
      what: `the sentence with “${repair.before}” answers nothing: the damage in …${repair.context}… is open`,
      mend: "look the place up in print, and import again with --repair 'DAMAGED=PRINTED'; or mend text and front matter by hand (state: editor)",
    }))
}

/** A question that nobody could answer who did not have the sentence before them. */
export function tooThin({ passage, figure }: Asked): Fault {
  return {
    code: 'thin-question',
    where: passage.id,
    what: `"${figure.question}" does not say what ${figure.text} is of, and was not put to the test`,
    mend: `write a question that does into knowledge/questions, with figures: [${figure.text}]`,
  }
}
