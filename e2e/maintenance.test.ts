import { createServer, type AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { lineOf, pageOf } from './pages.ts'
import { phone, test } from './story.ts'

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

test(
  'a fitter finds what is overdue, says that it is done, and it is due again later',
  phone,
  async ({ page, shop }) => {
    const machine = await shop.createMachine({ name: 'Overdue' })
    const machineid = machine['assetid']
    const task = `Way lube ${String(machine['assetnumber'])}`
    const plan = { machineid, task, intervalvalue: 3, intervalunit: 'months', firstdue: daysAgo(400) }
    await shop.create('/api/equipment/maintenanceplans', plan)
    await page.goto('/pages/equipment/maintenance')
    const row = lineOf(page, new RegExp(task, 'u'))
    await expect(row.getByText('overdue by 400 days')).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
    await row.getByRole('link').first().click()
    await page.getByRole('button', { name: 'Done' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('By').fill('Maintenance')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText(/is noted; it is due again on/u).first()).toBeVisible()
    await page.goto('/pages/equipment/maintenance')
    await expect(page.getByRole('heading', { name: 'Due within 30 days' })).toBeVisible()
    await expect(page.getByText(task)).toHaveCount(0)
  },
)

test('a long machine number is read whole on a phone where it is due', phone, async ({ page, shop }) => {
  const machine = await shop.createMachine({ assetnumber: `${'W'.repeat(50)}${String(Date.now()).slice(-8)}` })
  const machineid = machine['assetid']
  const plan = { machineid, task: 'Grease', intervalvalue: 3, intervalunit: 'months', firstdue: daysAgo(500) }
  const { maintenanceplanid } = await shop.create('/api/equipment/maintenanceplans', plan)
  await page.goto('/pages/equipment/maintenance')
  const link = page.getByRole('link', { name: String(machine['assetnumber']) })
  await expect(link).toBeVisible()
  const box = await link.boundingBox()
  const { width } = page.viewportSize() ?? { width: 0 }
  expect((box?.x ?? 0) + (box?.width ?? width)).toBeLessThan(width)
  await page.goto(`/equipment/maintenanceplans/${String(maintenanceplanid)}`)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await page.getByRole('link', { name: '1', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Maintenance log' })).toBeVisible()
  await expect(page.getByText('Grease').first()).toBeVisible()
})

test('a machine whose control refuses says so from its page', async ({ page, shop }) => {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has such an address.
  const { port } = server.address() as AddressInfo
  const machine = await shop.createMachine()
  await shop.create('/api/equipment/focas', { assetid: machine['assetid'], ipaddress: '127.0.0.1', port })
  await page.goto(pageOf(machine))
  await expect(page.getByRole('button', { name: 'Check the connection' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText(`FOCAS: 127.0.0.1 answers at port ${port}.`).first()).toBeVisible()
  await new Promise((resolve) => void server.close(resolve))
  await page.reload()
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText(/refuses port/u).first()).toBeVisible()
})
