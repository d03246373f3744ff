import { expect } from '@playwright/test'
import { pageOf, signInAs } from './pages.ts'
import { createUser } from './people.ts'
import { newNumber } from './shop.ts'
import { phone, test } from './story.ts'

test.describe('nobody is signed in', () => {
  test.use({ role: 'nobody' })

  test('a wrong password lets nobody in, the right one does', phone, async ({ page }) => {
    await page.goto('/')
    await signInAs(page, 'operator', 'not what it is')
    await expect(page.getByRole('alert')).toContainText(/password/u)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await signInAs(page, 'operator')
    await expect(page.getByRole('heading', { name: 'Hello operator' })).toBeVisible()
  })

  test('an address that somebody sent is where signing in leads', phone, async ({ page, shop }) => {
    const machine = await shop.createMachine()
    await page.goto(`${pageOf(machine)}?from=a-letter`)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await signInAs(page, 'viewer')
    await expect(page.getByRole('heading', { name: String(machine['assetnumber']) })).toBeVisible()
    await expect(page).toHaveURL(`${pageOf(machine)}?from=a-letter`)
  })

  test('too many wrong passwords make one wait, and the page says how long', async ({ page, shop }) => {
    const username = await createUser(shop, 'viewer', newNumber())
    await page.goto('/signin')
    for (let time = 0; time < 6; time++) {
      await signInAs(page, username, `guess number ${time}`)
      await expect(page.getByRole('alert')).toContainText(/password/u)
    }
    await expect(page.getByRole('alert')).toContainText('Too many wrong passwords')
    await expect(page.getByRole('button', { name: /^Try again in \d s$/u })).toBeDisabled()
    // A minute at most; the wait after five is five seconds.
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
    await signInAs(page, username)
    await expect(page.getByRole('heading', { name: /^Hello/u })).toBeVisible()
  })

  test('who signs out is out, also with the back button', phone, async ({ page, shop }) => {
    const username = await createUser(shop, 'viewer', newNumber())
    await page.goto('/equipment')
    await signInAs(page, username)
    await expect(page.getByText(/^1 to 50 of/u)).toBeVisible()
    await page.getByRole('button', { name: /^Account of/u }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expect(page.getByText(/^1 to 50 of/u)).toBeHidden()
  })
})

test.describe('a viewer', () => {
  test.use({ role: 'viewer' })

  test('a viewer sees a machine and its history, and nothing to change it with', phone, async ({ page, shop }) => {
    const machine = await shop.createMachine()
    await page.goto('/equipment')
    await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
    await expect(page.getByRole('link', { name: /^(New|Import)/u })).toHaveCount(0)
    await expect(page.getByRole('checkbox')).toHaveCount(0)
    await page.goto(pageOf(machine))
    await expect(page.getByRole('region', { name: 'History' }).getByText('Created')).toBeVisible()
    await expect(page.getByRole('main').getByRole('button', { name: /^(Remove|Undo)/u })).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('link', { name: /^(Edit|Add|Set up)/u })).toHaveCount(0)
    for (const path of ['/equipment/new', '/equipment/import', `${pageOf(machine)}/edit`, '/floorplans/new']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
    }
  })
})
