import { readFile } from 'node:fs/promises'
import { expect, type Locator } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { lineOf } from './pages.ts'
import { newNumber } from './shop.ts'
import { phone, test } from './story.ts'

test.use({ role: 'viewer' })

test(
  'a toner that runs out is told at home, found on the page of its printer, and the queue is added to a PC',
  phone,
  async ({ page, shop }) => {
    const name = newNumber()
    const sharename = `\\\\print01\\${name} & more`
    const { assetid } = await shop.create('/api/printers', { assetnumber: name, windowsname: name, sharename })
    const toner = { index: '1.1', description: 'Black Toner, PN 006R01509;SN1', type: 3, unit: 19, maxcapacity: 100 }
    for (const [daysago, level] of [8, 7, 6, 5, 4, 3, 2].map((percent, at) => [6 - at, percent] as const)) {
      const readat = new Date(Date.now() - daysago * 86_400_000).toISOString()
      await shop.post('/api/collectors/printers/supplies', {
        windowsname: name,
        readat,
        supplies: [{ ...toner, level }],
      })
    }

    await page.goto('/')
    const soon = page.getByRole('region', { name: 'Supplies to be replaced soon' })
    await expect(soon.getByRole('listitem').filter({ hasText: name })).toContainText(/2\s%, about 2\sdays/u)
    await soon.getByRole('link', { name: `${name}: Black Toner` }).click()

    await expect(page).toHaveURL(`/printers/${String(assetid)}`)
    const levels = page.getByRole('region', { name: 'Levels', exact: true })
    await expect(lineOf(levels, /^\s*Black Toner/u)).toContainText(/2\s%/u)
    const fields = page.getByRole('region', { name: 'Fields', exact: true })
    const topOf = async (part: Locator): Promise<number> => (await part.boundingBox())?.y ?? Number.NaN
    expect(await topOf(levels)).toBeLessThan(await topOf(fields))
    expect(await topOf(page.getByRole('link', { name: 'Install on this PC' }))).toBeLessThan(await topOf(fields))
    await expect(page.getByRole('img', { name: 'Levels of the last 60 days' })).toBeVisible()
    expect(await listBarriers(page)).toEqual([])

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Install on this PC' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(`install-${name}.cmd`)
    expect(await readFile(await file.path(), 'utf8')).toContain(`PrintUIEntry /in /n "${sharename}"`)
  },
)

test('a list of printers shows what each has the least of, and supplies are found by their state', async ({
  page,
  shop,
}) => {
  const name = newNumber()
  const part = { unit: 19, maxcapacity: 100 }
  await shop.post('/api/collectors/printers/supplies', {
    assetnumber: name,
    supplies: [
      { index: '1.1', description: 'Cyan Toner', type: 3, level: 12, ...part },
      { index: '1.2', description: 'Waste Toner Box', class: 4, type: 4, level: 1, ...part },
    ],
  })
  await page.goto(`/printers?assetnumber=${name}`)
  await expect(page.getByRole('row', { name: new RegExp(name, 'u') })).toContainText(/1\s% Waste Toner Box/u)
  await page.goto('/')
  await page.getByRole('region', { name: 'Supplies running low' }).getByRole('link').click()
  await expect(page.getByRole('row', { name: new RegExp(`Waste Toner Box.*${name}`, 'u') })).toBeVisible()
})

test('the fields of a printer wait a moment for what stands above them', async ({ page }) => {
  await page.goto('/printers')
  const path = (await page.getByRole('main').getByRole('table').getByRole('link').first().getAttribute('href')) ?? ''
  let tell = (): void => undefined
  await page.route('**/panels', async (route) => {
    await new Promise<void>((resolve) => (tell = resolve))
    await route.continue()
  })
  await page.clock.install()
  const open = async (): Promise<void> => {
    const read = page.waitForResponse((answer) => answer.url().endsWith(`/api${path}`))
    await page.goto(path)
    await page.clock.pauseAt(Date.now() + 3_600_000)
    await (await read).finished()
  }
  const rest = page.getByRole('heading', { name: 'History' })
  await open()
  await expect(rest).toHaveCount(0)
  tell()
  await expect(page.getByRole('heading', { name: 'Levels', exact: true })).toBeVisible()
  await expect(rest).toBeVisible()
  // What takes long is not waited for.
  await open()
  await expect(rest).toHaveCount(0)
  await page.clock.runFor(300)
  await expect(rest).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Levels', exact: true })).toHaveCount(0)
  tell()
  await expect(page.getByRole('heading', { name: 'Levels', exact: true })).toBeVisible()
})
