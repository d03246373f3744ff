import { expect } from '@playwright/test'
import { pageOf } from './pages.ts'
import { newNumber } from './shop.ts'
import { phone, test } from './story.ts'

test(
  'what is missing or wrong is said at its field, and the first one has the focus',
  phone,
  async ({ page, shop }) => {
    const { assetnumber } = await shop.createMachine()
    await page.goto('/equipment/new')
    const number = page.getByLabel('Machine number')
    await page.getByLabel('Map x').fill('left')
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(number).toBeFocused()
    await expect(number).toHaveAttribute('aria-invalid', 'true')
    await expect(number).toHaveAccessibleDescription('Machine number is required.')
    await expect(page.getByLabel('Map x')).toHaveAccessibleDescription(/whole number/u)
    await expect(page.getByRole('alert')).toContainText('2')

    // The server alone knows that there is one already.
    await page.getByLabel('Map x').fill('')
    await number.fill(String(assetnumber).toUpperCase())
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(number).toHaveAccessibleDescription(/already|taken|another/u)
    await expect(number).toBeFocused()

    const mended = newNumber()
    await number.fill(mended)
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(page.getByRole('heading', { name: mended })).toBeVisible()
  },
)

test('the first flaw is the first that is read, in whatever order the fields were declared', async ({ page }) => {
  await page.goto('/network/networkdevices/new')
  await page.getByLabel('Asset number').fill(newNumber())
  await page.getByLabel('Map x').fill('left')
  await page.getByLabel('Port count').fill('many')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('alert')).toContainText('2')
  await expect(page.getByLabel('Port count')).toBeFocused()
})

test('who saves after somebody else sees what changed meanwhile, and loses nothing', phone, async ({ page, shop }) => {
  const machine = await shop.createMachine({ name: 'Old alias' })
  await page.goto(`${pageOf(machine)}/edit`)
  await page.getByLabel('Serial number').fill('SN-77')
  await shop.update(`/api/equipment/${String(machine['assetid'])}`, { name: 'New alias' })
  await page.getByRole('button', { name: 'Save' }).click()

  const dialog = page.getByRole('dialog', { name: 'Somebody else changed this' })
  await expect(dialog.getByRole('row', { name: /Alias/u })).toContainText('Old alias')
  await expect(dialog.getByRole('row', { name: /Alias/u })).toContainText('New alias')
  await dialog.getByRole('button', { name: 'Keep mine on top' }).click()
  await expect(page).toHaveURL(pageOf(machine))
  const fields = page.getByRole('region', { name: 'Fields' })
  await expect(fields).toContainText('SN-77')
  await expect(page.getByRole('main')).toContainText('New alias')
})

test('who saves after somebody else may take what is there', async ({ page, shop }) => {
  const machine = await shop.createMachine({ name: 'Old alias' })
  await page.goto(`${pageOf(machine)}/edit`)
  await page.getByLabel('Alias').fill('My alias')
  await shop.update(`/api/equipment/${String(machine['assetid'])}`, { name: 'New alias' })
  await page.getByRole('button', { name: 'Save' }).click()
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed this' })
  await expect(dialog).toContainText('changed by you too')
  await dialog.getByRole('button', { name: 'Take theirs, drop mine' }).click()
  await expect(page.getByLabel('Alias')).toHaveValue('New alias')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
})

test('a form that is not saved is not left without asking', phone, async ({ page, shop }) => {
  const machine = await shop.createMachine()
  await page.goto(pageOf(machine))
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Alias').fill('Half a thought')
  await page.getByRole('link', { name: 'Cancel' }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByLabel('Alias')).toHaveValue('Half a thought')
  await page.goBack()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(pageOf(machine))
  await expect(page.getByRole('main')).not.toContainText('Half a thought')
})
