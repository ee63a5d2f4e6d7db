// Loaded into a bot before its program (`node --import`): tells its parent four times a second for how long its main
// thread was held up at most since it told last, and how much processor time it took in such a stretch at most. Where
// other programs take the processor, only the second says something about the bot.
import { isMainThread } from 'node:worker_threads'

/** Milliseconds. */
export interface HeldUp {
  readonly waited: number
  readonly worked: number
}

const everyMs = 5
const tellMs = 250

if (isMainThread && process.send !== undefined) {
  const workedMs = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  let [at, worked, told] = [performance.now(), workedMs(), performance.now()]
  let most = { waited: 0, worked: 0 }
  setInterval(() => {
    const [now, by] = [performance.now(), workedMs()]
    most = {
      waited: Math.max(most.waited, now - at - everyMs),
      worked: Math.max(most.worked, by - worked),
    }
    at = now
    worked = by
    if (now - told < tellMs) return
    told = now
    process.send?.(most satisfies HeldUp)
    most = { waited: 0, worked: 0 }
  }, everyMs).unref()
  process.channel?.unref()
}
