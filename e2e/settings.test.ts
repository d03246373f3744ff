import { expect } from '@playwright/test'
import { expectNotice, signInAs } from './pages.ts'
import { password } from './people.ts'
import { nobody, test } from './story.ts'

test.describe('a site that was never named', () => {
  test.use({ storageState: nobody })

  test('asks its administrator for a name, and is called by it at once', async ({ page, start }) => {
    const site = await start({ adminpassword: password })
    await page.goto(`${site.url}/signin`)
    await signInAs(page, 'admin')
    await page.getByRole('main').getByRole('link', { name: 'Name it' }).click()
    const name = page.getByLabel('Name of the site')
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
    await name.fill('North works')
    await page.getByRole('button', { name: 'Save' }).click()
    await expectNotice(page, 'The settings are saved')
    await expect(page.getByRole('banner')).toContainText('North works')
    await expect(page).toHaveTitle('Settings - North works')
    await page.goto(site.url)
    await expect(page.getByText('This site has no name yet')).toBeHidden()
    const changes = page.getByRole('region', { name: 'Last changes' })
    await changes.getByRole('link', { name: 'Settings of the site' }).first().click()
    await expect(page.getByRole('definition').filter({ hasText: 'North works' })).toBeVisible()
    await expect(page.getByRole('term').filter({ hasText: 'Name of the site' })).toBeVisible()
    await page.getByRole('button', { name: /^Undo/u }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await expectNotice(page, /is undone/u)
    await expect(page.getByRole('banner')).not.toContainText('North works')
    await expect(page.getByText('Undone', { exact: true })).toBeVisible()
  })
})

test('an administrator sees what the environment says, and no secret', async ({ page }) => {
  await page.goto('/settings')
  const environment = page.getByRole('region', { name: 'Environment of the server' })
  const line = (variable: string) =>
    environment.locator('dl > div').filter({ has: page.getByText(variable, { exact: true }) })
  await expect(line('SHOPDB_DATA')).toContainText('Environment')
  await expect(line('SHOPDB_LOG_LEVEL')).toContainText('Default')
  await expect(line('SHOPDB_ADMIN_PASSWORD')).toContainText('Set, and not shown')
  await expect(environment).not.toContainText(password)
})

test.describe('an operator', () => {
  test.use({ role: 'operator' })

  test('has no settings', async ({ page }) => {
    await page.goto('/settings')
    await expect(page.getByRole('main').getByText('Not allowed')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0)
  })
})
