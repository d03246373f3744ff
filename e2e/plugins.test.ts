import { join } from 'node:path'
import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { givePlugin } from './own-plugins.ts'
import { signInAs, unfold } from './pages.ts'
import { password } from './people.ts'
import { test } from './story.ts'

const cranes = `import { definePlugin, integer, vendor } from '@shopdb/contract'
export const plugin = definePlugin({
  settings: { pollminutes: integer({ label: 'Poll every', unit: 'min', default: 15, min: 1 }) },
  navigation: [{ label: 'Crane reports', to: '/changes', icon: 'construction' }],
  dashboard: async (platform) => [
    { kind: 'stat', title: 'Vendors known', value: await platform.count(vendor), link: '/vendors' },
    { kind: 'chart', title: 'Lifts by day', chart: { form: 'bar', series: [{ name: 'Hall 1', points: [{ x: 'Mon', y: 4 }, { x: 'Tue', y: 7 }] }] } },
    { kind: 'table', title: 'Heaviest', table: { columns: [{ name: 'crane', label: 'Crane' }], rows: [{ crane: 'Crane 4' }] } },
  ],
})`
const grumpy = `import { definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({ dashboard: async () => { throw new Error('the gateway is down') } })`

test.use({ role: 'nobody' })

test('an administrator sees what plugins bring and why one fails, sets one, and puts it to rest with a restart', async ({
  page,
  folder,
  start,
}) => {
  test.slow()
  const plugins = join(folder, 'own')
  await givePlugin(plugins, { name: 'cranes' }, { 'plugin.ts': cranes })
  await givePlugin(plugins, { name: 'grumpy' }, { 'plugin.ts': grumpy })
  const site = await start({ adminpassword: password, plugins })
  await page.goto(`${site.url}/signin`)
  await signInAs(page, 'admin')

  await expect(page.getByRole('region', { name: 'Vendors known' })).toBeVisible()
  await expect(page.getByText(/grumpy has nothing to show here/)).toBeVisible()
  await unfold(page.getByRole('navigation', { name: 'Pages' }), 'cranes')
  await expect(page.getByRole('link', { name: 'Crane reports' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])

  await page.goto(`${site.url}/plugins`)
  const card = page.getByRole('article', { name: 'cranes' })
  await card.getByRole('button', { name: 'Settings' }).click()
  const failing = page.getByRole('article', { name: 'grumpy' })
  await failing.getByRole('button', { name: /with errors/ }).click()
  await expect(failing.getByText('the gateway is down')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await card.getByLabel('Poll every').fill('0')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(card.getByText(/at least 1/)).toBeVisible()
  await card.getByLabel('Poll every').fill('5')
  await card.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The settings are saved').first()).toBeVisible()

  await card.getByRole('button', { name: 'Put to rest' }).click()
  await page.getByRole('button', { name: 'Restart now' }).click()
  await expect(card.getByText('suspended', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('link', { name: 'Crane reports' })).toHaveCount(0)
})

test('what a collector cannot place is decided beside the assets that it may be about', async ({ page, start }) => {
  const site = await start({ adminpassword: password, plugins: join(import.meta.dirname, '../examples/forklifts') })
  await page.goto(`${site.url}/signin`)
  await signInAs(page, 'admin')
  await expect(page.getByRole('heading', { name: /^Hello/u })).toBeVisible()
  await page.goto(`${site.url}/collectors`)
  await page.getByLabel('Who will use it').fill('Gate scanner')
  await page.getByLabel('Opens the collectors of').click()
  await page.getByRole('option', { name: 'forklifts' }).click()
  await page.getByRole('button', { name: 'Make a key' }).click()
  const key = await page.getByRole('textbox', { name: 'The new token' }).inputValue()
  const push = (item: object) =>
    page.request.post(`${site.url}/api/collectors/forklifts/forklifts`, { data: item, headers: { 'x-api-key': key } })
  await push({ fleetnumber: 'FL-1' })
  await push({ serialnumber: 'SN-1' })
  await push({ fleetnumber: 'FL-1', serialnumber: 'SN-1', capacitykg: 900 })
  await page.goto(`${site.url}/collectors`)
  const item = page.getByRole('article', { name: 'Its identities point to several assets.' })
  await expect(item.getByRole('row', { name: /Capacity/ })).toContainText('900')
  expect(await listBarriers(page)).toEqual([])
  await item.getByLabel(/merge them/).check()
  await item.getByRole('button', { name: 'It is FL-1' }).click()
  await expect(item).toHaveCount(0)
  await page.goto(`${site.url}/forklifts`)
  await expect(page.getByText('FL-1').first()).toBeVisible()
  await expect(page.getByText('SN-1').first()).toBeVisible()
})
