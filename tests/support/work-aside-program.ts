// A program that is run aside in tests: says what it finds around it, then does what it is told.
import { getPriority } from 'node:os'
import { whenAsked } from '../../src/store/when-asked.ts'

export type Found = {
  readonly environment: readonly string[]
  readonly priority: number
  readonly process: number
}

whenAsked<{ readonly what: 'end' | 'fail' | 'wait' }, Found>(async ({ what }, say, next) => {
  say({ environment: Object.keys(process.env), priority: getPriority(), process: process.pid })
  await next()
  if (what === 'fail') throw new RangeError('as it was told')
  if (what === 'end') process.exit(3)
  await new Promise(() => undefined)
})
