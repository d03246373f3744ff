import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { signInAs, unfold } from './pages.ts'
import { password } from './people.ts'
import { createShop } from './shop.ts'
import { runShopdb } from './site.ts'
import { test } from './story.ts'

/** A block of code with the name of its file before it. */
const named = /^`([^`\n]+)`:\n\n^```\w+\n(.*?)^```/gmsu

test.use({ role: 'nobody' })

test('the example of the page on browser halves is built and does what the page says', async ({
  page,
  folder,
  start,
}) => {
  test.slow()
  const text = await readFile(join(import.meta.dirname, '../docs/plugins/browser-half.md'), 'utf8')
  for (const [, name = '', source = ''] of text.matchAll(named)) {
    const file = join(folder, 'own', name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, source)
  }
  const plugins = join(folder, 'own')
  await runShopdb({ folder }, ['plugin', 'build', join(plugins, 'cranes')])
  await runShopdb({ folder }, ['seed', 'sample'])
  const site = await start({ adminpassword: password, plugins })
  await page.goto(`${site.url}/signin`)
  await signInAs(page, 'admin')
  await expect(page.getByRole('heading', { name: /^Hello/u })).toBeVisible()
  await unfold(page, 'Cranes')
  await page.getByRole('link', { name: 'Crane board' }).click()
  await expect(page.getByRole('list', { name: 'Machines' }).getByRole('listitem')).toHaveCount(5)

  const shop = await createShop(site.url, await page.context().storageState())
  const { assetid } = await shop.get('/api/equipment', { sort: 'assetnumber' })
  await shop.update(`/api/equipment/${String(assetid)}`, { assetnumber: '0001' })
  await expect(page.getByRole('list', { name: 'Machines' })).toContainText('0001')
  await page.goto(`${site.url}/equipment/${String(assetid)}`)
  await expect(page.getByRole('region', { name: 'Lifting' })).toContainText('0001 is lifted by hook 1.')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('3105')
  await expect(page.getByRole('option', { name: /Lifted by hook 1\./u }).first()).toBeVisible()
  await page.goto(`${site.url}/map?plugins=cranes.hooks&list=1`)
  await expect(page.getByRole('region', { name: 'Points of plugins' })).toContainText('Hook 1')
  expect(await listBarriers(page)).toEqual([])
})
