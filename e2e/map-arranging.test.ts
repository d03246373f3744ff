import { expect, type Page } from '@playwright/test'
import { cardOf, dragMiddle, middleOf, placing, readyMap } from './map-page.ts'
import { newNumber, type Row, type Shop } from './shop.ts'
import { test } from './story.ts'

const spot = { floorplanid: 1, mapx: 1650, mapy: 1290 }
const assetOf = (shop: Shop, assetid: unknown): Promise<Row> => shop.get('/api/assets', { assetid: String(assetid) })

/** The bar of those who arrange. */
const barOf = (page: Page) => page.getByRole('region', { name: 'Arrange' })

/** A machine and a half of it that stands with it. */
async function createHalves(shop: Shop): Promise<{ readonly whole: Row; readonly half: Row }> {
  const whole = await shop.createMachine({ name: 'Whole', ...spot })
  const half = await shop.createMachine({ name: 'Half' })
  await shop.create('/api/assetrelationships', {
    sourceassetid: half['assetid'],
    targetassetid: whole['assetid'],
    relationshiptypeid: 1,
    inheritsposition: true,
  })
  return { whole, half }
}

test('a move that was taken back is done again, by button and by keys', async ({ page, shop }) => {
  const { assetid } = await shop.createMachine(spot)
  await page.goto(`/map?asset=${String(assetid)}&arrange=1`)
  await expect(barOf(page)).toBeVisible()
  await placing(page, () => dragMiddle(page, { x: 70, y: 30 }))
  const undo = page.getByRole('button', { name: 'Undo the last move' })
  const redo = page.getByRole('button', { name: 'Redo' })
  await expect(undo).toBeEnabled()
  const { mapx, mapy } = await assetOf(shop, assetid)
  await undo.click()
  await expect(undo).toBeDisabled()
  await expect.poll(() => assetOf(shop, assetid)).toMatchObject(spot)
  await redo.click()
  await expect(redo).toBeDisabled()
  await expect.poll(() => assetOf(shop, assetid)).toMatchObject({ mapx, mapy })
  await expect(undo).toBeEnabled()
  await page.keyboard.press('Control+z')
  await expect(redo).toBeEnabled()
  await page.keyboard.press('Control+Shift+z')
  await expect(redo).toBeDisabled()
  await expect.poll(() => assetOf(shop, assetid)).toMatchObject({ mapx, mapy })
})

test('who drags the half of a machine is asked whose spot changes, and can give a spot of its own back', async ({
  page,
  shop,
}) => {
  const { whole, half } = await createHalves(shop)
  await page.goto(`/map?asset=${String(half['assetid'])}&arrange=1`)
  await expect(cardOf(page)).toContainText('is part of')
  const question = page.getByRole('alertdialog', { name: 'Whose spot changes?' })
  await dragMiddle(page, { x: 60, y: 40 })
  await expect(question).toContainText(`${String(half['assetnumber'])} stands with ${String(whole['assetnumber'])}.`)
  await question.getByRole('button', { name: 'Put it back' }).click()
  await expect(question).toBeHidden()
  expect(await assetOf(shop, whole['assetid'])).toMatchObject(spot)

  await dragMiddle(page, { x: 60, y: 40 })
  await placing(page, () =>
    question.getByRole('button', { name: `${String(whole['assetnumber'])} and all with it` }).click(),
  )
  await expect(page.getByRole('button', { name: 'Undo the last move' })).toBeEnabled()
  expect(Number((await assetOf(shop, whole['assetid']))['mapx'])).toBeGreaterThan(spot.mapx)
  expect(await assetOf(shop, half['assetid'])).toMatchObject({ mapx: null })

  await page.goto(`/map?asset=${String(half['assetid'])}&arrange=1`)
  await expect(cardOf(page)).toContainText('is part of')
  await dragMiddle(page, { x: -80, y: 0 })
  await placing(page, () => question.getByRole('button', { name: `Only ${String(half['assetnumber'])}` }).click())
  await expect(cardOf(page)).toContainText('It has a spot of its own')
  await placing(page, () => barOf(page).getByRole('button', { name: 'Give the place back' }).click())
  await expect(cardOf(page)).toContainText('is part of')
  expect(await assetOf(shop, half['assetid'])).toMatchObject({ mapx: null, mapy: null, floorplanid: null })
})

