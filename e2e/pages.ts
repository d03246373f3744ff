import { expect, type Locator, type Page } from '@playwright/test'
import { password } from './people.ts'

/** Fills in the page of signing in and sends it. */
export async function signInAs(page: Page, username: string, word = password): Promise<void> {
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(word)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The page of a machine. */
export function pageOf(machine: Readonly<Record<string, unknown>>): string {
  return `/equipment/${String(machine['assetid'])}`
}

/** What leads to a machine in a list, as table or as cards. */
export function entryOf(page: Page, assetnumber: unknown): Locator {
  return page.getByRole('main').getByRole('link', { name: String(assetnumber), exact: true })
}

/** Machine numbers of a list, in its order. */
export function numbersIn(page: Page): Locator {
  return page.getByRole('row').getByRole('link').and(page.locator('[href^="/equipment/"]:not([href*="s/"])'))
}

/** Chooses in a picker that searches: opens it, types, takes the one of that name. */
export async function pick(scope: Page | Locator, label: string, wanted: string): Promise<void> {
  await scope.getByRole('button', { name: label, exact: true }).click()
  const page = 'page' in scope ? scope.page() : scope
  await page.getByPlaceholder(/^Search/u).fill(wanted)
  await page.getByRole('option', { name: wanted }).first().click()
}

/** How a page says that something is saved, undone and so on. */
export async function expectNotice(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole('region', { name: /^Notifications/u }).getByText(text).first()).toBeVisible()
}
