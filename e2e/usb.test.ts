import { expect, type Locator, type Page } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { openAs } from './own-plugins.ts'
import { password } from './people.ts'
import { runShopdb } from './site.ts'
import { phone, test } from './story.ts'

test.use({ role: 'nobody' })

/** What a scanner does: it types, and ends with Enter. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 2 })
  await page.keyboard.press('Enter')
}

/** A day as a field takes it, so many days from now. */
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The form for scans, by keyboard; the first field waits for one. */
async function openDrawer(page: Page, url: string): Promise<Locator> {
  await page.goto(`${url}/usbdevices`)
  await page.getByRole('button', { name: 'Scan to borrow' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Scan to borrow' })
  await expect(dialog.getByRole('textbox', { name: 'Badge' })).toBeFocused()
  return dialog
}

test.beforeEach(async ({ folder }) => {
  await runShopdb({ folder }, ['seed', 'sample'])
})

test('at the drawer two scans lend a stick and two more bring it back, without a mouse', async ({ page, start }) => {
  test.slow()
  const site = await start({ adminpassword: password })
  await openAs(page, site.url)
  const dialog = await openDrawer(page, site.url)
  await scan(page, 'B-1005')
  await scan(page, 'USB-0003')
  await expect(dialog.getByRole('status')).toContainText('USB-0003 is lent to Heat treatment until')
  await expect(dialog.getByRole('textbox', { name: 'Badge' })).toBeFocused()
  expect(await listBarriers(page)).toEqual([])
  await scan(page, 'B-1005')
  await scan(page, 'USB-0006')
  await expect(dialog.getByText('USB-0006 is infected; wipe it and scan it again first.')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Badge' })).toBeFocused()
  // Within three seconds of the first time the same two would be taken for an accident.
  await expect(async () => {
    await expect(dialog.getByRole('textbox', { name: 'Badge' })).toBeFocused()
    await scan(page, 'B-1005')
    await scan(page, 'USB-0003')
    await expect(dialog.getByRole('status')).toContainText('USB-0003 is back from Heat treatment.', { timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the next scans while the site is still busy with the one before, and who is refused is told so', async ({
  page,
  start,
}) => {
  test.slow()
  const site = await start({ adminpassword: password })
  await openAs(page, site.url)
  const dialog = await openDrawer(page, site.url)
  await page.route('**/actions/borrow', async (route) => {
    await page.waitForTimeout(1500)
    await route.continue()
  })
  for (const text of ['B-1005', 'USB-0006', 'B-1001', 'USB-0003', 'USB-0008', 'B-1004']) await scan(page, text)
  await expect(dialog.getByRole('status')).toContainText('USB-0008 is lent to NC programming until', {
    timeout: 15_000,
  })
  await expect(page.getByText('USB-0006 is infected; wipe it and scan it again first.').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto(`${site.url}/usbdevices?q=USB-0003`)
  await expect(page.getByText('with Metrology lab').first()).toBeVisible()
})

test('whoever looks after the drawer sees who is late, takes a stick back, scans it and lends it again', async ({
  page,
  start,
}) => {
  test.slow()
  const site = await start({ adminpassword: password })
  await openAs(page, site.url)
  const late = page.getByRole('region', { name: 'USB devices due back' })
  await expect(late).toContainText('Maintenance, first shift, overdue by 5 days')
  await late.getByRole('link', { name: 'USB-0001' }).click()
  await expect(page.getByText('with Maintenance, first shift')).toBeVisible()
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('Cap is missing')
  await page.keyboard.press('Enter')
  await expect(
    page.getByText('USB-0001 is back from Maintenance, first shift, later than agreed.').first(),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Its life' })).toContainText('Cap is missing')

  await page.getByRole('button', { name: 'More to do' }).click()
  await page.getByRole('menuitem', { name: 'Record a scan' }).click()
  const scanning = page.getByRole('dialog', { name: 'Record a scan' })
  await scanning.getByRole('combobox', { name: 'Result' }).click()
  await page.getByRole('option', { name: 'clean' }).click()
  await scanning.getByRole('textbox', { name: 'Virus scanner' }).fill('ClamAV 1.4.3')
  await scanning.getByRole('button', { name: 'Record a scan' }).click()
  await expect(page.getByText('USB-0001 is recorded as clean.').first()).toBeVisible()

  await page.getByRole('button', { name: 'Check out' }).click()
  const lending = page.getByRole('dialog', { name: 'Check out' })
  await lending.getByRole('textbox', { name: 'Who' }).fill('B-1004')
  await lending.getByRole('textbox', { name: 'What for' }).fill('New program')
  expect(await listBarriers(page)).toEqual([])
  await lending.getByRole('button', { name: 'Check out' }).click()
  await expect(page.getByText('USB-0001 is lent to NC programming until').first()).toBeVisible()

  await page.getByRole('button', { name: 'More to do' }).click()
  await page.getByRole('menuitem', { name: 'Extend' }).click()
  const extending = page.getByRole('dialog', { name: 'Extend' })
  await extending.getByLabel('Due back').fill(dayIn(1))
  await extending.getByRole('button', { name: 'Extend' }).click()
  await expect(extending).toContainText('must be later than')
  await extending.getByLabel('Due back').fill(dayIn(14))
  await extending.getByRole('button', { name: 'Extend' }).click()
  await expect(extending).toBeHidden()
  // As it is for whoever opens it next, without the notices.
  await page.reload()
  await expect(page.getByText('with NC programming')).toBeVisible()
  await expect(page.getByRole('region', { name: 'History' })).toContainText(/Extended until/u)
  expect(await listBarriers(page)).toEqual([])

  await page.goto(`${site.url}/pages/usb/dueback`)
  const overdue = page.getByRole('region', { name: 'Table: Overdue' })
  await expect(overdue.getByRole('row', { name: /USB-0004/u })).toContainText('overdue by 2 days')
  await expect(overdue.getByRole('row', { name: /USB-0001/u })).toHaveCount(0)
  expect(await listBarriers(page)).toEqual([])
})

test('a stick is lent with a phone in hand', phone, async ({ page, start }) => {
  test.slow()
  const site = await start({ adminpassword: password })
  await openAs(page, site.url)
  await page.goto(`${site.url}/usbdevices`)
  await page.getByRole('button', { name: 'Scan to borrow' }).click()
  const dialog = page.getByRole('dialog', { name: 'Scan to borrow' })
  await dialog.getByRole('textbox', { name: 'Badge' }).fill('Somebody')
  await dialog.getByRole('textbox', { name: 'Device' }).fill('USB-0010')
  await dialog.getByRole('button', { name: 'Scan to borrow' }).click()
  await expect(dialog.getByRole('status')).toContainText('USB-0010 is lent to Somebody')
  expect(await listBarriers(page)).toEqual([])
})
