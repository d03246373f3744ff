import type { Page } from '@playwright/test'
import { timeUntilDrawn } from './in-page.ts'
import { framesDuring, quantile } from './open-page.ts'

/** From the press on the menu until the assets are drawn and can be pressed, in milliseconds. */
export async function timeToUse(page: Page): Promise<number> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Map', exact: true }).waitFor()
  // What the first page loads is not the map's.
  await page.waitForLoadState('networkidle')
  return page.evaluate<number>(timeUntilDrawn)
}

const middle = { x: 840, y: 480 }

/** Drags the whole floor about with a mouse for some seconds; the frame that 95 of 100 are no slower than. */
export async function panFrame(page: Page, turns: number): Promise<number> {
  const frames = await framesDuring(page, async () => {
    await page.mouse.move(middle.x, middle.y)
    await page.mouse.down()
    for (let turn = 0; turn < turns; turn += 1) {
      const angle = turn / 12
      await page.mouse.move(middle.x + 150 * Math.sin(angle), middle.y + 90 * Math.sin(2 * angle))
    }
    await page.mouse.up()
  })
  return quantile(frames, 0.95)
}

/** Turns the wheel in and out again; the middle frame while the view changes. */
export async function zoomFrame(page: Page, turns: number): Promise<number> {
  const frames = await framesDuring(page, async () => {
    await page.mouse.move(middle.x, middle.y)
    for (let turn = 0; turn < turns; turn += 1) {
      await page.mouse.wheel(0, turn % 4 < 2 ? -120 : 120)
      await page.waitForTimeout(180)
    }
  })
  return quantile(frames, 0.5)
}

/** The longest frame of a still page while others' moves come in: reading the answer, making it ready and drawing it. */
export async function liveFrame(page: Page, move: () => Promise<void>): Promise<number> {
  // The answer is asked for again only when the page has heard of the change.
  const heard = page.waitForResponse((answer) => answer.url().includes('/api/map?'), { timeout: 20_000 })
  const frames = await framesDuring(page, async () => {
    await move()
    await (await heard).finished()
    await page.waitForTimeout(800)
  })
  return Math.max(...frames)
}
