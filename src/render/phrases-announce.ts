// What the bot says to editors who announce.
import type { Language } from '../query/query.ts'
import { announceEn } from './phrases-announce-en.ts'
import { announceZhHans } from './phrases-announce-zh-hans.ts'
import { announceZhHant } from './phrases-announce-zh-hant.ts'

export interface AnnouncePhrases {
  readonly howTo: readonly string[]
  readonly none: string
  readonly tooLong: (length: number, most: number) => string
  readonly noFigures: (title: string) => string
  readonly preview: string
  readonly state: Readonly<
    Record<'draft' | 'awaiting' | 'scheduled' | 'running' | 'done' | 'cancelled', (id: string) => string>
  >
  readonly audience: (topics: readonly string[]) => string
  readonly reach: (counts: {
    readonly private: number
    readonly group: number
    readonly channel: number
  }) => string
  readonly beside: (count: number) => string
  readonly silent: (silent: boolean) => string
  readonly when: (clock: string | null, zone: string) => string
  readonly sent: (sent: number, left: number) => string
  readonly timeLeft: (minutes: number) => string
  readonly waits: (clock: string, zone: string) => string
  readonly failed: (count: number) => string
  readonly reason: (reason: string, count: number) => string
  readonly doubtful: (count: number) => string
  readonly behind: (count: number) => string
  readonly cancelled: (count: number) => string
  readonly isRetracted: (id: string) => string
  readonly deleted: (count: number) => string
  readonly toldAnew: (count: number) => string
  readonly uncorrected: (count: number) => string
  readonly corrections: string
  readonly send: string
  readonly sendLater: string
  readonly cancel: string
  readonly now: string
  readonly inAnHour: string
  readonly tomorrow: string
  readonly everybody: string
  readonly departments: string
  readonly departmentsTitle: string
  readonly kind: Readonly<Record<'private' | 'group' | 'channel', string>>
  readonly turnSilent: (silent: boolean) => string
  readonly askConsent: string
  readonly waitsForConsent: string
  readonly consent: string
  readonly reject: string
  readonly noOtherEditor: string
  readonly ownConsent: string
  readonly listDoubtful: string
  readonly doubtfulTitle: string
  readonly again: (count: number) => string
  readonly show: string
  readonly nobody: string
  readonly past: string
  readonly notNow: string
  readonly notSentYet: string
  readonly returned: (id: string) => string
  readonly unknownId: string
  readonly correctHow: string
  readonly correctMissing: (old: string) => string
  readonly correcting: (count: number) => string
  readonly retractSure: (count: number) => string
  readonly retract: string
  readonly retracting: (count: number) => string
  readonly offer: (old: string, by: string) => string
  readonly offered: (count: number) => string
  readonly whenHow: (zone: string) => string
}

const byLanguage: Readonly<Record<Language, AnnouncePhrases>> = {
  'zh-Hans': announceZhHans,
  'zh-Hant': announceZhHant,
  en: announceEn,
}

/** The words for editors in `language`. */
export function announcePhrasesIn(language: Language): AnnouncePhrases {
  return byLanguage[language]
}
