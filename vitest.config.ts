import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const databases = './packages/server/src/testing/global-setup.ts'

export default defineConfig({
  test: {
    include: ['{packages,plugins,examples,scripts,bench}/**/*.test.ts'],
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
