import { join } from 'node:path'
import { expect } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { givePlugin, openAs } from './own-plugins.ts'
import { expectNotice, pick } from './pages.ts'
import { password } from './people.ts'
import { runShopdb } from './site.ts'
import { test } from './story.ts'

const keys = `import { asset, conflict, definePlugin, date, file, location, reference, text, vendor } from '@shopdb/contract'
export const plugin = definePlugin({
  permissions: [{ name: 'keys.lend', least: 'manager', label: 'Lend a key' }],
  actions: [
    { of: vendor, name: 'visit', label: 'Note a visit', icon: 'hand', help: 'Who came, and where to?', permission: 'keys.lend',
      input: { who: text({ label: 'Who', required: true, max: 40 }), locationid: reference({ label: 'Where to', to: location }), day: date({ label: 'Day', group: 'At the gate' }), passfileid: file({ label: 'Pass', group: 'At the gate' }) },
      run: async (platform, { id, input }) => {
        if (input.who === 'nobody') throw conflict('Nobody never comes.')
        await platform.change('Visit of ' + input.who, (work) => work.update(vendor, id, { notes: 'Visited by ' + input.who }))
        return { message: 'The visit of ' + input.who + ' is noted.' }
      } },
    { of: vendor, name: 'call', label: 'Call them', icon: 'phone', permission: 'vendors.read', run: async () => ({ message: 'They were called.', tone: 'info', link: '/locations' }) },
    { of: vendor, name: 'numbers', label: 'All numbers', permission: 'vendors.read',
      run: async () => ({ message: 'Two numbers are known.', panels: [{ kind: 'keyvalue', title: 'Numbers', lines: [{ label: 'Desk', detail: '+1 555 1234', link: 'tel:+15551234' }, { label: 'Web', link: 'https://example.com/' }] }] }) },
    { of: vendor, name: 'forget', label: 'Forget the notes', permission: 'vendors.write', offered: (row) => row.notes !== null,
      run: async (platform, { id }) => { await platform.change('Forgotten', (work) => work.update(vendor, id, { notes: null })); return { message: 'Forgotten.' } } },
    { of: vendor, name: 'break', label: 'Break it', permission: 'vendors.write', run: async () => { throw new Error('wires crossed') } },
    { of: vendor, name: 'badge', label: 'Badge in', icon: 'scan-line', on: 'list', help: 'Scan the badge, then the gate.', permission: 'vendors.read',
      input: { badge: text({ label: 'Badge', required: true }), gate: text({ label: 'Gate', required: true }) },
      run: async (_platform, { input }) => ({ message: input.badge + ' went through ' + input.gate + '.' }) },
  ],
  dashboard: async () => [
    { kind: 'list', title: 'Screens', lines: [{ label: 'Press 7', link: 'vnc://10.1.2.3:5900' }, { label: 'Places', link: '/locations' }] },
    { kind: 'table', title: 'Doors', table: { columns: [{ name: 'door', label: 'Door' }, { name: 'open', label: 'Open', unit: 'min' }], rows: [{ door: 'North', open: 31, how: 'error', to: 'https://example.com/north' }, { door: 'South', open: 2, to: '/locations' }], link: 'to', tone: 'how' } },
  ],
})`

test.use({ role: 'nobody' })

test.beforeEach(async ({ folder }) => {
  const manifest = { name: 'keys', title: 'Keys', core_version: '>=0.2.0,<1.0.0' }
  await givePlugin(join(folder, 'own'), manifest, { 'plugin.ts': keys })
  await runShopdb({ folder }, ['seed', 'sample'])
})

