import { join } from 'node:path'
import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { givePlugin, openAs } from './own-plugins.ts'
import { pick, unfold } from './pages.ts'
import { password } from './people.ts'
import { runShopdb } from './site.ts'
import { phone, test } from './story.ts'

const core_version = '>=0.2.0,<1.0.0'

const tracks = `import { asset, boolean, choice, conflict, definePlugin, integer, reference, text, vendor } from '@shopdb/contract'
export const plugin = definePlugin({
  pages: [
    { name: 'trace', title: 'Trace a way', icon: 'route',
      query: {
        assetid: reference({ to: asset, label: 'From', required: true }),
        medium: choice({ label: 'Over', choices: ['copper', 'fiber'] }),
        hops: integer({ label: 'Hops', default: 3, min: 1, max: 9 }),
        isfull: boolean({ label: 'With spare ports' }),
      },
      show: async (platform, query) => {
        const from = await platform.get(asset, query.assetid)
        if (query.medium === 'fiber') throw conflict('No fiber reaches ' + from.assetnumber + '.')
        if (query.hops === 9) throw new Error('wires crossed')
        if (query.hops === 1) return []
        return [
          { kind: 'keyvalue', title: 'The way', lines: [{ label: 'From', detail: from.assetnumber, link: '/assets/' + from.assetid }, { label: 'Hops', detail: String(query.hops) }] },
          { kind: 'chart', title: 'Traffic', chart: { form: 'line', unit: 'Mbit/s', series: [{ name: 'Up', points: [{ x: 'Mon', y: 4 }, { x: 'Tue', y: 7 }, { x: 'Wed', y: 3 }] }] } },
          { kind: 'table', title: 'Ports', table: { columns: [{ name: 'port', label: 'Port' }, { name: 'load', label: 'Load', unit: '%' }], rows: Array.from({ length: 30 }, (_, at) => ({ port: 'Gi0/' + at, load: at * 3 })) } },
        ]
      } },
    { name: 'spare', title: 'Spare ports', icon: 'plug', menu: 'Assets', show: async () => [{ kind: 'markdown', title: 'Spare', text: 'There are **4** spare ports.' }] },
    { name: 'audit', title: 'Audit of ways', icon: 'shield', least: 'admin', show: async () => [] },
  ],
  columns: [
    { of: vendor, name: 'letters', label: 'Letters', unit: 'chars',
      values: async (platform, ids) => {
        const { data } = await platform.list(vendor, { vendorid: [...ids] }, { perpage: 500 })
        return data.map(({ vendorid, name }) => ({ id: vendorid, value: name.length, ...(name.length > 8 ? { tone: 'warning' } : {}) }))
      } },
  ],
})`
const grumpy = `import { definePlugin, vendor } from '@shopdb/contract'
export const plugin = definePlugin({ columns: [{ of: vendor, name: 'mood', label: 'Mood', values: async () => { throw new Error('no mood') } }] })`

test.use({ role: 'nobody' })

test.beforeEach(async ({ folder }) => {
  const plugins = join(folder, 'own')
  await givePlugin(plugins, { name: 'tracks', core_version }, { 'plugin.ts': tracks })
  await givePlugin(plugins, { name: 'grumpy', core_version }, { 'plugin.ts': grumpy })
  await runShopdb({ folder }, ['seed', 'sample'])
})

test('a page of a plugin asks with a form, keeps what was asked in the address, and draws every answer', async ({
  page,
  folder,
  start,
}) => {
  test.slow()
  const site = await start({ adminpassword: password, plugins: join(folder, 'own') })
  await openAs(page, site.url)
  await unfold(page, 'tracks')
  await page.getByRole('link', { name: 'Trace a way' }).click()
  await expect(page.getByRole('heading', { name: 'Trace a way' })).toBeVisible()
  await expect(page.getByText('Nothing is asked yet')).toBeVisible()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText('From is required.')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])

  await pick(page, 'From', '3102')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('region', { name: 'The way' })).toContainText('3102')
  await expect(page.getByRole('region', { name: 'Ports', exact: true }).getByRole('row')).toHaveCount(31)
  await expect(page).toHaveURL(/\/pages\/tracks\/trace\?assetid=\d+$/u)
  expect(await listBarriers(page)).toEqual([])

  // Somebody is sent the address; what is as at the beginning is not in it.
  const hops = page.getByLabel('Hops')
  await hops.fill('5')
  await page.getByLabel('With spare ports').check()
  await hops.press('Enter')
  await expect(page).toHaveURL(/assetid=\d+&hops=5&isfull=true$/u)
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'From*' })).toHaveValue('3102')
  await expect(hops).toHaveValue('5')
  await expect(page.getByRole('region', { name: 'The way' })).toContainText('5')
  await page.goBack()
  await expect(hops).toHaveValue('3')

  await page.goto(`${page.url()}&hops=12`)
  await expect(page.getByText('Hops must be at most 9.')).toBeVisible()
  await hops.fill('1')
  await hops.press('Enter')
  await expect(page.getByText('There is nothing to show')).toBeVisible()
  await hops.fill('9')
  await hops.press('Enter')
  await expect(page.getByText(/tracks has nothing to show here/)).toBeVisible()
  await page.goto(page.url().replace('hops=9', 'medium=fiber'))
  await expect(page.getByText('No fiber reaches 3102.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('spare')
  await page.getByRole('option', { name: 'Spare ports' }).click()
  await expect(page.getByText('There are 4 spare ports.')).toBeVisible()
  await page.goto(`${site.url}/pages/tracks/nowhere`)
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
})

test('columns of plugins stand in lists and on pages of rows, a failing one shows a dash, and each can be hidden', async ({
  page,
  folder,
  start,
}) => {
  test.slow()
  const site = await start({ adminpassword: password, plugins: join(folder, 'own') })
  await openAs(page, site.url)
  await page.goto(`${site.url}/vendors?sort=name`)
  const row = page.getByRole('row', { name: /Brown & Sharpe|Mitutoyo|Mazak|Haas/u }).first()
  await expect(row.getByText(/^\d+ chars$/u)).toBeVisible()
  await expect(row.getByTitle(/^grumpy: /u)).toBeVisible()
  expect(await listBarriers(page)).toEqual([])

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Mood' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Mood' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Letters' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Mood' })).toHaveCount(0)

  await row.getByRole('link').first().click()
  const fields = page.getByRole('region', { name: 'Fields' })
  await expect(fields.getByText(/^\d+ chars$/u)).toBeVisible()
  await expect(fields.getByText(/^grumpy: It failed/u).last()).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})

test('on a phone columns of plugins are lines of the cards', phone, async ({ page, folder, start }) => {
  test.slow()
  const site = await start({ adminpassword: password, plugins: join(folder, 'own') })
  await page.setViewportSize({ width: 390, height: 844 })
  await openAs(page, site.url)
  await page.goto(`${site.url}/vendors?sort=name`)
  const card = page.getByRole('list', { name: 'Vendors' }).getByRole('listitem').first()
  await expect(card.getByText(/^\d+ chars$/u)).toBeVisible()
  await page.goto(`${site.url}/pages/tracks/trace`)
  await pick(page, 'From', '3102')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('region', { name: 'The way' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})
