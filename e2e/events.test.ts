import { expect } from '@playwright/test'
import { entryOf, pageOf } from './pages.ts'
import { test } from './story.ts'

test('what one person changes, the open list and page of another show by themselves', async ({
  page,
  browser,
  people,
  site,
  shop,
}) => {
  const machine = await shop.createMachine({ name: 'Before the change' })
  const listed = `/equipment?q=${String(machine['assetnumber'])}`
  const context = await browser.newContext({ baseURL: site.url, storageState: await people.stateOf('viewer') })
  const [list, detail] = [await context.newPage(), await context.newPage()]
  await list.goto(listed)
  await detail.goto(pageOf(machine))
  await expect(list.getByRole('main')).toContainText('Before the change')
  await expect(detail.getByRole('main')).toContainText('Before the change')

  await page.goto(`${pageOf(machine)}/edit`)
  await page.getByLabel('Alias').fill('After the change')
  await page.getByRole('button', { name: 'Save' }).click()

  await expect(detail.getByRole('main')).toContainText('After the change')
  await expect(detail.getByRole('region', { name: 'History' })).toContainText('Changed')
  await expect(list.getByRole('main')).toContainText('After the change')
  await expect(entryOf(list, machine['assetnumber'])).toBeVisible()
  await context.close()
})

test('a list keeps its place and what is ticked while others change its rows', async ({ page, shop }) => {
  const machine = await shop.createMachine({ name: 'Watched' })
  await page.goto('/equipment?perpage=200&sort=-assetid')
  const row = page.getByRole('row').filter({ hasText: String(machine['assetnumber']) })
  await row.getByRole('checkbox').check()
  const scroller = page.getByRole('table').locator('..')
  await scroller.evaluate((element) => element.scrollTo(0, 900))
  await shop.update(`/api/equipment/${String(machine['assetid'])}`, { name: 'Seen' })
  await expect(row).toContainText('Seen')
  await expect(row.getByRole('checkbox')).toBeChecked()
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(900)
})

test('a form that somebody fills in is left alone', async ({ page, shop }) => {
  const machine = await shop.createMachine({ name: 'As it was' })
  await page.goto(`${pageOf(machine)}/edit`)
  await page.getByLabel('Alias').fill('Typed by hand')
  await shop.update(`/api/equipment/${String(machine['assetid'])}`, { name: 'Set elsewhere' })
  await page.waitForTimeout(1500)
  await expect(page.getByLabel('Alias')).toHaveValue('Typed by hand')
})
