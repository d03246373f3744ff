import { expect, type Locator, type Page } from '@playwright/test'
import { expectNotice, pageOf, pick } from './pages.ts'
import type { Row, Shop } from './shop.ts'
import { phone, test } from './story.ts'

/** Ties two machines as a script does. */
async function tie(shop: Shop, source: Row, kind: string, target: Row, more: Row = {}): Promise<void> {
  const type = await shop.get('/api/relationshiptypes', { name: kind })
  await shop.create('/api/assetrelationships', {
    sourceassetid: source['assetid'],
    targetassetid: target['assetid'],
    relationshiptypeid: type['relationshiptypeid'],
    ...more,
  })
}

/** A machine of two halves, and a PC that is tied to nothing yet. */
async function createDualPath(shop: Shop): Promise<{ left: Row; right: Row; pc: Row }> {
  const [left, right, pc] = [await shop.createMachine(), await shop.createMachine(), await shop.createMachine()]
  await tie(shop, right, 'partof', left, { label: 'Dualpath', inheritsposition: true })
  return { left, right, pc }
}

const number = (row: Row): string => String(row['assetnumber'])
const relationsOn = (page: Page): Locator => page.getByRole('region', { name: 'Relations', exact: true })
const controlledOn = (page: Page): Locator =>
  relationsOn(page).getByRole('region', { name: 'controls', exact: true }).getByRole('listitem')
const drawingOn = (page: Page): Locator => page.getByRole('list', { name: 'Drawing' }).getByRole('listitem')

/** Drags the drawing until something of it is just to be seen at the right edge of its window. */
async function dragToEdge(page: Page, what: Locator): Promise<void> {
  // It has to lie still before it is measured.
  await what.hover({ trial: true })
  const window = await page.getByRole('list', { name: 'Drawing' }).locator('xpath=../..').boundingBox()
  const box = await what.boundingBox()
  if (!window || !box) throw new Error('There is no drawing.')
  await page.mouse.move(window.x + 20, window.y + 20)
  await page.mouse.down()
  await page.mouse.move(window.x + 20 + window.x + window.width - 12 - box.x - box.width, window.y + 20)
  await page.mouse.up()
}