test('an action of a row asks with a form, says what is wrong, does it, and the page is fresh', async ({
  page,
  folder,
  start,
}) => {
  test.slow()
  const site = await start({ adminpassword: password, plugins: join(folder, 'own') })
  await openAs(page, site.url)
  await page.goto(`${site.url}/vendors/1`)
  await page.getByRole('button', { name: 'Note a visit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Note a visit' })
  await expect(dialog.getByText('Who came, and where to?')).toBeVisible()
  await expect(dialog.getByLabel('Who', { exact: false }).first()).toBeFocused()
  await expect(dialog.getByRole('group', { name: 'At the gate' }).getByLabel('Day')).toBeVisible()
  await expect(dialog.getByRole('group', { name: 'At the gate' }).getByLabel('Who')).toHaveCount(0)
  expect(await listBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Note a visit' }).click()
  await expect(dialog.getByText('Who is required.')).toBeVisible()
  await page.keyboard.type('nobody')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Nobody never comes.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Who' }).fill('Renishaw service')
  const place = dialog.getByRole('combobox', { name: 'Where to' })
  await place.press('ArrowDown')
  await expect(place).toHaveAttribute('aria-controls', (await page.getByRole('listbox').getAttribute('id')) ?? '')
  await expect(place).toHaveAttribute('aria-activedescendant', /./u)
  await pick(page, 'Where to', 'Grinding')
  await expect(page.getByRole('option')).toHaveCount(0)
  expect(await listBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Note a visit' }).click()
  await expect(dialog).toBeHidden()
  await expectNotice(page, 'The visit of Renishaw service is noted.')
  expect(await listBarriers(page)).toEqual([])
  await expect(page.getByText('Visited by Renishaw service').first()).toBeVisible()
  await expect(page.getByText('Visit of Renishaw service').first()).toBeVisible()

  // What makes sense only now is offered now, in the menu that the keyboard opens.
  await page.getByRole('button', { name: 'More to do' }).press('Enter')
  await expect(page.getByRole('menuitem')).toHaveText(['Call them', 'All numbers', 'Forget the notes', 'Break it'])
  await page.getByRole('menuitem', { name: 'Forget the notes' }).press('Enter')
  await expect(page.getByText('Forgotten.').first()).toBeVisible()
  await page.getByRole('button', { name: 'More to do' }).click()
  await expect(page.getByRole('menuitem')).toHaveText(['Call them', 'All numbers', 'Break it'])
  await page.getByRole('menuitem', { name: 'Break it' }).click()
  await expect(page.getByText('the plugin keys says').first()).toBeVisible()
})

test('an action tells its findings in a dialog, and leads on or elsewhere', async ({ page, folder, start }) => {
  test.slow()
  const site = await start({ adminpassword: password, plugins: join(folder, 'own') })
  await openAs(page, site.url)
  await expect(page.getByRole('link', { name: 'Press 7 (leaves the site)' })).toHaveAttribute(
    'href',
    'vnc://10.1.2.3:5900',
  )
  await expect(page.getByRole('link', { name: 'North (leaves the site)' })).toHaveAttribute('rel', /noopener/u)
  await expect(page.getByRole('link', { name: 'South' })).toHaveAttribute('href', '/locations')
  expect(await listBarriers(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${site.url}/vendors/1`)
  await page.getByRole('button', { name: 'More to do' }).click()
  await page.getByRole('menuitem', { name: 'All numbers' }).click()
  const dialog = page.getByRole('dialog', { name: 'All numbers' })
  await expect(dialog.getByRole('status')).toContainText('Two numbers are known.')
  await expect(dialog.getByRole('link', { name: 'Desk (leaves the site)' })).toHaveAttribute('href', 'tel:+15551234')
  expect(await listBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'More to do' }).click()
  await page.getByRole('menuitem', { name: 'Call them' }).click()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Locations' })).toBeVisible()
})

test('with a scanner in hand, an action on a list is done again and again without a mouse', async ({
  page,
  folder,
  start,
}) => {
  test.slow()
  const site = await start({ adminpassword: password, plugins: join(folder, 'own') })
  await openAs(page, site.url)
  await page.goto(`${site.url}/vendors`)
  await page.getByRole('button', { name: 'Badge in' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Badge in' })
  await expect(dialog.getByRole('textbox', { name: 'Badge' })).toBeFocused()
  for (const badge of ['B-17', 'B-18']) {
    await page.keyboard.type(badge)
    await page.keyboard.press('Enter')
    await page.keyboard.type('North')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('status')).toContainText(`${badge} went through North.`)
    await expect(dialog.getByRole('textbox', { name: 'Badge' })).toBeFocused()
  }
  expect(await listBarriers(page)).toEqual([])
})
