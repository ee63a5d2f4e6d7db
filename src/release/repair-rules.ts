// Every repair rule, in the order in which they are applied. Later rules rely on what earlier ones mended.
import { layoutRules } from './layout-rules.ts'
import { markupRules } from './markup-rules.ts'
import { punctuationRules } from './punctuation-rules.ts'
import type { RepairRule } from './repair-rule.ts'
import { scriptRules } from './script-rules.ts'
import { speechRules } from './speech-rules.ts'

/** Markup hides characters, glosses part words, and furniture is recognised by its full-width colon: hence the order. */
export const repairRules: readonly RepairRule[] = [
  ...markupRules,
  ...scriptRules,
  ...punctuationRules,
  ...speechRules,
  ...layoutRules,
]
