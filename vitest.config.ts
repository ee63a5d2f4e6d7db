import { defineConfig } from 'vitest/config'

// A test may start a process or check a whole knowledge folder; on a busy machine that takes more than the usual 5 s.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } })
