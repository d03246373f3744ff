import { join } from 'node:path'
import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { givePlugin, openAs } from './own-plugins.ts'
import { signInAs, unfold } from './pages.ts'
import { password } from './people.ts'
import { phone, test } from './story.ts'

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
const presses = `import { definePlugin, ShopError, vendor } from '@shopdb/contract'
export const plugin = definePlugin({
  jobs: [
    {
      name: 'visit',
      label: 'Visit the presses',
      schedule: '10 3 * * *',
      run: async (platform) => {
        if ((await platform.count(vendor)) === 0) throw new ShopError('unavailable', 'Nobody makes presses yet')
      },
    },
  ],
})`

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
  await card.getByRole('button', { name: 'What it brings' }).click()
  await expect(card.getByRole('definition').filter({ hasText: 'home page' })).toBeVisible()
  await card.getByRole('button', { name: 'Settings' }).click()
  await expect(card.getByRole('definition')).toHaveCount(0)
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

test(
  'an administrator sees when a job comes and how it went, and runs it now',
  phone,
  async ({ page, folder, start }) => {
    const plugins = join(folder, 'own')
    await givePlugin(plugins, { name: 'presses' }, { 'plugin.ts': presses })
    const site = await start({ adminpassword: password, plugins })
    await openAs(page, site.url)
    await page.goto(`${site.url}/plugins`)
    const card = page.getByRole('article', { name: 'presses' })
    await card.getByRole('button', { name: 'Jobs' }).click()
    const job = card.getByRole('listitem').filter({ hasText: 'Visit the presses' })
    await expect(job).toContainText('Every day at 03:10')
    await expect(job).toContainText('It has not run yet.')
    await expect(job).toContainText(/Next run .*\d/)

    await job.getByRole('button', { name: 'Run now' }).click()
    await expect(job).toContainText(/Last run .*: Nobody makes presses yet\./)
    await expect(card.getByRole('button', { name: 'Jobs, 1 failed' })).toBeVisible()
    expect(await listBarriers(page)).toEqual([])

    await page.goto(`${site.url}/vendors/new`)
    await page.getByLabel('Name').fill('Komatsu')
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(page.getByRole('heading', { name: 'Komatsu' })).toBeVisible()
    await page.goto(`${site.url}/plugins`)
    await card.getByRole('button', { name: 'Jobs, 1 failed' }).click()
    await job.getByRole('button', { name: 'Run now' }).click()
    await expect(page.getByText('Visit the presses: it went well').first()).toBeVisible()
    await expect(job).toContainText(/Last run .*: it went well\./)
    await expect(card.getByRole('button', { name: 'Jobs', exact: true })).toBeVisible()
  },
)

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
