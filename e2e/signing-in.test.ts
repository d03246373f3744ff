import { expect } from '@playwright/test'
import { phone, test } from './story.ts'

test('who is signed in sees how many machines there are', phone, async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hello')
})
