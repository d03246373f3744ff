import { expect } from '@playwright/test'
import { cardOf, dragMiddle, readyMap } from './map-page.ts'
import { newNumber } from './shop.ts'
import { phone, test } from './story.ts'

test('somebody who has never seen the site finds machine 3105 by searching on the map', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Map', exact: true }).click()
  await readyMap(page)
  await page.getByRole('combobox', { name: 'Find on the map' }).fill('3105')
  await expect(page.getByRole('option', { name: '3105' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(cardOf(page).getByRole('heading', { name: '3105' })).toBeVisible()
  await expect(cardOf(page)).toContainText('It has a spot of its own')
  await cardOf(page).getByRole('link', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { name: '3105', level: 1 })).toBeVisible()
})

test('the buttons of a card stay where they are while it is filled', phone, async ({ page, shop }) => {
  const { assetid } = await shop.get('/api/equipment', { assetnumber: '3106' })
  const { promise: late, resolve: answer } = Promise.withResolvers<void>()
  await page.route(/\/api\/assets\/\d+\/graph/u, async (route) => {
    await late
    await route.continue()
  })
  await page.goto(`/map?asset=${String(assetid)}`)
  const open = cardOf(page).getByRole('link', { name: 'Open' })
  const spot = async () => {
    const { x, y } = (await open.boundingBox()) ?? {}
    return { x, y }
  }
  const before = await spot()
  answer()
  await expect(cardOf(page).getByText('is connected to')).toBeVisible()
  expect(await spot()).toEqual(before)
})

test('a link to a machine on the map opens its card, and the page of the machine leads back', async ({
  page,
  shop,
}) => {
  const { assetid } = await shop.get('/api/equipment', { assetnumber: '3106' })
  await page.goto(`/map?asset=${String(assetid)}`)
  await expect(cardOf(page).getByRole('heading', { name: '3106' })).toBeVisible()
  await page.goto(`/equipment/${String(assetid)}`)
  await page.getByRole('link', { name: 'Show on map' }).click()
  await expect(cardOf(page).getByRole('heading', { name: '3106' })).toBeVisible()
})

test('on a dark page the small plans are turned to dark as the map is', async ({ page, shop }) => {
  const { assetid } = await shop.get('/api/equipment', { assetnumber: '3106' })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`/equipment/${String(assetid)}`)
  const small = page.getByRole('link', { name: /^Show it on the map/u }).locator('img')
  await expect(small).toHaveCSS('filter', 'none')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(small).toHaveCSS('filter', /^invert/u)
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'Floor' }).locator('img').first()).toHaveCSS('filter', /^invert/u)
})

test('a press on the plan opens what stands there, and Escape closes it', async ({ page, shop }) => {
  const { assetid } = await shop.get('/api/equipment', { assetnumber: '3106' })
  await page.goto(`/map?asset=${String(assetid)}`)
  const map = await readyMap(page)
  await expect(cardOf(page)).toBeVisible()
  await page.getByRole('button', { name: 'Close asset' }).click()
  await expect(cardOf(page)).toBeHidden()
  await map.click()
  await expect(cardOf(page).getByRole('heading', { name: '3106' })).toBeVisible()
  await map.focus()
  await page.keyboard.press('Escape')
  await expect(cardOf(page)).toBeHidden()
})

