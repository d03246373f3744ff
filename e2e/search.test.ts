import { expect, type Page } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { phone, test } from './story.ts'

const field = (page: Page) => page.getByRole('combobox', { name: 'Search' })

/** Opens a page and waits until it hears keys. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible()
}

/** Writes as a scanner does: faster than a busy machine sends one key after another, with Enter behind it. */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      const target = document.activeElement ?? document.body
      for (const key of keys)
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    },
    [...text.split(''), 'Enter'],
  )
}

test('a machine is found in a few keys, on every page', phone, async ({ page, shop }) => {
  const machine = await shop.createMachine({ name: 'Turning cell', serialnumber: 'ZX-81/7' })
  const assetnumber = String(machine['assetnumber'])
  await open(page, '/changes')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('zx817')
  const option = page.getByRole('option', { name: assetnumber })
  await expect(option).toContainText('ZX-81/7')
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: assetnumber })).toBeVisible()
  await expect(field(page)).toBeHidden()
})

test('whoever types faster than the answer comes gets what the text says', async ({ page, shop }) => {
  const machine = await shop.createMachine()
  await open(page, '/')
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(String(machine['assetnumber']))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/equipment/${String(machine['assetid'])}`)
})

test('a scanned label opens its machine though no field has the focus', async ({ page, shop }) => {
  const machine = await shop.createMachine()
  await open(page, '/equipment')
  await expect(page.getByText(/^1 to 50 of/u)).toBeVisible()
  await scan(page, String(machine['assetnumber']))
  await expect(page).toHaveURL(`/equipment/${String(machine['assetid'])}`)
})

test('a label that is not known opens the search with what was scanned', async ({ page }) => {
  await open(page, '/changes')
  await scan(page, 'NOBODY-7')
  await expect(field(page)).toHaveValue('NOBODY-7')
  await expect(page.getByRole('dialog')).toContainText('Nothing is called so')
})

test('a scanner that writes into a form changes the form and nothing else', async ({ page }) => {
  await open(page, '/equipment/new')
  await page.getByLabel('Alias').focus()
  await scan(page, '3105')
  await page.keyboard.type('SCAN-1')
  await expect(page.getByLabel('Alias')).toHaveValue('SCAN-1')
  await expect(page).toHaveURL('/equipment/new')
})

test('what is found is walked with the arrow keys, and all of a kind is one line away', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('/')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('turning')
  await expect(page.getByRole('option', { selected: true })).toHaveText(/Turning/u)
  const all = page.getByRole('option', { name: /^See all \d+ in Equipment/u })
  await expect(all).toBeVisible()
  for (let step = 0; step < 30 && (await all.getAttribute('aria-selected')) !== 'true'; step += 1)
    await page.keyboard.press('ArrowDown')
  const count = /\d+/u.exec(await all.innerText())?.[0] ?? ''
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/equipment?q=turning')
  await expect(page.getByText(new RegExp(`of ${count}$`, 'u'))).toBeVisible()
})

test('pages and new rows are found by their names, and what was found lately is offered again', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('new equ')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/equipment/new')
  await open(page, '/')
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('okuma')
  await expect(page.getByRole('option', { name: /^Okuma/u })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Okuma' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('group', { name: 'Found lately' }).getByRole('option')).toHaveText(/Okuma/u)
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeHidden()
})

test('the search, open and as a page, has no barrier that axe finds, in light and in dark', phone, async ({ page }) => {
  await open(page, '/search?q=okuma')
  await expect(page.getByRole('main').getByRole('link', { name: /^Okuma/u })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await field(page).fill('3105')
  await expect(page.getByRole('option', { name: /^3105/u }).first()).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})