test('while something is dragged it is said whose spot changes', async ({ page, shop }) => {
  const { whole } = await createHalves(shop)
  await page.goto(`/map?asset=${String(whole['assetid'])}&arrange=1`)
  const { x, y } = await middleOf(await readyMap(page))
  await expect(cardOf(page)).toContainText('It has a spot of its own')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 40, y + 10, { steps: 4 })
  await expect(barOf(page).getByRole('status')).toHaveText(
    `${String(whole['assetnumber'])} gets another spot, and 1 with it`,
  )
  await page.mouse.move(x, y, { steps: 4 })
  await page.mouse.up()
})

test('a location is dragged by its name, and what stands there goes along', async ({ page, shop }) => {
  const name = `Bay ${newNumber()}`
  const { locationid } = await shop.create('/api/locations', { name, ...spot, mapx: 200, mapy: 1500 })
  const { assetid } = await shop.createMachine({ locationid })
  await page.goto('/map?arrange=1&layers=locations&view=200,1500,0.5')
  await expect(barOf(page)).toBeVisible()
  await dragMiddle(page, { x: 120, y: -60 })
  const question = page.getByRole('alertdialog', { name: 'Move them together?' })
  await expect(question).toContainText('1 asset comes along')
  await placing(page, () => question.getByRole('button', { name: 'Move all' }).click())
  const moved = await shop.get('/api/locations', { locationid: String(locationid) })
  expect(Number(moved['mapx'])).toBeGreaterThan(200)
  await page.goto(`/map?asset=${String(assetid)}`)
  await expect(cardOf(page)).toContainText(name)
})

test('a box drawn with Shift picks what lies within, and it goes together', async ({ page, shop }) => {
  const [one, other] = [
    await shop.createMachine({ floorplanid: 1, mapx: 60, mapy: 1700 }),
    await shop.createMachine({ floorplanid: 1, mapx: 120, mapy: 1700 }),
  ]
  await page.goto('/map?arrange=1&view=90,1700,0.4')
  const map = await readyMap(page)
  await expect(barOf(page)).toBeVisible()
  const { x, y } = await middleOf(map)
  await page.keyboard.down('Shift')
  await page.mouse.move(x - 140, y - 60)
  await page.mouse.down()
  await page.mouse.move(x, y, { steps: 4 })
  await page.mouse.move(x + 140, y + 60, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(barOf(page).getByRole('status')).toHaveText(/^2 picked/u)
  await placing(page, async () => {
    await map.focus()
    await page.keyboard.press('Shift+ArrowRight')
  })
  await expect(page.getByRole('button', { name: 'Undo the last move' })).toBeEnabled()
  expect(await assetOf(shop, one['assetid'])).toMatchObject({ mapx: 70 })
  expect(await assetOf(shop, other['assetid'])).toMatchObject({ mapx: 130 })
})

test('a drag from the tray that begins while its list comes anew takes what was pressed', async ({ page, shop }) => {
  const prefix = newNumber()
  const wanted = await shop.createMachine({ assetnumber: `${prefix}M` })
  await page.goto('/map?arrange=1')
  const map = await readyMap(page)
  const tray = page.getByRole('region', { name: 'Without a place' })
  await tray.getByLabel('Find among them').fill(prefix)
  await expect(tray.getByText('1 without a place')).toBeVisible()
  const row = await tray.getByText(`${prefix}M`).boundingBox()
  const target = await middleOf(map)
  if (!row) throw new Error('The row is not on the screen.')
  await page.mouse.move(row.x + 10, row.y + row.height / 2)
  await page.mouse.down()
  // Rows that come before it would push it from under the pointer.
  const fresh = page.waitForResponse((answer) => answer.url().includes('/api/map/unplaced'))
  const others = ['A', 'B', 'C'].map((letter) => shop.createMachine({ assetnumber: `${prefix}${letter}` }))
  await Promise.all(others)
  await fresh
  await page.mouse.move(target.x - 100, target.y, { steps: 8 })
  await placing(page, async () => {
    await page.mouse.move(target.x, target.y, { steps: 4 })
    await page.mouse.up()
  })
  await expect(tray.getByText('3 without a place')).toBeVisible()
  expect(await assetOf(shop, wanted['assetid'])).toMatchObject({ floorplanid: 1 })
})
