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
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', './scripts/report/unit.ts'],
  },
})
