import { expect, type Page } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { expectNotice, pageOf, pick } from './pages.ts'
import { newNumber, type Row, type Shop } from './shop.ts'
import { phone, test } from './story.ts'

const today = new Date().toISOString().slice(0, 10)

/** Chooses in a list of a dialog. */
async function choose(page: Page, label: string, wanted: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: new RegExp(`^${wanted}$`, 'iu') }).click()
}

/** A gage that is tied to one machine now, and was to another before. */
async function createGage(shop: Shop): Promise<{ gage: Row; former: string; now: string }> {
  const facts = { name: 'Bore gage', intervalvalue: 6, lastcaldate: '2026-01-31' }
  const gage = await shop.create('/api/measuringtools', { assetnumber: newNumber(), ...facts })
  const [former, now] = [await shop.createMachine(), await shop.createMachine()]
  const { relationshiptypeid } = await shop.get('/api/relationshiptypes', { name: 'connectedto' })
  const ends = { sourceassetid: gage['assetid'], targetassetid: former['assetid'] }
  const tie = await shop.create('/api/assetrelationships', { ...ends, relationshiptypeid })
  await shop.update(`/api/assetrelationships/${String(tie['relationshipid'])}`, { targetassetid: now['assetid'] })
  return { gage, former: String(former['assetnumber']), now: String(now['assetnumber']) }
}

test('a bore gage is found out of tolerance: its case opens, the recall names the machines it measured at, and it is closed', async ({
  page,
  shop,
}) => {
  test.slow()
  const { gage, former, now } = await createGage(shop)
  const gageid = String(gage['assetnumber'])
  await page.goto(`/measuringtools/${String(gage['assetid'])}`)
  await expect(page.getByText(`${now}, ${former}`)).toBeVisible()
  await page.getByRole('button', { name: 'Record a calibration' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record a calibration' })
  await dialog.getByLabel('Calibrated on').fill(today)
  await choose(page, 'Result', 'pass')
  await pick(dialog, 'Standard', 'MS-04')
  await choose(page, 'As found', 'out of tolerance')
  await dialog.getByLabel('Readings as found').fill('+0.0004 in at 2 in')
  await dialog.getByRole('button', { name: 'Record a calibration' }).click()
  await expect(dialog.getByText(/limited or fail for a tool that was left out of tolerance/).first()).toBeVisible()
  await choose(page, 'Result', 'pass after adjustment')
  await choose(page, 'As left', 'in tolerance')
  await dialog.getByRole('button', { name: 'Record a calibration' }).click()
  await expect(dialog.getByText(/the standard MS-04 was used, which was due on/).first()).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await dialog.getByLabel('Why one was used though overdue').fill('Checked against MS-01 this morning')
  await dialog.getByRole('button', { name: 'Record a calibration' }).click()
  await expectNotice(page, /What it measured before is in doubt/)
  await expect(page.getByText('pass after adjustment').first()).toBeVisible()

  await page.goto('/pages/measuringtools/recall')
  await page.getByRole('link', { name: new RegExp(`^${gageid}`, 'u') }).click()
  const machines = page.getByRole('region', { name: 'Table: Machines and other assets it was tied to' })
  await expect(machines.getByRole('link', { name: now })).toBeVisible()
  await expect(machines.getByRole('link', { name: former })).toBeVisible()
  await expect(page.getByText('Jan 31, 2026').first()).toBeVisible()
  expect(await listBarriers(page)).toEqual([])

  await page.goto(`/measuringtools/${String(gage['assetid'])}`)
  await page.getByRole('link', { name: 'Open case' }).click()
  await page.getByRole('button', { name: 'Close the case' }).click()
  const closing = page.getByRole('dialog', { name: 'Close the case' })
  await closing.getByLabel('Effect on parts').fill('Lot 88 was measured again; all parts are good.')
  await choose(page, 'Disposition', 'parts inspected again')
  await closing.getByRole('button', { name: 'Close the case' }).click()
  await expectNotice(page, /^Closed: /)
  await expect(page.getByRole('button', { name: 'Close the case' })).toHaveCount(0)
  await expect(page.getByText('Administrator').first()).toBeVisible()
})

test('the due list tells what is overdue and what comes, and leads to each tool', phone, async ({ page }) => {
  await page.goto('/pages/measuringtools/due')
  const overdue = page.getByRole('region', { name: /^Table: Overdue/ })
  await expect(overdue.getByText(/Overdue by \d+ days/).first()).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await overdue.getByRole('link').first().click()
  await expect(page.getByText('May it be used today?')).toBeVisible()
  await expect(page.getByText(/^Overdue by/).first()).toBeVisible()
})

test('a machine that measures becomes a measuring tool from its own page', async ({ page, shop }) => {
  const { machinetypeid } = await shop.get('/api/equipment/machinetypes', { name: 'CMM' })
  await page.goto(pageOf(await shop.createMachine({ machinetypeid })))
  await page.getByRole('button', { name: 'Make it a measuring tool' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make it a measuring tool' })
  await dialog.getByLabel('Calibrated every').fill('12')
  await dialog.getByRole('button', { name: 'Make it a measuring tool' }).click()
  await expect(page).toHaveURL(/\/measuringtools\/\d+$/)
  await expect(page.getByText('Never calibrated').first()).toBeVisible()
})
