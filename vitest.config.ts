import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

export default defineConfig({
  test: {
    globalSetup: ['tests/support/postgres-server.ts'],
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**'],
    // No time is asserted: these end what hangs. On a machine full of other work a test takes ten times as long.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // Two more than the two cores: much waits for a process that starts, or for a limit that time lifts.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Modules here keep next to nothing to themselves, and no test replaces one.
    isolate: false,
  },
})