test('a machine that is dragged stays there, says so in its history, and goes back with Ctrl+Z', async ({
  page,
  shop,
}) => {
  const spot = { floorplanid: 1, mapx: 1650, mapy: 1290 }
  const { assetid } = await shop.createMachine({ name: 'Stray', ...spot })
  const path = `/map?asset=${String(assetid)}&arrange=1`
  await page.goto(path)
  await expect(page.getByRole('region', { name: 'Arrange' })).toBeVisible()
  const done = page.waitForResponse((answer) => answer.url().endsWith('/api/map/moves') && answer.ok())
  await dragMiddle(page, { x: 80, y: 40 })
  await done
  const moved = await shop.get('/api/assets', { assetid: String(assetid) })
  expect(moved['mapx']).toBeGreaterThan(spot.mapx)
  await page.goto(`/equipment/${String(assetid)}`)
  await expect(page.getByRole('region', { name: 'History' })).toContainText(String(moved['mapx']))

  await page.goto(path)
  const again = page.waitForResponse((answer) => answer.url().endsWith('/api/map/moves') && answer.ok())
  await dragMiddle(page, { x: 0, y: 60 })
  await again
  const undo = page.getByRole('button', { name: 'Undo the last move' })
  await expect(undo).toBeEnabled()
  await page.keyboard.press('Control+z')
  await expect(undo).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Redo' })).toBeEnabled()
  expect(await shop.get('/api/assets', { assetid: String(assetid) })).toMatchObject({
    mapx: moved['mapx'],
    mapy: moved['mapy'],
  })
})

test('before the halves of a machine move together the map says which, and puts them back when told so', async ({
  page,
  shop,
}) => {
  const { assetid } = await shop.get('/api/equipment', { assetnumber: '3107' })
  const before = await shop.get('/api/assets', { assetid: String(assetid) })
  await page.goto(`/map?asset=${String(assetid)}&arrange=1`)
  await expect(cardOf(page)).toContainText('3108')
  await dragMiddle(page, { x: 90, y: 60 })
  const question = page.getByRole('alertdialog', { name: 'Move them together?' })
  await expect(question).toContainText('1 asset comes along: 3108')
  await question.getByRole('button', { name: 'Put it back' }).click()
  await expect(question).toBeHidden()
  expect(await shop.get('/api/assets', { assetid: String(assetid) })).toMatchObject({ mapx: before['mapx'] })
})

test('what has no place yet is dragged from the tray onto the plan', async ({ page, shop }) => {
  const assetnumber = newNumber()
  const { assetid } = await shop.createMachine({ assetnumber })
  await page.goto('/map?arrange=1')
  const map = await readyMap(page)
  const tray = page.getByRole('region', { name: 'Without a place' })
  await tray.getByLabel('Find among them').fill(assetnumber)
  await expect(tray.getByText('1 without a place')).toBeVisible()
  await tray.getByText(assetnumber).dragTo(map, { targetPosition: { x: 560, y: 300 } })
  await expect(page.getByRole('button', { name: 'Undo the last move' })).toBeEnabled()
  await expect(tray.getByText(assetnumber)).toBeHidden()
  const placed = await shop.get('/api/assets', { assetid: String(assetid) })
  expect(placed).toMatchObject({ floorplanid: 1 })
})

test('a move of somebody else shows by itself', async ({ page, shop }) => {
  const { assetid } = await shop.createMachine({ floorplanid: 1, mapx: 300, mapy: 300 })
  await page.goto(`/map?asset=${String(assetid)}`)
  await expect(cardOf(page)).toContainText('It has a spot of its own')
  await shop.update(`/api/assets/${String(assetid)}`, { floorplanid: null, mapx: null, mapy: null })
  await expect(cardOf(page)).toContainText('It has no place on a floor plan yet')
})

test('while others move things, the plan of who looks on is not opened anew', async ({ page, shop }) => {
  const { assetid } = await shop.createMachine({ floorplanid: 1, mapx: 300, mapy: 300 })
  await page.goto(`/map?asset=${String(assetid)}`)
  const plan = page.locator('.ol-viewport')
  await plan.evaluate((element) => element.setAttribute('data-first', ''))
  await shop.update(`/api/assets/${String(assetid)}`, { floorplanid: null, mapx: null, mapy: null })
  await expect(cardOf(page)).toContainText('It has no place on a floor plan yet')
  await expect(plan).toHaveAttribute('data-first')
})

