import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const databases = './packages/server/src/testing/global-setup.ts'

export default defineConfig({
  test: {
    // Tests of an example are run as those of any plugin are, by `shopdb plugin check`; see scripts/example-plugin.test.ts.
    include: ['{packages,plugins,scripts,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    environment: 'node',
    globalSetup: existsSync(databases) ? [databases] : [],
    pool: 'threads',
    maxWorkers: 2,
    // A worker keeps what it has loaded for the next file; each test opens a shop of its own.
    isolate: false,
    // No test is about speed: on a slow machine all of them take several times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './scripts/report/unit.ts'],
  },
})
