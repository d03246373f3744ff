import { expect, type Locator, type Page } from '@playwright/test'
import { expectNotice, pageOf, pick } from './pages.ts'
import type { Row } from './shop.ts'
import { phone, test } from './story.ts'

/** An entry of the history that is shown. */
function entry(page: Page, number: number): Locator {
  return page.getByRole('region', { name: 'History' }).getByRole('listitem').nth(number)
}

function field(page: Page, name: string): Locator {
  return page
    .getByRole('region', { name: 'Fields' })
    .locator('div', { has: page.getByText(name, { exact: true }) })
    .last()
}

test(
  'a machine moves to another cell; its history says from where, by whom and when, and takes it back',
  phone,
  async ({ page, shop }) => {
    const { locationid } = await shop.get('/api/locations', { name: 'Cell 1' })
    const machine = await shop.createMachine({ locationid })
    await page.goto(pageOf(machine))
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await pick(page, 'Location', 'Cell 12')
    await page.keyboard.press('Control+Enter')

    await expect(page).toHaveURL(pageOf(machine))
    await expect(field(page, 'Location')).toContainText('Cell 12')
    await expect(page.getByRole('region', { name: 'Fields' })).not.toContainText('Old database')
    const change = entry(page, 0)
    await expect(change).toContainText('Changed')
    await expect(change).toContainText('by Administrator')
    await expect(change).toContainText('just now')
    await expect(change.getByRole('definition')).toHaveText(/before\s*Turning \/ Cell 1\s*after\s*Grinding \/ Cell 12/u)
    await expect(change.getByRole('deletion')).toHaveText('Turning / Cell 1')

    await change.getByRole('button', { name: /^Undo change/u }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
    await expectNotice(page, /is undone/u)
    await expect(field(page, 'Location')).toContainText('Cell 1')
    await expect(field(page, 'Location')).not.toContainText('Cell 12')
    await expect(entry(page, 0).getByRole('deletion')).toHaveText('Grinding / Cell 12')
    await expect(entry(page, 1)).toContainText('Undone')
  },
)

test(
  'fields that say nothing are shown when asked for, and where it stands is told by its picture',
  phone,
  async ({ page, shop }) => {
    const plan = await shop.get('/api/floorplans', {})
    const machine = await shop.createMachine({ mapx: 400, mapy: 300, floorplanid: plan['floorplanid'] })
    await page.goto(pageOf(machine))
    const fields = page.getByRole('region', { name: 'Fields' })
    await expect(field(page, 'Needs manual configuration')).toContainText('No')
    await expect(fields.getByText('Alias', { exact: true })).toBeHidden()
    await expect(page.getByText('It has a spot of its own.')).toBeVisible()
    await expect(page.getByRole('paragraph').getByText(String(plan['name']), { exact: true })).toBeVisible()
    await fields.getByRole('button', { name: /^Show \d+ empty fields$/u }).click()
    await expect(field(page, 'Alias')).toContainText('Not given')
    await expect(fields.getByText('Map x', { exact: true })).toBeHidden()
    await fields.getByRole('button', { name: /^Hide \d+ empty fields$/u }).click()
    await expect(fields.getByText('Alias', { exact: true })).toBeHidden()
  },
)

test('a removed machine leaves the list, and comes back', async ({ page, shop }) => {
  const machine = await shop.createMachine()
  const assetnumber = String(machine['assetnumber'])
  await page.goto(pageOf(machine))
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'Restore' })).toBeVisible()
  await page.goto(`/equipment?q=${assetnumber}`)
  await expect(page.getByText('No equipment match')).toBeVisible()
  await page.getByRole('combobox', { name: 'Rows in use or removed' }).click()
  await page.getByRole('option', { name: 'Removed', exact: true }).click()
  await page.getByRole('link', { name: assetnumber }).click()
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toBeVisible()
})

test('what is set up for a machine and what it is tied to stand on its page', async ({ page, shop }) => {
  const [machine, other]: Row[] = [await shop.createMachine(), await shop.createMachine()]
  const others = String(other?.['assetnumber'])
  await page.goto(pageOf(machine ?? {}))
  await page.getByRole('link', { name: 'Set up FOCAS' }).click()
  await page.getByLabel('IP address').fill('10.20.30.400')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByLabel('IP address')).toHaveAccessibleDescription(/IP address/u)
  await page.getByLabel('IP address').fill('10.20.30.40')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page).toHaveURL(pageOf(machine ?? {}))
  await expect(page.getByRole('region', { name: 'FOCAS' })).toContainText('10.20.30.40')
  await expect(page.getByRole('region', { name: 'FOCAS' })).toContainText('8193')

  const relations = page.getByRole('region', { name: 'Relations', exact: true })
  await relations.getByRole('button', { name: 'Add a relation' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Relation' }).click()
  await page.getByRole('option', { name: 'controls', exact: true }).click()
  await pick(dialog, 'Asset', others)
  await dialog.getByRole('button', { name: 'Tie' }).click()
  await expect(relations).toContainText(/controls/iu)
  await relations.getByRole('link', { name: others, exact: true }).click()
  await expect(page.getByRole('heading', { name: others })).toBeVisible()
  await expect(relations).toContainText(String(machine?.['assetnumber']))
})
