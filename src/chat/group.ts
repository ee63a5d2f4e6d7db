// A group's settings: what a press makes of them, and when they keep the bot silent.
import type { Section } from '../corpus/topics.ts'
import type { Setting } from '../render/button.ts'
import type { GroupSettings } from '../render/settings.ts'
import type { ChatRecord } from './memory.ts'

const unset: GroupSettings = { answers: true, language: null, quiet: null, topics: [] }

/** The settings of a group of which something or nothing is kept. */
export function settingsOf(chat: ChatRecord | null): GroupSettings {
  if (chat === null) return unset
  const { answers, language, quiet, topics } = chat
  return { answers, language, quiet, topics }
}

/** The settings after a change. A department that the corpus does not have (any more) changes nothing. */
export function changed(
  settings: GroupSettings,
  setting: Setting,
  sections: readonly Section[],
): GroupSettings {
  switch (setting.of) {
    case 'answers':
      return { ...settings, answers: setting.on }
    case 'language':
      return { ...settings, language: setting.language }
    case 'quiet':
      return { ...settings, quiet: setting.quiet }
    case 'all-topics':
      return { ...settings, topics: [] }
    case 'topic': {
      const section = sections.find(({ key }) => key === setting.department)
      if (section === undefined) return settings
      const others = settings.topics.filter((topic) => topic !== section.label)
      const had = others.length < settings.topics.length
      return { ...settings, topics: had ? others : [...others, section.label] }
    }
  }
}

/** Whether the group's settings keep the bot silent now (seconds since 1970). */
export function isSilent({ answers, quiet }: GroupSettings, now: number, timeZone: string): boolean {
  return !answers || (quiet !== null && isWithin(localTime(now, timeZone), quiet))
}

/** Whether an answer that cites these sections may be given here; one that cites nothing may. */
export function isOnTopic({ topics }: GroupSettings, cited: readonly string[]): boolean {
  return topics.length === 0 || cited.length === 0 || cited.some((label) => topics.includes(label))
}

/** From `from`, included, to `to`, excluded; over midnight where `from` is the later one. */
function isWithin(time: string, { from, to }: { readonly from: string; readonly to: string }): boolean {
  return from <= to ? from <= time && time < to : from <= time || time < to
}

/** `HH:MM` on the clocks of the time zone. */
function localTime(now: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return format.format(new Date(now * 1000))
}
