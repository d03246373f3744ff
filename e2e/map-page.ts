import { expect, type Locator, type Page } from '@playwright/test'

/** The plan on the screen, once its assets are drawn. */
export async function readyMap(page: Page): Promise<Locator> {
  const map = page.getByRole('application', { name: /^Floor plan/u })
  await expect(map).toBeVisible()
  await expect(map.locator('canvas')).toHaveCount(3)
  return map
}

/** The card of the asset that is chosen. */
export const cardOf = (page: Page): Locator => page.getByRole('region', { name: 'Asset', exact: true })

/** The middle of an element, where a deep link brings its asset. */
export async function middleOf(map: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await map.boundingBox()
  if (!box) throw new Error('The map is not on the screen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Presses on the middle, moves as a hand does, and lets go. */
export async function dragMiddle(page: Page, by: { readonly x: number; readonly y: number }): Promise<void> {
  const { x, y } = await middleOf(await readyMap(page))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 })
  await page.mouse.move(x + by.x, y + by.y, { steps: 4 })
  await page.mouse.up()
}

/** Waits for the answer to what is moved next. */
export async function placing(page: Page, job: () => Promise<void>): Promise<void> {
  const done = page.waitForResponse((answer) => answer.url().endsWith('/api/map/moves') && answer.ok())
  await job()
  await done
}
