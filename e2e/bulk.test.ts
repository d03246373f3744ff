import { expect } from '@playwright/test'
import { expectNotice, pageOf, pick } from './pages.ts'
import { newNumber, type Shop } from './shop.ts'
import { test } from './story.ts'

/** Three machines whose numbers begin alike. */
async function createThree(shop: Shop): Promise<string> {
  const start = newNumber()
  for (const end of ['a', 'b', 'c']) await shop.createMachine({ assetnumber: `${start}-${end}`, name: 'Before' })
  return start
}

test('rows that are ticked are changed at once, and the page of changes takes all of it back', async ({
  page,
  shop,
}) => {
  const start = await createThree(shop)
  await page.goto(`/equipment?assetnumber.startswith=${start}`)
  await page.getByLabel(`Tick ${start}-a`).check()
  await page.getByLabel(`Tick ${start}-c`).check()
  await expect(page.getByText('2 ticked')).toBeVisible()
  await page.getByRole('region', { name: 'Ticked rows' }).getByRole('button', { name: 'Edit' }).click()

  const dialog = page.getByRole('dialog', { name: 'Edit 2 equipment' })
  await dialog.getByRole('button', { name: 'Field' }).click()
  await page.getByRole('menuitem', { name: 'Location' }).click()
  await pick(dialog, 'Location', 'Cell 9')
  await dialog.getByRole('button', { name: 'Field' }).click()
  await page.getByRole('menuitem', { name: 'Alias' }).click()
  await dialog.getByLabel('Alias', { exact: true }).fill('After')
  await dialog.getByRole('button', { name: 'Change all' }).click()

  await expectNotice(page, '2 changed, 0 as before')
  await expect(page.getByRole('row', { name: `${start}-a` })).toContainText('Cell 9')
  await expect(page.getByRole('row', { name: `${start}-b` })).toContainText('Before')
  await expect(page.getByRole('row', { name: `${start}-c` })).toContainText('After')

  await page.getByRole('navigation', { name: 'Pages', exact: true }).getByRole('link', { name: 'Changes' }).click()
  await page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: '2 rows' })
    .filter({ hasText: 'Web' })
    .first()
    .getByRole('link')
    .click()
  await expect(page.getByRole('listitem').filter({ hasText: `${start}-a` })).toContainText('Cell 9')
  await page.getByRole('button', { name: /^Undo change/u }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
  await expectNotice(page, /is undone/u)
  await expect(page.getByRole('main').getByText('Undone', { exact: true })).toBeVisible()

  await page.goto(`/equipment?assetnumber.startswith=${start}`)
  await expect(page.getByRole('cell', { name: 'Before' })).toHaveCount(3)
  await expect(page.getByRole('cell', { name: 'Cell 9' })).toHaveCount(0)
})

test('the history of a machine leads from a change of many rows to the page where all of it is taken back', async ({
  page,
  shop,
}) => {
  const machines = [await shop.createMachine(), await shop.createMachine()]
  const ids = machines.map((machine) => machine['assetid'])
  await shop.post('/api/equipment/bulk', { ids, changes: { name: 'After' } })
  await page.goto(pageOf(machines[0] ?? {}))
  const change = page.getByRole('region', { name: 'History' }).getByRole('listitem').first()
  await expect(change).toContainText('After')
  await expect(change.getByRole('button', { name: /^Undo/u })).toHaveCount(0)
  await change.getByRole('link', { name: 'Part of a change of 2 rows' }).click()
  await expect(page).toHaveURL(/\/changes\/\d+$/u)
  await expect(page.getByRole('button', { name: /^Undo change/u })).toBeVisible()
})

test('a notice that tells of a change of many rows takes it back', async ({ page, shop }) => {
  const start = await createThree(shop)
  await page.goto(`/equipment?assetnumber.startswith=${start}`)
  await page.getByLabel('Tick all rows of this page').check()
  await expect(page.getByText('3 ticked')).toBeVisible()
  await page.getByRole('region', { name: 'Ticked rows' }).getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No equipment match')).toBeVisible()
  await page
    .getByRole('region', { name: /^Notifications/u })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(page.getByText('1 to 3 of 3')).toBeVisible()
})
