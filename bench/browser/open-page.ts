import { existsSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { adminpassword } from '../product/product.ts'
import { beginFrames, endFrames } from './in-page.ts'

/** The whole browser, as people have it. */
const program = process.env['SHOPDB_CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether there is a browser to measure with. */
export const hasBrowser = existsSync(program)

/** A page of a browser without a GPU, as on the terminals of a shop floor, with the administrator signed in. */
export async function openPage(origin: string): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath: program, args })
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } })
  const answer = await context.request.post('/api/auth/login', { data: { username: 'admin', password: adminpassword } })
  if (!answer.ok()) throw new Error(await answer.text())
  return { page: await context.newPage(), close: () => browser.close() }
}

/** The milliseconds from each frame that the browser really drew to the next one, while a job runs. */
export async function framesDuring(page: Page, job: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(beginFrames)
  await job()
  return page.evaluate<readonly number[]>(endFrames)
}

/** The value that such a share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
