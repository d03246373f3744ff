import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { givePlugin } from './own-plugins.ts'
import { signInAs, unfold } from './pages.ts'
import { password } from './people.ts'
import { createShop } from './shop.ts'
import type { Site } from './site.ts'
import { phone, test } from './story.ts'

/** A plugin whose displays tell of how many vendors there are, and of what a hall is told. */
const files = {
  'plugin.ts': `import { definePlugin, integer, vendor } from '@shopdb/contract'
const card = (title, at) => ({ title, text: 'The main line is opened for the new dryer. Drain the traps before.', tone: 'warning', badge: 'Maintenance', until: '2099-01-01T13:00:00Z', note: 'Hall ' + (at + 1) })
export const plugin = definePlugin({ displays: [
  { name: 'board', title: 'Shop floor notices', empty: 'Nothing to tell.', show: async (platform) => [card((await platform.count(vendor)) + ' vendors', 0)] },
  { name: 'many', title: 'Shop floor notices', empty: 'Nothing to tell.', query: { hall: integer({}) }, show: async () => Array.from({ length: 40 }, (_, at) => card('Notice ' + (at + 1), at)) },
  { name: 'quiet', title: 'Quiet', empty: 'Nothing to tell. Have a good shift.', show: async () => [] },
] })`,
} as const

type Start = (settings: { adminpassword: string; plugins: string; port?: number }) => Promise<Site>

async function startWithBoards(folder: string, start: Start, port?: number): Promise<Site> {
  const plugin = await givePlugin(join(folder, 'own'), { name: 'boards', title: 'Boards' }, files)
  return await start({ adminpassword: password, plugins: plugin, ...(port === undefined ? {} : { port }) })
}

/** Signs the administrator in beside the screen, and lets everybody see displays or not. */
async function openDisplays(page: Page, site: Site, displays: 'signedin' | 'everybody'): Promise<void> {
  const browser = page.context().browser()
  if (!browser) throw new Error('There is no browser')
  const office = await browser.newContext({ baseURL: site.url })
  await office.request.post('/api/auth/login', { data: { username: 'admin', password } })
  const shop = await createShop(site.url, await office.storageState())
  await shop.update('/api/settings', { displays })
  await office.close()
}

const isScrolled = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.documentElement.scrollHeight > innerHeight ||
      [...document.querySelectorAll('article')].some((card) => card.scrollHeight > card.clientHeight + 1),
  )

test.use({ role: 'nobody' })

test(
  'a screen on the wall asks to be signed in, until an administrator opens displays to everybody; then it goes on by itself',
  phone,
  async ({ page, folder, start }) => {
    const site = await startWithBoards(folder, start)
    await page.clock.install()
    await page.goto(`${site.url}/displays/boards/board`)
    await expect(page.getByRole('heading', { name: 'for people who are signed in' })).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
    await openDisplays(page, site, 'everybody')
    await page.clock.fastForward(15_000)
    await expect(page.getByRole('heading', { name: /vendors$/u })).toBeVisible()
    await expect(page.getByRole('listitem').getByText('Hall 1')).toBeVisible()
    expect(await isScrolled(page)).toBe(false)
    expect(await listBarriers(page)).toEqual([])
    // Nothing else of the site is open.
    await page.goto(`${site.url}/vendors`)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  },
)

test('a screen keeps its cards while the server is away, says how old they are, and comes back by itself', async ({
  page,
  folder,
  start,
}) => {
  test.slow()
  const site = await startWithBoards(folder, start)
  await openDisplays(page, site, 'everybody')
  await page.clock.install()
  await page.goto(`${site.url}/displays/boards/board`)
  await expect(page.getByText('Updated just now')).toBeVisible()
  await site.stop()
  await page.clock.fastForward('03:00')
  await expect(page.getByRole('alert')).toContainText(
    'Not up to date: as of 3 minutes ago. The server does not answer.',
  )
  await expect(page.getByRole('heading', { name: /vendors$/u })).toBeVisible()
  // An hour later, and on the next day, it still shows them and says how old they are; the clock goes on.
  await page.clock.fastForward('01:00:00')
  await expect(page.getByRole('alert')).toContainText('as of 1 hour ago')
  const dayOf = () => page.locator('header p').last().textContent()
  const day = await dayOf()
  await page.clock.fastForward('24:00:00')
  await expect(page.getByRole('heading', { name: /vendors$/u })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('Not up to date')
  expect(await dayOf()).not.toBe(day)
  const again = await startWithBoards(folder, start, site.port)
  await openDisplays(page, again, 'everybody')
  await page.clock.fastForward(15_000)
  await expect(page.getByText('Updated just now')).toBeVisible()
})

test('a screen whose session ends goes on showing what it showed, and no page of signing in comes over it', async ({
  page,
  folder,
  start,
}) => {
  const site = await startWithBoards(folder, start)
  await page.clock.install()
  await page.goto(`${site.url}/displays/boards/board?theme=dark`)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signInAs(page, 'admin')
  await expect(page.getByRole('heading', { name: /vendors$/u })).toBeVisible()
  await expect(page.locator('html')).toHaveClass(/dark/u)
  await page.context().clearCookies()
  await page.clock.fastForward('02:00')
  await expect(page.getByRole('alert')).toContainText('The sign-in is over.')
  await expect(page.getByRole('heading', { name: /vendors$/u })).toBeVisible()
})

test('what does not fit on a screen takes turns, by itself and by the arrow keys, and none is cut off', async ({
  page,
  folder,
  start,
}) => {
  const site = await startWithBoards(folder, start)
  await openDisplays(page, site, 'everybody')
  await page.clock.install()
  await page.goto(`${site.url}/displays/boards/many?hall=2&cycle=20`)
  await expect(page.getByRole('heading', { name: 'Notice 1', exact: true })).toBeVisible()
  await expect(page.getByText(/^Page 1 of \d$/u)).toBeVisible()
  expect(await isScrolled(page)).toBe(false)
  await page.clock.fastForward(21_000)
  await expect(page.getByText(/^Page 2 of \d$/u)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Notice 1', exact: true })).toBeHidden()
  await page.getByRole('main').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText(/^Page 1 of \d$/u)).toBeVisible()
  await page.getByRole('button', { name: 'Stay on this page' }).press('Enter')
  await page.clock.fastForward(60_000)
  await expect(page.getByText(/^Page 1 of \d$/u)).toBeVisible()
  await page.goto(`${site.url}/displays/boards/many?hall=two`)
  await expect(page.getByText('hall must be a whole number')).toBeVisible()
  await page.goto(`${site.url}/displays/boards/quiet`)
  await expect(page.getByText('Nothing to tell. Have a good shift.')).toBeVisible()
})

test('a display is found in the menu and on the plugins page', async ({ page, folder, start }) => {
  const site = await startWithBoards(folder, start)
  await page.goto(`${site.url}/signin?to=/plugins`)
  await signInAs(page, 'admin')
  const card = page.getByRole('article', { name: 'Boards' })
  await card.getByRole('button', { name: 'What it brings' }).click()
  await expect(card.getByRole('link', { name: 'board', exact: true })).toBeVisible()
  await unfold(page.getByRole('navigation', { name: 'Pages' }), 'Boards')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Quiet' }).click()
  await expect(page.getByText('Nothing to tell. Have a good shift.')).toBeVisible()
  await page.getByRole('main').hover({ position: { x: 400, y: 40 } })
  await page.getByRole('link', { name: 'Leave the wall display' }).click()
  await expect(page.getByRole('heading', { name: 'ShopDB' }).or(page.getByRole('main'))).toBeVisible()
})
