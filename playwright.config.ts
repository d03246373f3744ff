import { defineConfig } from '@playwright/test'
import { chromiumProgram } from './scripts/chromium.ts'

const ci = process.env['CI'] === 'true'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: ci,
  retries: 0,
  // No story is about speed: what takes long on a slow machine is waited for, and what never comes fails all the same.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['./scripts/report/browser.ts']],
  use: {
    actionTimeout: 30_000,
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every step costs as much as the story itself. `npm run e2e -- --trace on` writes one.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromiumProgram,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-default-apps',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-quic',
        '--no-default-browser-check',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'desktop', grepInvert: /@phoneonly/, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'phone', grep: /@phone/, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
})
