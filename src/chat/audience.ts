// Whom an announcement is addressed to, and what a press makes of that.
import { type Announcement, type Audience, chatKinds } from '../announcement/announcement.ts'
import { topicOf } from '../announcement/subscription.ts'
import type { Section } from '../corpus/topics.ts'
import type { AnnouncementStep } from '../render/button.ts'

/** The topics of a release: all that its sentences are about, by department. */
export function topicsOfRelease(release: string, sections: readonly Section[]): readonly string[] {
  const topics = sections.flatMap((section) =>
    section.topics.flatMap((topic) => (topic.passage.release === release ? [topicOf(section, topic)] : [])),
  )
  return [...new Set(topics)]
}

/** The audience after a step; a step that is about something else changes nothing. */
export function addressedAfter(
  { topics, kinds }: Pick<Announcement, 'topics' | 'kinds'>,
  step: AnnouncementStep,
  sections: readonly Section[],
): Audience {
  switch (step.of) {
    case 'everybody':
      return { topics: [], kinds }
    case 'choose': {
      const section = sections.find(({ key }) => key === step.section)
      if (section === undefined) return { topics, kinds }
      const others = topics.filter(
        (topic) => topic !== section.label && !topic.startsWith(`${section.label}/`),
      )
      // One tap more than some of its topics is the whole department.
      const isWhole = topics.includes(section.label)
      return { topics: isWhole ? others : [...others, section.label], kinds }
    }
    case 'chats': {
      const others = kinds.filter((kind) => kind !== step.kind)
      const next =
        others.length < kinds.length
          ? others
          : chatKinds.filter((kind) => [...kinds, step.kind].includes(kind))
      // For nobody at all is no audience.
      return { topics, kinds: next.length === 0 ? kinds : next }
    }
    default:
      return { topics, kinds }
  }
}
