import { expect, type Locator, type Page } from '@playwright/test'
import { password } from './people.ts'
import { test } from './story.ts'

test.use({ role: 'nobody' })

/** Goes on with the tab key until it is there; a way of more stops than that is none. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${String(target)} is not reached by ${most} stops of the tab key`)
}

test('a machine is found, opened, changed and saved by keyboard alone', async ({ page, shop }) => {
  const machine = await shop.createMachine()
  const assetnumber = String(machine['assetnumber'])
  await page.goto('/equipment')
  await expect(page.getByLabel('User name')).toBeFocused()
  await page.keyboard.type('operator')
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^1 to 50 of/u)).toBeVisible()

  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Find in equipment' })).toBeFocused()
  await page.keyboard.type(assetnumber)
  await expect(page.getByText('1 to 1 of 1')).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: assetnumber, exact: true }))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: assetnumber })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'Edit', exact: true }))
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: `Edit ${assetnumber}` })).toBeVisible()
  await tabTo(page, page.getByLabel('Alias'))
  await page.keyboard.type('By hand')
  const location = page.getByRole('combobox', { name: 'Location', exact: true })
  await tabTo(page, location)
  await page.keyboard.type('Cell 13')
  await expect(page.getByRole('option', { name: /^Cell 13\b/u })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(location).toHaveValue('Cell 13')
  await page.keyboard.press('Control+Enter')

  const fields = page.getByRole('region', { name: 'Fields' })
  await expect(fields).toContainText('Cell 13')
  await expect(page.getByRole('main')).toContainText('By hand')
})
