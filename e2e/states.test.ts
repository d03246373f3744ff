import { expect } from '@playwright/test'
import { signInAs } from './pages.ts'
import { password } from './people.ts'
import { phone, test } from './story.ts'

test('a list without rows says what to do next', phone, async ({ page }) => {
  await page.goto('/equipment/clm')
  await expect(page.getByText('No CLM yet')).toBeVisible()
  await page.goto('/notifications/notificationsubscriptions')
  await expect(page.getByText('No subscriptions yet')).toBeVisible()
  await page.getByRole('link', { name: 'New subscription' }).last().click()
  await expect(page.getByRole('heading', { name: 'New subscription' })).toBeVisible()
})

test('filters that nothing matches are taken out with one press', phone, async ({ page }) => {
  await page.goto('/equipment?q=xyzzy&sort=-assetnumber')
  await expect(page.getByText('No equipment match')).toBeVisible()
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect(page.getByText(/^1 to 50 of/u)).toBeVisible()
  await expect(page).toHaveURL('/equipment?sort=-assetnumber')
})

test('a page behind the last leads to the first', async ({ page }) => {
  await page.goto('/vendors?page=99')
  await expect(page.getByText('There are not that many pages')).toBeVisible()
  await page.getByRole('button', { name: 'First page' }).last().click()
  await expect(page.getByText(/^1 to \d+ of \d+$/u)).toBeVisible()
})

test('a list on its way says so, once', async ({ page }) => {
  const { promise: isAsked, resolve: go } = Promise.withResolvers<void>()
  await page.route(/\/api\/equipment(\?|$)/u, async (route) => {
    await isAsked
    await route.continue()
  })
  await page.goto('/equipment')
  await expect(page.getByRole('main').getByRole('status')).toHaveText(['Loading'])
  await expect(page.getByRole('alert')).toHaveCount(0)
  go()
  await expect(page.getByText(/^1 to 50 of/u)).toBeVisible()
})

test('an address without a page and a machine that is not there say so', async ({ page }) => {
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  await page.goto('/equipment/999999')
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/no equipment/iu)
  // It will not be there the next time either.
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Go to the first page' }).click()
  await expect(page).toHaveURL('/')
})

test.describe('a site that stops', () => {
  test.use({ role: 'nobody' })

  test('a server that is down is told, and trying again goes on when it is back', phone, async ({ page, start }) => {
    const settings = { adminpassword: password }
    const site = await start(settings)
    await page.goto(`${site.url}/vendors`)
    await signInAs(page, 'admin')
    await expect(page.getByText('No vendors yet')).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'New vendor' }).last().click()
    await page.getByLabel('Name').fill('Okuma')
    await site.stop()

    // What was typed stays until it can be saved.
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(page.getByRole('alert')).toContainText(/server/iu)
    await expect(page.getByLabel('Name')).toHaveValue('Okuma')
    await start({ ...settings, port: site.port })
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(page.getByRole('heading', { name: 'Okuma' })).toBeVisible()
  })

  test('a list that fails offers to try again', async ({ page, start }) => {
    const settings = { adminpassword: password }
    const site = await start(settings)
    await page.goto(`${site.url}/locationtypes`)
    await signInAs(page, 'admin')
    await expect(page.getByText(/^1 to \d+ of/u)).toBeVisible()
    await site.stop()
    await page.getByRole('textbox', { name: 'Find in location types' }).fill('cell')
    await expect(page.getByRole('alert')).toContainText(/server/iu)
    await start({ ...settings, port: site.port })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('1 to 2 of 2')).toBeVisible()
  })
})
