import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { pageOf, pick } from './pages.ts'
import { phone, test } from './story.ts'

test('an article on a model helps at each of its machines, and a reader who knows better is heard', async ({
  page,
  shop,
}) => {
  test.slow()
  const { modelid } = await shop.get('/api/models', { name: 'LB3000 EX II' })
  const machine = await shop.createMachine({ modelid, name: 'Lathe of the story' })

  // At the machine: what is known of it.
  await page.goto(pageOf(machine))
  const panel = page.getByRole('region', { name: 'Knowledge base' })
  await expect(panel.getByRole('link')).toHaveText(['Warm up the spindle after a weekend'])
  expect(await listBarriers(page)).toEqual([])
  await panel.getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Warm up the spindle after a weekend' })).toBeVisible()
  await expect(page.getByText('Load the program O9000')).toBeVisible()
  await expect(page.getByText('3 of 3')).toBeVisible()

  // What is wrong with it is said in two clicks.
  await page.getByRole('button', { name: 'Did it help?' }).click()
  const dialog = page.getByRole('dialog', { name: 'Did it help?' })
  await dialog.getByRole('combobox', { name: /^It/u }).click()
  await page.getByRole('option', { name: 'out of date' }).click()
  await dialog.getByRole('textbox', { name: 'What is missing or wrong' }).fill('The program is O9010 now.')
  expect(await listBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Did it help?' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('3 of 4')).toBeVisible()
  const notes = page.getByRole('region', { name: 'Reader' })
  await expect(notes.getByText('The program is O9010 now.')).toBeVisible()
  await page.reload()
  await expect(notes.getByText('The program is O9010 now.')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])

  // The machine says so, and the home page, until somebody has looked.
  await page.goto(pageOf(machine))
  await expect(panel.getByText('Reported out of date')).toBeVisible()
  await page.goto('/')
  const widget = page.getByRole('region', { name: 'Articles reported out of date' })
  await widget.getByRole('link').click()
  await page.getByRole('link', { name: 'Warm up the spindle after a weekend' }).click()
  await page.getByRole('button', { name: 'More to do' }).click()
  await page.getByRole('menuitem', { name: 'Mark as reviewed' }).click()
  await expect(page.getByText('It is reviewed; the next time is').first()).toBeVisible()
  await page.goto(pageOf(machine))
  await expect(panel.getByText('Reported out of date')).toBeHidden()
})

test('an article is written, tied to one machine, and found by a word of its text', phone, async ({ page, shop }) => {
  test.slow()
  const machine = await shop.createMachine()
  await page.goto('/knowledgebase/new')
  await page.getByRole('textbox', { name: /^Title/u }).fill('Where the coolant hose leaks')
  await page.getByRole('textbox', { name: 'Text' }).fill('At the *ferrule* behind the guard.')
  await page.getByRole('textbox', { name: 'Kept by' }).fill('Maintenance')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Where the coolant hose leaks' })).toBeVisible()
  await page.getByRole('link', { name: 'Add Concerned asset' }).click()
  await pick(page, 'Asset', String(machine['assetnumber']))
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.goto(pageOf(machine))
  const panel = page.getByRole('region', { name: 'Knowledge base' })
  await expect(panel.getByRole('link', { name: 'Where the coolant hose leaks' })).toBeVisible()
  await page.goto('/search?q=ferrule')
  await expect(page.getByRole('link', { name: /Where the coolant hose leaks/u }).first()).toBeVisible()
})
