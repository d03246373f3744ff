import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { pageOf, unfold } from './pages.ts'
import { phone, test } from './story.ts'

/** What is on a page when it is ready. */
const pages = [
  { title: 'the first page', path: '/', ready: 'Assets by status' },
  { title: 'a list', path: '/equipment?q=310&isactive=true', ready: /^1 to \d+ of/u },
  { title: 'a list in which nothing is found', path: '/equipment?q=xyzzy', ready: 'No equipment match' },
  { title: 'the map with its list', path: '/map?list=1', ready: /on this plan$/u },
  { title: 'the map with a card while arranging', path: '/map?asset=7&arrange=1', ready: 'It has a spot of its own' },
  { title: 'a wall display', path: '/map?wall=1', ready: 'Main building, ground floor' },
  { title: 'a new form', path: '/equipment/new', ready: 'Place on the floor plan' },
  { title: 'the changes', path: '/changes', ready: 'Sample data' },
  { title: 'an import', path: '/equipment/import', ready: 'Drop a CSV or XLSX file here' },
  { title: 'the tree of places', path: '/locations', ready: 'Meeting room 1' },
  { title: 'what is found in the tree', path: '/locations?find=grinding%20cell', ready: '3 found' },
  { title: 'the settings', path: '/settings', ready: 'SHOPDB_SECRET' },
  { title: 'the tokens', path: '/account/tokens', ready: 'Stories' },
] as const

for (const { title, path, ready } of pages) {
  test(`${title} has no barrier that axe finds, in light and in dark`, phone, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('main').getByText(ready).first()).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
  })
}

test('a machine with a history has no barrier that axe finds, in light and in dark', phone, async ({ page, shop }) => {
  const machine = await shop.createMachine({ name: 'Before', notes: 'A *note* with a [link](https://example.org).' })
  await shop.update(`/api/equipment/${String(machine['assetid'])}`, { name: 'After' })
  await page.goto(pageOf(machine))
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('region', { name: 'Not set up' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})

test('for who wants no motion, the page changes from light to dark at once', async ({ page }) => {
  await page.goto('/equipment/new')
  await expect(page.getByRole('button', { name: 'Add' })).toBeVisible()
  const moving = await page.evaluate(() => {
    document.documentElement.classList.add('dark')
    return document.getAnimations().filter((animation) => animation instanceof CSSTransition).length
  })
  expect(moving).toBe(0)
})

test('a place, its menu in the tree and its move have no barrier that axe finds, in light and in dark', async ({
  page,
  shop,
}) => {
  const { locationid } = await shop.get('/api/locations', { name: 'Grinding' })
  await page.goto(`/locations/${String(locationid)}`)
  await expect(page.getByRole('region', { name: 'Assets here' }).getByRole('listitem').first()).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.getByRole('link', { name: 'In the tree' }).click()
  await expect(page.locator(':focus')).toHaveAccessibleName(/^Grinding/u)
  await page.keyboard.press('ContextMenu')
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Move to ...' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})

test('a form with flaws has no barrier that axe finds, in light and in dark', phone, async ({ page }) => {
  await page.goto('/equipment/new')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})

test(
  'relations, their dialog and their graph have no barrier that axe finds, in light and in dark',
  phone,
  async ({ page, shop }) => {
    const [one, other] = [await shop.createMachine(), await shop.createMachine({ name: 'Other half' })]
    const type = await shop.get('/api/relationshiptypes', { name: 'partof' })
    const { relationshiptypeid } = type
    const ends = { sourceassetid: one['assetid'], targetassetid: other['assetid'] }
    await shop.create('/api/assetrelationships', {
      ...ends,
      relationshiptypeid,
      label: 'Dualpath',
      inheritsposition: true,
    })
    await page.goto(pageOf(one))
    const relations = page.getByRole('region', { name: 'Relations', exact: true })
    await expect(relations.getByRole('listitem')).toHaveCount(1)
    await relations.getByRole('button', { name: 'Add a relation' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
    await page.goto(`/assets/${String(one['assetid'])}/graph?impact=1`)
    await expect(page.getByRole('list', { name: 'Drawing' }).getByRole('listitem')).toHaveCount(2)
    expect(await listBarriers(page)).toEqual([])
  },
)

test('what is ticked, its dialog and an open menu have no barrier that axe finds, in light and in dark', async ({
  page,
}) => {
  await page.goto('/equipment?q=310')
  await page.getByLabel('Tick 3105').check()
  await page.getByRole('button', { name: 'Columns' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Ticked rows' }).getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})

test(
  'the menu of a phone has no barrier that axe finds, in light and in dark',
  { tag: ['@phone', '@phoneonly'] },
  async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Open the menu' }).click()
    await unfold(page.getByRole('dialog', { name: 'Menu' }), 'Reference data')
    await expect(page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Vendors' })).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
    await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Vendors' }).click()
    await expect(page.getByRole('heading', { name: 'Vendors' })).toBeVisible()
    await expect(page.getByRole('dialog', { name: 'Menu' })).toBeHidden()
  },
)

test.describe('nobody is signed in', () => {
  test.use({ role: 'nobody' })

  test('signing in has no barrier that axe finds, in light and in dark', phone, async ({ page }) => {
    await page.goto('/signin')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
  })

  test('setting up has no barrier that axe finds, in light and in dark', phone, async ({ page, start }) => {
    const site = await start()
    await page.goto(site.setuplink ?? 'no link was printed')
    await expect(page.getByLabel('Name of the site')).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
    await page.getByLabel('Name of the site').fill('Plant 2')
    await page.getByLabel('Password').fill('short')
    await page.getByLabel('Your name').fill('Nora Berg')
    await page.getByLabel('User name').fill('nora')
    await page.getByRole('button', { name: 'Set up the site' }).click()
    await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/at least 12 characters long/u)
    expect(await listBarriers(page)).toEqual([])
  })
})
