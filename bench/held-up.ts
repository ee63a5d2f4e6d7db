// Loaded into a bot before its program (`node --import`): tells its parent four times a second for how many ms its main
// thread was held up at most since it told last.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.send !== undefined) {
  const resolution = 5
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  setInterval(() => {
    process.send?.({ heldUpMs: Math.max(0, delay.max / 1e6 - resolution) })
    delay.reset()
  }, 250).unref()
  process.channel?.unref()
}
