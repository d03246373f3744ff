import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { expectNotice, lineOf, pageOf, pick } from './pages.ts'
import { phone, test } from './story.ts'

const device = readFileSync(new URL('../plugins/network/devicetypes/IE-3200-8P2S.yaml', import.meta.url))

test('a switch comes with the ports of its model, is plugged in, shows on the machine that hangs on it, and is free again with the relation', async ({
  page,
  shop,
}) => {
  test.slow()
  const machine = await shop.createMachine()
  const number = `SW-${String(machine['assetnumber'])}`
  await page.goto('/network/networkdevices')
  await page.getByRole('button', { name: 'Import device models' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import device models' })
  const file = { name: 'IE-3200-8P2S.yaml', mimeType: 'application/yaml', buffer: device }
  await dialog.locator('input[type=file]').first().setInputFiles(file)
  await expect(dialog.getByText('IE-3200-8P2S.yaml').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Import device models' }).click()
  await expect(dialog.getByText('1 model read.')).toBeVisible()
  await expect(dialog.getByRole('link', { name: 'IE-3200-8P2S.yaml' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')

  const { modelid } = await shop.get('/api/models', { partnumber: 'IE-3200-8P2S' })
  const made = await shop.create('/api/network/networkdevices', { assetnumber: number, modelid: Number(modelid) })
  await page.goto(`/network/networkdevices/${String(made['assetid'])}`)
  await page.getByRole('button', { name: 'Ports from model' }).click()
  await expectNotice(page, `12 ports were added to ${number}.`)
  await page.getByRole('main').getByRole('link', { name: 'GigabitEthernet1/3', exact: true }).click()
  await page.getByRole('link', { name: 'Edit' }).click()
  await pick(page, 'Connected to', String(machine['assetnumber']))
  await page.getByRole('button', { name: 'Save' }).click()
  await expectNotice(page, /saved/iu)
  await page.goto(pageOf(machine))
  await expect(page.getByRole('link', { name: number })).toBeVisible()
  await expect(page.getByText('GigabitEthernet1/3', { exact: true })).toBeVisible()
  await expect(page.getByText(`${number}, GigabitEthernet1/3`)).toBeVisible()

  await page.getByRole('button', { name: new RegExp(`relation to ${number}$`, 'u') }).click()
  await page.getByRole('menuitem', { name: 'End' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await expect(page.getByText('Tied to nothing yet.')).toBeVisible()
  await expect(page.getByText(`${number}, GigabitEthernet1/3`)).toHaveCount(0)
  await page.goto(`/network/networkdevices/${String(made['assetid'])}`)
  await expect(page.getByText('10 of 10', { exact: true })).toBeVisible()
})

test(
  'the next free address of a subnet is reserved, and stands among those who have one',
  phone,
  async ({ page, shop }) => {
    const third = 100 + Math.floor(Math.random() * 100)
    const cidr = `172.20.${third}.0/29`
    const row = { cidr, gateway: `172.20.${third}.1`, dhcpfrom: `172.20.${third}.3`, dhcpto: `172.20.${third}.4` }
    const { subnetid } = await shop.create('/api/network/subnets', row)
    await page.goto(`/network/subnets/${String(subnetid)}`)
    await expect(page.getByText('50 %')).toBeVisible()
    for (const [name, last] of [
      ['plc-left', 2],
      ['plc-right', 5],
    ] as const) {
      const more = page.getByRole('button', { name: 'More to do' })
      if (await more.isVisible()) await more.click()
      await page
        .getByRole('button', { name: 'Reserve the next free address' })
        .or(page.getByRole('menuitem', { name: 'Reserve the next free address' }))
        .click()
      const dialog = page.getByRole('dialog', { name: 'Reserve the next free address' })
      await dialog.getByRole('textbox', { name: 'Host name' }).fill(name)
      await dialog.getByRole('button', { name: 'Reserve the next free address' }).click()
      await expect(page.getByText(`172.20.${third}.${last} is reserved in ${cidr}.`).first()).toBeVisible()
      await page.goto(`/network/subnets/${String(subnetid)}`)
    }
    await page.goto(`/pages/network/subnet?subnetid=${String(subnetid)}`)
    const addresses = page.getByRole('region', { name: 'Addresses', exact: true })
    await expect(addresses.getByRole('link')).toHaveText([`172.20.${third}.2`, `172.20.${third}.5`])
    await expect(addresses).toContainText('plc-right')
    expect(await listBarriers(page)).toEqual([])
  },
)

test('whoever looks for a fault sees the way from a machine to another, cable by cable', phone, async ({ page }) => {
  await page.goto('/pages/network/path')
  await pick(page, 'From', '3101')
  await pick(page, 'To', '3341')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const way = page.getByRole('region', { name: '5 cables', exact: true })
  await expect(way.getByRole('link')).toHaveText(['3101', 'SW-111', 'SW-CORE-1', 'SW-CORE-2', 'SW-123', '3341'])
  await expect(lineOf(way, /^\s*SW-CORE-1/u)).toContainText('GigabitEthernet1/0/23')
  await expect(page).toHaveURL(/fromassetid=\d+&toassetid=\d+/u)
  expect(await listBarriers(page)).toEqual([])
  await way.getByRole('link', { name: 'SW-111' }).click()
  await expect(page.getByRole('heading', { name: 'SW-111' })).toBeVisible()
})

test('an address that is typed into the search is told with its subnet, though nobody has it', async ({ page }) => {
  await page.goto('/search?q=10.20.11.99')
  await expect(page.getByRole('main').getByText('10.20.11.99 is not recorded')).toBeVisible()
  await page.getByRole('link', { name: '10.20.11.0/24 Cell 1' }).click()
  await expect(page.getByRole('region', { name: 'Next free addresses', exact: true })).toBeVisible()
})
