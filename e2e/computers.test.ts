import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { phone, test } from './story.ts'

test('somebody finds who still has an old version, and how to reach that computer', async ({ page }) => {
  await page.goto('/pages/computers/software')
  await page.getByRole('link', { name: 'Mozilla Firefox' }).click()
  await expect(page.getByRole('heading', { name: /Versions; .* is wanted/u })).toBeVisible()
  await page.getByLabel('Version begins with').fill('115')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page).toHaveURL(/version=115/u)
  await expect(page.getByRole('heading', { name: 'Who has Mozilla Firefox 115' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page
    .getByRole('row', { name: /shop floor/iu })
    .first()
    .getByRole('link')
    .click()
  const remote = page.getByRole('region', { name: 'Remote access' })
  await expect(remote.getByText(/^Enter-PSSession -ComputerName pc\d{4}\.shop\.example -Port 5985$/u)).toBeVisible()
  await expect(remote.getByRole('link', { name: 'VNC' })).toHaveAttribute(
    'href',
    /^vnc:\/\/pc\d{4}\.shop\.example:5900$/u,
  )
  expect(await listBarriers(page)).toEqual([])
})

test('a computer has a connection file for remote desktop', async ({ page, shop }) => {
  const hostname = `RDP${crypto.randomUUID().slice(0, 6)}`
  const computer = await shop.create('/api/computers', { assetnumber: hostname, hostname, hasrdp: true })
  await page.goto(`/computers/${String(computer['assetid'])}`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Remote desktop' }).click()
  expect((await download).suggestedFilename()).toBe(`${hostname}.rdp`)
})

test('what is installed is called by program and version, and leads to the program', async ({ page, shop }) => {
  const query = { application: 'Mozilla Firefox', 'version.isnull': 'false' }
  const { installedsoftwareid, version } = await shop.get('/api/computers/installedsoftware', query)
  await page.goto(`/computers/installedsoftware/${String(installedsoftwareid)}`)
  await expect(page.getByRole('heading', { name: `Mozilla Firefox ${String(version)}` })).toBeVisible()
  await page.getByRole('region', { name: 'Fields' }).getByRole('link', { name: 'Mozilla Firefox' }).click()
  await expect(page.getByRole('heading', { name: 'Mozilla Firefox', exact: true })).toBeVisible()
})

test('what ends is listed by its day, on a phone too', phone, async ({ page }) => {
  await page.goto('/pages/computers/lifecycle')
  await expect(page.getByRole('heading', { name: 'Ends within 90 days' })).toBeVisible()
  await expect(page.getByRole('main').getByText('Support of its operating system').first()).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})

test('a list is filtered by roles as people read them, and its address keeps their words', async ({ page }) => {
  await page.goto('/computers?role=cmm')
  await page.getByRole('button', { name: 'Role is CMM' }).click()
  const filter = page.getByRole('form', { name: 'Filter on Role' })
  await expect(filter.getByRole('checkbox', { name: 'CMM' })).toBeChecked()
  await filter.getByRole('checkbox', { name: 'shop floor' }).click()
  await filter.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/role=cmm,shopfloor/u)
  await expect(page.getByRole('button', { name: 'Role is CMM or shop floor' })).toBeVisible()
  await expect(page.getByRole('cell', { name: /^shop floor$/iu }).first()).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})
