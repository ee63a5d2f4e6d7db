// A document → a release, made in a process of its own.
import type { PrepareOrder, PrepareResult } from '../desk/circumstances.ts'
import { EndedEarly, workAside } from './work-aside.ts'

const program = new URL('./prepare-worker.ts', import.meta.url)
/** So much a document may make of itself in memory; beyond it the process ends, and not the bot. */
const mostMegabytes = 1024
/** How Node ends without memory, and how the system ends who takes it from others. */
const withoutMemory: readonly EndedEarly['by'][] = ['SIGABRT', 'SIGTRAP', 'SIGKILL', 134]

/** Rejects with what ended the process when it ended by itself. */
export async function prepareAside(order: PrepareOrder, megabytes = mostMegabytes): Promise<PrepareResult> {
  try {
    return await workAside<PrepareResult, PrepareResult>({ program, order, megabytes }, (result) => result)
  } catch (error) {
    if (!(error instanceof EndedEarly && withoutMemory.includes(error.by))) throw error
    const mend = 'send the text of the release alone, without pictures or attachments'
    const fault = {
      code: 'document-too-large',
      where: order.name,
      what: 'takes too much memory to read',
      mend,
    }
    return { document: null, faults: [fault] }
  }
}
