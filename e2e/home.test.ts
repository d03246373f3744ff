import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { phone, test } from './story.ts'

test(
  'somebody arranges the home page: what they want first stands first, what they do not want is gone, and it stays so',
  phone,
  async ({ page }) => {
    await page.goto('/')
    const board = page.getByRole('region', { name: 'Now', exact: true })
    const first = board.getByRole('heading', { level: 2 }).nth(1)
    await expect(board.getByRole('region', { name: 'Supplies running low' })).toBeVisible()
    const usual = await first.innerText()

    await board.getByRole('button', { name: 'Arrange' }).click()
    const dialog = page.getByRole('dialog', { name: 'Arrange the home page' })
    await expect(dialog.getByRole('button', { name: `Up: ${usual}` })).toBeDisabled()
    await dialog.getByRole('button', { name: 'To the top: Supplies running low' }).click()
    await dialog.getByRole('checkbox', { name: usual }).uncheck()
    expect(await listBarriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(first).toHaveText('Supplies running low')
    await expect(board.getByRole('region', { name: usual, exact: true })).toBeHidden()

    await page.reload()
    await expect(first).toHaveText('Supplies running low')
    await board.getByRole('button', { name: 'Arrange' }).click()
    await dialog.getByRole('button', { name: 'As it was' }).click()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(first).toHaveText(usual)
  },
)

test('a long list of what is due tells the first at a glance, and the rest where one asks', async ({ page }) => {
  await page.goto('/')
  const due = page.getByRole('region', { name: 'Maintenance due' })
  await expect(due.getByRole('listitem')).toHaveCount(5)
  await due.getByRole('button', { name: /more: Maintenance due/u }).click()
  await expect(due.getByRole('listitem')).not.toHaveCount(5)
  await expect(due.getByRole('button')).toHaveCount(0)
})
