import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { hasMariadb, startMariadb, type Mariadb } from './mariadb.ts'
import { entryOf, pick, signInAs } from './pages.ts'
import { password } from './people.ts'
import { runShopdb } from './site.ts'
import { test } from './story.ts'

const shared = join(import.meta.dirname, '../../shared/data/legacy')

/** Whether the data of an old shop lies beside the repository; says loudly when it does not. */
function hasLegacy(): boolean {
  const isThere = existsSync(join(shared, 'legacy.sql'))
  if (!isThere) process.stderr.write(`\n*** ${shared} is absent: the story of an old shop is SKIPPED ***\n\n`)
  return isThere
}

test.use({ role: 'nobody' })

test.describe('beside a MariaDB', () => {
  let server: Mariadb
  let isThere = false

  test.beforeAll(async () => {
    isThere = await hasMariadb()
    if (isThere) server = await startMariadb()
  })
  test.afterAll(() => (isThere ? server.stop() : undefined))
  // oxlint-disable-next-line no-empty-pattern -- Playwright gives what is known of the story second.
  test.beforeEach(({}, info) => info.skip(!isThere, 'there is no mariadbd'))

  test('the machines of an old shop are taken over and looked at, with what was put right', async ({
    page,
    folder,
    start,
  }, info) => {
    info.skip(!hasLegacy(), 'there is no data of an old shop')
    await server.query('create database legacy character set latin1')
    await server.query(await readFile(join(shared, 'legacy.sql'), 'utf8'), 'legacy')
    const report = join(folder, 'report.json')
    const settings = { adminpassword: password }
    await runShopdb({ ...settings, folder }, ['import', 'legacy', '--from', server.urlOf('legacy'), '--report', report])
    // The shape of the report.
    const { tables } = JSON.parse(await readFile(report, 'utf8')) as { tables: Record<string, { created: number }> }

    const site = await start(settings)
    await page.goto(`${site.url}/equipment?isactive=true,false`)
    await signInAs(page, 'admin')
    await expect(page.getByText(`1 to 50 of ${tables['machines']?.created}`)).toBeVisible()

    // Two rows of the old shop had this number.
    await page.goto(`${site.url}/equipment?isactive=true,false&q=3006`)
    await expect(page.getByText('1 to 1 of 1')).toBeVisible()
    await entryOf(page, '3006').click()
    await expect(page.getByRole('region', { name: 'History' })).toContainText('Import from the old database')
    await expect(page.getByRole('region', { name: 'Fields' })).toContainText('Row in the old database')

    // A maker written in two ways, and a note in other letters than those of English.
    await page.goto(`${site.url}/vendors?q=okuma`)
    await expect(page.getByText('1 to 1 of 1')).toBeVisible()
    await page.goto(`${site.url}/equipment?q=3230`)
    await entryOf(page, '3230').click()
    await expect(page.getByText('Werkst\u00fcck 5\u00b0 Neigung - M\u00fcller').first()).toBeVisible()
  })

  test('a site on MariaDB takes a machine, changes it and undoes that', async ({ page, start }) => {
    await server.query('create database shop')
    const site = await start({ adminpassword: password, databaseurl: server.urlOf('shop') })
    expect(site.log()).not.toContain('SQLite')
    await page.goto(`${site.url}/equipment/new`)
    await signInAs(page, 'admin')
    await page.getByLabel('Machine number').fill('M-1')
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(page.getByRole('heading', { name: 'M-1' })).toBeVisible()

    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await pick(page, 'Status', 'Active')
    await page.getByRole('button', { name: 'Save' }).click()
    const fields = page.getByRole('region', { name: 'Fields' })
    await expect(fields).toContainText('Active')
    const history = page.getByRole('region', { name: 'History' })
    await history
      .getByRole('button', { name: /^Undo change/u })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(fields).not.toContainText('Active')
    await page.goto(`${site.url}/equipment?q=m-1`)
    await expect(page.getByText('1 to 1 of 1')).toBeVisible()
  })
})
