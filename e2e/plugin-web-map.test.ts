import { join } from 'node:path'
import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { givePlugin } from './own-plugins.ts'
import { signInAs } from './pages.ts'
import { password } from './people.ts'
import { createShop } from './shop.ts'
import { runShopdb } from './site.ts'
import { test } from './story.ts'

const cranes = {
  'plugin.ts': `import { asset, definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({
  relationships: async (platform, assetid) => {
    const other = await platform.find(asset, { assetnumber: '3106' })
    return other && other.assetid !== assetid ? [{ verb: 'is lifted by the crane of', assetid: other.assetid, label: 'Hook 1' }] : []
  },
})`,
  'web/index.ts': `import { definePluginWeb } from '@shopdb/kit'
import MachineHit from './MachineHit.vue'
import TornHit from './TornHit.vue'
export const web = definePluginWeb({
  hits: [{ table: 'equipment', component: MachineHit }, { table: 'vendors', component: TornHit }],
  layers: [
    { name: 'hooks', label: 'Crane hooks', points: async (floorplanid) => [
      { mapx: 1000, mapy: 600, label: 'Hook 1 of plan ' + floorplanid, color: 'orange', link: '/changes' },
      { mapx: 1400, mapy: 900, label: 'Hook 2' },
    ] },
    { name: 'torn', label: 'Torn ropes', points: async () => { throw new Error('no rope is left') } },
  ],
})`,
  'web/MachineHit.vue': `<script setup lang="ts">
import type { SearchHit } from '@shopdb/contract'
defineProps<{ hit: SearchHit }>()
</script>
<template><span>Lifted, {{ hit.title }}: {{ hit.detail }}</span></template>`,
  'web/TornHit.vue': `<script setup lang="ts">
throw new Error('the hook is bent')
</script>
<template><span>Never seen</span></template>`,
} as const
const mute = {
  'plugin.ts': `import { definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({ relationships: async () => { throw new Error('no voice') } })`,
} as const

test.use({ role: 'nobody' })

test('a browser half puts layers on the map and tells of what was found, and what follows from a plugin stands among the relations', async ({
  page,
  folder,
  start,
}) => {
  test.slow()
  const plugins = join(folder, 'own')
  await givePlugin(plugins, { name: 'cranes' }, cranes)
  await givePlugin(plugins, { name: 'mute' }, mute)
  await runShopdb({ folder }, ['plugin', 'build', join(plugins, 'cranes')])
  await runShopdb({ folder }, ['seed', 'sample'])
  const site = await start({ adminpassword: password, plugins })
  await page.goto(`${site.url}/signin`)
  await signInAs(page, 'admin')
  await expect(page.getByRole('heading', { name: /^Hello/u })).toBeVisible()

  await page.goto(`${site.url}/map?view=1000,600,1`)
  const map = page.getByRole('application', { name: /^Floor plan/u })
  await expect(map.locator('canvas')).toHaveCount(3)
  await page.getByRole('button', { name: 'Layers' }).click()
  await page.getByRole('menuitemcheckbox', { name: /Crane hooks/u }).click()
  await page.getByRole('menuitemcheckbox', { name: /Torn ropes/u }).click()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/plugins=cranes\.hooks/u)
  await expect(page.getByText('cranes cannot draw Torn ropes: no rope is left')).toBeVisible()
  await map.click()
  const card = page.getByRole('region', { name: 'Point', exact: true })
  await expect(card.getByRole('heading', { name: 'Hook 1 of plan 1' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await map.focus()
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await page.getByRole('button', { name: 'The map as a list' }).click()
  await page
    .getByRole('region', { name: 'Points of plugins' })
    .getByRole('link', { name: /^Hook 1/u })
    .click()
  await expect(page).toHaveURL(/\/changes$/u)
  await page.goBack()
  await expect(page.getByRole('region', { name: 'Points of plugins' })).toContainText('Hook 2')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('3105')
  await expect(page.getByRole('option', { name: /Lifted, 3105: / }).first()).toBeVisible()
  await page.goto(`${site.url}/search?q=okuma`)
  await expect(page.getByRole('link', { name: /cranes cannot tell more: the hook is bent/u })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])

  const shop = await createShop(site.url, await page.context().storageState())
  const { assetid } = await shop.get('/api/equipment', { assetnumber: '3105' })
  await page.goto(`${site.url}/equipment/${String(assetid)}`)
  const relations = page.getByRole('region', { name: 'Relations', exact: true })
  const derived = relations.getByRole('region', { name: 'is lifted by the crane of' }).getByRole('listitem')
  await expect(derived).toContainText('3106')
  await expect(derived).toContainText('cranes')
  await expect(derived.getByRole('button')).toHaveCount(0)
  await expect(relations.getByText(/^mute has no relations to tell\. It failed/u)).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})