test(
  'who ties a PC to one half of a machine sees first that it controls both; ending and undoing take both along',
  phone,
  async ({ page, shop }) => {
    const { left, right, pc } = await createDualPath(shop)
    await page.goto(pageOf(pc))
    await expect(relationsOn(page)).toContainText('Tied to nothing yet.')
    await relationsOn(page).getByRole('button', { name: 'Add a relation' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Relation' }).click()
    await page.getByRole('option', { name: 'controls', exact: true }).click()
    await pick(dialog, 'Asset', number(left))
    await expect(dialog.getByRole('status')).toContainText(`Also: ${number(pc)} controls ${number(right)}`)
    await dialog.getByRole('button', { name: 'Tie' }).click()
    await expectNotice(page, 'The relation is made')
    await expect(controlledOn(page)).toHaveCount(2)
    await expect(controlledOn(page).filter({ hasText: number(right) })).toContainText(
      `because ${number(pc)} controls ${number(left)}`,
    )

    await relationsOn(page)
      .getByRole('button', { name: new RegExp(`relation to ${number(left)}$`, 'u') })
      .click()
    await page.getByRole('menuitem', { name: 'End' }).click()
    await expect(dialog).toContainText(`No longer: ${number(pc)} controls ${number(right)}`)
    await dialog.getByRole('button', { name: 'End it' }).click()
    await expect(controlledOn(page)).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(controlledOn(page)).toHaveCount(2)
  },
)

test('a relation is read and written from either end', async ({ page, shop }) => {
  const { left, pc } = await createDualPath(shop)
  await page.goto(pageOf(left))
  await relationsOn(page).getByRole('button', { name: 'Add a relation' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Relation' }).click()
  await page.getByRole('option', { name: 'is controlled by' }).click()
  await pick(dialog, 'Asset', number(pc))
  await dialog.getByRole('button', { name: 'Tie' }).click()
  const controllers = relationsOn(page).getByRole('region', { name: 'is controlled by' })
  await expect(controllers.getByRole('listitem')).toContainText(number(pc))
  await controllers.getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await dialog.getByLabel('Label').fill('HMI')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(controllers.getByRole('listitem')).toContainText('HMI')
})

test('what cannot be is refused before it is tried, with the reason', async ({ page, shop }) => {
  const { left, right } = await createDualPath(shop)
  await page.goto(pageOf(left))
  await relationsOn(page).getByRole('button', { name: 'Add a relation' }).click()
  const dialog = page.getByRole('dialog')
  await pick(dialog, 'Asset', number(right))
  await expect(dialog.getByRole('alert')).toContainText('These two assets are tied like this already')
  await expect(dialog.getByRole('button', { name: 'Tie' })).toBeDisabled()
})

test('who removes a machine sees first what hangs on it', phone, async ({ page, shop }) => {
  const { left, right, pc } = await createDualPath(shop)
  const { floorplanid } = await shop.get('/api/floorplans', {})
  await shop.update(`/api/equipment/${String(left['assetid'])}`, { mapx: 40, mapy: 50, floorplanid })
  await tie(shop, pc, 'controls', left)
  const plan = { machineid: left['assetid'], task: 'Way lube', intervalvalue: 3, intervalunit: 'months' }
  await shop.create('/api/equipment/maintenanceplans', plan)
  await page.goto(pageOf(left))
  await page.getByRole('button', { name: 'Remove' }).click()
  const dialog = page.getByRole('dialog', { name: `Remove ${number(left)}?` })
  await expect(dialog).toContainText(`${number(right)} is part of ${number(left)}`)
  await expect(dialog).toContainText(`${number(pc)} controls ${number(left)}`)
  await expect(dialog.getByRole('region', { name: 'Standing with it' })).toContainText(number(right))
  await expect(dialog.getByRole('region', { name: 'Rows that name it' })).toHaveText(/1 maintenance plan$/u)
  await dialog.getByRole('button', { name: 'Remove it' }).click()
  await expectNotice(page, `${number(left)} is removed`)
  await page.goto(pageOf(right))
  await expect(relationsOn(page)).toContainText('Removed')
})

test(
  'the graph of a machine leads from its page to its neighbours, and tells what a stop affects',
  phone,
  async ({ page, shop }) => {
    const { left, right, pc } = await createDualPath(shop)
    const probe = await shop.createMachine({ name: 'Probe' })
    await tie(shop, pc, 'controls', left)
    await tie(shop, probe, 'connectedto', right, { label: 'cable 4' })
    await page.goto(pageOf(pc))
    await relationsOn(page).getByRole('link', { name: 'Graph of the relations' }).click()
    await expect(page.getByRole('heading', { name: `Graph of ${number(pc)}` })).toBeVisible()
    await expect(drawingOn(page)).toHaveCount(4)
    await expect(page.getByRole('region', { name: `Tied to ${number(pc)}` })).toContainText(
      `is connected to ${number(right)} (cable 4)`,
    )

    await page.getByRole('button', { name: '1 tie away' }).click()
    await expect(page).toHaveURL(/depth=1/u)
    await expect(drawingOn(page)).toHaveCount(3)
    const more = page.getByRole('button', { name: `Show 1 more ties of ${number(right)}` })
    await dragToEdge(page, more)
    await more.click()
    await expect(drawingOn(page)).toHaveCount(4)

    await page.getByRole('switch', { name: 'If this stops' }).click()
    await expect(page).toHaveURL(/impact=1/u)
    await expect(page.getByRole('region', { name: `Affected if ${number(pc)} stops` })).toContainText('Probe')
    await page.reload()
    await expect(page.getByRole('region', { name: `Affected if ${number(pc)} stops` })).toContainText('Probe')

    await drawingOn(page)
      .getByRole('link', { name: number(left) })
      .focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: `Graph of ${number(left)}` })).toBeVisible()
  },
)

test(
  'what hangs on a machine stands before its history, of much the first few, and the rest when asked for',
  phone,
  async ({ page, shop }) => {
    const center = await shop.createMachine()
    for (let count = 0; count < 9; count += 1) await tie(shop, await shop.createMachine(), 'partof', center)
    await page.goto(pageOf(center))
    const parts = relationsOn(page).getByRole('listitem')
    await expect(parts).toHaveCount(6)
    const [relations, history] = await Promise.all(
      [relationsOn(page), page.getByRole('region', { name: 'History', exact: true })].map((one) => one.boundingBox()),
    )
    expect((relations?.y ?? Infinity) + (relations?.height ?? 0)).toBeLessThanOrEqual(history?.y ?? 0)
    await relationsOn(page).getByRole('button', { name: 'Show all 9' }).click()
    await expect(parts).toHaveCount(9)
    await relationsOn(page).getByRole('button', { name: 'Show fewer' }).click()
    await expect(parts).toHaveCount(6)
  },
)

test('a machine that is tied to nothing says so, and where to tie it', async ({ page, shop }) => {
  const machine = await shop.createMachine()
  await page.goto(`/assets/${String(machine['assetid'])}/graph`)
  await expect(page.getByText('Tied to nothing yet')).toBeVisible()
  await page.getByRole('link', { name: `Open ${number(machine)}` }).click()
  await expect(page).toHaveURL(pageOf(machine))
})

test.describe('a viewer', () => {
  test.use({ role: 'viewer' })

  test('reads relations and changes none', async ({ page, shop }) => {
    const { left } = await createDualPath(shop)
    await page.goto(pageOf(left))
    await expect(relationsOn(page).getByRole('listitem')).toHaveCount(1)
    await expect(relationsOn(page).getByRole('button')).toHaveCount(0)
  })
})
