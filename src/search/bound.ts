// Precedents of a release → what answers each of them in its sentences as they are now: the figure at the same place,
// whatever digits stand there, or the sentence that names it; nothing where its sentence is gone.
import type { Precedent } from '../corpus/precedent.ts'
import { onceEach, stepwise } from '../once.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import type { GistOf } from './gist.ts'
import { type Lessons, lessonsOf, notStated } from './lessons.ts'
import type { Standing } from './standing.ts'

/** What may answer: a figure, or what a passage names. */
export interface Named {
  readonly passage: Passage
  readonly figure: Figure | null
}

/** What may answer, as a key: the place of a figure, or the passage by a name or a list in it. */
export type Target = `${string} ${number}`

export function targetOf({ id }: Passage, figure: Pick<Figure, 'span'> | null): Target {
  return `${id} ${figure?.span.start ?? -1}`
}

/** What the turn before a question came to. */
export interface Before {
  /** The passage that answered or came nearest, and the figure pointed out in it. */
  readonly passage: string | null
  readonly figure: string | null
  readonly isAnswered: boolean
  /** What was answered last, by that turn or an earlier one. */
  readonly shown: Pick<Before, 'passage' | 'figure'> | null
}

/** Questions that were asked of one release, and what answers each of them here. */
export interface Bound extends Lessons {
  /** None for what is not stated, or no longer: its sentence is gone. */
  readonly answers: readonly (readonly Target[])[]
  /** Of each target the labels by which it answers, and the labels of all of them. */
  readonly labelled: ReadonlyMap<Target, readonly number[]>
  readonly answering: readonly number[]
  /** What answers by each of the labels. */
  readonly named: ReadonlyMap<number, readonly Named[]>
  /** Where a conversation about this release stands, in the words of its precedents. */
  standing(before: Before): Standing
}

/** Binds precedents to the passages of their release as it is now. */
export function boundTo(ones: readonly Precedent[], passages: readonly Passage[], gistOf: GistOf): Bound {
  const bare = passages.map(bareOf)
  const holding = onceEach((evidence: string) => {
    const stretch = withoutDigits(evidence)
    const found = bare.flatMap((one): Held[] => {
      const from = one.text.indexOf(stretch)
      return from < 0 ? [] : [{ ...one, evidence, from }]
    })
    // 为234名残疾人提供 and 为845名残疾人提供 differ by their digits alone.
    const verbatim = found.filter(({ passage }) => passage.text.includes(evidence))
    return verbatim.length > 0 ? verbatim : found
  })
  const lessons = stepwise(() => lessonsOf(ones, gistOf)).made()
  const labelled = new Map<Target, number[]>()
  const named = new Map<number, Named[]>()
  // Most are answered by what answers another: by the same label, from the same evidence.
  const answeringBy = new Map<string, readonly Target[]>()
  const targetsFor = (one: Precedent, label: string): readonly Target[] => {
    const key = [one.figures.length > 0, label, ...(one.evidence ?? [])].join('\n')
    const before = answeringBy.get(key)
    if (before) return before
    const held = (one.evidence ?? []).flatMap(holding)
    const answering = one.figures.length > 0 ? figuresAt(label, held) : namesAt(label, held, lessons)
    const place = lessons.classifier.places.get(label) ?? -1
    const targets = answering.map(({ passage, figure }) => targetOf(passage, figure))
    for (const [k, target] of targets.entries()) {
      const labels = labelled.get(target) ?? []
      if (labels.includes(place)) continue
      labelled.set(target, [...labels, place])
      named.set(place, [...(named.get(place) ?? []), answering[k] as Named])
    }
    answeringBy.set(key, targets)
    return targets
  }
  const answers = ones.map((one, i) => {
    const found = (lessons.labels[i] as readonly string[]).flatMap((label) => targetsFor(one, label))
    return [...new Set(found)]
  })
  const labels = [...lessons.classifier.places.keys()]
  const labelsAt = onceEach((place: Place) =>
    labels.filter((_, i) =>
      (named.get(i) ?? []).some((one) => placeOf(one.passage.id, one.figure?.text) === place),
    ),
  )
  const evidence = [...new Set(ones.flatMap((one) => one.evidence ?? []))].sort((a, b) => b.length - a.length)
  const sentenceAt = onceEach((id: string) => {
    const longest = evidence.find((stretch) => holding(stretch).some(({ passage }) => passage.id === id))
    return longest === undefined ? [] : [lessons.nameLabel(longest)]
  })
  const standing = ({ passage, figure, isAnswered, shown }: Before): Standing => ({
    last: !isAnswered ? [notStated] : passage === null ? [] : labelsAt(placeOf(passage, figure)),
    sentence: passage === null ? [] : sentenceAt(passage),
    shown: shown?.passage ? labelsAt(placeOf(shown.passage, shown.figure)) : [],
  })
  return { ...lessons, answers, labelled, answering: [...named.keys()], named, standing }
}

/** A figure as printed in a passage, or what the passage names. */
type Place = `${string} ${string}`

function placeOf(passage: string, figure: string | null | undefined): Place {
  return `${passage} ${figure ?? ''}`
}

/** A passage without digits, and where each of its figures stands there. */
interface Bare {
  readonly passage: Passage
  readonly text: string
  readonly places: readonly number[]
}

function bareOf(passage: Passage): Bare {
  const places = passage.figures.map(({ span }) => withoutDigits(passage.text.slice(0, span.start)).length)
  return { passage, text: withoutDigits(passage.text), places }
}

interface Held extends Bare {
  readonly evidence: string
  /** Where the evidence begins in the passage, both without digits. */
  readonly from: number
}

/** The figures that stand where the evidence has this one: with other digits where the release was corrected. */
function figuresAt(label: string, held: readonly Held[]): Named[] {
  return held.flatMap(({ passage, places, evidence, from }) => {
    const at = evidence.indexOf(label)
    const place = from + withoutDigits(evidence.slice(0, at)).length
    const isThere = ({ text }: Figure, i: number) => (at < 0 ? text === label : places[i] === place)
    return passage.figures.filter(isThere).map((figure) => ({ passage, figure }))
  })
}

/** The passages that hold the evidence of a label, for what they name. */
function namesAt(label: string, held: readonly Held[], { nameLabel }: Lessons): Named[] {
  return held.flatMap(({ passage, evidence }) =>
    nameLabel(evidence) === label ? [{ passage, figure: null }] : [],
  )
}

/** Each number is one character, whatever it is. */
function withoutDigits(text: string): string {
  return text.replace(/[0-9.]+|[一两二三四五六七八九]/gu, '0')
}
