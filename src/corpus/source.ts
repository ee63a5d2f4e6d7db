// Where an editor has something from that no release says, and on which day it was last found to be so.
import * as z from 'zod'
import { isIsoDate } from '../release/propose.ts'
import type { IsoDate } from '../release/release.ts'

/** One line of text, not empty. */
export const line = z.string().trim().min(1, 'is empty')

/** A document that can be named and found again: by its address on the web, or as a paper. */
export const sourceSchema = z
  .strictObject({
    title: line,
    url: z
      .string()
      .regex(/^https?:\/\/\S+$/u, 'is no web address')
      .optional(),
    document: line.optional(),
  })
  .refine(({ url, document }) => url !== undefined || document !== undefined, 'needs a url or a document')

export type Source = z.infer<typeof sourceSchema>

/** The day on which an editor last compared the entry with its source. */
export const checkedSchema = z.custom<IsoDate>(
  (value) => typeof value === 'string' && isIsoDate(value),
  'is not a day of the calendar as year-month-day',
)
