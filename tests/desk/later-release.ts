// A later release of the shipped one's place, as an editor would send it.

/** What the shipped release does not say. */
export const wanted = '2025年给多少残疾人配了轮椅'

/** `wheelchairs` null: it says nothing of them. */
export function laterRelease({
  wheelchairs,
  title = '定州晒出2025年民生实事成绩单',
}: {
  readonly wheelchairs: number | null
  readonly title?: string
}): Buffer {
  const fitted = wheelchairs === null ? '' : `2025年为${wheelchairs}名残疾人适配轮椅、拐杖等辅助器具。`
  return Buffer.from(
    [
      title,
      '本报讯 2025年12月24日，定州市政府新闻办公室举办新闻发布会，市残联介绍了工作情况。',
      `市残联持续推动残疾人事业发展。${fitted}2025年为61户重度残疾人家庭进行无障碍改造。`,
      '',
    ].join('\n'),
  )
}
