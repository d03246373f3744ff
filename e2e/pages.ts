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

/** A line of a table, which is a card on a phone. */
export function lineOf(scope: Page | Locator, words: RegExp): Locator {
  return scope.getByRole('row').or(scope.getByRole('listitem')).filter({ hasText: words })
}

/** Unfolds a heading of the menu. */
export async function unfold(scope: Page | Locator, heading: string): Promise<void> {
  const button = scope.getByRole('button', { name: heading, exact: true })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
}

/** Chooses in a picker that searches: types, takes the one of that name. */
export async function pick(scope: Page | Locator, label: string, wanted: string): Promise<void> {
  // A star marks what is required.
  await scope.getByRole('combobox', { name: new RegExp(`^${label}\\*?$`, 'u') }).fill(wanted)
  const page = 'page' in scope ? scope.page() : scope
  await page
    .getByRole('option', { name: new RegExp(`^${wanted}\\b`, 'u') })
    .first()
    .click()
}

/** How a page says that something is saved, undone and so on. */
export async function expectNotice(page: Page, text: string | RegExp): Promise<void> {
  await expect(
    page
      .getByRole('region', { name: /^Notifications/u })
      .getByText(text)
      .first(),
  ).toBeVisible()
}
