import { expect } from '@playwright/test'
import { entryOf, pick } from './pages.ts'
import { phone, test } from './story.ts'

test('a machine is found by its number while one types', phone, async ({ page }) => {
  await page.goto('/equipment')
  await page.getByRole('textbox', { name: 'Find in equipment' }).fill('3105')
  await expect(page.getByText('1 to 1 of 1')).toBeVisible()
  await expect(page).toHaveURL('/equipment?q=3105')
  await entryOf(page, '3105').click()
  await expect(page.getByRole('heading', { name: '3105' })).toBeVisible()
})

test('a heading sorts up, then down, and the address says so', async ({ page }) => {
  await page.goto('/equipment')
  const heading = page.getByRole('columnheader', { name: 'Serial number' })
  const serials = page.getByRole('row').locator('td:nth-child(5)')
  await heading.getByRole('button').click()
  await expect(page).toHaveURL('/equipment?sort=serialnumber')
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  await heading.getByRole('button').click()
  await expect(page).toHaveURL('/equipment?sort=-serialnumber')
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await expect(serials.first()).toHaveText(/^[V-Z]/u)
  const shown = await serials.allTextContents()
  expect(shown).toEqual(shown.toSorted().toReversed())
})

test('filters by status and by a place with all below it stand in the address, for reloading and for others', async ({
  page,
  browser,
  people,
  baseURL,
}) => {
  await page.goto('/equipment')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Location', exact: true }).click()
  const location = page.getByRole('form', { name: 'Filter on Location' })
  await pick(location, 'Location', 'Turning')
  await expect(location.getByLabel('And everything below it')).toBeChecked()
  await location.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('button', { name: 'Location within Turning' })).toBeVisible()
  const total = page.getByText(/^1 to \d+ of \d+$/u)
  await expect(total).not.toHaveText(/of 19\d/u)

  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Status', exact: true }).click()
  const status = page.getByRole('form', { name: 'Filter on Status' })
  await pick(status, 'Status', 'Active')
  await status.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/\/equipment\?.*locationid\.under=\d+/u)
  await expect(page).toHaveURL(/assetstatusid=\d+/u)
  await expect(page.getByRole('cell', { name: 'Cell 3' }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Decommissioned' })).toHaveCount(0)
  await expect(page.getByRole('cell', { name: 'Cell 7' })).toHaveCount(0)

  const told = await total.textContent()
  await page.reload()
  await expect(total).toHaveText(String(told))
  const colleague = await browser.newContext({ baseURL: String(baseURL), storageState: await people.stateOf('viewer') })
  const visit = await colleague.newPage()
  await visit.goto(page.url())
  await expect(visit.getByText(String(told))).toBeVisible()
  await expect(visit.getByRole('button', { name: 'Location within Turning' })).toBeVisible()
  await colleague.close()

  await page.getByRole('button', { name: 'Take out the filter on Status' }).click()
  await expect(page).not.toHaveURL(/assetstatusid/u)
})

test('pages turn, and the back button turns them back', phone, async ({ page }) => {
  await page.goto('/equipment?sort=assetnumber')
  await expect(page.getByText(/^1 to 50 of \d+$/u)).toBeVisible()
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText(/^51 to 100 of \d+$/u)).toBeVisible()
  await expect(page).toHaveURL(/page=2/u)
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText(/^101 to 150 of \d+$/u)).toBeVisible()
  await page.goBack()
  await expect(page.getByText(/^51 to 100 of \d+$/u)).toBeVisible()
  const third = page
    .getByRole('main')
    .getByRole('link', { name: /^3\d\d\d$/u })
    .nth(2)
  const name = String(await third.textContent()).trim()
  await third.click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await page.goBack()
  await expect(page.getByText(/^51 to 100 of \d+$/u)).toBeVisible()
})

test('the columns that one chooses are there the next time', async ({ page }) => {
  await page.goto('/equipment')
  await expect(page.getByRole('columnheader', { name: 'Serial number' })).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Serial number' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Installed' }).click()
  await page.keyboard.press('Escape')
  await page.goto('/vendors')
  await page.goto('/equipment')
  await expect(page.getByRole('columnheader', { name: 'Installed' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Serial number' })).toHaveCount(0)
})
