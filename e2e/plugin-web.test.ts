import { join } from 'node:path'
import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { givePlugin } from './own-plugins.ts'
import { signInAs, unfold } from './pages.ts'
import { password } from './people.ts'
import { runShopdb } from './site.ts'
import { test } from './story.ts'

const files = {
  'plugin.ts': `import { definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({ navigation: [{ label: 'Crane board', to: '/cranes/board', icon: 'construction' }] })`,
  'web/index.ts': `import { definePluginWeb } from '@shopdb/kit'
import BoardPage from './BoardPage.vue'
import LoadSection from './LoadSection.vue'
import TornWidget from './TornWidget.vue'
export const web = definePluginWeb({
  pages: [{ path: '/cranes/board', title: 'Crane board', component: BoardPage }],
  sections: [{ table: 'equipment', component: LoadSection }],
  widgets: [{ component: TornWidget }],
})`,
  'web/BoardPage.vue': `<script setup lang="ts">
import { useMeta } from '@shopdb/kit'
import { ref } from 'vue'
import { useRoute } from 'vue-router'
defineProps<{ rest: string }>()
const meta = useMeta()
const route = useRoute()
const lifts = ref(0)
</script>
<template>
  <div class="board">
    <h1>Board of {{ meta.answer.value?.site.name }}</h1>
    <p>At {{ route.path }}, beyond it {{ rest || 'nothing' }}</p>
    <button type="button" @click="lifts += 1">Lifted {{ lifts }} times</button>
  </div>
</template>
<style scoped>
.board { padding: 2rem; color: var(--ui-text-highlighted) }
</style>`,
  'web/LoadSection.vue': `<script setup lang="ts">
defineProps<{ id: number; row: Readonly<Record<string, unknown>> }>()
</script>
<template><section aria-label="Loads"><h2>Loads of {{ row.assetnumber }}</h2></section></template>`,
  'web/TornWidget.vue': `<script setup lang="ts">
throw new Error('the rope is torn')
</script>
<template><p>Never seen</p></template>`,
} as const

test.use({ role: 'nobody' })

test('the browser half of a plugin is built apart, shares Vue and the kit with the pages, and a failing piece shows its box', async ({
  page,
  folder,
  start,
}) => {
  test.slow()
  const plugin = await givePlugin(join(folder, 'own'), { name: 'cranes', title: 'Cranes' }, files)
  await runShopdb({ folder }, ['plugin', 'build', plugin])
  await runShopdb({ folder }, ['seed', 'sample'])
  const site = await start({ adminpassword: password, plugins: plugin })
  await page.goto(`${site.url}/signin`)
  await signInAs(page, 'admin')
  await expect(page.getByText(/cranes cannot show its piece here: the rope is torn/)).toBeVisible()

  await unfold(page.getByRole('navigation', { name: 'Pages' }), 'Cranes')
  await page.getByRole('link', { name: 'Crane board' }).click()
  await expect(page.getByRole('heading', { name: 'Board of ShopDB' })).toBeVisible()
  await page.getByRole('button', { name: 'Lifted 0 times' }).click()
  await expect(page.getByRole('button', { name: 'Lifted 1 times' })).toBeVisible()
  await page.goto(`${site.url}/cranes/board/17`)
  await expect(page.getByText('beyond it /17')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])

  await page.goto(`${site.url}/equipment`)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page.getByRole('region', { name: 'Loads' })).toBeVisible()
})