test('the list says in words what the plan shows, and choosing there chooses on the map', phone, async ({ page }) => {
  await page.goto('/map?q=310')
  await readyMap(page)
  await page.getByRole('button', { name: 'The map as a list' }).click()
  const list = page.getByRole('region', { name: 'List' })
  await expect(list.getByRole('heading')).toHaveText(/^\d+ found$/u)
  await expect(list.getByRole('listitem').filter({ hasText: '3103' })).toContainText(/Cell 1/u)
  await list.getByRole('button', { name: /^3103/u }).click()
  await expect(cardOf(page).getByRole('heading', { name: '3103' })).toBeVisible()
})

test('a line of the legend is switched off, and the address says so', async ({ page }) => {
  await page.goto('/map?color=status')
  await readyMap(page)
  const legend = page.getByRole('region', { name: 'Legend' })
  await legend.getByRole('button', { name: /^Active/u }).click()
  await expect(page).toHaveURL(/hide=1/u)
  await expect(legend.getByRole('button', { name: /^Active/u })).toHaveAttribute('aria-pressed', 'false')
  await legend.getByRole('button', { name: 'Show all' }).click()
  await expect(page).not.toHaveURL(/hide=/u)
})

test('the floor as it was shows what has moved since, and leads back to now', async ({ page, shop }) => {
  const { assetid, modifieddate } = await shop.createMachine({ floorplanid: 1, mapx: 1650, mapy: 1280 })
  const before = new Date(Date.parse(String(modifieddate)) + 1).toISOString()
  await shop.update(`/api/assets/${String(assetid)}`, { mapx: 1700 })
  await page.goto(`/map?at=${before}`)
  await readyMap(page)
  const bar = page.getByRole('region', { name: 'The floor at a past date' })
  await expect(bar.getByRole('status')).toContainText('As of')
  await expect(bar.getByRole('listitem').filter({ hasText: 'moved since' })).toContainText(/[1-9]/u)
  await expect(page.getByRole('button', { name: 'Arrange' })).toHaveCount(0)
  await bar.getByRole('button', { name: 'Back to now' }).click()
  await expect(page).not.toHaveURL(/at=/u)
  await expect(page.getByRole('button', { name: 'Arrange' })).toBeVisible()
})

test('arrow keys nudge what is picked, and the plan lies still meanwhile', async ({ page, shop }) => {
  const { assetid } = await shop.createMachine({ floorplanid: 1, mapx: 1650, mapy: 1290 })
  await page.goto(`/map?asset=${String(assetid)}&arrange=1`)
  const map = await readyMap(page)
  await expect(cardOf(page)).toContainText('It has a spot of its own')
  await map.click()
  await map.press('ArrowRight')
  await map.press('Shift+ArrowDown')
  // On a slow machine they are two moves.
  await expect
    .poll(() => shop.get('/api/assets', { assetid: String(assetid) }))
    .toMatchObject({ mapx: 1651, mapy: 1300 })
})

test('a wall display shows the plan and nothing else, and is left again', async ({ page }) => {
  await page.goto('/map?wall=1')
  await readyMap(page)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Main building, ground floor')
  await page.getByRole('button', { name: 'Leave the wall display' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
})

test(
  'on a phone the card comes up from below and leaves the machine to be seen',
  { tag: ['@phone', '@phoneonly'] },
  async ({ page, shop }) => {
    const { assetid } = await shop.get('/api/equipment', { assetnumber: '3106' })
    await page.goto(`/map?asset=${String(assetid)}`)
    await readyMap(page)
    const sheet = await cardOf(page).boundingBox()
    expect(sheet?.width).toBe(390)
    expect(sheet?.y).toBeGreaterThan(380)
  },
)

test.describe('a viewer', () => {
  test.use({ role: 'viewer' })

  test('sees the map and no way to move anything', async ({ page, shop }) => {
    const { assetid, mapx } = await shop.get('/api/equipment', { assetnumber: '3106' })
    await page.goto(`/map?asset=${String(assetid)}&arrange=1`)
    await readyMap(page)
    await expect(cardOf(page)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Arrange' })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Arrange' })).toHaveCount(0)
    await dragMiddle(page, { x: 80, y: 40 })
    expect(await shop.get('/api/assets', { assetid: String(assetid) })).toMatchObject({ mapx })
  })
})
