import { expect, type BrowserContext, type Page } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { expectNotice, pageOf, pick } from './pages.ts'
import type { State } from './shop.ts'
import type { Site } from './site.ts'
import { phone, test } from './story.ts'

/** A screen beside the one of the story, with somebody else at it. */
async function screenOf(page: Page, { site, state }: { site: Site; state: State }): Promise<BrowserContext> {
  const browser = page.context().browser()
  if (!browser) throw new Error('There is no browser')
  return await browser.newContext({ baseURL: site.url, storageState: state, viewport: { width: 1920, height: 1080 } })
}

/** What a form's field of a moment takes. */
const localMoment = (hours: number): string => {
  const at = new Date(Date.now() + hours * 3_600_000)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

test.describe('somebody of the shift', () => {
  test.use({ role: 'operator' })

  test('tells the floor of a fault: it is on the wall, on the machine and on the map, is read, and is over', async ({
    page,
    shop,
    site,
    people,
  }) => {
    test.slow()
    const machine = await shop.createMachine({ name: 'Press' })
    const number = String(machine['assetnumber'])
    await page.goto('/notifications/new')
    await page.getByLabel('Title').fill(`Fault at ${number}`)
    await page.getByRole('combobox', { name: 'Severity' }).click()
    await page.getByRole('option', { name: 'critical' }).click()
    await page.getByLabel('From').fill(localMoment(-1))
    await page.getByLabel('Text').fill('Do **not** restart it.\n<b>Ask</b> Maintenance.')
    await page.getByRole('button', { name: 'Announce' }).click()
    await expect(page.getByRole('heading', { name: `Fault at ${number}` })).toBeVisible()
    await expect(page.getByText('Everybody')).toBeVisible()

    // Whom it concerns may be named later too.
    await page.getByRole('link', { name: 'Add concern of a notice' }).click()
    await pick(page.getByRole('main'), 'Asset', number)
    await page.getByRole('button', { name: 'Add' }).click()
    const added = page.getByRole('region', { name: 'Fields' })
    await expect(added.getByRole('link', { name: number, exact: true })).toBeVisible()

    const wall = await screenOf(page, { site, state: await people.stateOf('viewer') })
    const screen = await wall.newPage()
    await screen.clock.install()
    await screen.goto('/displays/notifications/board?theme=dark')
    const card = screen.getByRole('listitem').filter({ hasText: `Fault at ${number}` })
    await expect(card).toBeVisible()
    // What is written is shown as it is written.
    await expect(card).toContainText('<b>Ask</b> Maintenance.')
    expect(await screen.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)

    await page.goto(pageOf(machine))
    const panel = page.getByRole('region', { name: 'Table: Notices', exact: true })
    await expect(panel.getByRole('link', { name: `Fault at ${number}` })).toBeVisible()
    await panel.getByRole('link', { name: `Fault at ${number}` }).click()
    await page.getByRole('button', { name: 'I have read it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'I have read it' }).click()
    await expectNotice(page, /has read it/)
    await expect(page.getByText('operator of the shift').first()).toBeVisible()

    await page.getByRole('button', { name: 'More to do' }).click()
    await page.getByRole('menuitem', { name: 'It is over' }).click()
    await expectNotice(page, 'It is over.')
    await screen.clock.fastForward(33_000)
    await expect(card).toBeHidden()
    await wall.close()
  })
})

test.describe('the leader of the shift, at a phone', () => {
  test.use({ role: 'operator' })

  test('announces a fault from now on and says whom it concerns, in one form', phone, async ({ page, shop }) => {
    const machine = await shop.createMachine({ name: 'Lathe' })
    const number = String(machine['assetnumber'])
    await page.goto('/notifications')
    // There is one door, and it asks all.
    await expect(page.getByRole('button', { name: 'Announce' })).toBeHidden()
    await page.getByRole('link', { name: 'New notice' }).click()
    await expect(page.getByRole('heading', { name: 'New notice' })).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
    await page.getByLabel('Title').fill(`Chuck of ${number}`)
    await page.getByRole('link', { name: 'Notices', exact: true }).last().click()
    await page.getByRole('button', { name: 'Stay' }).click()
    await page.getByRole('combobox', { name: 'Severity' }).click()
    await page.getByRole('option', { name: 'critical' }).click()
    await pick(page.getByRole('main'), 'Asset', number)
    await page.getByRole('button', { name: 'Announce' }).click()
    await expectNotice(page, `Chuck of ${number}: it is announced.`)
    await expect(page.getByRole('heading', { name: `Chuck of ${number}` })).toBeVisible()
    await expect(page.getByText(number, { exact: true }).first()).toBeVisible()
    await expect(page.getByText('Now', { exact: true })).toBeVisible()
  })
})

test('a wall says so where the place that it is for was removed', async ({ page, shop }) => {
  const { locationid } = await shop.create('/api/locations', { name: 'Hall that goes' })
  await page.clock.install()
  await page.goto(`/displays/notifications/board?locationid=${String(locationid)}`)
  await expect(page.getByRole('heading', { name: 'Shop floor notices' })).toBeVisible()
  await shop.remove(`/api/locations/${String(locationid)}`)
  await page.clock.fastForward(33_000)
  await expect(page.getByRole('heading', { name: 'The address of this display is wrong' })).toBeVisible()
  const why = page.getByText('locationid must be the key of a location that is there')
  await expect(why).toBeVisible()
  // It is read from afar.
  expect(await why.evaluate((words) => Number.parseFloat(getComputedStyle(words).fontSize))).toBeGreaterThan(20)
  expect(await listBarriers(page)).toEqual([])
})

test('what is on is read at a glance, also on a phone', phone, async ({ page }) => {
  await page.goto('/pages/notifications/board')
  await expect(page.getByRole('link', { name: '3104: spindle drive fault' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'DNC server was slow' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.goto('/displays/notifications/board')
  await expect(page.getByRole('heading', { name: '3104: spindle drive fault' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
})
