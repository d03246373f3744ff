import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { phone, test } from './story.ts'

test(
  'the home page says where licenses are missing, and the page for the auditor says how many',
  phone,
  async ({ page }) => {
    test.slow()
    await page.goto('/')
    const widget = page.getByRole('region', { name: 'Licenses are missing' })
    await expect(widget.getByRole('listitem').filter({ hasText: 'CALYPSO' })).toContainText('too many')
    await widget.getByRole('link', { name: 'Show' }).click()
    await expect(page.getByRole('heading', { name: 'License position' })).toBeVisible()
    const table = page.getByRole('region', { name: 'Table: In force' })
    await expect(table.getByRole('link', { name: 'CALYPSO basic' })).toBeVisible()
    await expect(table.getByRole('link', { name: 'VERICUT, floating' })).toBeHidden()
    expect(await listBarriers(page)).toEqual([])
    await page.goto('/pages/applications/position')
    await expect(table.getByRole('link', { name: 'VERICUT, floating' })).toBeVisible()
    await page.goto('/pages/applications/ends')
    await expect(page.getByRole('heading', { name: 'Licenses that end' })).toBeVisible()
    await expect(page.getByRole('main').getByText('DNC-Max').first()).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
  },
)

test('a key is shown to who may see it, the history says so, and a license is renewed', async ({ page, shop }) => {
  test.slow()
  const { applicationid } = await shop.get('/api/computers/applications', { name: 'PC-DMIS' })
  const made = await shop.create('/api/applications/licenses', {
    name: 'PC-DMIS of the story',
    applicationid,
    seats: 2,
    licensekey: 'STORY-0815',
    enddate: '2030-01-31',
  })
  await page.goto(`/applications/licenses/${String(made['licenseid'])}`)
  await expect(page.getByText('Hidden', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Show the key' }).click()
  const dialog = page.getByRole('dialog', { name: 'Show the key' })
  await expect(dialog.getByText('STORY-0815')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const history = page.getByRole('region', { name: 'History' })
  await expect(history.getByText('Key shown')).toBeVisible()
  await page.getByRole('button', { name: 'More to do' }).click()
  await page.getByRole('menuitem', { name: 'Renew' }).click()
  const renewal = page.getByRole('dialog', { name: 'Renew' })
  await renewal.getByLabel(/^Ends/u).fill('2031-01-31')
  await renewal.getByRole('textbox', { name: 'Order' }).fill('PO-20001')
  await renewal.getByRole('button', { name: 'Renew' }).click()
  await expect(page.getByText('PC-DMIS of the story is renewed until Jan 31, 2031.').first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('PO-20001').first()).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})
