import { defineConfig } from 'vitest/config'

// A test may start a process or check a whole knowledge folder; on a busy machine that takes more than the usual 5 s.
// Many only wait, for a database or a server: two at a time, also where there are no more than two cores.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 } })
