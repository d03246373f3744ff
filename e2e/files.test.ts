import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { newNumber } from './shop.ts'
import { test } from './story.ts'

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from(`${lines.join('\r\n')}\r\n`)
  await page.getByLabel('File to import').setInputFiles({ name: 'machines.csv', mimeType: 'text/csv', buffer })
}

test('a file is rehearsed line by line; its wrong line is left out and its right ones are imported', async ({
  page,
}) => {
  const start = newNumber()
  await page.goto('/equipment')
  await page.getByRole('link', { name: 'Import' }).click()
  await choose(page, [
    'Machine number,Alias,Location',
    `${start}-1,First,Cell 4`,
    `${start}-2,Second,Cell 5`,
    `${start}-3,Third,Cell 99`,
  ])
  await expect(page.getByRole('heading', { name: 'What machines.csv would do' })).toBeVisible()
  const wrong = page.getByRole('row').filter({ hasText: 'Rejected' })
  await expect(wrong).toHaveCount(1)
  await expect(wrong.getByRole('cell').first()).toHaveText('4')
  await expect(wrong).toContainText('names no location that exists: Cell 99')
  // The rehearsal has changed nothing.
  const answer = await page.request.get(`/api/equipment?assetnumber.startswith=${start}`)
  expect(await answer.json()).toMatchObject({ data: [] })

  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await expect(page.getByRole('heading', { name: 'machines.csv is imported' })).toBeVisible()
  await page.getByRole('link', { name: 'See the change' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: `${start}-2` })).toContainText('Cell 5')
  await page.goto(`/equipment?assetnumber.startswith=${start}`)
  await expect(page.getByText('1 to 2 of 2')).toBeVisible()
})

test('a list of somebody is rehearsed without the columns that nobody knows here, and tells what it would empty', async ({
  page,
  shop,
}) => {
  const number = newNumber()
  await shop.createMachine({ assetnumber: number, name: 'Old', serialnumber: 'SN-7' })
  await page.goto('/equipment/import')
  await choose(page, ['Machine-number;Alias;Serial number;Colour', `${number};New;;red`])
  await expect(page.getByText('Left out, since no column here is called so: Colour')).toBeVisible()
  const changed = page.getByRole('row').filter({ hasText: 'Changed' })
  await expect(changed).toContainText('Changed: Alias; Emptied: Serial number')
})

test('an export holds the rows that the filters leave', async ({ page, shop }) => {
  const start = newNumber()
  for (const end of ['1', '2']) await shop.createMachine({ assetnumber: `${start}-${end}`, name: `Alias, "${end}"` })
  await page.goto(`/equipment?assetnumber.startswith=${start}&sort=-assetnumber`)
  await expect(page.getByText('1 to 2 of 2')).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^equipment.*\.csv$/u)
  const [head, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/u)
  expect(head).toContain('assetnumber')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain(`${start}-2`)
  expect(lines[0]).toContain('"Alias, ""2"""')
})
