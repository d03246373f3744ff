import { expect, type Page } from '@playwright/test'
import { test } from './story.ts'

/** How many sheets a page takes. */
async function countSheets(page: Page): Promise<number> {
  const sheets = await page.pdf({ format: 'A4' })
  return sheets.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0
}

test('a list and a page of a plugin go on paper as a whole, without what is pressed', async ({ page }) => {
  await page.goto('/pages/equipment/maintenance?days=3650')
  await expect(page.getByRole('region', { name: /^Table: / }).first()).toBeVisible()
  expect(await countSheets(page)).toBeGreaterThan(2)
  await page.goto('/equipment')
  await expect(page.getByRole('link', { name: '3101', exact: true })).toBeVisible()
  expect(await countSheets(page)).toBeGreaterThan(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('link', { name: 'New equipment' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Pages', exact: true })).toBeHidden()
})

test('on paper a dark page is light, and on the screen dark again', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/equipment')
  const root = page.locator('html')
  await expect(root).toHaveClass(/dark/u)
  // A page is dark before it has begun, and prints when it has.
  await expect(page.getByRole('link', { name: '3101', exact: true })).toBeVisible()
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(root).not.toHaveClass(/dark/u)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(root).toHaveClass(/dark/u)
})
