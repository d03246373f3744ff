import { expect, type Locator, type Page } from '@playwright/test'
import { expectNotice, pick } from './pages.ts'
import type { Row, Shop } from './shop.ts'
import { newNumber } from './shop.ts'
import { phone, test } from './story.ts'

/** A place of the story's own. */
async function createPlace(shop: Shop, name: string, more: Row = {}): Promise<Row> {
  return await shop.create('/api/locations', { name, ...more })
}

/** Two halls with a cell of the same name each. */
async function createHalls(shop: Shop): Promise<{ readonly from: Row; readonly to: Row; readonly cell: Row }> {
  const number = newNumber()
  const [from, to] = [await createPlace(shop, `Hall ${number}`), await createPlace(shop, `Yard ${number}`)]
  const cell = await createPlace(shop, `Bay ${number}`, { parentlocationid: from['locationid'] })
  return { from, to, cell }
}

function row(page: Page, name: unknown): Locator {
  return page.getByRole('treeitem', { name: new RegExp(`^${String(name)}\\b`, 'u') })
}

async function openTree(page: Page, at: Row): Promise<void> {
  await page.goto(`/locations?at=${String(at['locationid'])}`)
  await expect(row(page, at['name']).and(page.locator(':focus'))).toBeVisible()
}

/** Held for a moment, as a hand does. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover()
  await from.locator('[draggable="true"]').hover()
  await page.mouse.down()
  await to.hover()
  await to.hover()
}

test('a cell is dragged into another hall, and taken back', async ({ page, shop }) => {
  const { from, to, cell } = await createHalls(shop)
  await openTree(page, cell)
  await page.getByRole('textbox', { name: 'Find in locations' }).fill(String(from['name']).slice(5))
  await expect(row(page, 'Main building')).toBeHidden()
  await drag(page, row(page, cell['name']), row(page, to['name']))
  await expect(page.getByText(`${String(cell['name'])} will be part of ${String(to['name'])}.`)).toBeVisible()
  await page.mouse.up()
  await expectNotice(page, `${String(cell['name'])} is part of ${String(to['name'])}`)
  await expect(row(page, to['name'])).toHaveAttribute('aria-expanded', /./u)
  await expect(row(page, from['name'])).not.toHaveAttribute('aria-expanded')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, from['name'])).toHaveAttribute('aria-expanded', /./u)
})

test('a hall is not dropped into its own cell, and says why', async ({ page, shop }) => {
  const { from, cell } = await createHalls(shop)
  await openTree(page, cell)
  await page.getByRole('textbox', { name: 'Find in locations' }).fill(String(from['name']).slice(5))
  await expect(row(page, 'Main building')).toBeHidden()
  await drag(page, row(page, from['name']), row(page, cell['name']))
  await expect(page.getByText(`${String(cell['name'])} is a part of ${String(from['name'])}.`)).toBeVisible()
  await page.mouse.up()
  await expect(row(page, cell['name'])).toHaveAttribute('aria-level', '2')
})

test('a move that carries machines along says which before it is made', async ({ page, shop }) => {
  const plan = await shop.get('/api/floorplans', {})
  const spot = { floorplanid: plan['floorplanid'] }
  const near = await createPlace(shop, `Near ${newNumber()}`, { ...spot, mapx: 20, mapy: 20 })
  const far = await createPlace(shop, `Far ${newNumber()}`, { ...spot, mapx: 900, mapy: 500 })
  const cell = await createPlace(shop, `Cell ${newNumber()}`, { parentlocationid: near['locationid'] })
  const machine = await shop.createMachine({ locationid: cell['locationid'] })
  await openTree(page, cell)
  await page.keyboard.press('ContextMenu')
  await page.getByRole('menuitem', { name: 'Move to ...' }).click()
  const dialog = page.getByRole('dialog')
  await pick(dialog, 'Part of', String(far['name']))
  await expect(dialog.getByRole('status')).toContainText(
    `1 asset is drawn elsewhere on the floor plans afterwards: ${String(machine['assetnumber'])}.`,
  )
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expectNotice(page, `${String(cell['name'])} is part of ${String(far['name'])}`)
  await expect(row(page, cell['name'])).toBeFocused()
  await row(page, far['name']).getByRole('link', { name: '1 asset' }).click()
  await expect(page).toHaveURL(`/assets?locationid.under=${String(far['locationid'])}`)
  await expect(page.getByRole('link', { name: String(machine['assetnumber']) })).toBeVisible()
})

test('the tree is walked, renamed and emptied by keyboard alone', async ({ page, shop }) => {
  const { from, cell } = await createHalls(shop)
  const machine = await shop.createMachine({ locationid: cell['locationid'] })
  await openTree(page, cell)
  await page.keyboard.press('ArrowLeft')
  await expect(row(page, from['name'])).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(row(page, from['name'])).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(row(page, cell['name'])).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.type('Dock 2')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Dock 2')).toBeFocused()
  await page.keyboard.press('Delete')
  await expectNotice(page, `Dock 2 is not empty: it holds 1 asset (${String(machine['assetnumber'])}).`)
  await shop.update(`/api/equipment/${String(machine['assetid'])}`, { locationid: null })
  await expect(row(page, 'Dock 2')).not.toHaveAccessibleName(/asset/u)
  await page.keyboard.press('Delete')
  await expectNotice(page, 'Dock 2 is removed')
  await expect(row(page, 'Dock 2')).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(row(page, 'Dock 2')).toBeVisible()
})

test(
  'a place is found by the way to it, on a phone too, and told apart from one of the same name',
  phone,
  async ({ page, shop }) => {
    const { from, to, cell } = await createHalls(shop)
    await createPlace(shop, String(cell['name']), { parentlocationid: to['locationid'] })
    await page.goto('/locations')
    await page.getByRole('textbox', { name: 'Find in locations' }).fill(`${String(to['name'])} bay`)
    await expect(page.getByText('1 found')).toBeVisible()
    await expect(row(page, to['name'])).toBeVisible()
    await expect(row(page, from['name'])).toBeHidden()
    await page.goto(`/locations/${String(cell['locationid'])}`)
    await expect(
      page
        .getByRole('main')
        .getByRole('link', { name: String(from['name']) })
        .first(),
    ).toBeVisible()
    await page.goto('/equipment/new')
    const location = page.getByRole('combobox', { name: 'Location', exact: true })
    await location.fill(`${String(to['name'])} bay`)
    await page.getByRole('option', { name: new RegExp(`^${String(cell['name'])}`, 'u') }).click()
    await expect(page.getByRole('main').getByRole('link', { name: String(to['name']) })).toBeVisible()
  },
)

test('what somebody else changes in the tree is seen without asking', async ({ page, shop }) => {
  const { from, cell } = await createHalls(shop)
  await openTree(page, cell)
  await shop.update(`/api/locations/${String(cell['locationid'])}`, { name: 'Dock 77' })
  await expect(row(page, 'Dock 77')).toBeVisible()
  await expect(row(page, from['name'])).toBeVisible()
})

test('what is open stays open, and a list of the same places is one click away', async ({ page, shop }) => {
  const { from, cell } = await createHalls(shop)
  await openTree(page, cell)
  await page.goto('/locations')
  await expect(row(page, from['name'])).toHaveAttribute('aria-expanded', 'true')
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'List' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await page.getByRole('textbox', { name: 'Find in locations' }).fill(String(from['name']))
  // What is in it is found with it.
  await expect(page.getByText(/^1 to [12] of [12]$/u)).toBeVisible()
  await expect(page.getByRole('link', { name: String(from['name']), exact: true }).first()).toBeVisible()
  await page.goto('/businessunits')
  await expect(page.getByRole('tree', { name: 'Business units' })).toBeVisible()
})

test('who goes on in the tree while it is read once more is not called back to where they began', async ({
  page,
  shop,
}) => {
  const { cell } = await createHalls(shop)
  await page.goto(`/locations/${String(cell['locationid'])}`)
  await expect(page.getByRole('main')).toContainText('Hall')
  const held = Promise.withResolvers<void>()
  await page.route('**/api/locations/tree', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.getByRole('link', { name: 'In the tree' }).click()
  await expect(row(page, cell['name']).and(page.locator(':focus'))).toBeVisible()
  await page.keyboard.press('ContextMenu')
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible()
  const answered = page.waitForResponse('**/api/locations/tree')
  held.resolve()
  await answered
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await expect(row(page, cell['name']).getByRole('textbox')).toBeFocused()
})

test.describe('a viewer', () => {
  test.use({ role: 'viewer' })

  test('sees the tree and nothing to change it with', async ({ page, shop }) => {
    const { cell } = await createHalls(shop)
    await openTree(page, cell)
    await expect(page.locator('[draggable="true"]')).toHaveCount(0)
    await page.keyboard.press('F2')
    await expect(page.getByRole('textbox', { name: /^New name/u })).toBeHidden()
    await page.keyboard.press('ContextMenu')
    await expect(page.getByRole('menuitem', { name: 'Open its page' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeHidden()
  })
})
