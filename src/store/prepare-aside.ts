// A document → a release, made in a thread of its own.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PrepareOrder, PrepareResult } from '../desk/circumstances.ts'

/** So much a document may make of itself in memory; beyond it the thread ends, and not the bot. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 }

/** Rejects with what ended the thread when it ended by itself. */
export async function prepareAside(order: PrepareOrder): Promise<PrepareResult> {
  const url = new URL('./prepare-worker.ts', import.meta.url)
  const worker = new Worker(url, { workerData: order, resourceLimits })
  try {
    const [result] = (await once(worker, 'message')) as [PrepareResult]
    return result
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error
    const mend = 'send the text of the release alone, without pictures or attachments'
    const fault = {
      code: 'document-too-large',
      where: order.name,
      what: 'takes too much memory to read',
      mend,
    }
    return { document: null, faults: [fault] }
  } finally {
    await worker.terminate()
  }
}
