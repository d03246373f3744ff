import { expect, type Page } from '@playwright/test'
import { entryOf, signInAs } from './pages.ts'
import { password } from './people.ts'
import { phone, test } from './story.ts'

test.use({ role: 'nobody' })

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Name of the site').fill('Plant 2')
  await page.getByLabel('Your name').fill('Nora Berg')
  await page.getByLabel('User name').fill('nora')
}

test(
  'a new site is set up with the link it prints, and is full of sample data then',
  phone,
  async ({ page, start }) => {
    const site = await start()
    await page.goto(site.setuplink ?? 'no link was printed')
    await fillIn(page)
    const word = page.getByLabel('Password')

    await word.fill('short')
    await page.getByRole('button', { name: 'Set up the site' }).click()
    await expect(word).toHaveAccessibleDescription(/at least 12 characters long/u)

    await word.fill('password1234')
    await page.getByRole('button', { name: 'Set up the site' }).click()
    await expect(word).toHaveAccessibleDescription(/harder to guess/u)

    await word.fill(password)
    await expect(page.getByLabel('Fill it with sample data')).toBeChecked()
    await page.getByRole('button', { name: 'Set up the site' }).click()

    // Some thousand rows are written, and other stories run beside this one.
    await expect(page.getByRole('heading', { name: 'Hello Nora' })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('banner').getByText('Plant 2')).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'Equipment', exact: true }).click()
    await expect(page.getByText(/^1 to 50 of 1\d\d$/u)).toBeVisible()
    await expect(entryOf(page, '3105')).toBeVisible()
  },
)

test('a site can be set up empty, and says then what to do next', async ({ page, start }) => {
  const site = await start()
  await page.goto(site.setuplink ?? 'no link was printed')
  await fillIn(page)
  await page.getByLabel('Password').fill(password)
  await page.getByLabel('Fill it with sample data').uncheck()
  await page.getByRole('button', { name: 'Set up the site' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Equipment', exact: true }).click()
  await expect(page.getByText('No equipment yet')).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Import from a file' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'New equipment' }).last().click()
  await expect(page.getByRole('heading', { name: 'New equipment' })).toBeVisible()
})

test('a site without a name of its own says the name of the product once', async ({ page, start }) => {
  const site = await start({ adminpassword: password })
  await page.goto(site.url)
  await signInAs(page, 'admin')
  await expect(page.getByRole('heading', { name: 'Hello Administrator' })).toBeVisible()
  await expect(page.getByText('ShopDB', { exact: true }).filter({ visible: true }).first()).toBeVisible()
  await expect(page.getByRole('banner').getByText('ShopDB')).toBeHidden()
})

test('the set-up link works once, and a second start is not a first start', async ({ page, browser, start }) => {
  const first = await start()
  const link = first.setuplink ?? 'no link was printed'
  await page.goto(link)
  await fillIn(page)
  await page.getByLabel('Password').fill(password)
  await page.getByLabel('Fill it with sample data').uncheck()
  await page.getByRole('button', { name: 'Set up the site' }).click()
  await expect(page.getByRole('heading', { name: 'Hello Nora' })).toBeVisible()

  const other = await browser.newContext()
  const visit = await other.newPage()
  await visit.goto(link)
  await expect(visit.getByText('This link does not open the set-up')).toBeVisible()
  await first.stop()

  const second = await start()
  expect(second.setuplink).toBeUndefined()
  expect(second.log()).not.toContain('This site is new')
  await visit.goto(second.url)
  await expect(visit.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await other.close()
})
